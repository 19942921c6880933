/*
 * output.h - an output folder that changes as a whole or not at all.
 *
 * New files go to a staging folder on the same file system.  Where the output
 * folder does not exist yet, the staging folder becomes it by one rename (cheap:
 * no rename a file); else each changed file is renamed in, the old one
 * moved to the staging folder first, and a failure takes everything back in
 * reverse.  A file whose bytes would not change is not written.
 */
#ifndef PLACARD_LIBRARY_OUTPUT_H
#define PLACARD_LIBRARY_OUTPUT_H

#include "base/os.h"

struct output;

#define OUTPUT_NAME_MAX 255u /* bytes of a file's name */

/*
 * Room for `capacity` changes to `folder`; parents of it are made when missing.
 * Registered with the arena: freeing that discards what was not committed.
 * NULL: `*error` says why.
 */
struct output *output_open(struct arena *arena, const struct os *os, const char *folder, size_t capacity,
                           int *error);

/* Stage `name` with `bytes`, unless the folder already holds just that; any
 * thread.  `name` must outlive the output.  Returns an errno value. */
int output_put(struct output *output, struct arena *scratch, struct str name, struct str bytes,
               bool *is_changed);

/* Remove `name`, when it is there, with the other changes. */
int output_remove(struct output *output, struct str name, bool *is_changed);

/* Put everything in place, or nothing.  Returns an errno value. */
int output_commit(struct output *output);

/* Take the staging folder away, unless committed.  Returns an errno value when
 * something of it could not be removed.  Needs no memory. */
int output_discard(struct output *output);

/* Where the staging folder stands, for messages. */
struct str output_staging(const struct output *output);

#endif
