/*
 * ready.h - how much of a library workers could be given today, in one line.
 *
 * "ready: 4 of 5 modules; en 4 of 4, es 2 of 4": modules without an error, and for each
 * language how many of these have it.
 */
#ifndef PLACARD_CLI_READY_H
#define PLACARD_CLI_READY_H

#include "library/library.h"

/* The line, without its end.  `is_ready` says it of each of the library's files. */
struct str ready_text(struct arena *arena, const struct library *library, const bool *is_ready);

#endif
