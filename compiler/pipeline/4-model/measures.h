/*
 * measures.h - symbols of units that mean the same in every language: mV, °C, N·m.  Not for other stages.
 */
#ifndef PLACARD_MODEL_MEASURES_H
#define PLACARD_MODEL_MEASURES_H

#include "base/str.h"

/* What a symbol measures, in which power of ten of it: kV is V and 3. */
struct measure {
    struct str means; /* the same for every symbol that measures it; empty: none, or a word */
    int power;
};

/* The longest symbol that the folded `text` begins with, into `found`; its size, or 0. */
size_t measures_read(struct str text, struct measure *found);

#endif
