/*
 * decimal.h - exact decimal numbers, without floating point.
 */
#ifndef PLACARD_DECIMAL_H
#define PLACARD_DECIMAL_H

#include "placard.h"

/* A number of at most PLACARD_MAX_DIGITS digits. */
struct decimal {
    uint8_t digits[2 * PLACARD_MAX_DIGITS]; /* before the point and after it, filled up with '0' */
    int is_negative;                        /* never set for zero */
};

/* Read `[+-]digits[.digits]`; returns 0 when `text` is anything else or has
 * more digits than allowed. */
int decimal_read(placard_bytes text, struct decimal *out);

/* -1, 0 or 1 as `a` is less than, equal to or greater than `b`. */
int decimal_compare(const struct decimal *a, const struct decimal *b);

#endif
