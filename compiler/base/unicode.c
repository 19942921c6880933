#include "base/unicode.h"

#include "base/arena.h"

#include <stdlib.h>
#include <utf8proc.h>

enum { REPLACEMENT = 0xFFFD };

uint32_t unicode_next(struct str s, size_t *at)
{
    utf8proc_int32_t code_point;
    unsigned char first = (unsigned char)s.ptr[*at];
    if (first < 0x80) {
        (*at)++;
        return first;
    }
    utf8proc_ssize_t len =
        utf8proc_iterate((const utf8proc_uint8_t *)s.ptr + *at, (utf8proc_ssize_t)(s.len - *at), &code_point);
    *at += len > 0 ? (size_t)len : 1;
    return len > 0 ? (uint32_t)code_point : REPLACEMENT;
}

void unicode_append(struct buf *buf, uint32_t code_point)
{
    utf8proc_uint8_t bytes[4];
    if (code_point < 0x80) {
        buf_byte(buf, (char)code_point);
        return;
    }
    utf8proc_ssize_t len = utf8proc_encode_char((utf8proc_int32_t)code_point, bytes);
    buf_bytes(buf, bytes, (size_t)len);
}

size_t unicode_width(struct str s)
{
    size_t columns = 0;
    for (size_t at = 0; at < s.len;) {
        uint32_t c = unicode_next(s, &at);
        bool is_one = c == '\t' || (c >= ' ' && c <= '~');
        columns += is_one ? 1 : (size_t)utf8proc_charwidth((utf8proc_int32_t)c);
    }
    return columns;
}

struct str unicode_mend(struct arena *arena, struct str s)
{
    struct buf buf = {.arena = arena};
    for (size_t at = 0; at < s.len;)
        unicode_append(&buf, unicode_next(s, &at));
    return buf_view(&buf);
}

size_t unicode_count(struct str s)
{
    size_t count = 0;
    for (size_t i = 0; i < s.len; i++)
        count += ((unsigned char)s.ptr[i] & 0xC0) != 0x80;
    return count;
}

static void free_handle(void *handle)
{
    free(handle);
}

static bool is_ascii(struct str s)
{
    for (size_t i = 0; i < s.len; i++)
        if ((unsigned char)s.ptr[i] >= 0x80)
            return false;
    return true;
}

/* ASCII is its own normal form in all of them: only the letters' case may change. */
static struct str map_ascii(struct arena *arena, struct str s, int options)
{
    char *text = str_z(arena, s);
    for (size_t i = 0; i < s.len && (options & UTF8PROC_CASEFOLD); i++)
        if (text[i] >= 'A' && text[i] <= 'Z')
            text[i] = (char)(text[i] - 'A' + 'a');
    return (struct str){text, s.len};
}

/* utf8proc_map with its result copied into the arena. */
static struct str map(struct arena *arena, struct str s, int options)
{
    if (is_ascii(s))
        return map_ascii(arena, s, options);
    utf8proc_uint8_t *result = NULL;
    utf8proc_ssize_t len = utf8proc_map((const utf8proc_uint8_t *)s.ptr, (utf8proc_ssize_t)s.len, &result,
                                        (utf8proc_option_t)options);
    if (len == UTF8PROC_ERROR_NOMEM)
        arena_fail(arena);
    if (len < 0)
        return str_copy(arena, s);
    struct arena_cleanup *cleanup = arena_defer(arena, free_handle, result);
    struct str copy = str_copy(arena, (struct str){(const char *)result, (size_t)len});
    arena_close(cleanup);
    return copy;
}

struct str unicode_collapse(struct arena *arena, struct str s)
{
    struct buf out = {.arena = arena};
    bool is_pending = false;
    for (size_t i = 0; i < s.len; i++) {
        char c = s.ptr[i];
        if (c == ' ' || (c >= '\t' && c <= '\r')) {
            is_pending = out.len > 0;
            continue;
        }
        if (is_pending)
            buf_byte(&out, ' ');
        is_pending = false;
        buf_byte(&out, c);
    }
    return buf_view(&out);
}

struct str unicode_fold(struct arena *arena, struct str s)
{
    int options = UTF8PROC_STABLE | UTF8PROC_COMPOSE | UTF8PROC_COMPAT | UTF8PROC_CASEFOLD | UTF8PROC_IGNORE;
    return unicode_collapse(arena, map(arena, s, options));
}

struct str unicode_letters(struct arena *arena, struct str s)
{
    int options = UTF8PROC_STABLE | UTF8PROC_COMPOSE | UTF8PROC_COMPAT | UTF8PROC_CASEFOLD | UTF8PROC_IGNORE |
                  UTF8PROC_STRIPMARK;
    return unicode_collapse(arena, map(arena, s, options));
}

struct str unicode_compatible(struct arena *arena, struct str s)
{
    int options = UTF8PROC_STABLE | UTF8PROC_COMPOSE | UTF8PROC_COMPAT | UTF8PROC_IGNORE;
    return unicode_collapse(arena, map(arena, s, options));
}

struct str unicode_compose(struct arena *arena, struct str s)
{
    return map(arena, s, UTF8PROC_STABLE | UTF8PROC_COMPOSE);
}

struct str unicode_decompose(struct arena *arena, struct str s)
{
    return map(arena, s, UTF8PROC_STABLE | UTF8PROC_DECOMPOSE);
}

struct str unicode_slug(struct arena *arena, struct str s)
{
    enum { MOST = 48 };
    struct str plain =
        map(arena, s,
            UTF8PROC_STABLE | UTF8PROC_DECOMPOSE | UTF8PROC_COMPAT | UTF8PROC_CASEFOLD | UTF8PROC_STRIPMARK);
    struct buf out = {.arena = arena};
    bool is_gap = false;
    for (size_t i = 0; i < plain.len && out.len < MOST; i++) {
        char c = plain.ptr[i];
        if (c == '\'')
            continue; /* "don't" is one word */
        bool is_kept = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
        if (is_kept && is_gap && out.len > 0)
            buf_byte(&out, '-');
        if (is_kept)
            buf_byte(&out, c);
        is_gap = !is_kept;
    }
    return buf_view(&out);
}

uint32_t unicode_upper(uint32_t code_point)
{
    return (uint32_t)utf8proc_toupper((utf8proc_int32_t)code_point);
}

uint32_t unicode_lower(uint32_t code_point)
{
    return (uint32_t)utf8proc_tolower((utf8proc_int32_t)code_point);
}

bool unicode_is_word(uint32_t code_point)
{
    switch (utf8proc_category((utf8proc_int32_t)code_point)) {
    case UTF8PROC_CATEGORY_LU:
    case UTF8PROC_CATEGORY_LL:
    case UTF8PROC_CATEGORY_LT:
    case UTF8PROC_CATEGORY_LM:
    case UTF8PROC_CATEGORY_LO:
    case UTF8PROC_CATEGORY_MN:
    case UTF8PROC_CATEGORY_MC:
    case UTF8PROC_CATEGORY_ND:
    case UTF8PROC_CATEGORY_NL:
    case UTF8PROC_CATEGORY_NO:
        return true;
    default:
        return false;
    }
}

bool unicode_is_wide(uint32_t code_point)
{
    return utf8proc_charwidth((utf8proc_int32_t)code_point) == 2;
}

bool unicode_is_blank(uint32_t code_point)
{
    const utf8proc_property_t *property = utf8proc_get_property((utf8proc_int32_t)code_point);
    return (property->category >= UTF8PROC_CATEGORY_ZS && property->category <= UTF8PROC_CATEGORY_CF) ||
           property->ignorable || code_point == 0x2800; /* a Braille pattern without dots */
}
