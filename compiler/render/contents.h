/*
 * contents.h - the list of all modules of a site, as a page.
 */
#ifndef PLACARD_RENDER_CONTENTS_H
#define PLACARD_RENDER_CONTENTS_H

#include "render/site.h"

/* Modules by kind, in the order of the site, each with its languages; in the words of the site's language. */
struct str contents_print(struct arena *arena, const struct site *site);

#endif
