/*
 * markdown.h - body text -> block tree.  The only file that knows cmark-gfm
 * is markdown.c.
 *
 * In:   the body of one source file (front matter cut off), already inside
 *       the limits (limits.h)
 * Out:  a tree of PLACARD_DOCUMENT with GFM kinds, NODE_COMMENT and NODE_TARGET
 * Next: 2-model
 */
#ifndef PLACARD_MARKDOWN_MARKDOWN_H
#define PLACARD_MARKDOWN_MARKDOWN_H

#include "base/stage.h"
#include "pipeline/2-markdown/tree.h"

/*
 * Register cmark-gfm's extensions.  Takes memory from the system and stops the
 * program when there is none, so a program calls it once when it starts;
 * markdown_parse() calls it where that was forgotten.  Any thread, any number of times.
 */
void markdown_setup(void);

/*
 * Parse stage->source bytes `body`.  Never NULL; reports PL02xx.
 *
 * Text is shared with the parser's own buffers in the arena.  A soft break is
 * a newline inside TEXT; TEXT never stands beside TEXT.  Footnotes come last,
 * in the order of their first reference.
 */
struct node *markdown_parse(struct stage *stage, struct span body);

#endif
