/*
 * bundle_file.h - a bundle for a command to look into: read from a file, or
 * compiled in memory when the file is a module source.
 */
#ifndef PLACARD_CLI_BUNDLE_FILE_H
#define PLACARD_CLI_BUNDLE_FILE_H

#include "cli/cli.h"
#include "placard.h"

struct bundle_file {
    struct str bytes;
    placard_module module;
};

/* Read and open; what goes wrong is reported.  Returns an exit status. */
int bundle_file_open(struct cli *cli, const char *path, struct bundle_file *out);

/* Load a language of it into the run's arena; reported when refused. */
int bundle_file_load(struct cli *cli, const char *path, const struct bundle_file *file, uint32_t language,
                     placard_document *out);

/* The name of the entry that a picture is. */
struct str bundle_file_picture(const struct bundle_file *file, uint32_t index);

/* Hold every picture of it against its sum; each damaged one is reported, by its entry's name. */
int bundle_file_check_media(struct cli *cli, const char *path, const struct bundle_file *file);

/* Report why the runtime refuses `path`: status, its name and the offset. */
void bundle_file_refused(struct cli *cli, const char *path, const placard_module *module,
                         const placard_error *error);

#endif
