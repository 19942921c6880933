/*
 * cli.h - what a command is given, and how it speaks.
 *
 * Results go to stdout, messages to stderr.  Exit status: 0 done, 1 the
 * sources need work, 2 the run could not finish.
 */
#ifndef PLACARD_CLI_CLI_H
#define PLACARD_CLI_CLI_H

#include "base/arena.h"
#include "base/diag.h"
#include "base/os.h"
#include "cli/command.h"

struct failure;

enum exit_status { EXIT_DONE = 0, EXIT_SOURCES = 1, EXIT_FAILED = 2 };

struct cli {
    const struct os *os;
    struct arena arena;                       /* of the whole run */
    const struct command *const *commands;    /* all, for those that speak of them; NULL ends the list */
    const struct command *command;            /* the one that runs */
    const char *values[COMMAND_MOST_OPTIONS]; /* by the place of the option; see cli_option() */
    const char **paths;                       /* what is left after the options */
    size_t path_count;
    bool out_failed; /* writing to stdout failed; reported at the end */
};

/* The value of an option of the command; "" for a flag that is set; NULL: not given.  `name` is one that the
 * command lists: another is a mistake of ours. */
const char *cli_option(const struct cli *cli, const char *name);

/* A number in an option's value, left alone when not given; false when it is none or out of range (reported).
 */
bool cli_number(struct cli *cli, const char *option, unsigned least, unsigned most, unsigned *out);

/* Print to stdout. */
void cli_out(struct cli *cli, struct str text);
void cli_print(struct cli *cli, const char *format, ...) __attribute__((format(printf, 2, 3)));

/* A name of a file for cli_print(), whose lines end where its format says. */
struct str cli_shown(struct cli *cli, struct str name);

/* "placard: ..." and a line end to stderr. */
void cli_error(struct cli *cli, const char *format, ...) __attribute__((format(printf, 2, 3)));

/* Bytes to stderr as they are. */
void cli_message(struct cli *cli, struct str text);

/* Diagnostics as text to stderr. */
void cli_report(struct cli *cli, const struct diags *diags);

/* Report why the run could not go on.  Return EXIT_FAILED. */
int cli_fail(struct cli *cli, const struct failure *failure);
int cli_out_of_memory(struct cli *cli); /* needs no memory */

/* A mistake in the arguments: the message and where help is.  Returns EXIT_FAILED. */
int cli_usage(struct cli *cli, const char *format, ...) __attribute__((format(printf, 2, 3)));

/* Whether to colour what goes to `stream` (no-color.org), and its columns (0: unknown). */
bool cli_is_coloured(const struct cli *cli, int stream);
uint32_t cli_columns(const struct cli *cli, int stream);

#endif
