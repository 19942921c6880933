#include "base/str.h"

#include "base/arena.h"
#include "base/array.h"

#include <stdio.h>
#include <string.h>

static char lower(char c)
{
    return c >= 'A' && c <= 'Z' ? (char)(c - 'A' + 'a') : c;
}

bool str_eq_nocase(struct str a, struct str b)
{
    if (a.len != b.len || (a.len > 0 && ((*a.ptr ^ *b.ptr) & ~0x20) != 0))
        return false; /* most are told apart by the first letter */
    for (size_t i = 0; i < a.len; i++)
        if (lower(a.ptr[i]) != lower(b.ptr[i]))
            return false;
    return true;
}

int str_cmp(struct str a, struct str b)
{
    size_t common = a.len < b.len ? a.len : b.len;
    int order = common == 0 ? 0 : memcmp(a.ptr, b.ptr, common);
    if (order != 0)
        return order;
    return a.len < b.len ? -1 : a.len > b.len;
}

bool str_ends(struct str s, struct str suffix)
{
    return s.len >= suffix.len && str_eq(str_slice(s, s.len - suffix.len, s.len), suffix);
}

size_t str_find_byte(struct str s, char byte, size_t from)
{
    if (from >= s.len)
        return SIZE_MAX;
    const char *at = memchr(s.ptr + from, byte, s.len - from);
    return at == NULL ? SIZE_MAX : (size_t)(at - s.ptr);
}

size_t str_line_end(struct str s, size_t from)
{
    enum { WINDOW = 256 }; /* bytes: a text with only one of the two is not searched to its end each time */
    for (; from < s.len; from += WINDOW) {
        struct str window = str_slice(s, from, from + WINDOW);
        size_t feed = str_find_byte(window, '\n', 0);
        size_t carriage = str_find_byte(str_slice(window, 0, feed), '\r', 0);
        if (feed != SIZE_MAX || carriage != SIZE_MAX)
            return from + (carriage < feed ? carriage : feed);
    }
    return s.len;
}

size_t str_find(struct str s, struct str needle)
{
    if (needle.len == 0)
        return 0;
    for (size_t at = 0; (at = str_find_byte(s, needle.ptr[0], at)) != SIZE_MAX; at++)
        if (str_starts(str_slice(s, at, s.len), needle))
            return at;
    return SIZE_MAX;
}

static bool is_space(char c)
{
    return c == ' ' || (c >= '\t' && c <= '\r');
}

struct str str_trim(struct str s)
{
    while (s.len > 0 && is_space(s.ptr[0]))
        s = str_slice(s, 1, s.len);
    while (s.len > 0 && is_space(s.ptr[s.len - 1]))
        s.len--;
    return s;
}

struct str str_copy(struct arena *arena, struct str s)
{
    return (struct str){str_z(arena, s), s.len};
}

char *str_z(struct arena *arena, struct str s)
{
    char *copy = arena_alloc(arena, 1, s.len + 1);
    if (s.len > 0)
        memcpy(copy, s.ptr, s.len);
    return copy;
}

struct str str_format_list(struct arena *arena, const char *format, va_list arguments)
{
    va_list again;
    va_copy(again, arguments);
    int len = vsnprintf(NULL, 0, format, again);
    va_end(again);
    if (len < 0)
        arena_fail(arena);
    char *text = arena_alloc(arena, 1, (size_t)len + 1);
    vsnprintf(text, (size_t)len + 1, format, arguments);
    return (struct str){text, (size_t)len};
}

struct str str_format(struct arena *arena, const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    struct str text = str_format_list(arena, format, arguments);
    va_end(arguments);
    return text;
}

/* Optimal string alignment distance (Levenshtein plus transposition), words up to 63 bytes. */
static size_t distance(struct str a, struct str b)
{
    enum { MOST = 64 };
    size_t row[3][MOST + 1];
    if (a.len >= MOST || b.len >= MOST)
        return SIZE_MAX;
    for (size_t j = 0; j <= b.len; j++)
        row[1][j] = j;
    for (size_t i = 1; i <= a.len; i++) {
        /* Three rows take turns: row i lives at (i + 1) % 3. */
        const size_t *before = row[(i + 2) % 3], *last = row[i % 3];
        size_t *now = row[(i + 1) % 3];
        now[0] = i;
        for (size_t j = 1; j <= b.len; j++) {
            size_t best = last[j - 1] + (lower(a.ptr[i - 1]) != lower(b.ptr[j - 1]));
            if (last[j] + 1 < best)
                best = last[j] + 1;
            if (now[j - 1] + 1 < best)
                best = now[j - 1] + 1;
            if (i > 1 && j > 1 && a.ptr[i - 1] == b.ptr[j - 2] && a.ptr[i - 2] == b.ptr[j - 1] &&
                before[j - 2] + 1 < best)
                best = before[j - 2] + 1;
            now[j] = best;
        }
    }
    return row[(a.len + 1) % 3][b.len];
}

struct str str_nearest(struct str word, const struct str *words, size_t count)
{
    size_t best = word.len <= 4 ? 1 : 2;
    struct str nearest = {NULL, 0};
    for (size_t i = 0; i < count; i++) {
        size_t d = distance(word, words[i]);
        if (d < best || (d == best && nearest.ptr == NULL)) {
            best = d;
            nearest = words[i];
        }
    }
    return nearest;
}

void buf_reserve(struct buf *buf, size_t more)
{
    buf->ptr = array_reserve(buf->arena, buf->ptr, buf->len, &buf->cap, more, 1);
}

void buf_format(struct buf *buf, const char *format, ...)
{
    va_list arguments;
    buf_reserve(buf, 64); /* bytes: most fit, and are formatted once */
    size_t room = buf->cap - buf->len;
    for (int again = 0; again < 2; again++) {
        va_start(arguments, format);
        int len = vsnprintf(buf->ptr + buf->len, room, format, arguments);
        va_end(arguments);
        if (len < 0)
            arena_fail(buf->arena);
        if ((size_t)len < room) {
            buf->len += (size_t)len;
            return;
        }
        buf_reserve(buf, (size_t)len + 1);
        room = buf->cap - buf->len;
    }
}

struct str buf_view(const struct buf *buf)
{
    return (struct str){buf->ptr, buf->len};
}
