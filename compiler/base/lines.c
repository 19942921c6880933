#include "base/lines.h"

#include "base/arena.h"

/* CRLF, LF and a lone CR end a line, as source.h says. */
static bool ends_line(struct str text, size_t at)
{
    return text.ptr[at] == '\n' || (text.ptr[at] == '\r' && (at + 1 == text.len || text.ptr[at + 1] != '\n'));
}

static struct lines_index index_of(struct arena *arena, const struct source *source)
{
    size_t count = 1;
    for (size_t i = 0; i < source->text.len; i++)
        count += ends_line(source->text, i);
    struct lines_index index = {source, arena_array(arena, uint32_t, count), 1};
    for (size_t i = 0; i < source->text.len; i++)
        if (ends_line(source->text, i))
            index.begins[index.count++] = (uint32_t)i + 1;
    return index;
}

/* A diagnostic and its second place may lie in two files: hence two indexes. */
static const struct lines_index *find_index(struct lines *lines, const struct source *source)
{
    if (lines->indexes[lines->last].source != source) {
        lines->last = 1 - lines->last;
        if (lines->indexes[lines->last].source != source)
            lines->indexes[lines->last] = index_of(lines->arena, source);
    }
    return &lines->indexes[lines->last];
}

struct position lines_position(struct lines *lines, const struct source *source, uint32_t offset)
{
    const struct lines_index *index = find_index(lines, source);
    size_t low = 0, high = index->count;
    while (high - low > 1) {
        size_t middle = (low + high) / 2;
        if (index->begins[middle] <= offset)
            low = middle;
        else
            high = middle;
    }
    size_t end = low + 1 < index->count ? index->begins[low + 1] : source->text.len;
    struct source line = {.text = str_slice(source->text, index->begins[low], end)};
    struct position position = source_position(&line, offset - index->begins[low]);
    position.line = (uint32_t)low + 1;
    return position;
}

struct lines_range lines_range(struct lines *lines, struct place place)
{
    struct lines_range range = {{1, 1}, {1, 1}};
    if (place.source == NULL)
        return range;
    range.start = lines_position(lines, place.source, place.span.begin);
    uint32_t end = place.span.end < place.span.begin ? place.span.begin : place.span.end;
    range.end = lines_position(lines, place.source, end);
    return range;
}
