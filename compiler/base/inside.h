/*
 * inside.h - does a file lie in the folder that its path says it lies in?
 *
 * A symbolic link may lead anywhere, and what it leads to would be printed with
 * its messages or packed into a bundle.  So what a library names is looked at
 * without its links before it is read.
 */
#ifndef PLACARD_BASE_INSIDE_H
#define PLACARD_BASE_INSIDE_H

#include "base/os.h"

/* Is `path`, with all links followed, in `folder` or that itself?  True when it is not there: who reads it
 * says so.
 */
bool inside_holds(struct arena *arena, const struct os *os, const char *folder, const char *path);

/* The same of paths without links. */
bool inside_is_below(struct str folder, struct str path);

#endif
