/*
 * bundle.h - documents, manifest and media -> one strict ZIP.
 *
 * The container room writes the strict ZIP of docs/format/container.md;
 * manifest.c makes the manifest from fields.
 *
 * In:   encoded documents (7-stream), media (6-media), fields
 * Out:  the bytes of a bundle: a function of its inputs, to the byte
 * Next: library writes the file
 */
#ifndef PLACARD_BUNDLE_BUNDLE_H
#define PLACARD_BUNDLE_BUNDLE_H

#include "pipeline/8-bundle/manifest.h"

/* Smaller bundles cost time: see docs/decisions for what each level gives. */
#define BUNDLE_DEFAULT_LEVEL 1

struct deflate;

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

enum bundle_fit { BUNDLE_FITS, BUNDLE_REFUSED, BUNDLE_UNSURE };

/*
 * Whether bundle_pack() would pack these; nothing is packed, and `media` may be of a check.  Refused:
 * reported. Unsure: only the bytes tell.
 */
enum bundle_fit bundle_check(struct stage *stage, const struct bundle_document *documents,
                             size_t document_count, const struct media_list *media);

/* The content digest of these (container/content.h). */
void bundle_content_digest(uint8_t out[32], struct arena *arena, const struct bundle_document *documents,
                           size_t document_count, const struct media_list *media);

#endif
