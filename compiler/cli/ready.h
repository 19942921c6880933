/*
 * ready.h - how much of a library workers could be given today, in one line.
 *
 * "ready: 4 of 5 modules; en 4 of 4, es 2 of 4 (1 outdated, 1 left out)": modules without an error that
 * are no drafts, and for each language how many of these have it, how many of those hold parts that are
 * marked as outdated, and out of how many it was left for that.
 */
#ifndef PLACARD_CLI_READY_H
#define PLACARD_CLI_READY_H

#include "library/library.h"

/* Modules of the library that are drafts. */
size_t ready_drafts(const struct library *library, const struct library_built *built);

/* The line, without its end. */
struct str ready_text(struct arena *arena, const struct library *library, const struct library_built *built);

#endif
