/*
 * quantity.h - numbers with units in running English text, read once for all who ask.
 *
 * In:   text, and where to begin
 * Out:  the next voltage, pressure, temperature, mass or speed: its least and greatest value
 *       in thousandths of one unit a dimension, and the bytes that it takes
 * Hides: separators of thousands and decimals, prefixes, ranges, spellings of units
 *
 * `1,000 V`, `10 000 V`, `6.0 kV`, `240v`, `480-volt`, `0–60 V DC`, `7 bar`, `-80 °C`, `25 kg`.  A number
 * that is part of a name (`CV-200`), a date or a version is none.
 */
#ifndef PLACARD_BASE_QUANTITY_H
#define PLACARD_BASE_QUANTITY_H

#include "base/str.h"

/* What is measured, in thousandths of: */
enum quantity_dimension {
    QUANTITY_VOLTAGE,     /* V */
    QUANTITY_PRESSURE,    /* bar above the air's */
    QUANTITY_TEMPERATURE, /* °C */
    QUANTITY_MASS,        /* kg */
    QUANTITY_SPEED,       /* km/h */
};

struct quantity {
    enum quantity_dimension dimension;
    int64_t low, high; /* the same, unless it is a range */
    bool is_direct;    /* a voltage that says DC */
    size_t begin, end; /* bytes of the text: from the first digit or sign to the unit's last byte */
};

/*
 * The first quantity that begins at or after byte `from` of `text`; false when there is none.
 * Linear in the text that it passes over.
 */
bool quantity_next(struct str text, size_t from, struct quantity *out);

#endif
