/*
 * text.h - a document for a terminal.  Internal to the render stage.
 */
#ifndef PLACARD_RENDER_TEXT_H
#define PLACARD_RENDER_TEXT_H

#include "base/arena.h"
#include "base/str.h"
#include "placard.h"

/* Lines of at most `columns` columns (from 24), coloured by ECMA-48 sequences
 * when asked.  Nothing in the bundle can put control characters into it. */
struct str text_print(struct arena *arena, const placard_module *module, const placard_document *document,
                      uint32_t language, uint32_t columns, bool is_colour);

#endif
