/*
 * kind.h - PLACARD_KIND_LIST and PLACARD_RANGE_LIST as look-ups.
 */
#ifndef PLACARD_KIND_H
#define PLACARD_KIND_H

#include "placard.h"

#define KIND_LAST    PLACARD_CHANGED_REGULATION
#define KIND_UNKNOWN 0u

/* A shape is what a kind carries (PLACARD_HAS_*) + 16 * its class; KIND_UNKNOWN
 * for codes of no kind, and for END. */
extern const uint8_t kind_shapes[KIND_LAST + 1];
#define KIND_BIT(shape)     (1u << ((shape) >> 4)) /* its class, as a bit of kind_holds() */
#define KIND_IS_PART(shape) ((shape) < 16u)

static inline uint32_t kind_of(uint32_t code)
{
    return code <= KIND_LAST ? kind_shapes[code] : KIND_UNKNOWN;
}

/* The classes that may stand inside a kind that has children. */
uint32_t kind_holds(uint32_t code);

/* May a token of `kind` carry `number`?  Media indexes are the document's matter. */
int kind_takes(uint32_t kind, uint32_t number);

#endif
