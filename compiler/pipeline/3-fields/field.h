/*
 * field.h - what a row of the field table is, and what a type of field is.
 *
 * A field is a row of field_table.c: name, type, range, where it may stand, its
 * text.  A type is a row too, of the file that reads it (type_*.c): its name,
 * what is checked, how it is read, its schema, its words for the reference page.
 * Decoder, schemas, reference page and an editor's completion know nothing else.
 */
#ifndef PLACARD_FIELDS_FIELD_H
#define PLACARD_FIELDS_FIELD_H

#include "pipeline/3-fields/fields.h"

/* Files that may have a field. */
enum {
    IN_MODULE = 1u << FIELDS_MODULE,
    IN_TRANSLATION = 1u << FIELDS_TRANSLATION,
    IN_LIBRARY = 1u << FIELDS_LIBRARY
};

struct arena;
struct decode;
struct json;
struct yaml;
struct field;

/*
 * `base` of `read` is the struct that the offsets of the table's rows count
 * from; what a type sets in it stands at its name in types.h.
 */
struct field_type {
    const char *name;  /* in messages: "lat takes decimal degrees, not a list" */
    const char *takes; /* on the reference page; L and H stand for the ends of the field's range */

    /* Read `value` by its row, set what is usable, report the rest. */
    void (*read)(struct decode *decode, const struct field *field, const struct yaml *value, void *base);

    /* Types with a form of their own: one of the two checks returns NULL, or what is wrong with a text. */
    const char *(*check)(struct str text);
    const char *(*number)(struct str text, uint32_t *number);
    enum diag_code code; /* then reported */
    const char *help;    /* and what to write instead, when nothing is known of ... */
    struct str (*meant)(struct arena *arena, struct str text); /* ... what a text means; may be NULL */

    /* The members of a value's JSON Schema; `rules` those that follow its description. */
    void (*schema)(struct json *json, const struct field *field);
    void (*rules)(struct json *json);
    const char *json[3];        /* JSON types that editors see a scalar as */
    const char *pattern;        /* of a scalar, or NULL */
    uint32_t longest;           /* characters of a scalar; 0: no limit, or the field's */
    const char *const *allowed; /* words that may be written, up to a NULL; NULL: not a matter of words */

    bool is_list;   /* a list by itself: `most` of its field bounds it */
    bool takes_cut; /* reads what is whole of a value in which the YAML breaks off */
};

struct field {
    const char *name; /* NULL ends a table */
    const struct field_type *type;
    unsigned files;             /* where it may stand; 0 inside groups: wherever the group does */
    unsigned required;          /* files that must have it; inside groups: any bit */
    uint32_t low, high;         /* range of its type's measure */
    uint32_t most;              /* not 0: a list of 1 to `most` of the type */
    size_t offset;              /* of its target */
    const struct field *fields; /* of a group, or of the groups of a list */
    const char *text;           /* for the reference page: a sentence or two */
    const char *example;        /* a value, as written */
};

/* The row of `name` in `fields`, or NULL. */
const struct field *field_find(const struct field *fields, struct str name);

/* May it stand in a `file`, and must it? */
bool field_is_in(const struct field *field, enum fields_file file);
bool field_is_required(const struct field *field, enum fields_file file);

/* Is it one group, whose rows set what its own table's rows set? */
bool field_is_group(const struct field *field);

/* What a row sets: its offset in `base`. */
void *field_target(const struct field *field, void *base);

#endif
