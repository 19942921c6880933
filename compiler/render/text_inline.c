#include "render/text_parts.h"

#include "render/facts.h"

static void mark_within(struct text *text, struct buf *out, placard_node node, unsigned style, unsigned added)
{
    flow_mark(out, style | added);
    text_mark_inlines(text, out, node, style | added);
    flow_mark(out, style);
}

void text_mark_plain(struct buf *out, placard_bytes text)
{
    size_t begin = out->len;
    flow_author(out, text);
    for (size_t i = begin; i < out->len; i++)
        out->ptr[i] = out->ptr[i] == '\n' ? ' ' : out->ptr[i];
}

static void mark_link(struct text *text, struct buf *out, placard_node node, unsigned style)
{
    placard_bytes target = placard_node_text(text->document, node);
    mark_within(text, out, node, style, FLOW_UNDERLINE);
    if (target.size == 0 || target.data[0] == '#' || !facts_is_kept_link(target))
        return;
    buf_str(out, STR(" <"));
    text_mark_plain(out, target);
    buf_str(out, STR(">"));
}

static void mark_code(struct text *text, struct buf *out, placard_node node, unsigned style)
{
    flow_mark(out, style | FLOW_CODE);
    text_mark_plain(out, placard_node_text(text->document, node));
    flow_mark(out, style);
}

static void mark_image(struct text *text, struct buf *out, placard_node node, unsigned style)
{
    placard_bytes alternative = placard_node_text(text->document, node);
    if (alternative.size == 0)
        return;
    flow_mark(out, style | FLOW_ITALIC);
    buf_str(out, STR("["));
    text_mark_plain(out, alternative);
    buf_str(out, STR("]"));
    flow_mark(out, style);
}

static void mark_inline(struct text *text, struct buf *out, placard_node node, unsigned style)
{
    switch (placard_node_kind(text->document, node)) {
    case PLACARD_TEXT:
        text_mark_plain(out, placard_node_text(text->document, node));
        break;
    case PLACARD_LINE_BREAK:
        buf_byte(out, '\n');
        break;
    case PLACARD_CODE:
        mark_code(text, out, node, style);
        break;
    case PLACARD_EMPHASIS:
        mark_within(text, out, node, style, FLOW_ITALIC);
        break;
    case PLACARD_STRONG:
    case PLACARD_KEYBOARD:
        mark_within(text, out, node, style, FLOW_BOLD);
        break;
    case PLACARD_STRIKE: /* what is struck out must not read as said where no terminal strikes it out */
        buf_str(out, STR("~~"));
        mark_within(text, out, node, style, FLOW_STRIKE);
        buf_str(out, STR("~~"));
        break;
    case PLACARD_SUPERSCRIPT: /* 10^3 is not 103 */
        buf_byte(out, '^');
        text_mark_inlines(text, out, node, style);
        break;
    case PLACARD_LINK:
        mark_link(text, out, node, style);
        break;
    case PLACARD_IMAGE:
        mark_image(text, out, node, style);
        break;
    case PLACARD_FOOTNOTE_REF:
        buf_format(out, "[%u]", placard_node_number(text->document, node));
        break;
    default:
        text_mark_inlines(text, out, node, style);
        break;
    }
}

void text_mark_inlines(struct text *text, struct buf *out, placard_node parent, unsigned style)
{
    placard_node node = placard_node_first(text->document, parent);
    for (; node != PLACARD_NONE; node = placard_node_next(text->document, parent, node))
        mark_inline(text, out, node, style);
}
