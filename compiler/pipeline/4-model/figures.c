#include "pipeline/4-model/figures.h"

#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/unicode.h"

/* ---- Folding --------------------------------------------------------------- */

/* Zero of each script whose digits stand in a row (Unicode, general category Nd), and the small ones of H₂S.
 */
static const uint32_t zeros[] = {0x0660, 0x06F0, 0x07C0, 0x0966, 0x09E6, 0x0A66, 0x0AE6,
                                 0x0B66, 0x0BE6, 0x0C66, 0x0CE6, 0x0D66, 0x0E50, 0x0ED0,
                                 0x0F20, 0x1040, 0x17E0, 0x1810, 0x2080, 0xFF10};

/* Signs that mean the same; `to` is UTF-8. */
static const struct sign {
    uint32_t from;
    const char *to;
} signs[] = {
    {0x00A0, " "},  {0x2007, " "},  {0x2009, " "},  {0x202F, " "},  {0x3000, " "},
    {0x066B, ","},  {0x066C, "'"},  {0x2019, "'"},  {0x2010, "-"},  {0x2011, "-"},
    {0x2212, "-"},  {0x00B5, "u"},  {0x03BC, "u"},  {0x2126, "Ω"},  {0x00BA, "°"},
    {0x2103, "°C"}, {0x2109, "°F"}, {0x066A, "%"},  {0x212A, "K"},  {0x00B7, ""},
    {0x22C5, ""},   {0x338F, "kg"}, {0x339C, "mm"}, {0x339D, "cm"}, {0x339E, "km"},
};

static void fold_one(struct buf *out, uint32_t point)
{
    for (size_t i = 0; i < sizeof zeros / sizeof zeros[0]; i++) {
        if (point >= zeros[i] && point < zeros[i] + 10) {
            buf_byte(out, (char)('0' + (point - zeros[i])));
            return;
        }
    }
    for (size_t i = 0; i < sizeof signs / sizeof signs[0]; i++) {
        if (signs[i].from == point) {
            buf_str(out, str_of(signs[i].to));
            return;
        }
    }
    if (point > 0xFF00 && point < 0xFF5F) /* full width */
        buf_byte(out, (char)(point - 0xFF00 + 0x20));
    else
        unicode_append(out, point);
}

struct str figures_fold(struct arena *arena, struct str text)
{
    struct buf out = {.arena = arena};
    for (size_t at = 0; at < text.len;) {
        if ((unsigned char)text.ptr[at] < 0x80)
            buf_byte(&out, text.ptr[at++]);
        else
            fold_one(&out, unicode_next(text, &at));
    }
    return buf_view(&out);
}

/* ---- Units ------------------------------------------------------------------- */

/* Symbols that translators leave as they are; several of one line mean the same, the first stands for all.
 * Words (minutes, feet) differ by language and are not compared, nor is `in`, which is a word in many. */
static const char *const units[][4] = {
    {"V"},
    {"mV"},
    {"kV"},
    {"A"},
    {"mA"},
    {"kA"},
    {"W"},
    {"kW"},
    {"MW"},
    {"mW"},
    {"VA"},
    {"kVA"},
    {"Hz"},
    {"kHz"},
    {"MHz"},
    {"Ω"},
    {"kΩ"},
    {"MΩ"},
    {"bar"},
    {"mbar"},
    {"psi"},
    {"Pa"},
    {"hPa"},
    {"kPa"},
    {"MPa"},
    {"°C"},
    {"°F"},
    {"K"},
    {"mm"},
    {"cm"},
    {"m"},
    {"km"},
    {"um"},
    {"ft"},
    {"kg"},
    {"g"},
    {"mg"},
    {"t"},
    {"lb", "lbs"},
    {"oz"},
    {"l", "L"},
    {"ml", "mL"},
    {"gal"},
    {"s"},
    {"ms"},
    {"min"},
    {"h"},
    {"rpm"},
    {"%"},
    {"dB", "dB(A)"},
    {"lx"},
    {"N"},
    {"kN"},
    {"Nm"},
    {"J"},
    {"kJ"},
    {"ppm"},
    {"ppb"},
    {"cm²", "cm2"},
    {"m²", "m2"},
    {"m³", "m3"},
    {"m/s"},
    {"km/h"},
    {"l/min", "L/min"},
    {"mg/m³", "mg/m3"},
    {"mph"},
};

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

static bool is_letter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

static char at(struct str text, size_t i)
{
    return i < text.len ? text.ptr[i] : '\0';
}

static bool ends_word(struct str text, size_t i)
{
    return !is_letter(at(text, i)) && !is_digit(at(text, i));
}

/* The longest unit that `text` begins with; its size, or 0. */
static size_t find_unit(struct str text, struct str *unit)
{
    size_t longest = 0;
    for (size_t i = 0; i < sizeof units / sizeof units[0]; i++) {
        for (size_t j = 0; j < 4 && units[i][j] != NULL; j++) {
            struct str name = str_of(units[i][j]);
            if (name.len <= longest || !str_starts(text, name) || !ends_word(text, name.len))
                continue;
            longest = name.len;
            *unit = str_of(units[i][0]);
        }
    }
    return longest;
}

/* ---- Numbers -------------------------------------------------------------------- */

enum { MOST_GROUPS = 12 };

/* Runs of digits and what stands between them. */
struct run {
    struct str groups[MOST_GROUPS];
    char between[MOST_GROUPS]; /* after each group but the last */
    size_t count, end;         /* end: in the text */
};

static struct str digits_at(struct str text, size_t begin)
{
    size_t end = begin;
    while (is_digit(at(text, end)))
        end++;
    return str_slice(text, begin, end);
}

static bool may_go_on(struct str text, size_t end, const struct str *last)
{
    char sign = at(text, end);
    struct str next = digits_at(text, end + 1);
    if (next.len == 0)
        return false;
    if (sign == '.' || sign == ',')
        return true;
    return (sign == ' ' || sign == '\'') && next.len == 3 && last->len <= 3;
}

static struct run read_run(struct str text, size_t begin)
{
    struct run run = {.end = begin};
    for (;;) {
        struct str group = digits_at(text, run.end);
        run.groups[run.count++] = group;
        run.end += group.len;
        if (run.count == MOST_GROUPS || !may_go_on(text, run.end, &group))
            return run;
        run.between[run.count - 1] = text.ptr[run.end++];
    }
}

/* Whether the groups after the first are thousands (three digits, or two as in 12,34,567) up to `count`. */
static bool are_thousands(const struct run *run, size_t count)
{
    bool is_good = count > 1 && run->groups[0].len <= 3 && !str_eq(run->groups[0], STR("0"));
    for (size_t i = 1; i < count && is_good; i++) {
        bool is_indian = i + 1 < count && run->groups[i].len == 2;
        is_good = (run->groups[i].len == 3 || is_indian) && run->between[i - 1] == run->between[0];
    }
    return is_good;
}

/* Whole part of `count` groups and a fraction: without zeros that say nothing, but 1.000 stays. */
static struct str value_of(struct arena *arena, const struct run *run, size_t count, struct str fraction,
                           unsigned zeros_behind)
{
    struct buf out = {.arena = arena};
    for (size_t i = 0; i < count; i++)
        buf_str(&out, run->groups[i]);
    for (unsigned i = 0; i < zeros_behind; i++)
        buf_byte(&out, '0');
    struct str whole = buf_view(&out), rest = fraction;
    while (whole.len > 1 && whole.ptr[0] == '0')
        whole = str_slice(whole, 1, whole.len);
    while (rest.len > 0 && rest.ptr[rest.len - 1] == '0')
        rest.len--;
    if (fraction.len == 0)
        return whole;
    return str_format(arena, "%.*s.%.*s", STR_FMT(whole), STR_FMT(rest.len > 0 ? rest : fraction));
}

/* 万 and its like multiply what stands before them. */
static unsigned zeros_after(struct str text, size_t *end)
{
    static const struct {
        const char *sign;
        unsigned zeros;
    } signs_of_ten[] = {{"千", 3}, {"万", 4}, {"萬", 4}, {"천", 3}, {"만", 4}};
    for (size_t i = 0; i < sizeof signs_of_ten / sizeof signs_of_ten[0]; i++) {
        struct str sign = str_of(signs_of_ten[i].sign);
        if (!str_starts(str_slice(text, *end, text.len), sign))
            continue;
        *end += sign.len;
        return signs_of_ten[i].zeros;
    }
    return 0;
}

static void read_values(struct arena *arena, struct figure *figure, const struct run *run,
                        unsigned zeros_behind)
{
    struct str none = {NULL, 0}, last = run->groups[run->count - 1];
    char sign = run->count > 1 ? run->between[run->count - 2] : '\0';
    bool has_point = sign == '.' || sign == ',', is_long = are_thousands(run, run->count);
    size_t read = 0;
    if (run->count == 1 || is_long)
        figure->readings[read++] = value_of(arena, run, run->count, none, zeros_behind);
    bool is_fraction =
        has_point && (run->count == 2 || (are_thousands(run, run->count - 1) && sign != run->between[0]));
    if (is_fraction)
        figure->readings[read++] = value_of(arena, run, run->count - 1, last, zeros_behind);
}

static bool is_over_twelve(struct str value)
{
    return value.len > 2 || (value.len == 2 && memcmp(value.ptr, "12", 2) > 0);
}

static bool is_telling(const struct figure *figure)
{
    struct str value = figure->readings[0];
    return figure->unit.len > 0 || value.len == 0 || str_find_byte(value, '.', 0) != SIZE_MAX ||
           is_over_twelve(value);
}

/* The number at `begin`; where to go on. */
static size_t read_figure(struct arena *arena, struct figures *figures, struct str text, size_t begin)
{
    struct run run = read_run(text, begin);
    struct figure figure = {.first_group = figures->groups.count, .group_count = run.count};
    size_t end = run.end;
    unsigned zeros_behind = zeros_after(text, &end);
    struct str rest = str_slice(text, end + (at(text, end) == ' '), text.len);
    size_t unit = find_unit(rest, &figure.unit);
    if (unit > 0)
        end = (size_t)(rest.ptr - text.ptr) + unit;
    read_values(arena, &figure, &run, zeros_behind);
    for (size_t i = 0; i < run.count; i++)
        *array_add(arena, &figures->groups) =
            value_of(arena, &(struct run){.groups = {run.groups[i]}}, 1, (struct str){NULL, 0}, 0);
    figure.text = str_slice(text, begin, end);
    figure.is_telling = is_telling(&figure);
    *array_add(arena, &figures->items) = figure;
    return end;
}

/* ---- Marks ------------------------------------------------------------------------ */

static bool is_capital(char c)
{
    return c >= 'A' && c <= 'Z';
}

/* CV-200, M8, H2S, FX-18-B: capitals, at most three or five before a hyphen, and a number; where it ends, or
 * `begin`. */
static size_t mark_end(struct str text, size_t begin)
{
    size_t end = begin;
    while (is_capital(at(text, end)))
        end++;
    size_t capitals = end - begin;
    bool has_hyphen = at(text, end) == '-' && is_digit(at(text, end + 1));
    if (capitals == 0 || capitals > (has_hyphen ? 5 : 3))
        return begin;
    end += has_hyphen;
    if (!is_digit(at(text, end)))
        return begin;
    while (is_digit(at(text, end)) || is_capital(at(text, end)) ||
           (at(text, end) == '-' && (is_digit(at(text, end + 1)) || is_capital(at(text, end + 1)))))
        end++;
    return end;
}

/* Letters, and the number that may stand at their end: of a name (JPEG2000, v1.3), so it is not asked for,
 * but it is there for a text that asks. */
static size_t read_word(struct arena *arena, struct figures *figures, struct str text, size_t begin)
{
    size_t mark = mark_end(text, begin), end = begin;
    if (mark > begin && !is_letter(at(text, mark)))
        *array_add(arena, &figures->marks) = str_slice(text, begin, mark);
    while (is_letter(at(text, end)))
        end++;
    end += at(text, end) == '-' && is_digit(at(text, end + 1));
    if (!is_digit(at(text, end)))
        return end;
    end = read_figure(arena, figures, text, end);
    figures->items.items[figures->items.count - 1].is_telling = false;
    return end;
}

struct figures figures_read(struct arena *arena, struct str folded)
{
    struct figures figures = {0};
    for (size_t i = 0; i < folded.len;) {
        if (is_digit(folded.ptr[i]))
            i = read_figure(arena, &figures, folded, i);
        else if (is_letter(folded.ptr[i]))
            i = read_word(arena, &figures, folded, i);
        else
            i++;
    }
    return figures;
}

/* ---- Looking ----------------------------------------------------------------------- */

struct entry {
    struct str value, unit;
    bool is_group;
};

struct figure_index {
    struct entry *entries; /* by value */
    size_t count;
};

static int by_value(const void *a, const void *b)
{
    return str_cmp(((const struct entry *)a)->value, ((const struct entry *)b)->value);
}

const struct figure_index *figures_index(struct arena *arena, const struct figures *figures)
{
    struct figure_index *index = arena_new(arena, struct figure_index);
    size_t most = figures->items.count * FIGURE_READINGS + figures->groups.count;
    index->entries = arena_array(arena, struct entry, most + 1);
    for (size_t i = 0; i < figures->items.count; i++) {
        const struct figure *figure = &figures->items.items[i];
        for (size_t j = 0; j < FIGURE_READINGS && figure->readings[j].len > 0; j++)
            index->entries[index->count++] = (struct entry){figure->readings[j], figure->unit, false};
        for (size_t j = 0; j < figure->group_count; j++)
            index->entries[index->count++] =
                (struct entry){figures->groups.items[figure->first_group + j], figure->unit, true};
    }
    if (index->count > 1)
        qsort(index->entries, index->count, sizeof *index->entries, by_value);
    return index;
}

/* A number with a known unit needs that one, or one that is not known: a word. */
static enum figure_match look(const struct figure_index *index, struct str value, struct str unit)
{
    size_t low = 0, high = index->count;
    while (low < high) {
        size_t middle = (low + high) / 2;
        if (str_cmp(index->entries[middle].value, value) < 0)
            low = middle + 1;
        else
            high = middle;
    }
    enum figure_match match = FIGURE_MISSING;
    for (; low < index->count && str_eq(index->entries[low].value, value); low++) {
        const struct entry *entry = &index->entries[low];
        if (unit.len == 0 || entry->unit.len == 0 || str_eq(entry->unit, unit))
            return FIGURE_SAME;
        match = FIGURE_OTHER_UNIT;
    }
    return match;
}

static enum figure_match match_groups(const struct figure_index *index, const struct figures *of,
                                      const struct figure *figure)
{
    for (size_t i = 0; i < figure->group_count; i++) {
        struct str group = of->groups.items[figure->first_group + i];
        if (is_over_twelve(group) && look(index, group, (struct str){NULL, 0}) == FIGURE_MISSING)
            return FIGURE_MISSING;
    }
    return FIGURE_SAME;
}

enum figure_match figures_match(const struct figure_index *index, const struct figures *of,
                                const struct figure *figure)
{
    enum figure_match best = FIGURE_MISSING;
    if (figure->readings[0].len == 0)
        return match_groups(index, of, figure);
    for (size_t i = 0; i < FIGURE_READINGS && figure->readings[i].len > 0; i++) {
        enum figure_match match = look(index, figure->readings[i], figure->unit);
        best = match < best ? match : best;
    }
    return best;
}
