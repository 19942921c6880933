/*
 * command.h - the one table of commands and options.
 *
 * Argument parsing, --help, the man page and shell completion are made from it.
 */
#ifndef PLACARD_CLI_COMMAND_H
#define PLACARD_CLI_COMMAND_H

#include "base/str.h"

struct cli;

enum option_id {
    OPTION_OUTPUT,
    OPTION_JOBS,
    OPTION_LEVEL,
    OPTION_FORMAT,
    OPTION_DENY,
    OPTION_ALL,
    OPTION_JSON,
    OPTION_LANG,
    OPTION_TO,
    OPTION_FRAGMENT,
    OPTION_ACCEPT,
    OPTION_DRY_RUN,
    OPTION_HELP,
    OPTION_VERSION,
    OPTION_COUNT
};

/* What a shell offers for an argument. */
enum hint { HINT_NONE, HINT_FILES, HINT_FOLDERS, HINT_WORDS, HINT_CODES, HINT_COMMANDS };

struct option_info {
    const char *name;     /* without the dashes */
    char letter;          /* 0: none */
    const char *argument; /* how help calls it; NULL: a flag */
    enum hint hint;
    const char *words; /* HINT_WORDS: separated by spaces; other words are refused */
    const char *help;
};

struct command {
    const char *name;            /* "check", "new library" */
    const char *arguments;       /* as usage shows them */
    const char *summary;         /* one line, no full stop */
    const char *details;         /* paragraphs; may be "" */
    unsigned options;            /* bit 1 << OPTION_X for each that it takes */
    enum hint hint;              /* of its arguments */
    const char *words;           /* HINT_WORDS */
    size_t least, most;          /* arguments */
    int (*run)(struct cli *cli); /* returns the exit status */
};

/* NULL past the end.  Order is that of help. */
const struct command *command_at(size_t index);
const struct command *command_of(struct str name);
const struct option_info *option_info_of(enum option_id option);

/* The command line that shows how it is called: "placard check [OPTIONS] [PATH...]". */
struct str command_usage(struct arena *arena, const struct command *command);

/* The commands themselves, each in its own file. */
int run_new_library(struct cli *cli);
int run_new_module(struct cli *cli);
int run_check(struct cli *cli);
int run_build(struct cli *cli);
int run_pin(struct cli *cli);
int run_inspect(struct cli *cli);
int run_render(struct cli *cli);
int run_verify(struct cli *cli);
int run_explain(struct cli *cli);
int run_schema(struct cli *cli);
int run_completion(struct cli *cli);
int run_man(struct cli *cli);
int run_help(struct cli *cli);

#endif
