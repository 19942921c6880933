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

/* Whole units, and what workers type for them: in words, in capital letters where no other unit is written
 * so, and degrees without their sign. */
static const char *const spelt[][MOST_FORMS] = {
    /* clang-format off */
    {"C", "°C", "\xE2\x84\x83", "ºC", "˚C", "° C", "degrees"},
    {"F", "°F", "\xE2\x84\x89", "ºF", "˚F", "° F", "degrees"},
    {"°C", "C", "degrees C", "degrees Celsius", "degrees celsius", "degrees", "deg C", "Grad", "Grad Celsius"},
    {"°F", "F", "degrees F", "degrees Fahrenheit", "degrees fahrenheit", "degrees", "deg F"},
    {"°", "degrees", "degree", "deg", "Grad", "grados", "degrés"},
    {"%", "percent", "per cent", "Prozent", "por ciento", "pour cent"},
    {"V", "volt", "volts", "Volt", "voltios", "v"},
    {"kV", "kilovolt", "kilovolts", "KV", "kv"},
    {"A", "amp", "amps", "ampere", "amperes", "Ampere", "amperios", "a"},
    {"W", "watt", "watts", "Watt"},
    {"kW", "kilowatt", "kilowatts", "Kilowatt", "KW", "kw"},
    {"bar", "bars", "Bar", "BAR"},
    {"psi", "PSI", "Psi"},
    {"kPa", "KPa", "kpa"},
    {"kg", "Kg", "KG", "kgs", "kilo", "kilos", "kilogram", "kilograms", "Kilogramm", "kilogramos"},
    {"g", "gram", "grams", "Gramm", "gramos", "gr"},
    {"t", "tonne", "tonnes", "Tonnen"},
    {"lb", "lbs", "Lbs", "LBS", "pound", "pounds"},
    {"m", "metre", "metres", "meter", "meters", "Meter", "metros", "mètres"},
    {"cm", "centimetre", "centimetres", "centimeter", "centimeters", "Zentimeter"},
    {"mm", "millimetre", "millimetres", "millimeter", "millimeters", "Millimeter"},
    {"km", "kilometre", "kilometres", "kilometer", "kilometers", "Kilometer"},
    {"in", "inch", "inches", "Inch", "\"", "\xE2\x80\xB3", "\xE2\x80\x9D"},
    {"ft", "foot", "feet", "Feet", "'", "\xE2\x80\xB2", "\xE2\x80\x99"},
    {"s", "sec", "secs", "second", "seconds", "Sekunden", "segundos", "secondes"},
    {"min", "mins", "minute", "minutes", "Min", "Minute", "Minuten", "minuto", "minutos"},
    {"h", "hr", "hrs", "hour", "hours", "Stunde", "Stunden", "horas", "heures"},
    {"seconds", "s", "sec", "secs", "second", "Seconds"},
    {"minutes", "min", "mins", "minute", "Minutes"},
    {"minute", "min", "mins", "minutes", "Minute"},
    {"hours", "h", "hr", "hrs", "hour", "Hours"},
    {"days", "d", "day", "Days"},
    {"l", "L", "litre", "litres", "liter", "liters", "Liter", "litros"},
    {"L", "l", "litre", "litres", "liter", "liters", "Liter", "litros"},
    {"rpm", "RPM", "Rpm"},
    {"ppm", "PPM", "Ppm"},
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

/* The row of a unit that is spelt in several ways; NULL: it is none. */
static const char *const *find_spelt(struct str unit)
{
    for (size_t row = 0; row < sizeof spelt / sizeof spelt[0]; row++) {
        if (str_eq(unit, str_of(spelt[row][0])))
            return spelt[row];
    }
    return NULL;
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
    const char *const *row = find_spelt(unit);
    if (str_eq(plain, unit) && !has_group(pieces, count) && row == NULL)
        return;
    draft_add_fold(draft, span, unit, unit);
    for (size_t i = 1; row != NULL && i < MOST_FORMS && row[i] != NULL; i++)
        draft_add_fold(draft, span, str_of(row[i]), unit);
    draft_add_fold(draft, span, plain, unit);
    do
        draft_add_fold(draft, span, write(arena, pieces, count), unit);
    while (step(pieces, count) && ++spellings < MOST_SPELLINGS);
}
