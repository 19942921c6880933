/*
 * footnotes.h - references to footnotes that are not there, and footnotes that end too early.
 */
#ifndef PLACARD_MARKDOWN_FOOTNOTES_H
#define PLACARD_MARKDOWN_FOOTNOTES_H

#include "base/stage.h"
#include "pipeline/2-markdown/fallen.h"
#include "pipeline/2-markdown/tree.h"

/* Check a finished block tree.  Linear.  Reports PL0209, and what fell out of its footnotes. */
void footnotes_check(struct stage *stage, const struct positions *positions, const struct fallen *fallen,
                     const struct node *root);

#endif
