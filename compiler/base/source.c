#include "base/source.h"

static bool is_continuation(char c)
{
    return ((unsigned char)c & 0xC0) == 0x80;
}

/* Whether a line ends just before byte `at`. */
static bool is_line_start(struct str text, size_t at)
{
    if (at == 0)
        return true;
    char before = text.ptr[at - 1];
    return before == '\n' || (before == '\r' && (at == text.len || text.ptr[at] != '\n'));
}

struct position source_position(const struct source *source, uint32_t offset)
{
    struct str text = source->text;
    size_t end = offset < text.len ? offset : text.len;
    struct position position = {1, 1};
    for (size_t i = 0; i < end; i++) {
        if (is_line_start(text, i + 1)) {
            position.line++;
            position.column = 1;
        } else if (!is_continuation(text.ptr[i])) {
            position.column++;
        }
    }
    bool has_mark = text.len >= 3 && (unsigned char)text.ptr[0] == 0xEF && (unsigned char)text.ptr[1] == 0xBB;
    if (has_mark && position.line == 1 && end >= 3)
        position.column--; /* editors do not count a byte order mark */
    return position;
}

struct span source_line(const struct source *source, uint32_t offset)
{
    struct str text = source->text;
    size_t begin = offset < text.len ? offset : text.len;
    while (!is_line_start(text, begin))
        begin--;
    return (struct span){(uint32_t)begin, (uint32_t)str_line_end(text, begin)};
}

struct span source_first_line(const struct source *source, struct span span)
{
    uint32_t end = source_line(source, span.begin).end;
    if (end > span.begin && end < span.end)
        span.end = end;
    return span;
}

struct str source_text(const struct source *source, struct span span)
{
    return str_slice(source->text, span.begin, span.end);
}
