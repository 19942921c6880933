/*
 * kind.h - PLACARD_KIND_LIST and PLACARD_RANGE_LIST as look-ups.
 */
#ifndef PLACARD_KIND_H
#define PLACARD_KIND_H

#include "placard.h"

/* What a kind carries (low half: PLACARD_HAS_*) and its class (high half);
 * KIND_UNKNOWN for a code of no kind, and for END. */
uint32_t kind_of(uint32_t code);

#define KIND_UNKNOWN       0u
#define KIND_HAS           15u
#define KIND_BIT(kind)     (1u << ((kind) >> 4)) /* its class, as a bit of kind_holds() */
#define KIND_IS_PART(kind) ((kind) < 16u)

/* The classes that may stand inside a kind that has children. */
uint32_t kind_holds(uint32_t code);

/* May a token of `kind` carry `number`?  Media indexes are the document's matter. */
int kind_takes(uint32_t kind, uint32_t number);

#endif
