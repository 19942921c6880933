/*
 * walk.h - the module files under modules/, translations among them.
 */
#ifndef PLACARD_LIBRARY_WALK_H
#define PLACARD_LIBRARY_WALK_H

#include "base/array.h"
#include "library/wanted.h"

/* One file, and whether the command line asks for it. */
struct walk_file {
    struct str path; /* relative to the root */
    bool is_asked;
};

struct walk_files {
    struct walk_file *items; /* by path */
    size_t count, room;
};

/*
 * Walk the modules of the library, marking in `wanted` what was found.  Reports
 * files that look like modules and are none, modules that stand beside placard.yaml (PL0192), and links out
 * of the library (PL0194).  A folder is walked once, by whatever links it is reached: what stands in modules/
 * there, other folders of the library by the first link.  False: the run failed.
 */
bool walk_modules(struct run *run, const struct library *library, const struct wanted_list *wanted,
                  struct walk_files *out);

/* Whether the walk found a file of this path.  Logarithmic. */
bool walk_has(const struct walk_files *files, struct str path);

#endif
