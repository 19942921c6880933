/* nearly_marks.c - marks that Markdown takes out of what was meant literally: "10*20*30", "C:\new\*file", and
 * comments that end where their author did not mean them to. */
#include <string.h>

#include "pipeline/2-markdown/nearly_report.h"

/* A mark with digits on both sides multiplies. */
static bool is_between_digits(struct str source, uint32_t begin, uint32_t end)
{
    return begin > 0 && str_digit_at(source, begin - 1) && str_digit_at(source, end);
}

void nearly_check_mark(struct stage *stage, const struct node *mark)
{
    struct str source = stage->source->text;
    uint32_t begin = mark->span.begin, end = mark->span.end, len = mark->kind == PLACARD_STRONG ? 2 : 1;
    if (end <= begin + 2 * len || end > source.len || source.ptr[begin] != '*' || source.ptr[end - 1] != '*')
        return;
    if (!is_between_digits(source, begin, begin + len) && !is_between_digits(source, end - len, end))
        return;
    nearly_report(stage, DIAG_EATEN_STARS, mark->span,
                  "these stars are not shown: Markdown takes them for emphasis, and the numbers run together",
                  "write × for times, or \\ before each star");
}

/* A drive or a server, where a path of Windows begins: "C:\", "\\server". */
static bool is_path_at(struct str text, size_t at)
{
    struct str rest = str_slice(text, at, text.len);
    bool is_start = at == 0 || strchr(" \t\n(\"", text.ptr[at - 1]) != NULL;
    bool is_drive = rest.len > 3 && ((rest.ptr[0] | 0x20) >= 'a' && (rest.ptr[0] | 0x20) <= 'z') &&
                    rest.ptr[1] == ':' && rest.ptr[2] == '\\';
    return is_start && (is_drive || str_starts(rest, STR("\\\\")));
}

/* Does Markdown take out a backslash before `end`?  It does before a mark of ASCII. */
static bool loses_backslash(struct str text, size_t at, size_t end)
{
    for (; at + 1 < end; at++)
        if (text.ptr[at] == '\\' && strchr("!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~", text.ptr[at + 1]) != NULL)
            return true;
    return false;
}

static void check_path(struct stage *stage, const struct node *text)
{
    struct str source = source_text(stage->source, text->span);
    for (size_t at = 0; (at = str_find_byte(source, '\\', at)) != SIZE_MAX; at++) {
        size_t begin = at > 1 && source.ptr[at - 1] == ':' ? at - 2 : at, end = at;
        while (end < source.len && strchr(" \t\n", source.ptr[end]) == NULL)
            end++;
        if (!is_path_at(source, begin) || !loses_backslash(source, at, end))
            continue;
        struct span span = {text->span.begin + (uint32_t)begin, text->span.begin + (uint32_t)end};
        nearly_report(
            stage, DIAG_EATEN_BACKSLASH, span,
            "this path is shown without some of its backslashes: before a mark Markdown takes one out",
            "put the path between backticks");
        return;
    }
}

/* "<!-- old:" on one line of a list and "-->" on a later one: no comment at all. */
static void check_comment_mark(struct stage *stage, const struct node *text)
{
    struct str source = source_text(stage->source, text->span);
    size_t at = str_find(text->text, STR("<!--")) != SIZE_MAX ? str_find(source, STR("<!--")) : SIZE_MAX;
    if (at == SIZE_MAX || (at > 0 && source.ptr[at - 1] == '\\'))
        return;
    uint32_t begin = text->span.begin + (uint32_t)at;
    nearly_report(stage, DIAG_COMMENT_OPEN, (struct span){begin, begin + 4},
                  "this begins no comment, and is shown: a comment inside of a text ends with its paragraph",
                  "write --> on the same line, or put the comment on lines of its own");
}

/* "<!- old ->", "<! -- old -- >", and what a word processor makes of two hyphens */
static void check_comment_slip(struct stage *stage, const struct node *text)
{
    static const char *const openings[] = {"<!-", "<! -", "<!—", "<!–"};
    struct str source = source_text(stage->source, text->span);
    for (size_t i = 0; i < sizeof openings / sizeof openings[0]; i++) {
        size_t at = str_find(source, str_of(openings[i]));
        bool is_comment = at != SIZE_MAX && str_starts(str_slice(source, at, source.len), STR("<!--"));
        bool is_shown = at != SIZE_MAX && str_find(text->text, str_of(openings[i])) != SIZE_MAX;
        if (is_comment || !is_shown)
            continue;
        nearly_report(stage, DIAG_COMMENT_OPEN,
                      (struct span){text->span.begin + (uint32_t)at, text->span.begin + (uint32_t)at + 4},
                      "this begins no comment, and is shown",
                      "write <!-- and -->, each with two hyphens and no blank");
        return;
    }
}

/* "!\\[pump\\](pump.png)", as some tools write out what stood in their text. */
static void check_escaped_link(struct stage *stage, const struct node *text)
{
    struct str source = source_text(stage->source, text->span);
    size_t close = str_find(source, STR("\\]("));
    size_t end = close == SIZE_MAX ? SIZE_MAX : str_find_byte(source, ')', close);
    size_t open = str_find(source, STR("\\["));
    if (end == SIZE_MAX || open > close)
        return;
    bool is_picture = open > 0 && source.ptr[open - 1] == '!';
    uint32_t begin = text->span.begin + (uint32_t)open;
    nearly_report(stage, is_picture ? DIAG_NEARLY_PICTURE : DIAG_NEARLY_LINK,
                  (struct span){begin, text->span.begin + (uint32_t)end + 1},
                  "backslashes keep this from being one: it is shown as plain text",
                  "take the backslashes before its brackets out");
}

void nearly_check_literal(struct stage *stage, const struct node *text)
{
    check_path(stage, text);
    check_escaped_link(stage, text);
    check_comment_slip(stage, text);
    check_comment_mark(stage, text);
}
