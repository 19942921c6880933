#include "pipeline/4-model/alternatives.h"

#include <string.h>

#include "base/arena.h"
#include "base/unicode.h"

/* A | that an author escaped, while texts are taken apart at the others.  No text holds this character. */
#define LITERAL '\x1F'

/* ---- The text of a line ---- */

/* Bars as they stand in the source, one after the other. */
struct bars {
    struct str raw;
    size_t at;
};

/* Is the next one escaped? */
static bool next_is_escaped(struct bars *bars)
{
    static const char *const entities[] = {"&#124;", "&#x7c;",   "&#X7C;",        "&#x7C;",
                                           "&vert;", "&verbar;", "&VerticalLine;"};
    while (bars->at < bars->raw.len) {
        struct str rest = str_slice(bars->raw, bars->at, bars->raw.len);
        for (size_t i = 0; rest.ptr[0] == '&' && i < sizeof entities / sizeof entities[0]; i++) {
            if (!str_starts(rest, str_of(entities[i])))
                continue;
            bars->at += strlen(entities[i]);
            return true;
        }
        bool is_escape = rest.ptr[0] == '\\' && rest.len > 1;
        bars->at += is_escape ? 2 : 1;
        if (rest.ptr[0] == '|' || (is_escape && rest.ptr[1] == '|'))
            return is_escape;
    }
    return false;
}

static void put_text(struct buf *out, struct bars *bars, const struct node *node)
{
    for (size_t i = 0; i < node->text.len; i++) {
        char letter = node->text.ptr[i];
        bool is_literal = letter == '|' && (next_is_escaped(bars) || node->kind == PLACARD_CODE);
        buf_byte(out, is_literal ? LITERAL : letter);
    }
}

/* `10<sup>3</sup>` is 10³ and not 103. */
static void put_raised(struct buf *out, struct str text)
{
    static const char *const digits[] = {"⁰", "¹", "²", "³", "⁴", "⁵", "⁶", "⁷", "⁸", "⁹"};
    for (size_t at = 0; at < text.len;) {
        uint32_t letter = unicode_next(text, &at);
        if (letter >= '0' && letter <= '9')
            buf_str(out, str_of(digits[letter - '0']));
        else if (letter == '-' || letter == 0x2212)
            buf_str(out, STR("⁻"));
        else
            unicode_append(out, letter);
    }
}

struct str alternatives_text(const struct model *model, const struct node *paragraph,
                             const struct node *first)
{
    struct buf out = {.arena = model->stage->arena};
    struct bars bars = {.raw = source_text(model->stage->source, paragraph->span)};
    for (const struct node *at = first; at != NULL;) {
        bool is_raised = at->kind == PLACARD_SUPERSCRIPT;
        if (is_raised)
            put_raised(&out, node_plain(model->stage->arena, at));
        else if (at->kind == PLACARD_TEXT || at->kind == PLACARD_CODE)
            put_text(&out, &bars, at);
        else if (at->kind == PLACARD_LINE_BREAK)
            buf_byte(&out, '\n');
        at = is_raised ? node_skip(paragraph, at) : node_walk(paragraph, at);
    }
    return str_trim(buf_view(&out));
}

/* ---- Taken apart ---- */

static struct str with_bars(struct arena *arena, struct str text)
{
    struct buf out = {.arena = arena};
    for (size_t i = 0; i < text.len; i++)
        buf_byte(&out, text.ptr[i] == LITERAL ? '|' : text.ptr[i] == '\n' ? ' ' : text.ptr[i]);
    return buf_view(&out);
}

/* A line may end at a bar; within an answer it does not. */
static void note_break(struct alternatives *parts, struct str item)
{
    size_t at = str_find_byte(item, '\n', 0);
    if (at == SIZE_MAX || parts->next_line.len > 0)
        return;
    struct str rest = str_trim(str_slice(item, at, item.len));
    parts->first_line = str_trim(str_slice(item, 0, at));
    parts->next_line = str_slice(rest, 0, str_find_byte(rest, '\n', 0));
}

struct alternatives alternatives_of(struct arena *arena, struct str text, struct span span)
{
    struct alternatives parts = {.span = span};
    for (size_t at = 0; at <= text.len;) {
        size_t end = str_find_byte(text, '|', at);
        struct str item = str_trim(str_slice(text, at, end));
        note_break(&parts, item);
        parts.is_words = parts.is_words || (item.len == 0 && text.len > 0);
        parts.is_too_many = parts.is_too_many || (item.len > 0 && parts.count == PLACARD_MAX_CHOICES);
        if (item.len > 0 && !parts.is_too_many)
            parts.items[parts.count++] = with_bars(arena, item);
        at = end == SIZE_MAX ? text.len + 1 : end + 1;
    }
    return parts;
}

struct str alternatives_shown(struct arena *arena, const struct alternatives *parts)
{
    struct buf out = {.arena = arena};
    for (size_t i = 0; i < parts->count; i++) {
        buf_str(&out, i > 0 ? STR(" / ") : STR(""));
        buf_str(&out, parts->items[i]);
    }
    return buf_view(&out);
}
