/*
 * program.h - the program: finds the command, runs it, says how it ended.
 */
#ifndef PLACARD_CLI_PROGRAM_H
#define PLACARD_CLI_PROGRAM_H

#include "cli/cli.h"

/* Run the program.  Returns the exit status; no memory is left behind. */
int program_run(const struct os *os, int argc, char **argv);

#endif
