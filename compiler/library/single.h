/*
 * single.h - one module compiled in memory: for a preview, an editor, and the
 * commands that look into a module.
 *
 * In:   the path of a module source; a text that is not saved yet, if there is one
 * Out:  diagnostics and the bundle's bytes; nothing is written
 */
#ifndef PLACARD_LIBRARY_SINGLE_H
#define PLACARD_LIBRARY_SINGLE_H

#include "library/library.h"

struct single {
    const char *path; /* module source, or one of its translations */
    struct str text;  /* stands in for what the file holds; ptr NULL: the file counts */
    struct compile_options options;
};

/*
 * Find the library that the module is in, and compile that module with all its
 * languages.  What is wrong in the library itself is left out of the diagnostics,
 * which are sorted.  Bundle empty: they hold errors, or the run failed.
 */
struct compiled single_compile(struct run *run, const struct single *single);

#endif
