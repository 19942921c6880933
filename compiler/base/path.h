/*
 * path.h - paths as text: joined, and taken apart.  No file is looked at.
 *
 * Bytes with '/' between the parts, as behind struct os: a platform that writes
 * them otherwise turns them there.  Parts are slices of the path that is given,
 * and are not valid longer than it.
 */
#ifndef PLACARD_BASE_PATH_H
#define PLACARD_BASE_PATH_H

#include "base/str.h"

struct str path_name(struct str path);      /* the last part: "a/b.es.md" -> "b.es.md" */
struct str path_folder(struct str path);    /* what stands before it: "a/b" -> "a", "/b" -> "/", "b" -> "" */
struct str path_stem(struct str path);      /* its name without the extension: "a/b.es.md" -> "b.es" */
struct str path_extension(struct str path); /* with the dot: ".md"; empty without one, as of ".git" */

/* Without '/' at the end, but for the root of all. */
struct str path_trim(struct str path);

/* `name` in `folder`, NUL-terminated behind its length; a folder "" or "." adds nothing. */
struct str path_join(struct arena *arena, struct str folder, struct str name);

/* The folder above a folder: "a/b" -> "a" -> "." -> ".." -> "../.."; of "/" it is "/". */
struct str path_above(struct arena *arena, struct str folder);

/* The folder that a file is listed in: as path_folder, but "." for "". */
struct str path_listing(struct str path);

#endif
