/*
 * arguments.h - argv -> command, options and paths, by the command table.
 */
#ifndef PLACARD_CLI_ARGUMENTS_H
#define PLACARD_CLI_ARGUMENTS_H

#include "cli/cli.h"

/* Fill cli->command, options and paths.  False: nothing is left to do, and
 * `*status` says how the program ends (help and version were asked for, or the
 * arguments are wrong, which is reported). */
bool arguments_parse(struct cli *cli, int argc, char **argv, int *status);

/* A number in an option's value; false when it is none or out of range (reported). */
bool arguments_number(struct cli *cli, enum option_id option, unsigned least, unsigned most, unsigned *out);

#endif
