/*
 * meant.h - what somebody meant who wrote a value in a form that is not read: for "did you mean".
 *
 * In:   text as typed
 * Out:  the same in the form that is read, in the arena; empty: who knows
 */
#ifndef PLACARD_FIELDS_MEANT_H
#define PLACARD_FIELDS_MEANT_H

#include "base/str.h"

struct arena;

/* "30 days" -> "30d", "2 Wochen" -> "2w", "1 month" -> "30d". */
struct str meant_duration(struct arena *arena, struct str text);

/* "50" and "50 meters" -> "50m". */
struct str meant_distance(struct arena *arena, struct str text);

/* "39,7392" -> "39.7392": a decimal comma. */
struct str meant_decimal(struct arena *arena, struct str text);

#endif
