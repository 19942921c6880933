/*
 * references.h - link definitions: their size, and what their uses add up to.
 *
 * cmark-gfm copies a definition's target and title into every use of it, so a
 * small text can grow without bound.
 */
#ifndef PLACARD_TEXT_REFERENCES_H
#define PLACARD_TEXT_REFERENCES_H

#include "base/stage.h"

struct references {
    struct stage *stage;
    struct span body;
    struct buf starts; /* size_t each: offsets of a '[' that opens a block */
};

struct references references_start(struct stage *stage, struct span body);

/* A '[' stands at `offset`, the first thing in its line but for containers. */
void references_note(struct references *references, size_t offset);

/* After the last line.  Returns false when a limit is passed (reported).
 * Linear in the body and the definitions. */
bool references_check(struct references *references);

#endif
