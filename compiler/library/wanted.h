/*
 * wanted.h - what the paths of a command line name: a library, a folder in one, a
 * module.
 *
 * A path is matched by the inode of what it names.
 */
#ifndef PLACARD_LIBRARY_WANTED_H
#define PLACARD_LIBRARY_WANTED_H

#include "library/library.h"

struct wanted {
    struct str path;
    struct str name; /* last component, for files */
    uint64_t inode;
    bool is_dir;
    bool is_all;   /* the library itself, or its placard.yaml */
    bool is_found; /* set while the library is walked */
};

struct wanted_list {
    struct wanted *items;
    size_t count;
};

/* Look at `path`, and find the root of its library (empty: none).  False: the run failed. */
bool wanted_look(struct run *run, struct str path, struct wanted *out, struct str *root);

/* Whether the whole library is named. */
bool wanted_is_all(const struct wanted_list *list);

/* Whether a path of the list names this file or folder of the library.  A failure is noted in the run. */
bool wanted_names(struct run *run, const struct wanted_list *list, const struct library *library,
                  struct str path, bool is_dir);

/* False, and the run failed, when a path named nothing of the library. */
bool wanted_are_found(struct run *run, const struct wanted_list *list);

#endif
