/*
 * json_text.h - a jansson value as text.
 */
#ifndef PLACARD_BASE_JSON_TEXT_H
#define PLACARD_BASE_JSON_TEXT_H

#include "base/str.h"

struct json_t;

/*
 * `json` with the JSON_* `flags` of jansson and a newline at the end, in the arena.  Not json_dumps(): when
 * its buffer cannot grow it leaves out bytes and says nothing (jansson 2.14).  Out of memory jumps.
 */
struct str json_text(struct arena *arena, const struct json_t *json, size_t flags);

#endif
