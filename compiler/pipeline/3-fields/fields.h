/*
 * fields.h - front matter and placard.yaml, decoded by the field table.
 *
 * Every field is described once, in the table of field_table.c, and every type of field once, in a
 * type_*.c (field.h).  Validation, the files of schemas/ and docs/guide/fields.md come from there, and
 * completion in an editor can.
 *
 * In:   YAML events of libyaml (yaml.h), by field: a scalar stays what the
 *       author typed until its field's type reads it
 * Out:  struct module_fields or struct library_fields, with spans
 */
#ifndef PLACARD_FIELDS_FIELDS_H
#define PLACARD_FIELDS_FIELDS_H

#include "base/stage.h"
#include "placard.h"

/* A scalar as typed, with its place.  Absent: span empty and text.ptr NULL. */
struct scalar {
    struct str text;
    struct span span;
};
struct scalars {
    struct scalar *items;
    size_t count;
};

struct number_field {
    bool is_set;
    uint32_t value;
    struct span span;
};
struct date_field {
    bool is_set;
    uint32_t yyyymmdd;
    struct span span;
};

/* Decimal degrees * 10^7, signed. */
struct point {
    int32_t latitude, longitude;
};

/* A field of a work order or event, and the values that satisfy it (any of). */
struct match_field {
    struct scalar name;
    struct scalars values;
};
struct match_fields {
    struct match_field *items;
    size_t count;
};

/* The RFC 5545 subset: FREQ INTERVAL BYDAY BYMONTHDAY BYMONTH COUNT UNTIL. */
struct schedule {
    uint32_t frequency; /* 1 daily, 2 weekly, 3 monthly, 4 yearly; 0: no rule */
    uint32_t interval;  /* from 1 */
    struct {
        int32_t ordinal;
        uint32_t weekday;
    } by_day[32]; /* Mo 0 .. Su 6; ordinal 0: every */
    uint32_t by_day_count;
    int32_t by_month_day[32];
    uint32_t by_month_day_count;
    uint32_t by_month[12];
    uint32_t by_month_count;
    uint32_t count, until; /* 0: none; until as yyyymmdd */
    struct date_field start;
    bool has_at;
    uint32_t at_minutes;   /* after midnight, site-local */
    uint32_t before_shift; /* minutes; 0: none */
};

struct trigger {
    placard_trigger_kind kind;
    struct span span;
    struct match_fields fields; /* work_order, event */
    struct scalar event;        /* event name */
    struct schedule schedule;
    struct {
        bool is_circle;
        struct point centre;
        uint32_t radius_m;
        uint32_t cosine; /* * 65536 */
        struct point *polygon;
        size_t polygon_count;
        struct scalar beacon;
    } location;
    struct scalar scan;
    bool scan_is_prefix;        /* text without the '*' */
    struct scalars regulations; /* policy_update: none means the module itself */
};

struct module_fields {
    struct scalar id, title, version, task, owner;
    placard_module_kind kind;
    struct span kind_span;
    bool is_draft; /* not in the library's output yet */
    struct scalars equipment, regulations, tools, parts, ppe, keywords, supersedes;
    struct {
        struct scalars roles, sites, languages, requires;
    } audience;
    struct date_field effective;
    struct {
        uint32_t *seconds;
        struct span *spans;
        size_t count;
        struct span span;
    } review;
    struct {
        struct trigger *items;
        size_t count;
        struct span span;
    } triggers;
    struct {
        bool is_set;
        struct date_field date;
        struct scalar reason, replaced_by;
        struct span span;
    } withdrawn;
    struct {
        struct number_field pass_percent, attempts;
        bool shuffle_off;
    } quiz; /* defaults: 80, 0 (no limit), false */
    /* Translations only: the source version and its part stamps ("lock:4f1a9c02"). */
    struct {
        bool is_set;
        struct scalar version;
        struct scalars parts;
        struct span span;
    } translates;
    struct span span;    /* of the whole front matter */
    uint32_t text_begin; /* 0, or behind fields that stand below the end of the front matter (reported) */
    bool is_cut;         /* YAML could not be read to its end (reported): what is not set may stand there */
};

struct site_fields {
    struct scalar id, title, timezone;
    bool has_point;
    struct point point;
};

/* What becomes of a part of a translation that is older than its source. */
enum stale_mode {
    STALE_BY_HAZARD, /* refused when it holds a hazard, else marked */
    STALE_MARK,
    STALE_REFUSE,
    STALE_TELL /* told, and nothing else: for a command that looks at one translation */
};

struct library_fields {
    struct scalar id, title, language;               /* language: BCP 47 tag of the sources; default en */
    struct scalars languages;                        /* translations every module must have */
    struct scalars roles, certifications, equipment; /* known values; none declared: any */
    struct {
        struct site_fields *items;
        size_t count;
    } sites;
    struct {
        struct number_field minutes, words_per_minute;
    } limits; /* defaults 5, 180 */
    enum stale_mode stale;
    struct {
        struct number_field width, quality;
        bool lossless;
    } media;    /* px 1080, 0..100 75 */
    bool style; /* the codes of the style set are reported, too */
};

enum fields_file { FIELDS_MODULE, FIELDS_TRANSLATION, FIELDS_LIBRARY };

/*
 * Decode; defaults filled in.  Reports PL01xx and PL04xx; what is usable is set.
 * Of YAML with an error in it that is what stands before the error, and nothing
 * is reported as missing that may stand behind.
 */
void fields_decode_module(struct stage *stage, struct span yaml, enum fields_file file,
                          struct module_fields *out);
void fields_decode_library(struct stage *stage, struct span yaml, struct library_fields *out);

/* draft-07 JSON Schema of a file kind, made from the table. */
struct str fields_schema(struct arena *arena, enum fields_file file);

/* Reference page (Markdown), made from the table. */
struct str fields_reference(struct arena *arena);

#endif
