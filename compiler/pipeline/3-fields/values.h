/*
 * values.h - what people write in a field -> numbers.  Pure functions of text.
 *
 * Each returns NULL and sets its result, or returns what is wrong: a constant
 * phrase that goes under the caret ("no time at all").  Ids, dates and language tags, which not
 * only fields hold, are read in base/.
 */
#ifndef PLACARD_FIELDS_VALUES_H
#define PLACARD_FIELDS_VALUES_H

#include "base/str.h"

enum { VALUES_VERSION_MAX = 64, VALUES_NAME_MAX = 32 }; /* bytes */
enum { STAMP_DIGITS = 8, STAMP_FORM_MAX = 8 };          /* bytes */

const char *values_version(struct str text); /* SemVer 2.0.0, https://semver.org */
const char *values_stamp(struct str text);   /* id:8 hex digits, or id:form-8 hex digits */
const char *values_name(struct str text);    /* a field of a work order: a-z, 0-9, _; a letter first */

const char *values_time(struct str text, uint32_t *minutes);     /* 00:00 to 23:59 */
const char *values_duration(struct str text, uint32_t *seconds); /* 1w 2d 3h 4m 5s, falling, each once */
const char *values_distance(struct str text, uint32_t *metres);  /* 40m, 1.2km; 1 m to 99,999 m */
const char *values_integer(struct str text, uint32_t *value);    /* 0 to 999,999,999 */
const char *values_percent(struct str text, uint32_t *value);    /* 80 or 80%, 0 to 100 */

/* Decimal degrees * 10^7 without floating point, rounded half away from zero;
 * `limit` is 90 or 180. */
const char *values_degrees(struct str text, int32_t limit, int32_t *value);

/* Cosine of a latitude, both in fixed point: degrees * 10^7 in, * 65536 out. */
uint32_t values_cosine(int32_t latitude);

#endif
