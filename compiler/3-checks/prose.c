/* prose.c - from a place in a prose's plain text back to the bytes of the source. */
#include "3-checks/words.h"

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

/* The byte of `source` that holds byte `at` of `text`, or SIZE_MAX where the two part. */
static size_t align(struct str source, struct str text, size_t at)
{
    size_t s = 0;
    for (size_t t = 0; t < text.len; t++) {
        if (is_escape(source, s, text.ptr[t]))
            s++;
        if (t == at)
            return s;
        if (s < source.len && source.ptr[s] == text.ptr[t] && text.ptr[t] != '\n')
            s++;
        else if (text.ptr[t] != '\n' || !skip_line_end(source, &s))
            return SIZE_MAX;
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

/* Whether `source` has `text` at `at`, white space alike. */
static bool holds_at(struct str source, size_t at, struct str text)
{
    for (size_t i = 0; i < text.len; i++) {
        if (at + i >= source.len)
            return false;
        if (source.ptr[at + i] != text.ptr[i] && !(text.ptr[i] == ' ' && source.ptr[at + i] == '\n'))
            return false;
    }
    return true;
}

/*
 * The source byte of byte `at` of the prose, whose bytes up to `end` are
 * `wanted`: aligned where possible, else the only place where the piece's
 * source has them.
 */
static uint32_t source_byte(const struct prose *prose, const struct prose_piece *piece, uint32_t at,
                            struct str wanted)
{
    struct str source = source_text(prose->source, piece->span);
    size_t found = align(source, piece->text, at - piece->begin);
    if (found != SIZE_MAX && holds_at(source, found, str_slice(wanted, 0, 1)))
        return piece->span.begin + (uint32_t)found;
    found = str_find(source, wanted);
    return found == SIZE_MAX ? UINT32_MAX : piece->span.begin + (uint32_t)found;
}

static struct place whole(const struct prose *prose)
{
    if (prose->node != NULL)
        return (struct place){prose->source, prose->node->span};
    return (struct place){prose->source, prose->piece_count > 0 ? prose->pieces[0].span : (struct span){0, 0}};
}

struct place prose_place(const struct prose *prose, struct range range)
{
    if (range.end <= range.begin || range.end > prose->text.len)
        return whole(prose);
    const struct prose_piece *first = piece_at(prose, range.begin), *last = piece_at(prose, range.end - 1);
    if (first == NULL || last == NULL)
        return whole(prose);
    struct str wanted = str_slice(prose->text, range.begin, range.end);
    uint32_t begin = source_byte(prose, first, range.begin, wanted);
    uint32_t end = source_byte(prose, last, range.end - 1, str_slice(prose->text, range.end - 1, range.end));
    if (begin == UINT32_MAX || end == UINT32_MAX || end < begin)
        return whole(prose);
    return (struct place){prose->source, {begin, end + 1}};
}

struct place hit_place(const struct hit *hit)
{
    return prose_place(hit->prose, hit->range);
}

struct str hit_text(const struct hit *hit)
{
    return str_slice(hit->prose->text, hit->range.begin, hit->range.end);
}
