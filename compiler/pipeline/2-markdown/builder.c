#include "pipeline/2-markdown/builder.h"

#include <string.h>

struct node *builder_append(struct builder *builder, uint32_t kind, uint32_t number, struct span span)
{
    struct node *node = node_new(builder->stage->arena, kind, span);
    node->number = number;
    node_append(builder->at, node);
    return node;
}

void builder_second(struct builder *builder, struct node *parent, uint32_t kind, struct str text)
{
    if (text.len == 0)
        return;
    struct node *node = node_new(builder->stage->arena, kind, parent->span);
    node->text = text;
    node_append(parent, node);
}

/* ---- Text ---- */

/* Make room behind a TEXT that is being put together; doubled, so that it stays linear. */
static void extend_text(struct builder *builder, struct node *text, struct str more)
{
    size_t need = text->text.len + more.len;
    if (builder->open_text != text || need > builder->open_room) {
        size_t room = need * 2 + 32;
        char *bytes = arena_alloc(builder->stage->arena, 1, room);
        memcpy(bytes, text->text.ptr, text->text.len);
        text->text.ptr = bytes;
        builder->open_text = text;
        builder->open_room = room;
    }
    memcpy((char *)(uintptr_t)text->text.ptr + text->text.len, more.ptr, more.len);
    text->text.len = need;
}

void builder_text(struct builder *builder, struct str text, struct span span)
{
    struct node *last = builder->at->last;
    if (text.len == 0)
        return;
    if (last == NULL || last->kind != PLACARD_TEXT) {
        builder_append(builder, PLACARD_TEXT, 0, span)->text = text;
        return;
    }
    if (last != builder->open_text && last->text.ptr + last->text.len == text.ptr)
        last->text.len += text.len; /* next to each other in the parser's buffer */
    else
        extend_text(builder, last, text);
    if (span.end > last->span.end && span.begin >= last->span.begin)
        last->span.end = span.end;
}

/* Where `needle` stands, or the place of the block or inline that holds it. */
struct span builder_take(struct builder *builder, struct str needle)
{
    struct span found;
    return cursor_take(&builder->cursor, needle, &found) ? found : builder->at->span;
}

/* The line break behind the cursor: joined to the text before it where the parser's buffer has it there. */
void builder_soft_break(struct builder *builder)
{
    struct node *last = builder->at->last;
    bool is_next = last != NULL && last->kind == PLACARD_TEXT && last != builder->open_text &&
                   last->text.ptr[last->text.len] == '\n'; /* the buffer ends with a NUL */
    if (is_next)
        last->text.len++;
    else
        builder_text(builder, STR("\n"), (struct span){builder->cursor.at, builder->cursor.at});
}

/* ---- Raw HTML ---- */

static struct place place_of(const struct builder *builder, struct span span)
{
    return (struct place){builder->stage->source, span};
}

static void report_open_comment(struct builder *builder, struct span span)
{
    struct diags *diags = builder->stage->diags;
    struct diag *diag =
        diag_add(diags, DIAG_COMMENT_OPEN, place_of(builder, span), "a comment is not closed");
    diag_label(diags, diag, "everything from here on is lost");
    diag_help(diags, diag, "write --> where the comment ends");
}

static void report_unbalanced(struct builder *builder, struct span span, struct str name, bool is_open)
{
    struct diags *diags = builder->stage->diags;
    struct diag *diag =
        diag_add(diags, DIAG_HTML_UNBALANCED, place_of(builder, span),
                 is_open ? "`<%.*s>` is not closed" : "`</%.*s>` closes nothing", STR_FMT(name));
    diag_label(diags, diag, is_open ? "opened here" : "no opening tag before it in this sentence");
    diag_help(diags, diag, "write <%.*s>text</%.*s>, both inside the same emphasis or link", STR_FMT(name),
              STR_FMT(name));
}

static bool is_html_kind(uint32_t kind)
{
    return kind == PLACARD_KEYBOARD || kind == PLACARD_SUBSCRIPT || kind == PLACARD_SUPERSCRIPT;
}

static struct str html_name(uint32_t kind)
{
    return kind == PLACARD_KEYBOARD ? STR("kbd") : kind == PLACARD_SUBSCRIPT ? STR("sub") : STR("sup");
}

static void close_html(struct builder *builder, uint32_t kind, struct str name, struct span span)
{
    if (builder->at->kind != kind) {
        report_unbalanced(builder, span, name, false);
        return;
    }
    builder->at->span.end = span.end > builder->at->span.begin ? span.end : builder->at->span.end;
    builder->at = builder->at->parent;
}

void builder_html_inline(struct builder *builder, struct str literal)
{
    struct html_tag tag = html_tag_read(literal);
    struct span span = builder_take(builder, literal);
    uint32_t kind = html_tag_kind(&tag);
    if (kind != 0 && tag.has_attributes)
        html_refuse(builder->stage, &builder->reported, &tag, span);
    if (tag.form == HTML_COMMENT)
        builder_append(builder, NODE_COMMENT, 0, span)->text = tag.comment;
    else if (kind == 0)
        html_refuse(builder->stage, &builder->reported, &tag, span);
    else if (tag.form == HTML_CLOSE && kind != PLACARD_LINE_BREAK)
        close_html(builder, kind, tag.name, span);
    else if (kind == PLACARD_LINE_BREAK)
        builder_append(builder, kind, 0, span);
    else
        builder->at = builder_append(builder, kind, 0, span);
}

/* Tags still open where the inline or block that holds them ends. */
void builder_close_html(struct builder *builder, const struct node *holder)
{
    while (builder->at != holder && is_html_kind(builder->at->kind)) {
        report_unbalanced(builder, builder->at->span, html_name(builder->at->kind), true);
        builder->at = builder->at->parent;
    }
}

static void report_text_after_comment(struct builder *builder, struct span span)
{
    struct diags *diags = builder->stage->diags;
    struct diag *diag = diag_add(diags, DIAG_TEXT_AFTER_COMMENT, place_of(builder, span),
                                 "text on the line of a comment is lost");
    diag_label(diags, diag, "not shown to anybody");
    diag_help(diags, diag, "put the comment on a line of its own, with an empty line after it");
}

/* A tag on a line of its own: kept ones are told to stand in a sentence. */
static void refuse_html_block(struct builder *builder, struct str literal)
{
    struct html_tag tag = html_tag_read(literal);
    struct span span = builder_take(builder, str_slice(literal, 0, tag.len));
    if (html_tag_kind(&tag) == 0 || tag.has_attributes) {
        html_refuse(builder->stage, &builder->reported, &tag, span);
        return;
    }
    struct diags *diags = builder->stage->diags;
    struct diag *diag =
        diag_add(diags, DIAG_RAW_HTML, place_of(builder, span), "raw HTML is not part of a module");
    diag_label(diags, diag, "a tag on a line of its own");
    diag_help(diags, diag, "put <%.*s> inside a sentence", STR_FMT(tag.name));
}

void builder_html_block(struct builder *builder, struct str literal, struct span span)
{
    builder->cursor = (struct cursor){builder->positions.text, span.begin, span.end};
    struct str rest = str_trim(literal);
    while (str_starts(rest, STR("<!--"))) {
        struct html_tag tag = html_tag_read(rest);
        struct span begin = builder_take(builder, STR("<!--")), end = begin;
        if (!tag.is_closed_comment) {
            report_open_comment(builder, begin);
            return;
        }
        if (tag.comment.len > 0)
            builder_take(builder, str_slice(tag.comment, 0, str_find_byte(tag.comment, '\n', 0)));
        size_t close = str_find(str_slice(builder->positions.text, builder->cursor.at, span.end), STR("-->"));
        if (close != SIZE_MAX)
            end.end = builder->cursor.at += (uint32_t)close + 3;
        builder_append(builder, NODE_COMMENT, 0, end)->text = tag.comment;
        rest = str_trim(str_slice(rest, tag.len, rest.len));
    }
    if (rest.len > 0 && rest.len < str_trim(literal).len)
        report_text_after_comment(builder,
                                  builder_take(builder, str_slice(rest, 0, str_find_byte(rest, '\n', 0))));
    else if (rest.len > 0)
        refuse_html_block(builder, rest);
}
