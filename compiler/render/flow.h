/*
 * flow.h - terminal lines: margins that stack, words that wrap at a width, and
 * styles that survive both.  Internal to the render stage.
 *
 * Text handed in is marked text: what an author wrote with control characters
 * taken out (flow_author), and style marks between (flow_mark).
 */
#ifndef PLACARD_RENDER_FLOW_H
#define PLACARD_RENDER_FLOW_H

#include "base/arena.h"
#include "base/str.h"
#include "placard.h"

/* Sums of these are styles. */
enum {
    FLOW_PLAIN = 0,
    FLOW_BOLD = 1,
    FLOW_ITALIC = 2,
    FLOW_UNDERLINE = 4,
    FLOW_STRIKE = 8,
    FLOW_DIM = 16,
    FLOW_CODE = 32,
};

/* Deeper than documents nest (PLACARD_MAX_DEPTH); more margins are left out. */
#define FLOW_MARGINS 48u

struct flow_margin {
    struct str first, rest; /* what stands before the first line, and before the others */
    size_t width;           /* columns of either */
    bool is_used;           /* the first line is printed */
};

struct flow {
    struct buf out; /* .arena set by the owner */
    bool is_colour;
    size_t columns;
    struct flow_margin margins[FLOW_MARGINS];
    size_t margin_count;
    bool is_fresh; /* nothing printed since the start or the last margin: no gap wanted */
    bool has_gap;  /* the last line is empty */
};

/* Marked text from an author's: tabs become spaces, other control characters
 * U+FFFD, so that no bundle can talk to the terminal. */
void flow_author(struct buf *marked, placard_bytes text);

/* From here on `style` holds. */
void flow_mark(struct buf *marked, unsigned style);

/* Columns that marked text takes on one line. */
size_t flow_width(struct str marked);

/* Margins of the lines to come; both texts have one width, `sgr` ("1;31", or
 * NULL) colours them. */
void flow_push(struct flow *flow, const char *first, const char *rest, const char *sgr);
void flow_pop(struct flow *flow);

/* Columns between the margins and the edge; at least 8. */
size_t flow_room(const struct flow *flow);

/* A paragraph of marked text, wrapped.  '\n' begins a new line. */
void flow_paragraph(struct flow *flow, struct str marked);

/* Marked text as it stands: spaces kept, cut at the edge into further lines. */
void flow_verbatim(struct flow *flow, struct str marked);

/* One line of our own, coloured by `sgr` (or NULL). */
void flow_line(struct flow *flow, struct str line, const char *sgr);

/* An empty line, unless there is one or nothing stands before it. */
void flow_gap(struct flow *flow);

#endif
