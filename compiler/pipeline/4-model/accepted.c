/*
 * accepted.c - a word that is accepted, and the folds that make of what may be typed what is accepted.
 *
 * The runtime folds ASCII's case and PLACARD_TYPED_LIST in every answer; here comes what the letters of one
 * word need: their cases and spellings, letters that look the same, signs that stand for several letters.
 */
#include "pipeline/4-model/model.h"

#include "base/unicode.h"
#include "pipeline/1-text/characters.h"
#include "pipeline/4-model/typed.h"

static struct str one(struct arena *arena, uint32_t code_point)
{
    struct buf buf = {.arena = arena};
    unicode_append(&buf, code_point);
    return buf_view(&buf);
}

struct str accepted_fold(const struct draft *draft, struct str word)
{
    struct arena *arena = draft->model->stage->arena;
    struct buf out = {.arena = arena};
    struct str folded = typed_fold(arena, word, draft->is_exact);
    for (size_t at = 0; at < folded.len;) {
        uint32_t letter = unicode_next(folded, &at);
        if (!typed_is_dot(letter))
            unicode_append(&out, letter);
    }
    return buf_view(&out);
}

static void add_form(struct draft *draft, struct span span, struct str typed)
{
    struct str folded = accepted_fold(draft, typed);
    if (!str_eq(typed, folded))
        draft_add_fold(draft, span, typed, folded);
}

/* Forms of one letter: as written, capital, small, and each taken apart (NFD). */
static void add_letter(struct draft *draft, struct span span, uint32_t letter)
{
    struct arena *arena = draft->model->stage->arena;
    const uint32_t forms[] = {letter, unicode_upper(letter), unicode_lower(letter)};
    for (size_t i = 0; i < (draft->is_exact ? 1 : sizeof forms / sizeof forms[0]); i++) {
        struct str text = one(arena, forms[i]);
        add_form(draft, span, text);
        add_form(draft, span, unicode_decompose(arena, text));
    }
}

/* What phones offer for another: typed, and what it is taken for where a word has that. */
static const struct twin {
    const char *typed, *meant;
} twins[] = {
    {"\xC2\xB5", "\xCE\xBC"},     /* micro sign, mu */
    {"\xE2\x84\xA6", "\xCE\xA9"}, /* ohm sign, omega */
    {"\xE2\x84\xAB", "\xC3\x85"}, /* angstrom sign, a with ring */
    {"\xE2\x84\x83", "°C"},       /* degree Celsius in one character */
    {"\xE2\x84\x89", "°F"},
    {"º", "°"},
    {"˚", "°"},
    {"ς", "σ"},
    {"…", "..."},
    {"½", "1/2"},
    {"¼", "1/4"},
    {"¾", "3/4"},
    {"x", "×"},
    {"*", "×"},
    {"⁰", "0"},
    {"¹", "1"},
    {"²", "2"},
    {"³", "3"},
    {"⁴", "4"},
    {"⁵", "5"},
    {"⁶", "6"},
    {"⁷", "7"},
    {"⁸", "8"},
    {"⁹", "9"},
    {"₀", "0"},
    {"₁", "1"},
    {"₂", "2"},
    {"₃", "3"},
    {"₄", "4"},
    {"₅", "5"},
    {"₆", "6"},
    {"₇", "7"},
    {"₈", "8"},
    {"₉", "9"},
};

static void add_twins(struct draft *draft, struct str folded, struct span span)
{
    for (size_t i = 0; i < sizeof twins / sizeof twins[0]; i++) {
        struct str typed = str_of(twins[i].typed), meant = str_of(twins[i].meant);
        if (!str_eq(meant, STR("..."))) /* which is none at the end of a text */
            meant = accepted_fold(draft, meant);
        if (str_find(folded, meant) != SIZE_MAX)
            draft_add_fold(draft, span, typed, meant);
    }
}

/* Units that are written with a dot and without one, at the end of a word. */
static bool ends_in_product(struct str word)
{
    static const char *const units[] = {"Nm", "Wh", "Ah", "VA"};
    for (size_t i = 0; i < sizeof units / sizeof units[0]; i++) {
        if (str_ends(word, str_of(units[i])))
            return true;
    }
    return false;
}

static void add_dots(struct draft *draft, struct str word, struct span span)
{
    struct arena *arena = draft->model->stage->arena;
    bool has_dot = ends_in_product(word);
    for (size_t at = 0; at < word.len && !has_dot;)
        has_dot = typed_is_dot(unicode_next(word, &at));
    for (size_t i = 0; has_dot && i < TYPED_DOTS; i++)
        draft_add_fold(draft, span, one(arena, typed_dots[i]), STR(""));
}

bool accepted_add(struct draft *draft, struct str word, struct span span)
{
    struct str folded = accepted_fold(draft, word);
    if (folded.len == 0 || characters_are_blank(folded))
        return false;
    if (!draft_has(draft, PLACARD_ACCEPT, folded))
        draft_add(draft, PLACARD_ACCEPT, span, folded);
    return true;
}

void accepted_add_folds(struct draft *draft, struct str word, struct span span)
{
    struct str plain = typed_plain(draft->model->stage->arena, word);
    for (size_t at = 0; at < plain.len;) {
        uint32_t letter = unicode_next(plain, &at);
        if (letter >= 0x80)
            add_letter(draft, span, letter);
    }
    add_twins(draft, accepted_fold(draft, word), span);
    add_dots(draft, word, span);
}
