/*
 * source.h - a file's bytes, and places in them.
 *
 * Offsets are bytes from the start of the file as read (a BOM included).  Line
 * and column are computed only when a message is shown.
 */
#ifndef PLACARD_BASE_SOURCE_H
#define PLACARD_BASE_SOURCE_H

#include "base/str.h"

struct arena;

struct span {
    uint32_t begin, end; /* bytes, end exclusive */
};

struct source {
    struct str path;     /* as shown to people: relative to the library, '/' separated */
    struct str text;     /* at most 256 KiB for modules */
    struct str original; /* path of the file that this one translates; empty: none */
};

/* A span of one file.  `source` NULL: the run as a whole. */
struct place {
    const struct source *source;
    struct span span;
};

struct position {
    uint32_t line;   /* from 1 */
    uint32_t column; /* from 1, in characters (code points) as editors count */
};

/* Where byte `offset` stands.  CRLF, LF and a lone CR end a line.  Linear. */
struct position source_position(const struct source *source, uint32_t offset);

/* The line that holds `offset`, without its line ending. */
struct span source_line(const struct source *source, uint32_t offset);

/* What `span` holds of the line that it begins on, to point at a block and not at all that is in it;
 * all of it when that is nothing. */
struct span source_first_line(const struct source *source, struct span span);

struct str source_text(const struct source *source, struct span span);

#endif
