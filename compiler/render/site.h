/*
 * site.h - the pages of a library, which lead to each other: one a module and language, and the list of all.
 *
 * In:   which modules there are, in which languages
 * Out:  names of files and links between them
 * Next: page.c prints a module's page with them, contents.c the list
 */
#ifndef PLACARD_RENDER_SITE_H
#define PLACARD_RENDER_SITE_H

#include "base/array.h"
#include "base/str.h"
#include "placard.h"

struct arena;

#define SITE_CONTENTS "index.html"

struct site_page {
    struct str language;
    struct str title; /* for the list */
};

struct site_module {
    struct str id;
    ARRAY(struct site_page) pages; /* the source's language first */
    placard_module_kind kind;      /* this and the rest: for the list */
    uint32_t reading_seconds;
    bool is_draft, is_withdrawn;
};

struct site {
    struct str title, language;  /* of the library */
    struct site_module *modules; /* by id, in bytes */
    size_t count;
};

/* The file of a page: "lockout-conveyor.es.html". */
struct str site_file(struct arena *arena, struct str id, struct str language);

/* NULL when the module has no page.  Logarithmic. */
const struct site_module *site_find(const struct site *site, struct str id);

/* The page of a module for who reads `language`: in that, or in the module's own.  Empty when it has none. */
struct str site_link(struct arena *arena, const struct site *site, struct str id, struct str language);

#endif
