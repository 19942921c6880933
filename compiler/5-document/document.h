/*
 * document.h - module model -> packed document bytes (docs/format/document.md).
 *
 * A table-driven walk: what a kind carries stands in PLACARD_KIND_LIST and
 * nowhere else.  Same model, same bytes.
 */
#ifndef PLACARD_DOCUMENT_H
#define PLACARD_DOCUMENT_H

#include "2-model/module.h"

/* Encode; `*node_count` is the number of nodes a reader will load.  Over a
 * limit of the format: reported (PL03xx), and the result is empty. */
struct str document_encode(struct stage *stage, const struct module *module, uint32_t *node_count);

/* Encode any tree of kinds as a stream body (the manifest uses it too). */
void document_stream(struct buf *out, const struct node *root, uint32_t *node_count);

#endif
