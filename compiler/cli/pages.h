/*
 * pages.h - a library as a folder of pages (placard render LIBRARY -o DIR).
 */
#ifndef PLACARD_CLI_PAGES_H
#define PLACARD_CLI_PAGES_H

#include "cli/cli.h"

/*
 * Check the library of cli->paths, and when it is sound write its pages and pages.json, which names them;
 * all or nothing.  Pages that pages.json of an earlier run names, and this one did not make, are removed when
 * the whole library was asked for.  Returns an exit status.
 */
int pages_run(struct cli *cli, const char *output);

/* Say that pages show their quiz and do not grade it, since the program carries no runtime for browsers. */
void pages_say_ungraded(struct cli *cli);

#endif
