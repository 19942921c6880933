/*
 * command.h - what a command is: its name, its words for help, its options, and what runs it.
 *
 * Each command describes itself in its own file; table.c lists them.  Parsing, --help,
 * the manual page and shell completion are made from these.
 */
#ifndef PLACARD_CLI_COMMAND_H
#define PLACARD_CLI_COMMAND_H

#include "base/str.h"

struct cli;

/* What a shell offers for an argument. */
enum offer { OFFER_NOTHING, OFFER_FILES, OFFER_FOLDERS, OFFER_WORDS, OFFER_CODES, OFFER_COMMANDS };

struct command_option {
    const char *name;     /* without the dashes; NULL ends a list */
    char letter;          /* 0: none */
    const char *argument; /* how help calls it; NULL: a flag */
    enum offer offer;     /* for the argument */
    const char *words;    /* OFFER_WORDS: separated by spaces; other words are refused */
    const char *help;
};

struct command {
    const char *name;                     /* "check", "new library" */
    const char *arguments;                /* as usage shows them */
    const char *summary;                  /* one line, no full stop */
    const char *details;                  /* paragraphs; may be "" */
    const struct command_option *options; /* besides --help; NULL: none */
    enum offer offer;                     /* for its arguments */
    const char *words;                    /* OFFER_WORDS */
    size_t least, most;                   /* arguments */
    int (*run)(struct cli *cli);          /* returns the exit status */
};

#define COMMAND_MOST_OPTIONS 16u /* --help among them */

/* The options of a command, --help last; NULL past the end. */
const struct command_option *command_option_at(const struct command *command, size_t index);

/* The command of that name in a list that NULL ends, or NULL. */
const struct command *command_find(const struct command *const *commands, struct str name);

/* The command line that shows how it is called: "placard check [OPTIONS] [PATH...]". */
struct str command_usage(struct arena *arena, const struct command *command);

#endif
