/*
 * translation.h - a translation begun from its source text.
 */
#ifndef PLACARD_CLI_TRANSLATION_H
#define PLACARD_CLI_TRANSLATION_H

#include "cli/cli.h"
#include "library/library.h"

/*
 * Path and text of a translation of module `id` into `tag`: the text fields and
 * the body of the source, stamped with its version and parts.  Returns an exit
 * status; what is wrong is reported.
 */
int translation_start(struct cli *cli, const struct library *library, struct str id, struct str tag,
                      struct str *path, struct str *text);

/* The `translates` of a translation of `module` as it is now, as YAML. */
void translation_put_stamps(struct buf *out, const struct module *module);

#endif
