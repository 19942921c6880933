/*
 * footnotes.h - footnotes that would be lost: notes without a reference,
 * references without a note.
 */
#ifndef PLACARD_MARKDOWN_FOOTNOTES_H
#define PLACARD_MARKDOWN_FOOTNOTES_H

#include "base/stage.h"
#include "pipeline/2-markdown/positions.h"
#include "pipeline/2-markdown/tree.h"

/* Check a finished block tree.  Linear.  Reports PL0208, PL0209. */
void footnotes_check(struct stage *stage, const struct positions *positions, const struct node *root);

#endif
