/*
 * date.h - a day of the calendar, as people write it and as files hold it.
 *
 * The number of a day is year * 10000 + month * 100 + day: 20261201.  It sorts
 * as the days do.  Days are of the proleptic Gregorian calendar, 1900 to 2199.
 */
#ifndef PLACARD_BASE_DATE_H
#define PLACARD_BASE_DATE_H

#include "base/str.h"

/* "2026-12-01" -> 20261201.  NULL, or what is wrong: a phrase to go under a caret. */
const char *date_parse(struct str text, uint32_t *number);

/* "20261201", as RFC 5545, 3.3.4 writes it, the same way. */
const char *date_parse_basic(struct str text, uint32_t *number);

/* The day so many days after 1970-01-01, and back; a number that no day has counts as the next one that is.
 */
uint32_t date_of_days(int64_t days);
int64_t date_days(uint32_t number);

/* 20261201 -> "2026-12-01", in the arena and NUL-terminated behind its length.  Any number has a text. */
struct str date_text(struct arena *arena, uint32_t number);

#endif
