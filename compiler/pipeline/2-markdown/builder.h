/*
 * builder.h - a block tree while it is put together, node by node in reading
 * order: places, text that is joined, and raw HTML.  Knows nothing of the parser.
 */
#ifndef PLACARD_MARKDOWN_BUILDER_H
#define PLACARD_MARKDOWN_BUILDER_H

#include "pipeline/2-markdown/dropped.h"
#include "pipeline/2-markdown/html.h"
#include "pipeline/2-markdown/positions.h"
#include "pipeline/2-markdown/tree.h"

struct builder {
    struct stage *stage;
    struct positions positions;
    struct dropped dropped; /* the lines that leaves hold, so far */
    struct cursor cursor;   /* in the leaf block that is being read */
    struct span row;        /* the table row that is being read */
    int cell;               /* index of its next cell */
    struct node *at;        /* takes what comes next */
    struct node *open_text; /* TEXT whose bytes are ours to extend, or NULL */
    size_t open_room;       /* bytes it may take without being copied */
    uint32_t footnotes;     /* numbered so far */
    struct html_report reported;
};

/* A new last child of the node in hand. */
struct node *builder_append(struct builder *builder, uint32_t kind, uint32_t number, struct span span);

/* The second text of `parent` (HOVER, INFO); none when empty. */
void builder_second(struct builder *builder, struct node *parent, uint32_t kind, struct str text);

/* Text, joined to a TEXT right before it.  `text` is shared, not copied, where it can be. */
void builder_text(struct builder *builder, struct str text, struct span span);

/* A newline of the paragraph.  Looks one byte past the last text, which the parser's buffers end with a NUL.
 */
void builder_soft_break(struct builder *builder);

/* Find `needle` in the block and move behind it; the place of the node in hand when it is not found. */
struct span builder_take(struct builder *builder, struct str needle);

/* A tag or comment inside a sentence; one on lines of its own, at `span`.  Reports PL0200 to PL0202, PL0206,
 * PL0207. */
void builder_html_inline(struct builder *builder, struct str literal);
void builder_html_block(struct builder *builder, struct str literal, struct span span);

/* Report tags still open where the inline or block that holds them ends. */
void builder_close_html(struct builder *builder, const struct node *holder);

#endif
