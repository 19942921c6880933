/*
 * edit.h - small changes to an author's file: applied, shown, put in place.
 */
#ifndef PLACARD_AUTHOR_EDIT_H
#define PLACARD_AUTHOR_EDIT_H

#include "base/os.h"
#include "base/source.h"

/* `text` for the bytes of `at`. */
struct edit {
    struct span at;
    struct str text;
};

struct edits {
    struct edit *items; /* ascending, not touching each other */
    size_t count;
};

/* The text with the edits made. */
struct str edit_apply(struct arena *arena, struct str text, const struct edits *edits);

/* The edits as a unified diff without context, which `patch` and `git apply --unidiff-zero` take. */
struct str edit_diff(struct arena *arena, const char *path, struct str text, const struct edits *edits);

/* Write a new file beside `path` and put it in its place by one rename.  Returns 0 or an errno value. */
int edit_write(struct arena *arena, const struct os *os, const char *path, struct str text);

#endif
