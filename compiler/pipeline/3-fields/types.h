/*
 * types.h - the types of fields, and what each sets.
 *
 * A type is one row, in the file named here; field.h says what a row holds.
 */
#ifndef PLACARD_FIELDS_TYPES_H
#define PLACARD_FIELDS_TYPES_H

#include "pipeline/3-fields/field.h"

/* type_text.c: a struct scalar, or with `most` a struct scalars. */
extern const struct field_type type_text; /* one line; `low` to `high` characters */
extern const struct field_type type_id;
extern const struct field_type type_version;
extern const struct field_type type_language;
extern const struct field_type type_timezone;
extern const struct field_type type_stamp;

/* type_number.c: a struct number_field, a struct date_field. */
extern const struct field_type type_integer; /* `low` to `high` */
extern const struct field_type type_percent; /* `low` to `high` */
extern const struct field_type type_date;

/* type_word.c */
extern const struct field_type type_stale;      /* mark or refuse -> enum stale_mode */
extern const struct field_type type_switch;     /* true or false -> bool */
extern const struct field_type type_switch_off; /* the same, stored the other way round */
extern const struct field_type type_kind;       /* -> module_fields.kind */

/* type_group.c */
extern const struct field_type type_group; /* what its rows set */
extern const struct field_type type_sites; /* list of groups -> library_fields.sites */

/* type_trigger.c: what has its own place in struct trigger. */
extern const struct field_type type_triggers; /* list of one-key groups -> module_fields.triggers */
extern const struct field_type type_match;    /* names with values, `low` to `high` of them */
extern const struct field_type type_event;    /* a name, or a group with `name` and at most `high` matches */
extern const struct field_type type_policy;   /* the word module, or regulations -> struct scalars */
extern const struct field_type type_scan;     /* text, a * at its end is a prefix */
extern const struct field_type type_true;     /* the word true: sets nothing */

/* type_place.c: in struct trigger and in sites. */
extern const struct field_type type_location;  /* a group of one shape */
extern const struct field_type type_latitude;  /* -> int32_t, degrees * 10^7 */
extern const struct field_type type_longitude; /* the same */
extern const struct field_type type_distance;  /* -> uint32_t, metres */
extern const struct field_type type_polygon;   /* `low` to `high` of [lat, lon] */

/* type_time.c: in a module, then in struct trigger. */
extern const struct field_type type_review;   /* durations, rising -> module_fields.review */
extern const struct field_type type_schedule; /* a group of one kind */
extern const struct field_type type_rule;     /* RFC 5545 RRULE -> struct schedule */
extern const struct field_type type_time;     /* -> uint32_t, minutes */
extern const struct field_type type_shift;    /* a duration -> uint32_t, minutes */

#endif
