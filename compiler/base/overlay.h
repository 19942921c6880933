/*
 * overlay.h - a file system with the texts of some files put in place of what it
 * holds: what an editor has not saved yet, or a change that is to be tried.
 *
 * It is looked at, never written through: what reads is set, and the day, no
 * other function.
 */
#ifndef PLACARD_BASE_OVERLAY_H
#define PLACARD_BASE_OVERLAY_H

#include "base/os.h"

/* A file that is read as `text`.  One that is not there yet is listed in its folder, which must be there. */
struct overlay_file {
    struct str path; /* as it will be asked for: no "./", no ".." is worked out */
    struct str text;
};

struct overlay {
    const struct os *base;
    const struct overlay_file *files;
    size_t count;
};

/* `overlay` as a file system; both, and what they hold, are borrowed. */
struct os overlay_os(struct overlay *overlay);

#endif
