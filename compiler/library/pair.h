/*
 * pair.h - translations beside their sources: x.es.md belongs to x.md.
 */
#ifndef PLACARD_LIBRARY_PAIR_H
#define PLACARD_LIBRARY_PAIR_H

#include "library/walk.h"

/*
 * Each module of the walk with its translations, by path, into library->files; all of
 * them, whether asked for or not.  Reports translations without a source (PL0751), and files that are named
 * nearly like one (PL0195).
 */
void pair_files(struct run *run, const struct walk_files *found, struct library *library);

/* The translations that stand in the folder of a lone module.  False: the run failed. */
bool pair_lone(struct run *run, const struct library *library, struct library_file *file);

#endif
