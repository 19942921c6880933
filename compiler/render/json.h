/*
 * json.h - a document as JSON, by schemas/render.schema.json.  Internal to the
 * render stage; json.c knows jansson.
 */
#ifndef PLACARD_RENDER_JSON_H
#define PLACARD_RENDER_JSON_H

#include "base/arena.h"
#include "base/str.h"
#include "placard.h"

/* One object in a fixed order of keys, indented by two, with a line end: the
 * facts of the module, its steps, notices and quiz by themselves, and all nodes. */
struct str json_print(struct arena *arena, const placard_module *module, const placard_document *document,
                      uint32_t language);

#endif
