/*
 * decimal.h - exact decimal numbers, without floating point.
 */
#ifndef PLACARD_CORE_DECIMAL_H
#define PLACARD_CORE_DECIMAL_H

#include "core/load.h"
#include "core/private.h"
#include "placard.h"

/* A number of at most PLACARD_MAX_DIGITS digits.  Each place is '0' + digit, in a
 * negative number '0' - digit: so numbers are in order when their bytes are,
 * and there is one zero. */
struct decimal {
    uint8_t places[2 * PLACARD_MAX_DIGITS]; /* before the point and after it */
};

/* Read `[+-]digits[.digits]` or `[+-].digits`, with `comma` for '.' too.
 * Returns 0 when `text` is anything else or has more digits than allowed. */
#define decimal_parse PRIVATE_NAME(decimal_parse)
PRIVATE int decimal_parse(placard_bytes text, uint8_t comma, struct decimal *out);

/* An end of a range, as documents have it: behind `sign` when the number itself is not in; empty, less than
 * any number where that is '>', and more where it is '<'.  Returns 1 when it is not in, 0 when it is, -1 when
 * it is none. */
#define decimal_read_end PRIVATE_NAME(decimal_read_end)
PRIVATE int decimal_read_end(placard_bytes text, uint8_t sign, struct decimal *out);

/* As people type it. */
static inline int decimal_read_typed(placard_bytes text, struct decimal *out)
{
    return decimal_parse(text, ',', out);
}

/* -1, 0 or 1 as `a` is less than, equal to or greater than `b`. */
static inline int decimal_compare(const struct decimal *a, const struct decimal *b)
{
    int order = memcmp(a->places, b->places, sizeof a->places);
    return order < 0 ? -1 : order > 0;
}

#endif
