/* prose.c - from a place in a prose's plain text back to the bytes of the source. */
#include "pipeline/5-checks/text.h"

/* Past a line end, and what indents or quotes the line after it; false where there is none. */
static bool skip_line_end(struct str source, size_t *s)
{
    while (*s < source.len && (source.ptr[*s] == ' ' || source.ptr[*s] == '\r'))
        (*s)++;
    if (*s >= source.len || source.ptr[*s] != '\n')
        return false;
    do
        (*s)++;
    while (*s < source.len && str_find_byte(STR(" \t>"), source.ptr[*s], 0) != SIZE_MAX);
    return true;
}

/* A backslash at `s` that only escapes `c`, the character after it. */
static bool is_escape(struct str source, size_t s, char c)
{
    return s + 1 < source.len && source.ptr[s] == '\\' && source.ptr[s + 1] == c && c > ' ' &&
           str_find_byte(STR("!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~"), c, 0) != SIZE_MAX;
}

static bool holds_at(struct str source, size_t at, struct str text)
{
    return str_starts(str_slice(source, at, source.len), text);
}

/* The bytes of an entity at `s` that stands for other text, `&amp;` or `&#38;`; 0 where there is none. */
static size_t entity_len(struct str source, size_t s, struct str text, size_t t)
{
    enum { LONGEST = 33 }; /* &CounterClockwiseContourIntegral; */
    if (s >= source.len || source.ptr[s] != '&')
        return 0;
    size_t end = str_find_byte(str_slice(source, s, s + LONGEST), ';', 0);
    if (end == SIZE_MAX || holds_at(text, t, str_slice(source, s, s + end + 1)))
        return 0;
    struct str name = str_slice(source, s + 1, s + end);
    return str_find_byte(name, ' ', 0) == SIZE_MAX ? end + 1 : 0;
}

/* The `[!DANGER]` line that the model took off the text of a notice. */
static size_t signal_len(struct str source)
{
    size_t s = str_find_byte(source, ']', 0);
    if (!str_starts(source, STR("[!")) || s == SIZE_MAX)
        return 0;
    s++;
    return skip_line_end(source, &s) ? s : 0;
}

static size_t after_character(struct str text, size_t t)
{
    do
        t++;
    while (t < text.len && ((unsigned char)text.ptr[t] & 0xC0) == 0x80);
    return t;
}

/* The byte of `source` that holds byte `at` of `text`, or SIZE_MAX where the two part. */
static size_t align(struct str source, struct str text, size_t at)
{
    size_t s = signal_len(source);
    for (size_t t = 0; t < text.len;) {
        if (is_escape(source, s, text.ptr[t]))
            s++;
        if (t == at)
            return s;
        size_t entity = entity_len(source, s, text, t);
        if (entity > 0) {
            s += entity;
            t = after_character(text, t);
            continue;
        }
        if (s < source.len && source.ptr[s] == text.ptr[t] && text.ptr[t] != '\n')
            s++;
        else if (text.ptr[t] != '\n' || !skip_line_end(source, &s))
            return SIZE_MAX;
        t++;
    }
    return SIZE_MAX;
}

/* The last piece that begins at or before `at`. */
static const struct prose_piece *piece_at(const struct prose *prose, uint32_t at)
{
    size_t low = 0, high = prose->piece_count;
    while (low < high) {
        size_t middle = (low + high) / 2;
        if (prose->pieces[middle].begin <= at)
            low = middle + 1;
        else
            high = middle;
    }
    return low == 0 ? NULL : &prose->pieces[low - 1];
}

/* The source byte that holds byte `at` of the prose, or UINT32_MAX. */
static uint32_t source_byte(const struct prose *prose, const struct prose_piece *piece, uint32_t at)
{
    struct str source = source_text(prose->source, piece->span);
    size_t found = align(source, piece->text, at - piece->begin);
    bool is_same =
        found < source.len && (source.ptr[found] == prose->text.ptr[at] || prose->text.ptr[at] == ' ');
    return is_same ? piece->span.begin + (uint32_t)found : UINT32_MAX;
}

/* Where the source of a piece has the words as they are, for want of better. */
static struct place searched(const struct prose *prose, const struct prose_piece *piece, struct str words)
{
    size_t found = str_find(source_text(prose->source, piece->span), words);
    uint32_t begin = piece->span.begin + (uint32_t)found;
    return (struct place){found == SIZE_MAX ? NULL : prose->source, {begin, begin + (uint32_t)words.len}};
}

static struct place whole(const struct prose *prose)
{
    if (prose->node != NULL)
        return (struct place){prose->source, prose->node->span};
    return (struct place){prose->source,
                          prose->piece_count > 0 ? prose->pieces[0].span : (struct span){0, 0}};
}

struct place prose_place(const struct prose *prose, struct range range)
{
    if (range.end <= range.begin || range.end > prose->text.len)
        return whole(prose);
    const struct prose_piece *first = piece_at(prose, range.begin), *last = piece_at(prose, range.end - 1);
    if (first == NULL || last == NULL)
        return whole(prose);
    uint32_t begin = source_byte(prose, first, range.begin), end = source_byte(prose, last, range.end - 1);
    if (begin != UINT32_MAX && end != UINT32_MAX && end >= begin)
        return (struct place){prose->source, {begin, end + 1}};
    struct place place = searched(prose, first, str_slice(prose->text, range.begin, range.end));
    return place.source != NULL ? place : whole(prose);
}

struct place hit_place(const struct hit *hit)
{
    return prose_place(hit->prose, hit->range);
}

struct str hit_text(const struct hit *hit)
{
    return str_slice(hit->prose->text, hit->range.begin, hit->range.end);
}

struct str prose_written(struct arena *arena, const struct prose *prose)
{
    struct buf out = {.arena = arena};
    struct str text = str_trim(source_text(prose->source, prose->node->span));
    for (size_t at = 0; at < text.len;) {
        size_t end = str_line_end(text, at);
        struct str line = str_trim(str_slice(text, at, end));
        buf_str(&out, out.len > 0 && line.len > 0 ? STR(" ") : STR(""));
        buf_str(&out, line);
        at = end + 1;
    }
    return buf_view(&out);
}
