/*
 * page.h - a document as one self-contained HTML file.  Internal to the render stage.
 */
#ifndef PLACARD_RENDER_PAGE_H
#define PLACARD_RENDER_PAGE_H

#include "base/arena.h"
#include "base/str.h"
#include "placard.h"

/* Needs no network and allows none: style, script and pictures stand inside,
 * and a content security policy names the first two by digest.  With a quiz, the
 * runtime as wasm and the module without its pictures stand inside, too. */
struct str page_print(struct arena *arena, const placard_module *module, const placard_document *document,
                      uint32_t language);

/* Does its page grade a quiz?  Not without one, nor where the program was built without the wasm. */
bool page_grades(const placard_document *document);

#endif
