/*
 * decode.h - what fields.c and triggers.c share: one value of one field.
 */
#ifndef PLACARD_FIELDS_DECODE_H
#define PLACARD_FIELDS_DECODE_H

#include "pipeline/3-fields/field_table.h"
#include "pipeline/3-fields/yaml.h"

struct decode {
    struct stage *stage;
    enum fields_file file;
};

/* Where to point for a value: its text, or its key when nothing is written. */
struct span decode_span(const struct yaml *value);
struct place decode_place(const struct decode *d, const struct yaml *value);

/* Read a group by its rows into `target`; reports unknown and missing fields. */
void decode_group(struct decode *d, const struct yaml *group, const struct field *fields, void *target);

/* Read one value by its row. */
void decode_value(struct decode *d, const struct field *field, const struct yaml *value, void *target);

/* Report that `value` is not `wanted` ("a list"); `help` says what to write. */
void decode_report_shape(struct decode *d, const struct yaml *value, const char *wanted, const char *help);

/* The text of a scalar.  False: it is none, or empty (reported). */
bool decode_scalar(struct decode *d, const struct yaml *value, const char *wanted, struct scalar *out);

/* One line of `low` to `high` characters; false: reported. */
bool decode_text(struct decode *d, const struct yaml *value, uint32_t low, uint32_t high, struct scalar *out);

/* Report a value whose form is off: `why` goes under the caret. */
void decode_report_form(struct decode *d, enum diag_code code, const struct yaml *value, const char *why,
                        const char *help);

/* The beginning of a text, whole characters, for messages. */
struct str decode_cut(struct str text);

/* The item of a group with this key, or NULL. */
const struct yaml *decode_find(const struct yaml *group, const char *key);

/* All triggers (triggers.c). */
void decode_triggers(struct decode *d, const struct field *field, const struct yaml *list,
                     struct module_fields *out);

/* One value of a type that stands only in triggers (triggers.c). */
void decode_trigger_value(struct decode *d, const struct field *field, const struct yaml *value,
                          void *target);

#endif
