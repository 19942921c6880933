/*
 * nearly.h - what is nearly Markdown: shown as plain text, or shown otherwise than it was written.
 *
 * In:   a block tree and the source that it was read from
 * Out:  a diagnostic on the line of each near-construct, with the mend
 *
 * One table (nearly_lines.c) holds the forms of a line, each with its code, reason and mend; the forms
 * inside of a sentence stand in nearly_inline.c, those of whole blocks in nearly_blocks.c.  Linear
 * in the source.
 */
#ifndef PLACARD_MARKDOWN_NEARLY_H
#define PLACARD_MARKDOWN_NEARLY_H

#include "base/stage.h"
#include "pipeline/2-markdown/tree.h"

/* Report PL0211 to PL0221 for all of a tree. */
void nearly_check(struct stage *stage, const struct node *root);

#endif
