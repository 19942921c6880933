/*
 * inflate.h - raw deflate (RFC 1951), all at once, into memory of known size.
 */
#ifndef PLACARD_INFLATE_H
#define PLACARD_INFLATE_H

#include "placard.h"

#define INFLATE_FAST_BITS 8 /* codes up to this length are decoded by one look-up */

/* One code: a table for short codes, counts and sorted symbols for long ones. */
struct inflate_code {
    uint16_t fast[1u << INFLATE_FAST_BITS]; /* symbol * 16 + length; 0: longer or none */
    uint16_t count[16];                     /* codes of each length */
    uint16_t symbol[288];                   /* by length, then by value */
};

/* Working memory, too large for the stack; may be garbage before, is after. */
struct inflate_work {
    struct inflate_code literal, distance;
    uint8_t lengths[320];
};

/*
 * Inflate `packed` into exactly `size` bytes at `out`.  Both must end
 * together: a stream that stops early, goes on, or is followed by bytes is
 * refused.  On failure `*at` is where in `packed`.  Linear.
 * Errors: DEFLATE_DATA, DEFLATE_SIZE.
 */
placard_status inflate_all(struct inflate_work *work, placard_bytes packed, uint8_t *out, uint32_t size,
                           size_t *at);

#endif
