/*
 * timezone.h - names of time zones: those of the tz database that the program was built with.
 *
 * Hides: the list, which the build takes from tzdata (compiler/cmake/Zones.cmake).
 */
#ifndef PLACARD_BASE_TIMEZONE_H
#define PLACARD_BASE_TIMEZONE_H

#include "base/str.h"

/* NULL, or what is wrong: a phrase to go under a caret. */
const char *timezone_check(struct str name);

/* The zone that somebody meant who wrote "Denver", "america/chicago" or "America/Chigaco"; empty: who knows.
 * Costs a walk of the list. */
struct str timezone_meant(struct arena *arena, struct str words);

#endif
