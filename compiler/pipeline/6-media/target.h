/*
 * target.h - what an author wrote as a picture's target -> a path in the library.
 */
#ifndef PLACARD_MEDIA_TARGET_H
#define PLACARD_MEDIA_TARGET_H

#include "base/array.h"
#include "base/os.h"

enum target_status {
    TARGET_OK,
    TARGET_EMPTY,
    TARGET_URL,       /* a scheme, or // */
    TARGET_ABSOLUTE,  /* begins with / */
    TARGET_BACKSLASH, /* \ where / should stand */
    TARGET_OUTSIDE,   /* .. leads out of the library */
    TARGET_CHARACTER, /* a control character after percent-decoding */
    TARGET_LINK,      /* a symbolic link leads out of the library; never of target_resolve() */
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
    struct str folder;           /* the deepest folder of the path that is there; "" is the library */
    struct str part;             /* the name that is not in it */
    struct str near;             /* a name in it that may be meant; ptr NULL: none */
    bool looks_alike;            /* `near` reads like `part` and is other characters */
    const struct os_name *names; /* all that is in it; none when no more is said */
    size_t name_count;
};

/* Folders that were looked into, and how often advice was asked for. */
struct target_folder {
    struct str path;
    struct os_name *names;
    size_t name_count;
    int error; /* errno value of the listing */
};

struct target_advice {
    struct arena *arena; /* names live here; as long as the advice */
    const struct os *os;
    const char *root;
    ARRAY(struct target_folder) folders;
    size_t asked;
};

/*
 * Find out; only called for a path that could not be read.  Names are compared without case first, then as
 * they look.  Each folder is listed once, and after the first misses, which are all that is shown of a file,
 * nothing is compared any more: many misses beside many files cost what they are.
 */
struct target_miss target_explain(struct target_advice *advice, struct str path);

#endif
