/*
 * dropped.h - lines that the parser takes out of the text: link definitions, and footnotes that nothing
 * refers to.
 *
 * Every line of a body lies in a leaf block, is blank but for the marks of lists
 * and quotes, or was dropped.  While the tree is built its leaves note their
 * lines; what is left is looked at here.
 *
 * In:  the finished block tree, and the lines that leaves hold
 * Out: messages about what no worker will see
 */
#ifndef PLACARD_MARKDOWN_DROPPED_H
#define PLACARD_MARKDOWN_DROPPED_H

#include "base/stage.h"
#include "pipeline/2-markdown/fallen.h"
#include "pipeline/2-markdown/positions.h"
#include "pipeline/2-markdown/tree.h"

struct dropped {
    bool *is_held; /* one a line of the body */
};

struct dropped dropped_start(struct stage *stage, const struct positions *positions);

/* The lines of `span` are shown, or have a message of their own.  Linear in them, and in the logarithm of all
 * lines. */
void dropped_hold(struct dropped *dropped, const struct positions *positions, struct span span);

/* Report what no leaf holds: PL0208, PL0210; and what fell out of such a note.  Linear. */
void dropped_check(struct stage *stage, const struct dropped *dropped, const struct positions *positions,
                   const struct fallen *fallen, const struct node *root);

#endif
