/*
 * numbers.h - numbers of an answer line, with tolerance, range and unit, by the grammar of
 * docs/guide/answers.md.  Not for other stages.
 */
#ifndef PLACARD_MODEL_NUMBERS_H
#define PLACARD_MODEL_NUMBERS_H

#include "pipeline/4-model/model.h"

/* Numbers are kept as integers of billionths: nine digits before the point and
 * nine behind it, which every sum of two fits into 64 bits. */
struct decimal {
    int64_t billionths;
    int digits; /* behind the point, as written */
};

struct bound {
    struct decimal at;
    bool is_set;  /* else the range has no end here */
    bool is_open; /* the number itself is wrong */
};

struct number {
    struct bound low, high;
    struct str unit;      /* as written; empty when there is none */
    bool is_percent_bare; /* `200 ± 5 %`, where no unit before it says what is meant */
};

enum numbers_outcome {
    NUMBERS_NONE,      /* does not begin like a number: words */
    NUMBERS_READ,      /* into the number */
    NUMBERS_THOUSANDS, /* one separator before three digits, which can mean two things */
    NUMBERS_LARGE,     /* more digits than are kept */
    NUMBERS_REVERSED,  /* a range that runs backwards */
    NUMBERS_NEGATIVE,  /* a tolerance below 0 */
    NUMBERS_DASH,      /* `5 m s-1`: a range or a power */
    NUMBERS_UNCLEAR,   /* begins like a number and goes on as none */
};

/* Read one right answer, `12 to 15 mm`. */
enum numbers_outcome numbers_read(struct arena *arena, struct str language, struct str text,
                                  struct number *out);

/* Append LOW and HIGH. */
void numbers_add(struct draft *draft, const struct number *number, struct span span);

/* Is every number of `b` one of `a`? */
bool numbers_cover(const struct number *a, const struct number *b);

/* A number as short as it can be written. */
struct str numbers_write(struct arena *arena, struct decimal decimal);

#endif
