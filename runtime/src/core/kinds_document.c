/*
 * kinds_document.c - PLACARD_DOCUMENT_LIST, packed.
 */
#include "core/kind.h"

#include "placard_format.h"

/* clang-format off */
#define DOCUMENT_SETS(X, v)                                                          \
    X(v, 0, PLACARD_IS_PART | PLACARD_IS_BLOCK | PLACARD_IS_SECTION)                 \
    X(v, 1, PLACARD_IS_BLOCK) X(v, 2, PLACARD_IS_INLINE) X(v, 3, PLACARD_IS_ITEM)    \
    X(v, 4, PLACARD_IS_ROW) X(v, 5, PLACARD_IS_CELL) X(v, 6, PLACARD_IS_STEP)        \
    X(v, 7, PLACARD_IS_QUESTION | PLACARD_IS_BLOCK)                                  \
    X(v, 8, PLACARD_IS_ANSWER | PLACARD_IS_BLOCK)                                    \
    X(v, 9, PLACARD_IS_SIDE) X(v, 10, PLACARD_IS_SIDE | PLACARD_IS_BLOCK)            \
    X(v, 11, PLACARD_IS_DETAIL) X(v, 12, PLACARD_IS_DETAIL | PLACARD_IS_INLINE)

#define DOCUMENT_MOSTS(X, v)                                                         \
    X(v, 0, 0, UINT32_MAX) X(v, 1, 0, 1) X(v, 2, 0, 3) X(v, 3, 0, 1001)              \
    X(v, 4, 0, 1999999999) X(v, 5, 1, UINT32_MAX) X(v, 6, 1, 6) X(v, 7, 1, 8)        \
    X(v, 8, 1, 100) X(v, 9, 1, 65535) X(v, 10, 33, 32031)
/* clang-format on */

_Static_assert(PLACARD_TYPE_COUNT <= 15, "a question's type has four bits of its number");

/* A question has a type and points. */
static int document_rule(uint32_t row, uint32_t number)
{
    (void)row;
    return PLACARD_QUESTION_TYPE(number) - 1 < PLACARD_TYPE_COUNT && PLACARD_QUESTION_POINTS(number) > 0;
}

#define KINDS(part)  document_##part
#define KINDS_LIST   PLACARD_DOCUMENT_LIST
#define KINDS_RANGES PLACARD_DOCUMENT_RANGES
#define KINDS_SETS   DOCUMENT_SETS
#define KINDS_MOSTS  DOCUMENT_MOSTS
#define KINDS_FROM_1 5
#define KINDS_RULED  10
#define KINDS_BOTH   0
#define KINDS_FIRST  PLACARD_PARAGRAPH
#define KINDS_LAST   PLACARD_REPLY
#define KINDS_ROOT   PLACARD_DOCUMENT
#define KINDS_MAGIC  STREAM_MAGIC_DOCUMENT
#define KINDS_MAJOR  PLACARD_FORMAT_MAJOR
#define KINDS_MINOR  PLACARD_FORMAT_MINOR
#include "core/kinds.inc"
