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

/* ASCII digits that stand alone, not in a name: `19.5` of `about 19.5 %`, `5` of `#5`, none of `CV-200`;
 * empty when there are none. */
struct str told_number(struct str text);

/* Do words before a number say that it is one of many: `about`, `ca.`? */
bool told_is_about(struct str words);

/* A range for a number that was not meant to the digit: `5 ± 1 V`; `5 % ± 1 %`, where `5 ± 1 %` is a share.
 */
struct str told_range(struct arena *arena, struct str number, struct str unit);

#endif
