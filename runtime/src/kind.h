/*
 * kind.h - PLACARD_KIND_LIST and PLACARD_RANGE_LIST as look-ups.
 */
#ifndef PLACARD_KIND_H
#define PLACARD_KIND_H

#include "placard.h"

/* What a kind carries, where it may stand, what may stand in it. */
struct kind {
    uint16_t is, holds;
    uint8_t has; /* PLACARD_HAS_*; PLACARD_KIND_UNKNOWN: no such kind */
};

#define PLACARD_KIND_UNKNOWN 0xffu

/* Any `code`; one of no kind gives has == PLACARD_KIND_UNKNOWN. */
struct kind kind_of(uint32_t code);

/* May a token of `kind` carry `number`?  Media indexes are the document's matter. */
int kind_takes(uint32_t kind, uint32_t number);

#endif
