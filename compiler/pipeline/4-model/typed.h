/*
 * typed.h - what counts as typed: PLACARD_TYPED_LIST for the compiler, which folds an author's answers as
 * the runtime folds a worker's.  Not for other stages.
 */
#ifndef PLACARD_MODEL_TYPED_H
#define PLACARD_MODEL_TYPED_H

#include "base/str.h"

/* What a code point counts as: another in ASCII, 0 for nothing, else itself. */
uint32_t typed_as(uint32_t code_point);

/* Every letter as it counts; nothing else is changed. */
struct str typed_plain(struct arena *arena, struct str text);

/* An answer of words as it is compared: letters as they count, compatibility forms and, unless it is
 * `exact`, case folded, blanks at the ends and full stops at the end dropped, a run of blanks one. */
struct str typed_fold(struct arena *arena, struct str text, bool is_exact);

/* The same of letters inside of an answer, full stops at the end kept. */
struct str typed_letters(struct arena *arena, struct str text, bool is_exact);

/* Without the blanks at both ends, and the full stops at the end. */
struct str typed_trim(struct str text);

/* Dots between units: N·m; the middle dots of several keyboards. */
enum { TYPED_DOTS = 7 };
extern const uint32_t typed_dots[TYPED_DOTS];
bool typed_is_dot(uint32_t code_point);

#endif
