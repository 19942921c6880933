/*
 * manifest.h - fields of a module -> the manifest, a token stream of facts.
 *
 * Facts stand in ascending order of their kind's code, facts of one kind in
 * the author's order; the same rule holds for the terms of a trigger
 * (docs/format/manifest.md, docs/format/triggers.md).
 */
#ifndef PLACARD_BUNDLE_MANIFEST_H
#define PLACARD_BUNDLE_MANIFEST_H

#include "pipeline/6-media/media.h"

/* One language of a bundle. */
struct bundle_document {
    const struct module *module; /* its language and fields; the first is the source */
    struct str bytes;            /* document_encode */
    uint32_t node_count;
};

/* The bytes of the `manifest` entry.  `content` is the content digest. */
struct str manifest_stream(struct arena *arena, const struct bundle_document *documents,
                           size_t document_count, const struct media_list *media, const uint8_t content[32]);

#endif
