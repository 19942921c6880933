/*
 * bundle.h - documents, manifest and media -> one strict ZIP.
 *
 * zip.c writes the profile of docs/format/container.md; deflate.c knows
 * libdeflate; manifest.c makes the manifest from fields.
 */
#ifndef PLACARD_BUNDLE_H
#define PLACARD_BUNDLE_H

#include "4-media/media.h"

struct bundle_document {
    const struct module *module; /* its language and fields; the first is the source */
    struct str bytes;            /* document_encode */
    uint32_t node_count;
};

struct bundle_options { int level; }; /* libdeflate 1 to 12 */

/* The whole file.  Empty when a limit of the format is passed (reported). */
struct str bundle_pack(struct stage *stage, const struct bundle_document *documents, size_t document_count,
                       const struct media_list *media, const struct bundle_options *options);

#endif
