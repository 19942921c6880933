/*
 * kinds_manifest.c - PLACARD_MANIFEST_LIST, packed.
 */
#include "core/kind.h"

#include "placard_format.h"

/* Rows of ranges with a rule. */
enum { MEDIA_ROW = 11, DATE_ROW, DAY_ROW, MONTH_DAY_ROW };

/* clang-format off */
#define MANIFEST_SETS(X, v)                                                          \
    X(v, 0, PLACARD_IS_FACT) X(v, 1, PLACARD_IS_TERM) X(v, 2, PLACARD_IS_VALUE)

#define MANIFEST_MOSTS(X, v)                                                         \
    X(v, 0, 0, UINT32_MAX) X(v, 1, 0, 2) X(v, 2, 0, 1439) X(v, 3, 0, 65536)          \
    X(v, 4, 0, 1800000000) X(v, 5, 0, 3600000000) X(v, 6, 1, UINT32_MAX)             \
    X(v, 7, 1, 4) X(v, 8, 1, 7) X(v, 9, 1, 12) X(v, 10, 1, 65535)             \
    X(v, MEDIA_ROW, 65537, 268439552) X(v, DATE_ROW, 10101, 99991231)                \
    X(v, DAY_ROW, 0, 854) X(v, MONTH_DAY_ROW, 0, 62)
/* clang-format on */

/* The ranges that have gaps. */
static int manifest_rule(uint32_t row, uint32_t number)
{
    if (row == MEDIA_ROW) /* the width is its own largest */
        return number > 65536 && PLACARD_MEDIA_HEIGHT(number) - 1 < PLACARD_MAX_PIXELS;
    if (row == DATE_ROW)
        return number > 10000 && number / 100 % 100 - 1 < 12 && number % 100 - 1 < 31;
    return row == DAY_ROW ? PLACARD_BY_DAY_WEEKDAY(number) < 7 : PLACARD_BY_MONTH_DAY_OF(number) != 0;
}

#define KINDS(part)  manifest_##part
#define KINDS_LIST   PLACARD_MANIFEST_LIST
#define KINDS_RANGES PLACARD_MANIFEST_RANGES
#define KINDS_SETS   MANIFEST_SETS
#define KINDS_MOSTS  MANIFEST_MOSTS
#define KINDS_FROM_1 6
#define KINDS_RULED  MEDIA_ROW
#define KINDS_BOTH   (PLACARD_IS_TERM | PLACARD_IS_VALUE)
#define KINDS_FIRST  PLACARD_MANIFEST
#define KINDS_LAST   PLACARD_CHANGED_REGULATION
#define KINDS_ROOT   PLACARD_MANIFEST
#define KINDS_MAGIC  STREAM_MAGIC_MANIFEST
#define KINDS_MAJOR  PLACARD_FORMAT_MAJOR
#define KINDS_MINOR  PLACARD_FORMAT_MINOR
#include "core/kinds.inc"
