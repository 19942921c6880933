/*
 * page.h - a document as one self-contained HTML file.  Internal to the render stage.
 */
#ifndef PLACARD_RENDER_PAGE_H
#define PLACARD_RENDER_PAGE_H

#include "base/arena.h"
#include "base/str.h"
#include "placard.h"

struct html;
struct site;

/* Needs no network and allows none: style, script and pictures stand inside,
 * and a content security policy names the first two by digest.  With a quiz, the
 * runtime as wasm and the module without its pictures stand inside, too.  With a `site` (else
 * NULL) it leads to the other pages of that. */
struct str page_print(struct arena *arena, const placard_module *module, const placard_document *document,
                      uint32_t language, const struct site *site);

/* Does its page grade a quiz?  Not without one, nor where the program was built without the wasm. */
bool page_grades(const placard_document *document);

/* From the first byte of a page to the end of its head; of the module that is being printed, if there is one.
 */
void page_open(struct html *html, placard_bytes language, placard_bytes title);

/* "3 min". */
void page_minutes(struct html *html, uint32_t seconds);

/* A link to the page of a module of the site in a language, which it names as its readers do. */
void page_language_link(struct html *html, struct str id, struct str language, bool is_here);

#endif
