/*
 * inspect.h - what is in a bundle, for people and as JSON
 * (schemas/inspect.schema.json), read through the runtime.
 */
#ifndef PLACARD_RENDER_INSPECT_H
#define PLACARD_RENDER_INSPECT_H

#include "base/str.h"
#include "placard.h"

struct inspect {
    struct str bytes; /* the bundle */
    const placard_module *module;
    const placard_document *documents; /* all languages, loaded */
    uint32_t language_count;
};

struct str inspect_text(struct arena *arena, const struct inspect *inspect);
struct str inspect_json(struct arena *arena, const struct inspect *inspect);

#endif
