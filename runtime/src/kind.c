/*
 * kind.c - PLACARD_KIND_LIST packed into two bytes a kind, and the ranges.
 */
#include "kind.h"

#include "placard_format.h"

#define LAST_KIND PLACARD_CHANGED_REGULATION

/* Number of the lowest bit of a class, 0 to 14; the one kind of kind in two
 * classes (a term and a value) takes 15. */
#define BIT_2(set)    ((set)&1 ? 0 : 1)
#define BIT_4(set)    ((set)&3 ? BIT_2(set) : 2 + BIT_2((set) >> 2))
#define BIT_8(set)    ((set)&15 ? BIT_4(set) : 4 + BIT_4((set) >> 4))
#define BIT_16(set)   ((set)&255 ? BIT_8(set) : 8 + BIT_8((set) >> 8))
#define TERM_OR_VALUE (PLACARD_IS_TERM | PLACARD_IS_VALUE)
#define CLASS(is)     ((is) == TERM_OR_VALUE ? 15 : (is) == 0 ? 0 : BIT_16(is))

/* has + 16 * class.  Holes read as 0, and so does END. */
static const uint8_t kinds[LAST_KIND + 1] = {
#define X(name, code, has, is, holds, number, text) [code] = (uint8_t)((has) + 16 * CLASS(is)),
    PLACARD_KIND_LIST(X)
#undef X
};

/* What a kind holds is one or two classes (but for DOCUMENT, three): they fit a
 * byte, the lower in the low half; a single one stands twice. */
#define DOCUMENT_BODY (PLACARD_IS_PART | PLACARD_IS_BLOCK | PLACARD_IS_SECTION)
#define REST(set)     ((set) & ((set)-1))
#define PAIR_OF(set)  (BIT_16(set) + 16 * (REST(set) == 0 ? BIT_16(set) : BIT_16(REST(set))))
static const uint8_t holds_pairs[LAST_KIND + 1] = {
#define X(name, code, has, is, holds, number, text) [code] = (uint8_t)((holds) == 0 ? 0 : PAIR_OF(holds)),
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

static const struct range {
    uint32_t most;
    uint16_t least_low; /* low 16 bits of the least; the rest stands in `rest` */
    uint8_t rest, kind;
} ranges[] = {
#define X(name, least, most)                                                                                 \
    {(uint32_t)(most), (uint16_t)((least)&0xffff), (uint8_t)((least) >> 16), PLACARD_##name},
    PLACARD_RANGE_LIST(X)
#undef X
};

struct kind kind_of(uint32_t code)
{
    struct kind kind = {0, 0, PLACARD_KIND_UNKNOWN};
    uint32_t packed = code <= LAST_KIND ? kinds[code] : 0, pair;
    if (code == PLACARD_END)
        kind.has = 0;
    if (packed == 0)
        return kind;
    kind.has = packed & 15u;
    kind.is = (uint16_t)(packed >> 4 == 15 ? TERM_OR_VALUE : 1u << (packed >> 4));
    pair = holds_pairs[code];
    if (kind.has & PLACARD_HAS_CHILDREN)
        kind.holds = (uint16_t)(1u << (pair & 15u) | 1u << (pair >> 4));
    if (code == PLACARD_DOCUMENT)
        kind.holds = DOCUMENT_BODY;
    return kind;
}

static int is_date(uint32_t number)
{
    uint32_t month = number / 100 % 100, day = number % 100;
    return month >= 1 && month <= 12 && day >= 1 && day <= 31;
}

/* What a range cannot say. */
static int is_sound(uint32_t kind, uint32_t number)
{
    switch (kind) {
    case PLACARD_QUESTION:
        return (number & QUESTION_TYPE_MASK) - 1u < PLACARD_TYPE_TRUE_FALSE && number >= QUESTION_POINT;
    case PLACARD_MEDIA:
        return (number & 0xffffu) - 1u < PLACARD_MAX_PIXELS;
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
        if (ranges[i].kind == kind) {
            uint32_t least = ranges[i].least_low | (uint32_t)ranges[i].rest << 16;
            return number >= least && number <= ranges[i].most && is_sound(kind, number);
        }
    return 1;
}
