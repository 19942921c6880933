/*
 * field_table.h - every key an author may write, once.
 *
 * Decoder, JSON Schemas, reference page and completion walk this table; nothing
 * about a field is said anywhere else.
 */
#ifndef PLACARD_FIELDS_FIELD_TABLE_H
#define PLACARD_FIELDS_FIELD_TABLE_H

#include "pipeline/3-fields/fields.h"

/* What a field holds, and what its target in the structs of fields.h is. */
enum field_type {
    FIELD_TEXT, /* one line; `low` to `high` characters -> struct scalar */
    FIELD_ID,   /* -> struct scalar, as are all up to FIELD_STAMP */
    FIELD_VERSION,
    FIELD_LANGUAGE,
    FIELD_TIMEZONE,
    FIELD_STAMP,
    FIELD_DATE,       /* -> struct date_field */
    FIELD_INTEGER,    /* `low` to `high` -> struct number_field */
    FIELD_PERCENT,    /* `low` to `high` -> struct number_field */
    FIELD_SWITCH,     /* true or false -> bool */
    FIELD_SWITCH_OFF, /* the same, stored the other way round */
    FIELD_KIND,       /* one of `words` -> placard_module_kind */
    FIELD_DURATIONS,  /* list, rising -> module_fields.review */
    FIELD_GROUP,      /* `fields`, at the target */
    FIELD_SITES,      /* list of groups -> library_fields.sites */
    FIELD_TRIGGERS,   /* list of one-key groups, `fields` -> module_fields.triggers */
    /* Inside triggers; targets in struct trigger. */
    FIELD_MATCH,    /* names with values -> struct match_fields */
    FIELD_EVENT,    /* a name, or a group with `name` and match fields */
    FIELD_POLICY,   /* the word module, or regulations -> struct scalars */
    FIELD_NOTHING,  /* the word true */
    FIELD_SCAN,     /* text, a * at its end is a prefix */
    FIELD_RULE,     /* RFC 5545 RRULE -> struct schedule */
    FIELD_TIME,     /* -> uint32_t, minutes */
    FIELD_DAY,      /* a date -> uint32_t, yyyymmdd */
    FIELD_SHIFT,    /* a duration -> uint32_t, minutes */
    FIELD_LATITUDE, /* -> int32_t, degrees * 10^7 */
    FIELD_LONGITUDE,
    FIELD_DISTANCE, /* -> uint32_t, metres */
    FIELD_POLYGON,  /* list of [lat, lon] */
};

/* Files that may have a field. */
enum {
    IN_MODULE = 1u << FIELDS_MODULE,
    IN_TRANSLATION = 1u << FIELDS_TRANSLATION,
    IN_LIBRARY = 1u << FIELDS_LIBRARY
};

struct field {
    const char *name; /* NULL ends a table */
    enum field_type type;
    unsigned files;             /* where it may stand; 0 inside groups: wherever the group does */
    unsigned required;          /* files that must have it; inside groups: any bit */
    uint32_t low, high;         /* range of its type's measure */
    uint32_t most;              /* not 0: a list of 1 to `most` of the type -> struct scalars */
    size_t offset;              /* of its target */
    const struct field *fields; /* of a group */
    const char *text;           /* for the reference page: a sentence or two */
    const char *example;        /* a value, as written */
};

/* The top level of a file kind; skip rows whose `files` lack it. */
const struct field *field_table(enum fields_file file);

/* The row of `name` in `fields`, or NULL. */
const struct field *field_find(const struct field *fields, struct str name);

/* What to call a type in messages: "a date". */
const char *field_type_name(enum field_type type);

/* Words of FIELD_KIND, in the order of their codes. */
#define FIELD_KIND_COUNT 3
extern const struct str field_kinds[FIELD_KIND_COUNT];

#endif
