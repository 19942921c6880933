/*
 * target.h - what an author wrote as a picture's target -> a path in the library.
 */
#ifndef PLACARD_MEDIA_TARGET_H
#define PLACARD_MEDIA_TARGET_H

#include "base/os.h"

enum target_status {
    TARGET_OK,
    TARGET_EMPTY,
    TARGET_URL,       /* a scheme, or // */
    TARGET_ABSOLUTE,  /* begins with / */
    TARGET_BACKSLASH, /* \ where / should stand */
    TARGET_OUTSIDE,   /* .. leads out of the library */
    TARGET_CHARACTER, /* a control character after percent-decoding */
};

/*
 * Resolve `target` against `folder` (of the module file, relative to the
 * library; "" or "." is the library itself).  `*path` is relative to the
 * library: no "." or "..", no empty parts; percent-encoded bytes decoded.
 */
enum target_status target_resolve(struct arena *arena, struct str folder, struct str target,
                                  struct str *path);

/* Why a path leads to no file. */
struct target_miss {
    struct str folder;     /* the deepest folder of the path that is there; "" is the library */
    struct str part;       /* the name that is not in it */
    struct str near;       /* a name in it that may be meant; ptr NULL: none */
    struct os_name *names; /* all that is in it */
    size_t name_count;
};

/* Find out; only called for a path that could not be read.  Names are compared without case first. */
struct target_miss target_explain(struct arena *arena, const struct os *os, const char *root,
                                  struct str path);

#endif
