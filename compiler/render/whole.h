/*
 * whole.h - runs of text that the end of a line must not part.
 */
#ifndef PLACARD_RENDER_WHOLE_H
#define PLACARD_RENDER_WHOLE_H

#include "base/str.h"

/* The first such run of `text` at or after `*begin`: `0 bar`, `20 seconds`, `CV-200`, `tires (3)`,
 * `29 CFR 1910.147(f)(3)`.  False: there is none.  Linear in the text that it passes over. */
bool whole_find(struct str text, size_t *begin, size_t *end);

#endif
