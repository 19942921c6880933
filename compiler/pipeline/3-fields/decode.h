/*
 * decode.h - reading YAML by rows of the field table: what all types share.
 *
 * In:   a group of yaml.h and the rows of its fields
 * Out:  values in the struct that the rows speak of; reports of shapes and names
 * Next: types.h, which the rows call for their values
 */
#ifndef PLACARD_FIELDS_DECODE_H
#define PLACARD_FIELDS_DECODE_H

#include "pipeline/3-fields/field.h"
#include "pipeline/3-fields/yaml.h"

struct decode {
    struct stage *stage;
    enum fields_file file;
    const struct field *top;   /* the rows of the file's top level */
    const struct field *other; /* those of a library in a module, of a module in a library */
    bool keeps_separator;      /* a value may hold YAML_SEPARATOR: what a scanner reads */
};

/* Read a group by its rows into `base`; reports unknown and missing fields. */
void decode_group(struct decode *d, const struct yaml *group, const struct field *fields, void *base);

/* Read a value as a group of its field's rows.  True: it is one, whole and without an error, so that what
 * speaks of several of its fields can be checked. */
bool decode_parts(struct decode *d, const struct field *field, const struct yaml *value, void *base);

/* The text of a scalar.  False: it is none, or empty (reported). */
bool decode_scalar(struct decode *d, const struct yaml *value, const char *wanted, struct scalar *out);

/* One line of `low` to `high` characters; false: reported. */
bool decode_text(struct decode *d, const struct yaml *value, uint32_t low, uint32_t high, struct scalar *out);

/* A scalar that passes the check of its type, and for types that have one its number; false: reported. */
bool decode_form(struct decode *d, const struct field_type *type, const struct yaml *value,
                 struct scalar *out, uint32_t *number);

/* A list of 1 to `most` items; false: reported. */
bool decode_list(struct decode *d, const struct field *field, const struct yaml *value);

/* Where to point for a value: its text, or its key when nothing is written. */
struct span decode_span(const struct yaml *value);
struct place decode_place(const struct decode *d, const struct yaml *value);

/* The item of a group with this key, or NULL. */
const struct yaml *decode_find(const struct yaml *group, const char *key);

/* "triggers": the key of a value, or of the list that it is in. */
struct str decode_name(const struct yaml *value);

/* The beginning of a text, whole characters, for messages. */
struct str decode_cut(struct str text);

/* Report at a value. */
void decode_report(struct decode *d, enum diag_code code, const struct yaml *value, const char *message,
                   const char *label, const char *help);

/* Report that `value` is not `wanted` ("a list"); `help` says what to write. */
void decode_report_shape(struct decode *d, const struct yaml *value, const char *wanted, const char *help);

/* Report a value whose form is off: `why` goes under the caret. */
void decode_report_form(struct decode *d, enum diag_code code, const struct yaml *value, const char *why,
                        const char *help);

#endif
