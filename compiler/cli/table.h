/*
 * table.h - the commands of the program, in the order of help.
 */
#ifndef PLACARD_CLI_TABLE_H
#define PLACARD_CLI_TABLE_H

#include "cli/command.h"

/* NULL ends the list. */
const struct command *const *table_commands(void);

#endif
