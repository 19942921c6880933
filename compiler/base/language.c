#include "base/language.h"

#include "base/arena.h"

/* One subtag and what it is made of. */
struct subtag {
    struct str text;
    bool has_digit, has_letter;
    size_t next; /* where the next one begins; len + 1 at the end */
};

static bool read_subtag(struct str tag, size_t at, struct subtag *out)
{
    size_t end = at;
    *out = (struct subtag){0};
    for (; end < tag.len && tag.ptr[end] != '-'; end++) {
        char c = tag.ptr[end];
        bool is_letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
        if (!is_letter && (c < '0' || c > '9'))
            return false;
        out->has_letter = out->has_letter || is_letter;
        out->has_digit = out->has_digit || !is_letter;
    }
    out->text = str_slice(tag, at, end);
    out->next = end + 1;
    return end > at && end - at <= 8;
}

static bool is_alpha(const struct subtag *s, size_t len)
{
    return !s->has_digit && s->text.len == len;
}

/* Optional parts in their order; each call takes at most one subtag. */
enum part { EXTLANG, SCRIPT, REGION, VARIANT, EXTENSION, PRIVATE, PARTS };

static bool fits(enum part part, const struct subtag *s)
{
    char first = s->text.ptr[0];
    switch (part) {
    case EXTLANG:
        return is_alpha(s, 3);
    case SCRIPT:
        return is_alpha(s, 4);
    case REGION:
        return is_alpha(s, 2) || (!s->has_letter && s->text.len == 3);
    case VARIANT:
        return s->text.len >= 5 || (s->text.len == 4 && first >= '0' && first <= '9');
    case EXTENSION:
        return s->text.len == 1 && first != 'x' && first != 'X';
    case PRIVATE:
        return s->text.len == 1;
    default:
        return false;
    }
}

/* How often a part may stand. */
static const size_t most[PARTS] = {3, 1, 1, 8, 8, 1};

/* `x-` and extension singletons take all that follows up to the next singleton. */
static bool pass_extension(struct str tag, enum part part, size_t *at)
{
    struct subtag s;
    size_t count = 0;
    for (; *at < tag.len; *at = s.next, count++) {
        if (!read_subtag(tag, *at, &s))
            return false;
        if (part == EXTENSION && s.text.len < 2)
            break;
    }
    return count > 0;
}

const char *language_check(struct str tag)
{
    static const char wrong[] = "a language tag is like en, es-MX or zh-Hant-TW";
    struct subtag s;
    if (tag.len == 0 || tag.len > LANGUAGE_MAX || tag.ptr[tag.len - 1] == '-')
        return wrong;
    if (!read_subtag(tag, 0, &s) || s.has_digit || s.text.len < 2 || s.text.len > 3)
        return wrong;
    size_t at = s.next, count = 0;
    enum part part = EXTLANG;
    while (at < tag.len) {
        if (!read_subtag(tag, at, &s))
            return wrong;
        while (part < PARTS && (count == most[part] || !fits(part, &s))) {
            part++;
            count = 0;
        }
        if (part == PARTS)
            return wrong;
        at = s.next;
        count++;
        if (part >= EXTENSION && !pass_extension(tag, part, &at))
            return wrong;
    }
    return NULL;
}

static char to_case(char c, bool is_upper)
{
    if (is_upper && c >= 'a' && c <= 'z')
        return (char)(c - 'a' + 'A');
    return !is_upper && c >= 'A' && c <= 'Z' ? (char)(c - 'A' + 'a') : c;
}

struct str language_canonical(struct arena *arena, struct str tag)
{
    char *out = arena_array(arena, char, tag.len + 1);
    bool after_singleton = false;
    size_t end = 0;
    for (size_t begin = 0; begin < tag.len; begin = end + 1) {
        end = str_find_byte(tag, '-', begin);
        if (end == SIZE_MAX)
            end = tag.len;
        bool is_inner = begin > 0 && !after_singleton;
        for (size_t i = begin; i < end; i++)
            out[i] = to_case(tag.ptr[i], is_inner && (end - begin == 2 || (end - begin == 4 && i == begin)));
        if (end < tag.len)
            out[end] = '-';
        after_singleton = after_singleton || end - begin == 1;
    }
    return (struct str){out, tag.len};
}
