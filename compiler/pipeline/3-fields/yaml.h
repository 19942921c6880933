/*
 * yaml.h - YAML text -> a small tree with byte spans.  The only file that knows
 * libyaml is yaml.c.
 *
 * In:   a span of a source that characters.h passed
 * Out:  groups, lists and scalars as typed; no scalar is resolved to a type
 * Next: fields.h
 */
#ifndef PLACARD_FIELDS_YAML_H
#define PLACARD_FIELDS_YAML_H

#include "pipeline/3-fields/field.h"

/* U+001D, which separates what a code holds: a value may have it, a key may not; decode_scalar() asks again.
 */
#define YAML_SEPARATOR 0x1Du

#define YAML_DEPTH 8u /* lists and groups inside each other; the field table needs 5 */

enum yaml_kind { YAML_TEXT, YAML_LIST, YAML_GROUP };

struct yaml {
    enum yaml_kind kind;
    bool is_plain;    /* TEXT: written without quotes */
    bool is_cut;      /* an error stopped the reading inside, or beside it on its last line */
    struct str text;  /* TEXT: the value as YAML reads it */
    struct span span; /* of the value as written, quotes included; may be empty */
    struct yaml *key; /* in a group: its key, a TEXT */
    struct yaml *parent, *first, *last, *next;
    size_t count; /* items of a LIST, pairs of a GROUP */
};

/*
 * Parse one document whose top is a group.  Reading stops at the first error
 * (reported once: PL0122 to PL0139); anchors, aliases, tags, merge keys,
 * duplicate keys and second documents are errors too.  What stands before the
 * error is in the tree, and the top is cut: a key that is not there may stand
 * behind.  `table`: the rows of the file, for advice.  NULL: reported, and there is no group at all.
 */
struct yaml *yaml_parse(struct stage *stage, struct span span, const struct field *table);

/* Absent as editors see it: nothing, `~` or `null`, not quoted. */
bool yaml_is_null(const struct yaml *yaml);

#endif
