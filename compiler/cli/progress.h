/*
 * progress.h - what a long run is doing and how long it will take, on a
 * terminal only.  Takes no memory, so that it may be called while workers run.
 */
#ifndef PLACARD_CLI_PROGRESS_H
#define PLACARD_CLI_PROGRESS_H

#include "base/os.h"

struct progress {
    const struct os *os;
    const char *doing; /* "compiling" */
    bool is_on, is_shown;
    uint64_t started, drawn; /* os->now_ms() */
};

/* Begin; shows nothing for the first half second. */
struct progress progress_start(const struct os *os, const char *doing);

/* `context` is the struct progress: fits library_build_options.progress. */
void progress_show(void *context, size_t done, size_t total);

/* Take the bar away. */
void progress_end(struct progress *progress);

#endif
