/*
 * bidi.h - measures and codes inside right-to-left text.  Internal to the render stage.
 *
 * After Arabic letters the bidirectional algorithm lays `480 V` out as `V 480`
 * (UAX #9, rule W2), -5 with its sign behind, and dates backwards.  Such a
 * run keeps its order when it stands in an isolate of its own.
 */
#ifndef PLACARD_RENDER_BIDI_H
#define PLACARD_RENDER_BIDI_H

#include "base/str.h"

/*
 * The first run in `text` from `*begin` on that needs an isolate: digits with
 * Latin or Greek letters, signs, blanks between them, or two and more hyphens.  Sets `*begin`
 * and `*end`; false when there is none.  Linear in the bytes that it passes.
 */
bool bidi_find_run(struct str text, size_t *begin, size_t *end);

#endif
