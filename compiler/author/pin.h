/*
 * pin.h - ids of questions and choices, or the stamps of translations, to be written into sources.
 *
 * What is to be written is compiled in memory first: it is offered only when the
 * bundle stays the same byte for byte.
 *
 * In:   a library and what of it is asked for
 * Out:  a change a file; nothing is written
 */
#ifndef PLACARD_AUTHOR_PIN_H
#define PLACARD_AUTHOR_PIN_H

#include "author/author.h"
#include "author/edit.h"
#include "base/array.h"
#include "library/library.h"

struct pin_change {
    const char *path;
    struct str old;      /* the text that the edits are of */
    struct edits edits;  /* at least one */
    size_t id_count;     /* ids written */
    struct str accepted; /* instead of ids: the version of the source that a translation is now one of */
};

/* A file where none of our rules foresees the place: writing there would change the module. */
struct pin_refusal {
    const char *path;
    uint32_t line; /* of the first edit */
};

struct pins {
    ARRAY(struct pin_change) changes;
    ARRAY(struct pin_refusal) refusals;
};

/*
 * Prepare every module that is asked for: its ids, or with `accept` the stamps of its
 * translations.  DONE: all changes can be made.  REFUSED: see `refusals`.
 */
enum author_ended pin_prepare(struct run *run, const struct library *library, bool accept, struct pins *out);

#endif
