/*
 * check.c - placard check.
 */
#include "cli/library_run.h"

static int run(struct cli *cli)
{
    struct library_build_options options = {0};
    return library_run(cli, &options);
}

static const struct command_option options[] = {
    LIBRARY_RUN_JOBS,
    LIBRARY_RUN_FORMAT,
    LIBRARY_RUN_DENY("treat warnings as errors in the exit status"),
    LIBRARY_RUN_ALL,
    LIBRARY_RUN_STALE,
    LIBRARY_RUN_STYLE,
    {0},
};

const struct command command_check = {
    .name = "check",
    .arguments = "[PATH...]",
    .summary = "report every problem, write nothing",
    .details =
        "PATH is a library, a folder in one, or a module file; the library of the working folder when not "
        "given.",
    .options = options,
    .offer = OFFER_FILES,
    .most = SIZE_MAX,
    .run = run,
};
