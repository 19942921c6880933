/*
 * markdown.h - body text -> block tree.  The only file that knows cmark-gfm
 * is markdown.c.
 *
 * In:   the body of one source file (front matter cut off), already inside
 *       the limits (limits.h)
 * Out:  a tree of PLACARD_DOCUMENT with GFM kinds and NODE_COMMENT
 * Next: 2-model
 */
#ifndef PLACARD_MARKDOWN_H
#define PLACARD_MARKDOWN_H

#include "0-base/stage.h"
#include "1-source/tree.h"

/* Parse stage->source bytes `body`.  Never NULL; reports PL02xx. */
struct node *markdown_parse(struct stage *stage, struct span body);

#endif
