/*
 * document.h - module model -> packed document bytes (docs/format/document.md).
 *
 * Same model, same bytes.
 *
 * In:   struct module, images numbered by 6-media
 * Out:  one token stream
 * Next: 8-bundle
 */
#ifndef PLACARD_STREAM_DOCUMENT_H
#define PLACARD_STREAM_DOCUMENT_H

#include "pipeline/4-model/module.h"

/*
 * Encode one language of a module; `*node_count` is the number of nodes a
 * reader will load.  Linear in the model.
 *
 * Over a limit of the format: every limit passed is reported once, at the
 * first thing past it, the result is empty and `*node_count` is 0.
 * Reports: PL0350 document-too-large, and what census.h does.  (The limits of a
 * quiz are the model's: PL05xx.)
 */
struct str document_encode(struct stage *stage, const struct module *module, uint32_t *node_count);

#endif
