/*
 * library_run.h - one run over a library, with output (placard build) or without (placard check).
 */
#ifndef PLACARD_CLI_LIBRARY_RUN_H
#define PLACARD_CLI_LIBRARY_RUN_H

#include "cli/cli.h"
#include "library/library.h"
#include "report/report.h"

/* Options that both commands take, and library_run() reads. */
#define LIBRARY_RUN_JOBS                                                                                     \
    {                                                                                                        \
        "jobs", 'j', "N", OFFER_NOTHING, NULL, "modules compiled at a time; one a processor when not given"  \
    }
#define LIBRARY_RUN_STALE                                                                                    \
    {                                                                                                        \
        .name = "leave-out-stale",                                                                           \
        .help = "leave a language out of a module where parts of it that would be refused are stale"         \
    }
#define LIBRARY_RUN_FORMAT                                                                                   \
    {                                                                                                        \
        "format", 0, "FORM", OFFER_WORDS, REPORT_WORDS,                                                      \
            "form of the diagnostics; all but text go to standard output"                                    \
    }
#define LIBRARY_RUN_DENY(help)                                                                               \
    {                                                                                                        \
        "deny", 0, "WHAT", OFFER_WORDS, "warnings", help                                                     \
    }
#define LIBRARY_RUN_ALL                                                                                      \
    {                                                                                                        \
        .name = "all", .help = "show every diagnostic, not only 20 a file"                                   \
    }

#define LIBRARY_RUN_STYLE                                                                                    \
    {                                                                                                        \
        .name = "style", .help = "apply the rules of the style set, as `style: true` in placard.yaml does"   \
    }

/* Open the library of cli->paths, check it, build it when `options` name an output.  Returns an exit status.
 */
int library_run(struct cli *cli, struct library_build_options *options);

#endif
