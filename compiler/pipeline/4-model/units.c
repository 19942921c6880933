/*
 * units.c - a unit, and the other ways in which workers type it.
 *
 * Some letters of units have twins: two characters that look the same, or what is typed where a keyboard has
 * none.  All ways to write a unit with them become folds to the way it is written.
 */
#include "pipeline/4-model/model.h"

#include "base/unicode.h"
#include "pipeline/4-model/typed.h"

enum { MOST_FORMS = 12, MOST_PIECES = 12, MOST_SPELLINGS = 64 };

/* Ways to write one thing.  The first `found` of them are looked for in a unit. */
static const struct group {
    size_t found;
    const char *forms[MOST_FORMS]; /* up to NULL */
} groups[] = {
    /* clang-format off */
    {5, {"°C", "\xE2\x84\x83", "ºC", "˚C", "° C"}},
    {5, {"°F", "\xE2\x84\x89", "ºF", "˚F", "° F"}},
    {3, {"°", "º", "˚"}},
    {2, {"\xC2\xB5", "\xCE\xBC", "u"}},
    {4, {"\xCE\xA9", "\xE2\x84\xA6", "ohm", "Ohm"}},
    {2, {"\xC3\x85", "\xE2\x84\xAB"}},
    {7, {"·", "⋅", "∙", "•", "‧", "・", "･", "", " ", ".", "-", "*"}},
    {1, {"⁻¹", "-1", "^-1"}},
    {3, {"²", "2", "^2"}},
    {3, {"³", "3", "^3"}},
    {1, {" ", ""}},
    /* clang-format on */
};

/* A stretch of a unit: of a group, or literal. */
struct piece {
    const struct group *group;
    struct str text;
    size_t form; /* the one in hand */
};

static const struct group *group_at(struct str text, size_t *len)
{
    for (size_t i = 0; i < sizeof groups / sizeof groups[0]; i++) {
        for (size_t form = 0; form < groups[i].found; form++) {
            struct str word = str_of(groups[i].forms[form]);
            if (str_starts(text, word)) {
                *len = word.len;
                return &groups[i];
            }
        }
    }
    *len = 1;
    return NULL;
}

/* Units of two that are written with a dot and without one: `Nm` as `N·m`. */
static struct str with_dot(struct arena *arena, struct str unit)
{
    static const char *const pairs[][2] = {{"Nm", "N·m"}, {"Wh", "W·h"}, {"Ah", "A·h"}, {"VA", "V·A"}};
    for (size_t i = 0; i < sizeof pairs / sizeof pairs[0]; i++) {
        struct str whole = str_of(pairs[i][0]);
        if (str_ends(unit, whole))
            return str_format(arena, "%.*s%s", (int)(unit.len - whole.len), unit.ptr, pairs[i][1]);
    }
    return unit;
}

/* `um`, `uA`: the micro of a keyboard without a µ. */
static struct str with_micro(struct arena *arena, struct str unit)
{
    bool is_micro =
        unit.len == 2 && unit.ptr[0] == 'u' && str_find_byte(STR("mgsAVWFHlLJN"), unit.ptr[1], 0) != SIZE_MAX;
    return is_micro ? str_format(arena, "\xC2\xB5%c", unit.ptr[1]) : unit;
}

static size_t split(struct str unit, struct piece pieces[MOST_PIECES])
{
    size_t count = 0, len;
    for (size_t at = 0; at < unit.len; at += len) {
        const struct group *group = group_at(str_slice(unit, at, unit.len), &len);
        bool goes_on = count > 0 && group == NULL && pieces[count - 1].group == NULL;
        if (goes_on) {
            pieces[count - 1].text.len += len;
            continue;
        }
        if (count == MOST_PIECES)
            return 0;
        pieces[count++] = (struct piece){group, str_slice(unit, at, at + len), 0};
    }
    return count;
}

static struct str write(struct arena *arena, const struct piece *pieces, size_t count)
{
    struct buf out = {.arena = arena};
    for (size_t i = 0; i < count; i++) {
        const struct piece *piece = &pieces[i];
        buf_str(&out, piece->group == NULL ? piece->text : str_of(piece->group->forms[piece->form]));
    }
    return buf_view(&out);
}

/* The next combination; false behind the last. */
static bool step(struct piece *pieces, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        struct piece *piece = &pieces[i];
        if (piece->group == NULL)
            continue;
        piece->form++;
        if (piece->form < MOST_FORMS && piece->group->forms[piece->form] != NULL)
            return true;
        piece->form = 0;
    }
    return false;
}

static bool has_group(const struct piece *pieces, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        if (pieces[i].group != NULL)
            return true;
    }
    return false;
}

/* With several ways to type it the unit folds to itself, too: the longest fold counts, and one of a part must
 * not. */
void units_add(struct draft *draft, struct str unit, struct span span)
{
    struct arena *arena = draft->model->stage->arena;
    struct piece pieces[MOST_PIECES];
    size_t count = split(with_micro(arena, with_dot(arena, unit)), pieces), spellings = 0;
    struct str plain = typed_plain(arena, unit);
    draft_add(draft, PLACARD_UNIT, span, unit);
    if (str_eq(plain, unit) && !has_group(pieces, count))
        return;
    draft_add_fold(draft, span, unit, unit);
    draft_add_fold(draft, span, plain, unit);
    do
        draft_add_fold(draft, span, write(arena, pieces, count), unit);
    while (step(pieces, count) && ++spellings < MOST_SPELLINGS);
}
