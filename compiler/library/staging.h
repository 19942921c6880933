/*
 * staging.h - the folder in which an output is made ready, and its journal: so that
 * an output changes as a whole whatever ends the build, at any moment.
 *
 * The folder stands inside the output folder, under one name.  Only who holds the
 * output folder locked may use it, so one that is there already was left by a
 * build that was killed.  In it, in order of time:
 *
 *   NAME        a new file, made ready
 *   .old-NAME   the file that it will replace, kept under a second name
 *   .undo       the journal, from here on: the folder is changed by renames, new over old
 *   .done       the journal, renamed: all is in place, what is not wanted any more is removed
 *
 * Without a journal nothing of the output was touched; by .undo all is taken back;
 * by .done the removing is done again.  Each of these can be cut off and begun anew.
 *
 * In:   new files, names to remove
 * Next: output.c
 */
#ifndef PLACARD_LIBRARY_STAGING_H
#define PLACARD_LIBRARY_STAGING_H

#include "base/os.h"

#define STAGING_NAME     ".placard-staging"
#define STAGING_NAME_MAX 255u /* bytes of a file's name */

/* A name of the output folder: put there, replaced, or removed (no new one). */
struct staging_change {
    struct str name;
    bool has_new, has_old; /* a new file is staged; the folder holds one */
    bool is_kept;          /* the old one has its second name */
};

struct staging {
    const struct os *os;
    const char *folder; /* of the output */
    char *path;         /* of the staging folder */
    bool is_made;
    bool has_undo;   /* the folder may be half changed */
    char *from, *to; /* room for paths: taking back must need no memory */
};

struct staging staging_of(struct arena *arena, const struct os *os, const char *folder);

/* Put right what a killed build left, and clear it away.  Returns an errno value. */
int staging_recover(struct staging *staging, struct arena *arena);

/* Make the folder, unless it is made.  Returns an errno value. */
int staging_make(struct staging *staging);

/*
 * Put all changes in place, synced, in their order, and clear the folder.  The first failure ends it:
 * staging_clear() then takes back what was done.  Returns an errno value; `*is_done` says whether all is in
 * place all the same.
 */
int staging_place(struct staging *staging, struct arena *arena, struct staging_change *changes, size_t count,
                  bool *is_done);

/* Take back what was begun, remove the staged files and the folder.  Where that fails, what is left says to
 * the next build what to do.  Returns an errno value.  Needs no memory. */
int staging_clear(struct staging *staging, const struct staging_change *changes, size_t count);

#endif
