/*
 * kind.h - PLACARD_KIND_LIST and PLACARD_RANGE_LIST as look-ups.
 */
#ifndef PLACARD_CORE_KIND_H
#define PLACARD_CORE_KIND_H

#include "core/private.h"
#include "placard.h"

#define KIND_LAST    PLACARD_CHANGED_REGULATION
#define KIND_UNKNOWN 0u

/* What the reader must know of a kind, in 16 bits, from the lowest: four for what it
 * carries (PLACARD_HAS_*), the number of its class, the row of the classes it holds, the
 * row of its range.  KIND_UNKNOWN for codes of no kind, and for END. */
#define kind_table PRIVATE_NAME(kind_table)
PRIVATE_DATA const uint16_t kind_table[KIND_LAST + 1];
#define KIND_CLASS(traits)   ((traits) >> 4 & 15u)
#define KIND_IS_PART(traits) (KIND_CLASS(traits) == 0)

static inline uint32_t kind_traits(uint32_t code)
{
    return code <= KIND_LAST ? kind_table[code] : KIND_UNKNOWN;
}

/* The classes that may stand inside a kind that has children, from its traits. */
#define kind_holds PRIVATE_NAME(kind_holds)
PRIVATE uint32_t kind_holds(uint32_t traits);

/* May a token of `kind` carry `number`?  Media indexes are the document's matter. */
#define kind_takes PRIVATE_NAME(kind_takes)
PRIVATE int kind_takes(uint32_t kind, uint32_t number);

#endif
