#include "pipeline/4-model/typed.h"

#include "base/unicode.h"
#include "placard_format.h"

uint32_t typed_as(uint32_t code_point)
{
    static const struct {
        uint32_t first, last, as;
        bool counts_up;
    } rows[] = {
#define X(first, last, as, up, text) {first, last, as, up},
        PLACARD_TYPED_LIST(X)
#undef X
    };
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        if (code_point >= rows[i].first && code_point <= rows[i].last)
            return rows[i].as + (rows[i].counts_up ? code_point - rows[i].first : 0);
    }
    return code_point;
}

struct str typed_plain(struct arena *arena, struct str text)
{
    struct buf out = {.arena = arena};
    for (size_t at = 0; at < text.len;) {
        uint32_t letter = typed_as(unicode_next(text, &at));
        if (letter != 0)
            unicode_append(&out, letter);
    }
    return buf_view(&out);
}

/* Before compatibility forms, since those of an acute accent or a double prime are two characters; and
 * after, since theirs may be in the list. */
struct str typed_letters(struct arena *arena, struct str text, bool is_exact)
{
    struct str plain = typed_plain(arena, text);
    struct str folded = is_exact ? unicode_compatible(arena, plain) : unicode_fold(arena, plain);
    return str_trim(typed_plain(arena, folded));
}

struct str typed_fold(struct arena *arena, struct str text, bool is_exact)
{
    return typed_trim(typed_letters(arena, text, is_exact));
}

struct str typed_trim(struct str text)
{
    text = str_trim(text);
    while (str_ends(text, STR(".")) || str_ends(text, STR(" ")))
        text.len--;
    return text;
}

const uint32_t typed_dots[TYPED_DOTS] = {0x00B7, 0x22C5, 0x2219, 0x2022, 0x2027, 0x30FB, 0xFF65};

bool typed_is_dot(uint32_t code_point)
{
    for (size_t i = 0; i < TYPED_DOTS; i++) {
        if (typed_dots[i] == code_point)
            return true;
    }
    return false;
}
