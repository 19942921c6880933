/*
 * decimal.h - exact decimal numbers, without floating point.
 */
#ifndef PLACARD_DECIMAL_H
#define PLACARD_DECIMAL_H

#include "load.h"
#include "placard.h"

/* A number of at most PLACARD_MAX_DIGITS digits.  Each place is '0' + digit, in a
 * negative number '0' - digit: so numbers are in order when their bytes are,
 * and there is one zero. */
struct decimal {
    uint8_t places[2 * PLACARD_MAX_DIGITS]; /* before the point and after it */
};

/* Read `[+-]digits[.digits]`; returns 0 when `text` is anything else or has
 * more digits than allowed. */
int decimal_read(placard_bytes text, struct decimal *out);

/* -1, 0 or 1 as `a` is less than, equal to or greater than `b`. */
static inline int decimal_compare(const struct decimal *a, const struct decimal *b)
{
    int order = memcmp(a->places, b->places, sizeof a->places);
    return order < 0 ? -1 : order > 0;
}

#endif
