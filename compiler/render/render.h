/*
 * render.h - a bundle, read through the runtime, as a page, terminal text or JSON.
 */
#ifndef PLACARD_RENDER_RENDER_H
#define PLACARD_RENDER_RENDER_H

#include "base/arena.h"
#include "base/str.h"
#include "placard.h"

/* Does the page of a document grade its quiz?  False where it has none, and of all pages where the
 * program was built without the runtime as wasm: they show the answers folded away. */
bool render_grades(const placard_document *document);

struct site;

struct render_options {
    const struct site *site; /* html: the pages that this one leads to; NULL: it stands alone */
    bool is_fragment;        /* html: the body only, as cmark-gfm would print it */
    bool is_colour;          /* text: ANSI colours */
    uint32_t columns;        /* text: width to wrap at; 0: 80 */
};

struct str render_html(struct arena *arena, const placard_module *module, const placard_document *document,
                       uint32_t language, const struct render_options *options);
struct str render_text(struct arena *arena, const placard_module *module, const placard_document *document,
                       uint32_t language, const struct render_options *options);
struct str render_json(struct arena *arena, const placard_module *module, const placard_document *document,
                       uint32_t language);

#endif
