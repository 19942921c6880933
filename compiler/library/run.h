/*
 * run.h - what every part of a run over a library is given, and why a run could
 * not go on.
 *
 * Problems of the sources are diagnostics; a failure is what no author can mend
 * by writing (a broken disk, a path that names nothing), and ends the run.
 */
#ifndef PLACARD_LIBRARY_RUN_H
#define PLACARD_LIBRARY_RUN_H

#include "base/diag.h"
#include "base/os.h"

/* `error` 0: nothing failed. */
struct failure {
    int error;         /* errno value */
    const char *doing; /* "read", "write", ... */
    struct str path;   /* empty: no file in particular */
    struct str reason; /* said instead of the errno text; may be empty */
};

struct run {
    struct arena *arena; /* all output goes here */
    struct diags *diags; /* all messages go here */
    const struct os *os;
    struct failure failure; /* the first one */
};

/* Note a failure, unless there is one.  Return false, to be handed on. */
bool run_fail(struct run *run, int error, const char *doing, struct str path);
bool run_fail_because(struct run *run, struct str path, const char *reason); /* cannot use `path`: ... */

/* A file as a whole, to report at: of its text nothing is shown. */
struct place run_place(const struct run *run, struct str path);

/* The door, for paths that may not end with NUL.  Errno values; no failure is noted. */
int run_read(const struct run *run, struct str path, size_t limit, struct str *out);
int run_list(const struct run *run, struct str path, struct os_name **out, size_t *count);
int run_stat(const struct run *run, struct str path, struct os_stat *out);
int run_real_path(const struct run *run, struct str path, struct str *out);

#endif
