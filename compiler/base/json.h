/*
 * json.h - JSON, written as text in one go.
 *
 * Keys stand in the order in which they are put; a value a line, indented by
 * 2, or everything in one line.  Memory has the arena's rule: out of memory
 * jumps, so that a text is whole or is not there.
 *
 * In:   values, from the outermost inwards
 * Out:  UTF-8; bytes of a text that are not UTF-8 become U+FFFD
 *
 * json_read.h reads.
 */
#ifndef PLACARD_BASE_JSON_H
#define PLACARD_BASE_JSON_H

#include "base/str.h"

/* Zero-initialise with .out.arena set. */
struct json {
    struct buf out;
    bool is_line;    /* all in one line */
    bool has_before; /* the innermost open object or array holds a value already */
    uint32_t depth;  /* objects and arrays that are open */
};

/*
 * Put under `key` into the object that is open; `key` NULL: into the array that
 * is open, or as the outermost value.  Keys are ours: plain ASCII.
 */
void json_put_object(struct json *json, const char *key); /* open until json_end_object() */
void json_put_array(struct json *json, const char *key);  /* open until json_end_array() */
void json_put_text(struct json *json, const char *key, struct str text);
void json_put_word(struct json *json, const char *key, const char *word);
void json_put_number(struct json *json, const char *key, int64_t number);
void json_put_size(struct json *json, const char *key, uint64_t size); /* of bytes, of a list */
void json_put_bool(struct json *json, const char *key, bool value);
void json_put_null(struct json *json, const char *key);
void json_put_raw(struct json *json, const char *key, struct str text); /* JSON already */

void json_end_object(struct json *json);
void json_end_array(struct json *json);

/* The text, with a line end. */
struct str json_finish(struct json *json);

#endif
