/*
 * str.h - text as pointer and length, and a buffer that grows in an arena.
 *
 * A str is never NUL-terminated by promise and never owns its bytes.
 */
#ifndef PLACARD_BASE_STR_H
#define PLACARD_BASE_STR_H

#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

struct arena;

struct str {
    const char *ptr;
    size_t len; /* bytes */
};

#define STR(literal) ((struct str){"" literal, sizeof(literal) - 1})
#define STR_FMT(s)   (int)(s).len, (s).ptr /* for "%.*s" */

/* Here, and not in str.c: what stages call for every word. */

/* NUL-terminated; NULL reads as empty. */
static inline struct str str_of(const char *text)
{
    return (struct str){text, text == NULL ? 0 : strlen(text)};
}

/* Cut to the length of `s`. */
static inline struct str str_slice(struct str s, size_t begin, size_t end)
{
    if (end > s.len)
        end = s.len;
    return begin < end ? (struct str){s.ptr + begin, end - begin} : (struct str){s.ptr, 0};
}

static inline bool str_eq(struct str a, struct str b)
{
    return a.len == b.len && (a.len == 0 || memcmp(a.ptr, b.ptr, a.len) == 0);
}

/* Of ASCII. */
static inline bool str_is_digit(char c)
{
    return c >= '0' && c <= '9';
}

static inline bool str_is_letter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

/* False past the end. */
static inline bool str_digit_at(struct str s, size_t at)
{
    return at < s.len && str_is_digit(s.ptr[at]);
}

static inline bool str_starts(struct str s, struct str prefix)
{
    return s.len >= prefix.len &&
           (prefix.len == 0 || (*s.ptr == *prefix.ptr && memcmp(s.ptr, prefix.ptr, prefix.len) == 0));
}

bool str_eq_nocase(struct str a, struct str b); /* ASCII letters only */
int str_cmp(struct str a, struct str b);        /* by bytes, as memcmp */
bool str_ends(struct str s, struct str suffix);
size_t str_find(struct str s, struct str needle); /* SIZE_MAX when absent */
size_t str_find_byte(struct str s, char byte, size_t from);
size_t str_line_end(struct str s, size_t from); /* of the first \n or \r from `from` on, or len */
struct str str_trim(struct str s);              /* ASCII white space off both ends */
struct str str_copy(struct arena *arena, struct str s);
char *str_z(struct arena *arena, struct str s); /* NUL-terminated copy */
struct str str_format(struct arena *arena, const char *format, ...) __attribute__((format(printf, 2, 3)));
struct str str_format_list(struct arena *arena, const char *format, va_list arguments);

/* The nearest of `words` within 2 edits (1 up to 4 bytes), or empty: for "did you mean". */
struct str str_nearest(struct str word, const struct str *words, size_t count);

/* A growing byte buffer.  Zero-initialise with .arena set. */
struct buf {
    struct arena *arena;
    char *ptr;
    size_t len, cap; /* bytes */
};

/* Room for `more` bytes behind the others. */
void buf_reserve(struct buf *buf, size_t more);

static inline void buf_bytes(struct buf *buf, const void *bytes, size_t len)
{
    if (len == 0)
        return;
    if (len > buf->cap - buf->len)
        buf_reserve(buf, len);
    memcpy(buf->ptr + buf->len, bytes, len);
    buf->len += len;
}

static inline void buf_str(struct buf *buf, struct str s)
{
    buf_bytes(buf, s.ptr, s.len);
}

static inline void buf_byte(struct buf *buf, char byte)
{
    if (buf->len == buf->cap)
        buf_reserve(buf, 1);
    buf->ptr[buf->len++] = byte;
}

void buf_format(struct buf *buf, const char *format, ...) __attribute__((format(printf, 2, 3)));
struct str buf_view(const struct buf *buf);

#endif
