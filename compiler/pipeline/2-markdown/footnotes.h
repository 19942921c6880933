/*
 * footnotes.h - references to footnotes that are not there.
 */
#ifndef PLACARD_MARKDOWN_FOOTNOTES_H
#define PLACARD_MARKDOWN_FOOTNOTES_H

#include "base/stage.h"
#include "pipeline/2-markdown/tree.h"

/* Check a finished block tree.  Linear.  Reports PL0209. */
void footnotes_check(struct stage *stage, struct span body, const struct node *root);

#endif
