/*
 * kind.c - PLACARD_KIND_LIST and PLACARD_RANGE_LIST packed into two bytes a kind.
 */
#include "core/kind.h"

#include "placard_format.h"

/* Number of the lowest bit of a class, 0 to 14; the one kind of kind in two
 * classes (a term and a value) takes 15.  The roots, which stand nowhere, take a
 * class that the other root does not hold. */
#define BIT_2(set)      ((set)&1 ? 0 : 1)
#define BIT_4(set)      ((set)&3 ? BIT_2(set) : 2 + BIT_2((set) >> 2))
#define BIT_8(set)      ((set)&15 ? BIT_4(set) : 4 + BIT_4((set) >> 4))
#define BIT_16(set)     ((set)&255 ? BIT_8(set) : 8 + BIT_8((set) >> 8))
#define TERM_OR_VALUE   (PLACARD_IS_TERM | PLACARD_IS_VALUE)
#define ROOT(code)      ((code) == PLACARD_MANIFEST ? BIT_16(PLACARD_IS_FACT) : BIT_16(PLACARD_IS_PART))
#define CLASS(is, code) ((is) == TERM_OR_VALUE ? 15 : (is) == 0 ? ROOT(code) : BIT_16(is))

/* X(v, row, set): the sets of classes that some kind holds. */
/* clang-format off */
#define HOLDS_LIST(X, v)                                                             \
    X(v, 0, PLACARD_IS_PART | PLACARD_IS_BLOCK | PLACARD_IS_SECTION)                 \
    X(v, 1, PLACARD_IS_BLOCK) X(v, 2, PLACARD_IS_INLINE) X(v, 3, PLACARD_IS_ITEM)    \
    X(v, 4, PLACARD_IS_ROW) X(v, 5, PLACARD_IS_CELL) X(v, 6, PLACARD_IS_STEP)        \
    X(v, 7, PLACARD_IS_QUESTION | PLACARD_IS_BLOCK)                                  \
    X(v, 8, PLACARD_IS_ANSWER | PLACARD_IS_BLOCK)                                    \
    X(v, 9, PLACARD_IS_SIDE) X(v, 10, PLACARD_IS_SIDE | PLACARD_IS_BLOCK)            \
    X(v, 11, PLACARD_IS_DETAIL) X(v, 12, PLACARD_IS_DETAIL | PLACARD_IS_INLINE)      \
    X(v, 13, PLACARD_IS_FACT) X(v, 14, PLACARD_IS_TERM) X(v, 15, PLACARD_IS_VALUE)

/* X(v, row, least, most): the ranges of more than one rule.  Row 0 takes any number;
 * from row FIRST_1 on they begin at 1.  A range that is not here is is_sound()'s. */
#define FIRST_1 9
#define MOST_LIST(X, v)                                                              \
    X(v, 0, 0, UINT32_MAX) X(v, 1, 0, 1) X(v, 2, 0, 2) X(v, 3, 0, 3) X(v, 4, 0, 1439) \
    X(v, 5, 0, 65536) X(v, 6, 0, 1800000000) X(v, 7, 0, 1999999999)                  \
    X(v, 8, 0, 3600000000) X(v, 9, 1, UINT32_MAX) X(v, 10, 1, 4) X(v, 11, 1, 6)      \
    X(v, 12, 1, 7) X(v, 13, 1, 12) X(v, 14, 1, 100) X(v, 15, 1, 65535)
/* clang-format on */

/* Row of a set, of a range, and of a kind's range: sums in which one term counts. */
#define SET_ROW(v, row, set)           +(row) * ((set) == (v))
#define LEAST_OF(least, most)          (least)
#define MOST_OF(least, most)           (most)
#define RANGE_ROW(v, row, least, most) +(row) * (LEAST_OF v == (least) && MOST_OF v == (most))
#define KIND_ROW(v, kind, least, most) +ROW_##kind *((v) == PLACARD_##kind)

enum {
#define X(v, kind, least, most) ROW_##kind = MOST_LIST(RANGE_ROW, (least, most)),
    PLACARD_RANGE_LIST(X, 0)
#undef X
};

#define HOLDS_ROW(has, holds) ((has)&PLACARD_HAS_CHILDREN ? (HOLDS_LIST(SET_ROW, holds)) : 0)
#define TRAITS(has, is, holds, code)                                                                         \
    ((has) | CLASS(is, code) << 4 | HOLDS_ROW(has, holds) << 8 | (PLACARD_RANGE_LIST(KIND_ROW, code)) << 12)

/* Holes read as 0. */
PRIVATE const uint16_t kind_table[KIND_LAST + 1] = {
#define X(name, code, has, is, holds, number, text) [code] = (uint16_t)(TRAITS(has, is, holds, code)),
    PLACARD_KIND_LIST(X)
#undef X
};

static const uint16_t sets[] = {
#define X(v, row, set) (uint16_t)((set) | ((set)&TERM_OR_VALUE ? 0x8000u : 0u)),
    HOLDS_LIST(X, 0)
#undef X
};

static const uint32_t mosts[] = {
#define X(v, row, least, most) most,
    MOST_LIST(X, 0)
#undef X
};

/* A new kind that the packing cannot say must not pass unseen. */
#define IS_SET(v, row, set) || (set) == (v)
#define X(name, code, has, is, holds, number, text)                                                          \
    _Static_assert((is) == TERM_OR_VALUE || ((is) & ((is)-1)) == 0, "more than one class");                  \
    _Static_assert(((holds) != 0) == (((has)&PLACARD_HAS_CHILDREN) != 0), "children and classes disagree");  \
    _Static_assert((holds) == 0 HOLDS_LIST(IS_SET, holds), "not in HOLDS_LIST");
PLACARD_KIND_LIST(X)
#undef X

/* Those without a row need a rule. */
enum {
#define X(v, kind, least, most) +(ROW_##kind == 0)
    WITHOUT_ROW = PLACARD_RANGE_LIST(X, 0),
#undef X
    IN_RULES = 8
};
_Static_assert(WITHOUT_ROW == IN_RULES, "a range is neither in MOST_LIST nor in is_sound()");

uint32_t kind_holds(uint32_t traits)
{
    return sets[traits >> 8 & 15u];
}

static int is_date(uint32_t number)
{
    uint32_t month = number / 100, day = number % 100, year = month / 100;
    return year - 1 < 9999 && month % 100 - 1 < 12 && day - 1 < 31;
}

/* The ranges that have gaps. */
static int is_sound(uint32_t kind, uint32_t number)
{
    if (kind == PLACARD_QUESTION)
        return (uint32_t)PLACARD_QUESTION_TYPE(number) - 1 < PLACARD_TYPE_COUNT &&
               PLACARD_QUESTION_POINTS(number) - 1 < PLACARD_MAX_POINTS;
    if (kind == PLACARD_MEDIA)
        return (number >> 16) - 1 < PLACARD_MAX_PIXELS && (number & 0xffffu) - 1 < PLACARD_MAX_PIXELS;
    if (kind == PLACARD_BY_DAY)
        return number / 8 < 107 && number % 8 < 7;
    if (kind == PLACARD_BY_MONTH_DAY)
        return number < 63 && number != 31;
    if (kind == PLACARD_EFFECTIVE || kind == PLACARD_WITHDRAWN_ON || kind == PLACARD_START ||
        kind == PLACARD_UNTIL)
        return is_date(number);
    return 1;
}

int kind_takes(uint32_t kind, uint32_t number)
{
    uint32_t row = (uint32_t)kind_table[kind] >> 12;
    return number >= (row >= FIRST_1) && number <= mosts[row] && is_sound(kind, number);
}
