#include "base/shown.h"

#include "base/unicode.h"

enum { PICTURES = 0x2400, PICTURE_OF_DELETE = 0x2421, REPLACEMENT = 0xFFFD };

/* U+2028 and U+2029 end a line; embeddings, overrides and isolates turn it round. */
static bool is_steering(uint32_t point)
{
    return (point >= 0x80 && point < 0xA0) || (point >= 0x2028 && point <= 0x202E) ||
           (point >= 0x2066 && point <= 0x2069);
}

/* Unicode 15, section 23.7. */
static bool is_noncharacter(uint32_t point)
{
    return (point & 0xFFFE) == 0xFFFE || (point >= 0xFDD0 && point <= 0xFDEF);
}

uint32_t shown_point(uint32_t point)
{
    if (point >= 0x20 && point < 0x7F)
        return point;
    if (point < 0x20)
        return PICTURES + point;
    if (point == 0x7F)
        return PICTURE_OF_DELETE;
    return is_steering(point) || is_noncharacter(point) ? REPLACEMENT : point;
}

static struct str show(struct arena *arena, struct str text, uint32_t kept)
{
    struct buf out = {.arena = arena};
    buf_reserve(&out, text.len);
    for (size_t at = 0; at < text.len;) {
        uint32_t point = unicode_next(text, &at);
        unicode_append(&out, point == kept ? point : point == '\t' ? ' ' : shown_point(point));
    }
    return buf_view(&out);
}

struct str shown_line(struct arena *arena, struct str text)
{
    return show(arena, text, ' ');
}

struct str shown_lines(struct arena *arena, struct str text)
{
    return show(arena, text, '\n');
}

/* White space that a reader of logs may take off the start of a line. */
static bool is_blank(char c)
{
    return c == ' ' || c == '\t' || c == '\r' || c == '\v' || c == '\f';
}

struct str shown_log(struct arena *arena, struct str lines)
{
    struct buf out = {.arena = arena};
    bool is_start = true; /* of a line, or only blanks before */
    buf_reserve(&out, lines.len);
    for (size_t at = 0; at < lines.len; at++) {
        struct str rest = str_slice(lines, at, lines.len);
        if (*rest.ptr != ':' && *rest.ptr != '[')
            buf_byte(&out, *rest.ptr);
        else if (is_start && str_starts(rest, STR("::")) &&
                 !str_starts(rest, STR(":::"))) /* the report's own arrow */
            buf_str(&out, STR("∶"));            /* U+2236 */
        else if (lines.ptr[at] == '[' && at >= 2 && str_ends(str_slice(lines, 0, at), STR("##")))
            buf_str(&out, STR("❲")); /* U+2772 */
        else
            buf_byte(&out, lines.ptr[at]);
        is_start = lines.ptr[at] == '\n' || (is_start && is_blank(lines.ptr[at]));
    }
    return buf_view(&out);
}
