/*
 * translation.h - a translation begun from its source text.
 */
#ifndef PLACARD_AUTHOR_TRANSLATION_H
#define PLACARD_AUTHOR_TRANSLATION_H

#include "author/author.h"
#include "library/library.h"

/*
 * Path and text of a translation of module `id` into `tag`: the text fields and
 * the body of the source, stamped with its version and parts.  Nothing is written.
 */
enum author_ended translation_start(struct run *run, const struct library *library, struct str id,
                                    struct str tag, struct str *path, struct str *text, struct str *why);

/* The `translates` of a translation of `module` as it is now, as YAML. */
void translation_put_stamps(struct buf *out, const struct module *module);

#endif
