/*
 * output.h - an output folder that changes as a whole or not at all, one build at a
 * time.
 *
 * The folder is held locked from open to commit or discard, so builds into one
 * folder take turns.  New files wait in a staging folder inside it (staging.h) and
 * are renamed over the old ones at the end: no file is absent for a moment, and
 * what was begun is taken back when something fails, by this build or, when
 * it is killed, by the next.  A file whose bytes would not change is not written.
 */
#ifndef PLACARD_LIBRARY_OUTPUT_H
#define PLACARD_LIBRARY_OUTPUT_H

#include "library/staging.h"

struct output;

#define OUTPUT_NAME_MAX STAGING_NAME_MAX

/* Called when another build holds the folder, before waiting for it. */
struct output_wait {
    void (*call)(void *context); /* may be NULL */
    void *context;
};

/*
 * Hold `folder`, made with its parents when missing, and put right what a killed build left in it.
 * Registered with the arena: freeing that discards what was not committed.
 * NULL: `*error` says why.
 */
struct output *output_open(struct arena *arena, const struct os *os, const char *folder,
                           const struct output_wait *wait, int *error);

/* Room for `capacity` changes; once, before the first. */
void output_reserve(struct output *output, struct arena *arena, size_t capacity);

/* Stage `name` with `bytes`, unless the folder already holds just that; any
 * thread.  `name` must outlive the output.  Returns an errno value. */
int output_put(struct output *output, struct arena *scratch, struct str name, struct str bytes,
               bool *is_changed);

/* Remove `name`, when it is there, with the other changes. */
int output_remove(struct output *output, struct str name, bool *is_changed);

/* Put everything in place, in the order of staging but build.json last, or nothing; then let go of the
 * folder. Returns an errno value. */
int output_commit(struct output *output, struct arena *arena);

/* Take everything back, unless committed, and let go of the folder.  Returns an errno value when something
 * could not be taken back or removed.  Needs no memory. */
int output_discard(struct output *output);

/* Where the staging folder stands, for messages. */
struct str output_staging(const struct output *output);

#endif
