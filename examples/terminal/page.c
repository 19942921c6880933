#include "page.h"

#include <string.h>

/* ---- Words and lines ----------------------------------------------------- */

void page_style(struct page *page, const char *parameters)
{
    if (!page->is_colour)
        return;
    int size = snprintf(NULL, 0, "\033[%sm", parameters);
    if (page->word_size + (size_t)size >= sizeof page->word)
        return;
    sprintf(page->word + page->word_size, "\033[%sm", parameters);
    page->word_size += (size_t)size;
}

static void begin_line(struct page *page)
{
    fprintf(page->out, "%*s", page->indent, "");
    page->column = page->indent;
}

/* Put the word collected, on a new line when it does not fit. */
static void flush_word(struct page *page)
{
    if (page->word_width > 0 && page->column + page->word_width > page->width &&
        page->column > page->indent) {
        fputc('\n', page->out);
        page->column = 0;
    }
    if (page->word_width > 0 && page->column == 0)
        begin_line(page);
    fwrite(page->word, 1, page->word_size, page->out);
    page->column += page->word_width;
    page->word_size = 0;
    page->word_width = 0;
}

static void put_space(struct page *page)
{
    flush_word(page);
    if (page->column > 0 && page->column < page->width) {
        fputc(' ', page->out);
        page->column++;
    }
}

/* Bytes of the UTF-8 character at `text` and its code point; the runtime has checked the text. */
static size_t read_character(const uint8_t *text, uint32_t *point)
{
    size_t size = text[0] < 0x80 ? 1 : text[0] < 0xe0 ? 2 : text[0] < 0xf0 ? 3 : 4;
    *point = size == 1 ? text[0] : text[0] & (0x7fu >> size);
    for (size_t i = 1; i < size; i++)
        *point = *point << 6 | (text[i] & 0x3fu);
    return size;
}

/* Columns of a character: the wide blocks of East Asia (UAX #11), combining marks, all else one. */
static int width_of(uint32_t point)
{
    if ((point >= 0x300 && point < 0x370) || (point >= 0x200b && point < 0x2010) ||
        (point >= 0x64b && point < 0x660))
        return 0;
    int is_wide = (point >= 0x1100 && point < 0x1160) || (point >= 0x2e80 && point < 0xa4d0) ||
                  (point >= 0xac00 && point < 0xd7a4) || (point >= 0xf900 && point < 0xfb00) ||
                  (point >= 0xff00 && point < 0xff61) || (point >= 0x1f300 && point < 0x1fb00);
    return is_wide ? 2 : 1;
}

static void put_character(struct page *page, const uint8_t *text, size_t size, uint32_t point)
{
    int width = width_of(point);
    if (width == 2 || page->word_size + size >= sizeof page->word - 16)
        flush_word(page); /* wide characters may break anywhere */
    memcpy(page->word + page->word_size, text, size);
    page->word_size += size;
    page->word_width += width;
}

void page_bytes(struct page *page, placard_bytes text)
{
    for (size_t at = 0; at < text.size;) {
        uint32_t point;
        size_t size = read_character(text.data + at, &point);
        if (point == ' ' || point == '\n' || point == '\t')
            put_space(page);
        else if (point >= 0x20 && (point < 0x7f || point >= 0xa0))
            put_character(page, text.data + at, size, point);
        at += size;
    }
}

void page_words(struct page *page, const char *text)
{
    page_bytes(page, (placard_bytes){(const uint8_t *)text, strlen(text)});
}

void page_line(struct page *page)
{
    flush_word(page);
    if (page->column > 0)
        fputc('\n', page->out);
    page->column = 0;
}

void page_gap(struct page *page)
{
    page_line(page);
    if (page->is_blank_due)
        fputc('\n', page->out);
    page->is_blank_due = 0;
}

/* ---- Blocks -------------------------------------------------------------- */

/* ANSI Z535 colours, as far as terminals have them. */
static const char *level_style(uint32_t level)
{
    static const char *const styles[] = {"1",       "1;97;41", "1;30;43", "1;30;103",
                                         "1;97;44", "1;95",    "1;94",    "1;92"};
    return styles[level < sizeof styles / sizeof styles[0] ? level : 0];
}

static const char *level_word(uint32_t level)
{
    switch (level) {
#define X(name, code, word)                                                                                  \
    case code:                                                                                               \
        return word;
        PLACARD_NOTICE_LIST(X)
#undef X
    default:
        return "";
    }
}

static void open_notice(struct page *page, uint32_t level)
{
    page_gap(page);
    page_style(page, level_style(level));
    page_words(page, level_word(level));
    page_style(page, "");
    page_line(page);
    page->indent += 2;
}

static void put_code(struct page *page, placard_bytes text)
{
    page_gap(page);
    for (size_t start = 0, at = 0; at <= text.size; at++) {
        if (at < text.size && text.data[at] != '\n')
            continue;
        page_words(page, "|");
        put_space(page);
        page_bytes(page, (placard_bytes){text.data + start, at - start});
        page_line(page);
        start = at + 1;
        if (start >= text.size)
            break;
    }
    page->is_blank_due = 1;
}

static void put_marker(struct page *page)
{
    char marker[16] = "- ";
    if (page->ordinal > 0)
        snprintf(marker, sizeof marker, "%d. ", page->ordinal++);
    page_gap(page);
    page_style(page, "1");
    page_words(page, marker);
    page_style(page, "");
    page->indent += 3;
}

/* "[1]", at its place in the text and before the footnote. */
static void put_reference(struct page *page, uint32_t number)
{
    char label[16];
    snprintf(label, sizeof label, "[%u]", (unsigned)number);
    page_words(page, label);
}

static void open_node(struct page *page, const placard_document *document, placard_node node)
{
    uint32_t kind = placard_node_kind(document, node), number = placard_node_number(document, node);
    switch (kind) {
    case PLACARD_PARAGRAPH:
    case PLACARD_ROW:
        page_gap(page);
        break;
    case PLACARD_HEADING:
        page_gap(page);
        page_style(page, "1");
        break;
    case PLACARD_NOTICE:
        open_notice(page, number);
        break;
    case PLACARD_QUOTE:
        page->indent += 2;
        break;
    case PLACARD_FOOTNOTE:
        put_reference(page, number);
        page->indent += 2;
        break;
    case PLACARD_FOOTNOTE_REF:
        put_reference(page, number);
        break;
    case PLACARD_BULLET_LIST:
        page->ordinal = 0;
        break;
    case PLACARD_ORDERED_LIST:
        page->ordinal = (int)PLACARD_LIST_FIRST(number);
        break;
    case PLACARD_ITEM:
    case PLACARD_TASK:
        put_marker(page);
        break;
    case PLACARD_STRONG:
        page_style(page, "1");
        break;
    case PLACARD_EMPHASIS:
        page_style(page, "4");
        break;
    default:
        break;
    }
}

static void close_node(struct page *page, const placard_document *document, placard_node node)
{
    placard_bytes text = placard_node_text(document, node);
    switch (placard_node_kind(document, node)) {
    case PLACARD_HEADING:
        page_style(page, "");
        page_line(page);
        page->is_blank_due = 1;
        break;
    case PLACARD_PARAGRAPH:
    case PLACARD_TABLE:
        page_line(page);
        page->is_blank_due = 1;
        break;
    case PLACARD_CELL:
        page_words(page, " | ");
        break;
    case PLACARD_NOTICE:
    case PLACARD_QUOTE:
    case PLACARD_FOOTNOTE:
        page->indent -= 2;
        break;
    case PLACARD_ITEM:
    case PLACARD_TASK:
        page_line(page);
        page->indent -= 3;
        page->is_blank_due = 0;
        break;
    case PLACARD_STRONG:
    case PLACARD_EMPHASIS:
        page_style(page, "");
        break;
    case PLACARD_LINK:
        page_words(page, " <");
        page_bytes(page, text);
        page_words(page, ">");
        break;
    default:
        break;
    }
}

static void put_leaf(struct page *page, const placard_document *document, placard_node node)
{
    placard_bytes text = placard_node_text(document, node);
    switch (placard_node_kind(document, node)) {
    case PLACARD_TEXT:
    case PLACARD_CODE:
        page_bytes(page, text);
        break;
    case PLACARD_CODE_BLOCK:
        put_code(page, text);
        break;
    case PLACARD_IMAGE:
        page_words(page, text.size > 0 ? "[" : "");
        page_bytes(page, text);
        page_words(page, text.size > 0 ? "]" : "");
        break;
    case PLACARD_LINE_BREAK:
        page_line(page);
        break;
    case PLACARD_RULE:
        page_gap(page);
        page_words(page, "----");
        page_line(page);
        break;
    default:
        break;
    }
}

/* What a page shows elsewhere or not at all. */
static int is_aside(uint32_t kind)
{
    return kind == PLACARD_FEEDBACK || kind == PLACARD_INFO || kind == PLACARD_HOVER;
}

/* Nodes are in reading order: open each, and close those that end before the next. */
void page_nodes(struct page *page, const placard_document *document, placard_node node, placard_node end)
{
    placard_node open[PLACARD_MAX_DEPTH + 1];
    int depth = 0;
    page->is_blank_due = 0;
    while (node < end) {
        placard_node after = placard_node_end(document, node);
        if (is_aside(placard_node_kind(document, node))) {
            node = after;
        } else {
            open_node(page, document, node);
            put_leaf(page, document, node);
            open[depth++] = node++;
        }
        while (depth > 0 && placard_node_end(document, open[depth - 1]) <= node)
            close_node(page, document, open[--depth]);
    }
    while (depth > 0)
        close_node(page, document, open[--depth]);
    page_line(page);
}

void page_block(struct page *page, const placard_document *document, placard_node block)
{
    page_gap(page);
    page_nodes(page, document, block, placard_node_end(document, block));
}

void page_step(struct page *page, const placard_document *document, placard_node step, uint32_t number)
{
    char label[16];
    placard_node at = placard_node_first(document, step);
    snprintf(label, sizeof label, "%u. ", (unsigned)number);
    page_gap(page);
    page_style(page, "1");
    page_words(page, label);
    page_style(page, "");
    page->indent += 3;
    if (placard_node_kind(document, at) == PLACARD_PARAGRAPH) { /* it goes on behind the number */
        page_nodes(page, document, at + 1, placard_node_end(document, at));
        at = placard_node_next(document, step, at);
        page->is_blank_due = 1;
    }
    for (; at != PLACARD_NONE; at = placard_node_next(document, step, at))
        page_block(page, document, at);
    page->indent -= 3;
    page_line(page);
}

void page_inside(struct page *page, const placard_document *document, placard_node node)
{
    if (node != PLACARD_NONE)
        page_nodes(page, document, node + 1, placard_node_end(document, node));
}
