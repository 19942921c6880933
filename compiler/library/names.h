/*
 * names.h - what the name of a file in modules/ says about it.
 */
#ifndef PLACARD_LIBRARY_NAMES_H
#define PLACARD_LIBRARY_NAMES_H

#include "base/str.h"

#define NAMES_LIBRARY "placard.yaml"
#define NAMES_MODULES "modules"

/* A module or a translation: Markdown, and no README. */
bool names_is_module(struct str name);

/* Looks as if someone took it for a module. */
bool names_is_stray(struct str name);

/* A module that is passed over, since its name begins with a dot. */
bool names_is_hidden(struct str name);

/* "x.bak.md", "x.old.md": a copy that lies about, and no translation into Bashkir. */
bool names_is_copy(struct str path);

/* Language tag of a translation's file name ("modules/x.es.md": "es"), or empty. */
struct str names_tag(struct str path);

/* The module that it translates: "modules/x.es.md" -> "modules/x.md". */
struct str names_source(struct arena *arena, struct str path);

/* The id that a module under modules/ has: "modules/x.md" -> "x"; its fields may say no other. */
struct str names_id(struct str path);

/*
 * What the path of a translation should be that is named in another way: "modules/x_de.md",
 * "modules/x.zh_CN.md", "modules/x.ger.md" -> "modules/x.de.md", ...; `*source` is that of its module, which
 * may not be there.  Empty: it is named like no translation.
 */
struct str names_meant(struct arena *arena, struct str path, struct str *source);

#endif
