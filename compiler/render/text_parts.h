/*
 * text_parts.h - what the three files of the terminal rendering share.
 */
#ifndef PLACARD_RENDER_TEXT_PARTS_H
#define PLACARD_RENDER_TEXT_PARTS_H

#include "render/flow.h"
#include "render/labels.h"

struct text {
    struct flow flow;
    struct arena *arena;
    const placard_module *module;
    const placard_document *document;
    enum labels_language labels;
    uint32_t question; /* questions printed so far */
};

/* An author's text as marked text; soft breaks become spaces to wrap at. */
void text_mark_plain(struct buf *out, placard_bytes text);

/* Children of `parent` that are inlines, as marked text in `style` (flow.h). */
void text_mark_inlines(struct text *text, struct buf *out, placard_node parent, unsigned style);

/* A table: a grid where it fits, else its rows as lists. */
void text_table(struct text *text, placard_node node);

#endif
