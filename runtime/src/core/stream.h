/*
 * stream.h - tokens of one list of kinds, checked one by one.
 *
 * In:   the bytes of an entry, and the kinds that may stand in it (kind.h)
 * Out:  tokens that are well-formed, stand where their kind may stand, and
 *       carry numbers and text that their kind may carry
 * Next: document.c and module.c add what only they can know
 */
#ifndef PLACARD_CORE_STREAM_H
#define PLACARD_CORE_STREAM_H

#include "core/kind.h"
#include "core/private.h"
#include "placard.h"

struct stream {
    /* Before stream_open(), by its caller. */
    const uint8_t *bytes; /* of the entry */
    uint32_t end;         /* how many; then the end of the section */
    uint32_t entry;       /* for errors */
    placard_error *error; /* may be NULL */
    const struct kinds *kinds;
    /* The token read last.  Of its kind_end_ only the kind is set:
     * PLACARD_END closes a node. */
    placard_token token;
    uint32_t start;  /* offset of its kind byte */
    uint32_t traits; /* kind_traits() of it */
    /* The stream's own. */
    uint32_t status;                      /* the first failure */
    uint32_t at;                          /* next token */
    uint32_t level;                       /* open nodes + 1; 0 after the root and after a failure */
    uint16_t open[PLACARD_MAX_DEPTH + 2]; /* what the open nodes hold; beside the root, nothing stands */
};

/* Check magic, version and sections, and stand before the root token.  A failure shows in stream_next(). */
#define stream_open PRIVATE_NAME(stream_open)
PRIVATE void stream_open(struct stream *stream);

/* The next token.  0 after the root's END and after a failure. */
#define stream_next PRIVATE_NAME(stream_next)
PRIVATE int stream_next(struct stream *stream);

/* Refuse: `status` at offset `at`, unless something was refused before.  Returns 0. */
#define stream_refuse PRIVATE_NAME(stream_refuse)
PRIVATE uint32_t stream_refuse(struct stream *stream, placard_status status, uint32_t at);

/* The same at the token read last. */
#define stream_reject PRIVATE_NAME(stream_reject)
PRIVATE void stream_reject(struct stream *stream, placard_status status);

#endif
