/*
 * tokens.h - a tree as the tokens of a packed stream (docs/format/stream.md).
 *
 * A table-driven walk: what a kind carries stands in the lists of placard.h and
 * nowhere else.  Nodes of kinds that never reach a bundle (NODE_COMMENT ...) are left
 * out with all they hold.
 *
 * In:   struct node
 * Out:  bytes
 * Next: document.c, and 8-bundle for the manifest
 */
#ifndef PLACARD_STREAM_TOKENS_H
#define PLACARD_STREAM_TOKENS_H

#include "pipeline/4-model/module.h"

/*
 * Append a whole stream to `out`: magic (by the kind of `root`, MANIFEST or
 * DOCUMENT), format version, one section with the tokens of the tree.
 * `*node_count` counts every token but END.
 */
void tokens_stream(struct buf *out, const struct node *root, uint32_t *node_count);

/* Append the tokens of a tree; the number of them without the ENDs. */
uint32_t tokens_of(struct buf *out, const struct node *root);

/* Does a node of this kind reach a bundle? */
bool tokens_reach(const struct node *node);

/* `node`, or the first of its later siblings that reaches a bundle, or NULL. */
const struct node *tokens_first(const struct node *node);

#endif
