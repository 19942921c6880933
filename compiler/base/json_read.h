/*
 * json_read.h - JSON read into a tree, by jansson, which only json_read.c knows.
 *
 * In:   UTF-8 text
 * Out:  values, borrowed until the arena is freed
 */
#ifndef PLACARD_BASE_JSON_READ_H
#define PLACARD_BASE_JSON_READ_H

#include "base/json.h"

struct json_t; /* a value; reading from NULL, or from a value of another type, finds nothing */

/* The outermost value, an object or an array; NULL: the text is not JSON (RFC 8259), names a key twice or
 * has a NUL in a string.  Out of memory jumps. */
const struct json_t *json_read(struct arena *arena, struct str text);

const struct json_t *json_read_member(const struct json_t *object, const char *key);
size_t json_read_count(const struct json_t *array);
const struct json_t *json_read_item(const struct json_t *array, size_t index);
struct str json_read_str(const struct json_t *string); /* empty, ptr NULL, when it is no string */

/* Put the value into what is written, keys in the order read. */
void json_read_put(struct json *json, const char *key, const struct json_t *value);

#endif
