/*
 * cjk.h - emphasis beside scripts that are written without blanks.
 *
 * In:   a block tree whose inlines are as CommonMark reads them
 * Out:  the same tree, with marks paired that CommonMark's flanking rule leaves as text beside Chinese,
 * Japanese and Korean letters: in "按**“停止”**钮" both pairs of stars stand between a letter and a quotation
 * mark
 *
 * A documented difference from cmark-gfm (docs/guide/source.md).  Linear in the source.
 */
#ifndef PLACARD_MARKDOWN_CJK_H
#define PLACARD_MARKDOWN_CJK_H

#include "base/stage.h"
#include "pipeline/2-markdown/tree.h"

/* Pair the stars of each paragraph, heading and cell in which a run of them is left beside such a letter. */
void cjk_emphasis(struct stage *stage, struct node *root);

#endif
