/*
 * kind.c - PLACARD_KIND_LIST packed into two bytes a kind, and the ranges.
 */
#include "kind.h"

#include "placard_format.h"

/* Number of the lowest bit of a class, 0 to 14; the one kind of kind in two
 * classes (a term and a value) takes 15. */
#define BIT_2(set)    ((set)&1 ? 0 : 1)
#define BIT_4(set)    ((set)&3 ? BIT_2(set) : 2 + BIT_2((set) >> 2))
#define BIT_8(set)    ((set)&15 ? BIT_4(set) : 4 + BIT_4((set) >> 4))
#define BIT_16(set)   ((set)&255 ? BIT_8(set) : 8 + BIT_8((set) >> 8))
#define TERM_OR_VALUE (PLACARD_IS_TERM | PLACARD_IS_VALUE)
#define CLASS(is)     ((is) == TERM_OR_VALUE ? 15 : (is) == 0 ? 0 : BIT_16(is))

/* has + 16 * class.  Holes read as 0, and so does END. */
const uint8_t kind_shapes[KIND_LAST + 1] = {
#define X(name, code, has, is, holds, number, text) [code] = (uint8_t)((has) + 16 * CLASS(is)),
    PLACARD_KIND_LIST(X)
#undef X
};

/* What a kind holds is one or two classes (but for DOCUMENT, three): they fit a
 * byte, the lower in the low half; a single one stands twice, a term or value
 * with 15. */
#define DOCUMENT_BODY (PLACARD_IS_PART | PLACARD_IS_BLOCK | PLACARD_IS_SECTION)
#define REST(set)     ((set) & ((set)-1))
#define OTHER(set)    ((set)&TERM_OR_VALUE ? 15 : REST(set) == 0 ? BIT_16(set) : BIT_16(REST(set)))
static const uint8_t holds_pairs[KIND_LAST + 1] = {
#define X(name, code, has, is, holds, number, text)                                                          \
    [code] = (uint8_t)((holds) == 0 ? 0 : BIT_16(holds) + 16 * OTHER(holds)),
    PLACARD_KIND_LIST(X)
#undef X
};

/* A new kind that the packing cannot say must not pass unseen. */
#define X(name, code, has, is, holds, number, text)                                                          \
    _Static_assert((is) == TERM_OR_VALUE || REST(is) == 0, "more than one class");                           \
    _Static_assert((code) == PLACARD_DOCUMENT || (holds) == 0 || REST(REST(holds)) == 0, "holds too much");  \
    _Static_assert(((holds) != 0) == (((has)&PLACARD_HAS_CHILDREN) != 0), "children and classes disagree");
PLACARD_KIND_LIST(X)
#undef X

/* The upper ends of ranges, ascending.  A range is one byte: twice the place of
 * its upper end, + 1 when it begins at 1; what begins later has a rule below. */
/* clang-format off */
#define MOST_LIST(X, v)                                                                                      \
    X(v, 1) X(v, 2) X(v, 3) X(v, 4) X(v, 6) X(v, 7) X(v, 12) X(v, 62) X(v, 100) X(v, 854) X(v, 1439)         \
    X(v, 32023) X(v, 65535) X(v, 65536) X(v, 99991231) X(v, 268439552) X(v, 1800000000) X(v, 1999999999)     \
    X(v, 3600000000) X(v, UINT32_MAX)
/* clang-format on */

static const uint32_t mosts[] = {
#define X(v, most) most,
    MOST_LIST(X, 0)
#undef X
};

#define IS_ABOVE(v, most) +((v) > (most))
#define IS_SAME(v, most)  || (v) == (most)

static const struct range {
    uint8_t kind, bounds;
} ranges[] = {
#define X(name, least, most) {PLACARD_##name, (uint8_t)(2 * (MOST_LIST(IS_ABOVE, most)) + ((least) > 0))},
    PLACARD_RANGE_LIST(X)
#undef X
};

#define X(name, least, most) _Static_assert(0 MOST_LIST(IS_SAME, most), "not in MOST_LIST");
PLACARD_RANGE_LIST(X)
#undef X

uint32_t kind_holds(uint32_t code)
{
    uint32_t pair = holds_pairs[code];
    return code == PLACARD_DOCUMENT ? DOCUMENT_BODY : 1u << (pair & 15u) | 1u << (pair >> 4);
}

static int is_date(uint32_t number)
{
    uint32_t month = number / 100 % 100, day = number % 100;
    return number >= 10000 && month >= 1 && month <= 12 && day >= 1 && day <= 31;
}

/* What a range cannot say. */
static int is_sound(uint32_t kind, uint32_t number)
{
    switch (kind) {
    case PLACARD_QUESTION:
        return (number & QUESTION_TYPE_MASK) - 1u < PLACARD_TYPE_TRUE_FALSE && number >= QUESTION_POINT;
    case PLACARD_MEDIA:
        return number > 0xffffu && (number & 0xffffu) - 1u < PLACARD_MAX_PIXELS;
    case PLACARD_BY_DAY:
        return (number & 7u) < 7;
    case PLACARD_BY_MONTH_DAY:
        return number != 31;
    case PLACARD_EFFECTIVE:
    case PLACARD_WITHDRAWN_ON:
    case PLACARD_START:
    case PLACARD_UNTIL:
        return is_date(number);
    default:
        return 1;
    }
}

int kind_takes(uint32_t kind, uint32_t number)
{
    for (uint32_t i = 0; i < sizeof ranges / sizeof ranges[0]; i++)
        if (ranges[i].kind == kind)
            return number >= (ranges[i].bounds & 1u) && number <= mosts[ranges[i].bounds >> 1] &&
                   is_sound(kind, number);
    return 1;
}
