/*
 * inflate.h - raw deflate (RFC 1951), all at once, into memory of known size.
 */
#ifndef PLACARD_CORE_INFLATE_H
#define PLACARD_CORE_INFLATE_H

#include "core/private.h"
#include "placard.h"

#define INFLATE_FAST_BITS 8 /* codes up to this length are decoded by one look-up */

/* One code: counts and sorted symbols; built for speed, a table for short codes as well. */
struct inflate_code {
    uint16_t count[16];   /* codes of each length */
    uint16_t symbol[288]; /* by length, then by value */
#ifndef __OPTIMIZE_SIZE__
    uint16_t fast[1u << INFLATE_FAST_BITS]; /* symbol * 16 + length; 0: longer or none */
#endif
};

/* Where input and output stand. */
struct inflater {
    const uint8_t *next, *end;
#ifdef __OPTIMIZE_SIZE__
    const uint8_t *begin; /* of the number or symbol that is being taken */
    uint32_t bits;        /* of one byte, not yet used, below a 1 */
#else
    size_t bits;    /* not yet used, lowest first */
    uint32_t count; /* how many of them */
#endif
    uint8_t *out, *to, *limit; /* output: its start, where it goes on, its end */
    uint32_t blocks;           /* begun so far */
    uint32_t is_short;         /* more bits were asked for than there are */
};

/* Working memory, too large for the stack; may be garbage before, is after.  Smaller
 * when built for size; the name of its own lets no one link what was built in two ways. */
#ifdef __OPTIMIZE_SIZE__
#define inflate_all PRIVATE_NAME(inflate_all_small)
#else
#define inflate_all PRIVATE_NAME(inflate_all)
#endif
struct inflate_work {
    struct inflater in;
    struct inflate_code literal, distance;
    uint8_t lengths[320];
};

/*
 * Inflate `packed` into exactly `size` bytes at `out`.  Both must end
 * together: a stream that stops early, goes on, or is followed by bytes is
 * refused.  On failure `*at` is where in `packed`.  Linear: tables are built
 * for a limited number of blocks, which may be empty.
 * Errors: DEFLATE_DATA, DEFLATE_SIZE, LIMIT_BLOCKS.
 */
PRIVATE placard_status inflate_all(struct inflate_work *work, placard_bytes packed, uint8_t *out,
                                   uint32_t size, size_t *at);

#endif
