/*
 * told.h - answers that look like numbers and are compared as words: times, ratios, fractions, signs for
 * money or about, dots for a range, separators of two kinds.  Not for other stages.
 */
#ifndef PLACARD_MODEL_TOLD_H
#define PLACARD_MODEL_TOLD_H

#include "base/str.h"

struct told {
    const char *label; /* what it is */
    struct str help;   /* what to write */
};

/* False when the text is none of these. */
bool told_find(struct arena *arena, struct str language, struct str text, struct told *out);

/* A range for a number that was not meant to the digit: `5 ± 1 V`; `5 % ± 1 %`, where `5 ± 1 %` is a share.
 */
struct str told_range(struct arena *arena, struct str number, struct str unit);

#endif
