/*
 * arguments.h - argv -> command, values of its options, and what is left.
 */
#ifndef PLACARD_CLI_ARGUMENTS_H
#define PLACARD_CLI_ARGUMENTS_H

#include "cli/cli.h"

/* Fill command, values and paths of `cli`; there is a word in argv.  False: they are wrong, which is
 * reported. */
bool arguments_parse(struct cli *cli, int argc, char **argv);

#endif
