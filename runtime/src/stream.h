/*
 * stream.h - tokens of a document or manifest, checked one by one.
 *
 * In:   the bytes of an entry
 * Out:  tokens that are well-formed, stand where their kind may stand, and
 *       carry numbers and text that their kind may carry
 * Next: document.c and module.c add what only they can know
 */
#ifndef PLACARD_STREAM_H
#define PLACARD_STREAM_H

#include "placard.h"

struct stream {
    const uint8_t *bytes;
    uint32_t at, end;                     /* next token; end of the section */
    uint32_t entry;                       /* for errors */
    uint32_t depth;                       /* open nodes */
    uint8_t is_newer;                     /* made by a newer minor version */
    uint8_t is_closed;                    /* the root has ended */
    uint8_t root;                         /* kind that the first token must have */
    uint16_t open[PLACARD_MAX_DEPTH + 1]; /* what the open nodes hold, root first */
    placard_error *error;
};

/* A token.  `kind` PLACARD_END closes the node at `depth`. */
struct token {
    uint8_t kind;
    uint8_t shape;   /* kind_of() it */
    uint32_t depth;  /* nodes it stands in */
    uint32_t at;     /* offset of its kind byte */
    uint32_t number; /* 0 where its kind has none */
    uint32_t text;   /* offset of its text or bytes */
    uint32_t size;   /* bytes of it */
};

/* Check magic, version and sections of `bytes`, and stand before the root token.
 * `magic` has 4 bytes, `root` is the kind of the root. */
placard_status stream_open(struct stream *stream, placard_bytes bytes, const char *magic, placard_kind root,
                           uint32_t entry, placard_error *error);

/* The next token.  After the root's END: PLACARD_OK and kind PLACARD_END, depth
 * PLACARD_NONE. */
placard_status stream_next(struct stream *stream, struct token *token);

/* Refuse: `status` at offset `at` of this stream. */
placard_status stream_refuse(const struct stream *stream, placard_status status, uint32_t at);

#endif
