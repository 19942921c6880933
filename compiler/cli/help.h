/*
 * help.h - help texts, made from the commands, and the command that shows them.
 */
#ifndef PLACARD_CLI_HELP_H
#define PLACARD_CLI_HELP_H

#include "cli/cli.h"

/* All commands, to `stream` (1 stdout, 2 stderr). */
void help_program(struct cli *cli, int stream);

/* One command, to stdout. */
void help_command(struct cli *cli, const struct command *command);

/* All commands whose first of two words is `word`; false: there is none. */
bool help_group(struct cli *cli, struct str word);

/* `text` wrapped at `columns`, each line after `indent` spaces. */
void help_wrap(struct buf *out, struct str text, size_t indent, size_t columns);

#endif
