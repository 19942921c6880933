/*
 * bundle.h - documents, manifest and media -> one strict ZIP.
 *
 * zip.c writes the profile of docs/format/container.md; deflate.c knows
 * libdeflate; manifest.c makes the manifest from fields.
 *
 * In:   encoded documents (5-document), media (4-media), fields
 * Out:  the bytes of a bundle: a function of its inputs, to the byte
 * Next: library writes the file
 */
#ifndef PLACARD_BUNDLE_BUNDLE_H
#define PLACARD_BUNDLE_BUNDLE_H

#include "pipeline/6-media/media.h"

/* Smaller bundles cost time: see docs/decisions for what each level gives. */
#define BUNDLE_DEFAULT_LEVEL 1

struct deflate;

struct bundle_document {
    const struct module *module; /* its language and fields; the first is the source */
    struct str bytes;            /* document_encode */
    uint32_t node_count;
};

struct bundle_options {
    int level;               /* libdeflate 1 to 12; 0: BUNDLE_DEFAULT_LEVEL */
    struct deflate *deflate; /* deflate_new() of this thread, made once; NULL: made here, by `level` */
};

/*
 * The whole file, in stage->arena.  `documents`: the source language first,
 * the others in any order, at least one, none empty; `media` in ascending order of digest.
 *
 * Empty, and reported, when a limit of the format is passed (PL0355
 * bundle-too-large) or two texts are one language (PL0353 double-language).
 */
struct str bundle_pack(struct stage *stage, const struct bundle_document *documents, size_t document_count,
                       const struct media_list *media, const struct bundle_options *options);

/*
 * SHA-256 of what workers see: for each language in order u8 length of the tag,
 * tag, u32le size, document; then for each picture u32le size, file.  It does
 * not change when only packaging or triggers change.
 */
void bundle_content_digest(uint8_t out[32], struct arena *arena, const struct bundle_document *documents,
                           size_t document_count, const struct media_list *media);

#endif
