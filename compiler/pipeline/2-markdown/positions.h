/*
 * positions.h - where the nodes of the block tree stand in the file.
 *
 * cmark-gfm gives lines and columns for blocks, which are right, and for
 * inlines, which are wrong on continuation lines and absent around tables.  So
 * blocks take their place from the lines, and inlines are found again in the
 * bytes of their block, in reading order, by what they must hold.
 */
#ifndef PLACARD_MARKDOWN_POSITIONS_H
#define PLACARD_MARKDOWN_POSITIONS_H

#include "base/stage.h"

/* Starts of the lines of a body. */
struct positions {
    struct str text; /* of the whole file */
    struct span body;
    uint32_t *lines; /* offsets in the file */
    size_t line_count;
};

/* Index the lines of `body`.  Linear. */
void positions_init(struct positions *positions, struct stage *stage, struct span body);

/* Line `line` (from 1 in the body) without its line ending; empty at the body's end when there is none. */
struct span positions_line(const struct positions *positions, int line);

/* Index (from 0) of the line that holds `offset`.  Logarithmic in the lines. */
size_t positions_line_at(const struct positions *positions, uint32_t offset);

/* Columns before `at` on its line; a tab goes on to the next fourth one. */
uint32_t positions_column(struct str text, uint32_t at);

/* From line and column (from 1, bytes) to the end of line `last`, white space at the end cut off. */
struct span positions_block(const struct positions *positions, int first, int column, int last);

/* The line (from `first` on) that holds the header of a table: the one above the last delimiter row up to
 * `last`. */
int positions_table_header(const struct positions *positions, int first, int last);

/* Bytes of cell `index` (from 0) of the table row inside `row`. */
struct span positions_cell(const struct positions *positions, struct span row, int index);

/* Where reading stands inside one leaf block. */
struct cursor {
    struct str text; /* of the whole file */
    uint32_t at, end;
};

/*
 * Find `needle` at the cursor or after it with nothing but markup between,
 * else within the next few hundred bytes, and move behind it.  False, and the
 * cursor as it was, when it does not stand there (entities, escapes).
 */
bool cursor_take(struct cursor *cursor, struct str needle, struct span *found);

/* Behind the markup that closes a link or image: `](target "title")`, `][label]`, `]`, `>`. */
void cursor_close_link(struct cursor *cursor);

/* A code span at or after the cursor: from its first to its last backtick. */
bool cursor_take_code(struct cursor *cursor, struct span *found);

#endif
