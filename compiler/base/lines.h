/*
 * lines.h - line and column of many places, without counting from the start each time.
 *
 * For reports and editors: remembers where the lines of the last two sources
 * begin, so that thousands of places take no quadratic time.
 */
#ifndef PLACARD_BASE_LINES_H
#define PLACARD_BASE_LINES_H

#include "base/source.h"

/* Zero-initialise with .arena set. */
struct lines {
    struct arena *arena;
    struct lines_index {
        const struct source *source;
        uint32_t *begins; /* ascending; the first is 0 */
        size_t count;
    } indexes[2];
    size_t last; /* the index used last */
};

/* First and last line and column of a place, end exclusive; columns in code points. */
struct lines_range {
    struct position start, end;
};

/* As source_position(); logarithmic in the lines, linear in the one line. */
struct position lines_position(struct lines *lines, const struct source *source, uint32_t offset);

/* Line 1, column 1 for a place in no source. */
struct lines_range lines_range(struct lines *lines, struct place place);

#endif
