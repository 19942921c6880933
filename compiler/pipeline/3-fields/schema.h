/*
 * schema.h - the words in which types say their JSON Schema (draft-07).
 *
 * Editors read YAML by its core types before they look at a schema: 1.10 is a
 * number to them, true a boolean.  So what the compiler takes unquoted as text
 * is allowed as number or boolean here.  What a schema cannot say is listed in
 * tests/frontmatter/corpus.txt.
 */
#ifndef PLACARD_FIELDS_SCHEMA_H
#define PLACARD_FIELDS_SCHEMA_H

#include "base/json.h"
#include "pipeline/3-fields/field.h"

/* What is matched where a date stands: the days of each month, 29 February in any year. */
#define SCHEMA_DATE(separator)                                                                               \
    "(19|20|21)[0-9]{2}" separator "(02" separator "(0[1-9]|1[0-9]|2[0-9])|(0[469]|11)" separator            \
    "(0[1-9]|[12][0-9]|30)|(0[13578]|1[02])" separator "(0[1-9]|[12][0-9]|3[01]))"

/* What is matched where a duration stands. */
#define SCHEMA_DURATION "^(?=.*[0-9])([0-9]{1,5}w)?([0-9]{1,5}d)?([0-9]{1,5}h)?([0-9]{1,5}m)?([0-9]{1,5}s)?$"

/* ---- Members of the object that is open ---- */

/* JSON types, pattern and greatest length of a scalar type. */
void schema_scalar(struct json *json, const struct field_type *type);

/* A list, up to its items, which the caller puts between. */
void schema_begin_list(struct json *json);
void schema_end_list(struct json *json, uint32_t least, uint32_t most);

/* An object with these rows, as far as they may stand in a `file`; those of a group may wherever it does. */
void schema_members(struct json *json, const struct field *fields, enum fields_file file);

/* Under `key` a list of names; `second` and `third` may be NULL. */
void schema_names(struct json *json, const char *key, const char *first, const char *second,
                  const char *third);

/* In a list: an object that has these. */
void schema_alternative(struct json *json, const char *first, const char *second, const char *third);

/* ---- Functions for the rows of types ---- */

void schema_of_form(struct json *json, const struct field *field);   /* a scalar as its type says */
void schema_of_number(struct json *json, const struct field *field); /* and from `low` to `high` */
void schema_of_group(struct json *json, const struct field *field);

#endif
