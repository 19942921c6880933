/*
 * field_table.h - every key an author may write, once.
 *
 * Decoder, JSON Schemas and reference page walk this table, and an editor's
 * completion can: names, types and the words they allow.  Nothing about a field
 * is said anywhere else, but for what it is used for.
 */
#ifndef PLACARD_FIELDS_FIELD_TABLE_H
#define PLACARD_FIELDS_FIELD_TABLE_H

#include "pipeline/3-fields/field.h"

/* The top level of a file kind; field_is_in() tells which rows are of it. */
const struct field *field_table(enum fields_file file);

#endif
