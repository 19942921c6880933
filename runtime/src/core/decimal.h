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

/* Read `[+-]digits[.digits]`, with `comma` for '.' too; where that is ',', U+2212 is a minus too.
 * Returns 0 when `text` is anything else or has more digits than allowed. */
#define decimal_parse PRIVATE_NAME(decimal_parse)
PRIVATE int decimal_parse(placard_bytes text, uint8_t comma, struct decimal *out);

/* As documents have it. */
static inline int decimal_read(placard_bytes text, struct decimal *out)
{
    return decimal_parse(text, '.', out);
}

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
