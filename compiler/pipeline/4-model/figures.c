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
    {0x00A0, " "},  {0x2007, " "},  {0x2009, " "}, {0x202F, " "}, {0x3000, " "},  {0x066B, ","},
    {0x066C, "'"},  {0x2019, "'"},  {0x2010, "-"}, {0x2011, "-"}, {0x2212, "-"},  {0x2013, "-"},
    {0x00B5, "u"},  {0x03BC, "u"},  {0x2126, "Ω"}, {0x00BA, "°"}, {0x2103, "°C"}, {0x2109, "°F"},
    {0x066A, "%"},  {0x212A, "K"},  {0x00B7, ""},  {0x22C5, ""},  {0x338F, "kg"}, {0x339C, "mm"},
    {0x339D, "cm"}, {0x339E, "km"},
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

static char at(struct str text, size_t i)
{
    return i < text.len ? text.ptr[i] : '\0';
}

bool figures_units_differ(struct arena *arena, struct str unit, struct str other)
{
    struct measure first = {0}, second = {0};
    struct str one = figures_fold(arena, unit), two = figures_fold(arena, other);
    bool are_known = one.len > 0 && two.len > 0 && measures_read(one, &first) == one.len &&
                     measures_read(two, &second) == two.len;
    return are_known && !(str_eq(first.means, second.means) && first.power == second.power);
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
    while (str_is_digit(at(text, end)))
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
    bool is_name = count == 1 && fraction.len == 0 && whole.len > 2; /* 0815 is not 815 */
    while (!is_name && whole.len > 1 && whole.ptr[0] == '0')
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

/* 5000 of 1万5000, which stands for as many noughts of it. */
static struct str read_rest(struct arena *arena, struct str text, size_t *end, unsigned zeros_behind,
                            struct str whole)
{
    struct str rest = digits_at(text, *end);
    if (zeros_behind == 0 || rest.len == 0 || rest.len > zeros_behind || whole.len < zeros_behind)
        return whole;
    *end += rest.len;
    return str_format(arena, "%.*s%.*s", (int)(whole.len - rest.len), whole.ptr, STR_FMT(rest));
}

/* A raised digit or minus: its byte as on the line, or 0. */
static char raised_at(struct str text, size_t *end)
{
    static const char *const raised[] = {"⁰", "¹", "²", "³", "⁴", "⁵", "⁶", "⁷", "⁸", "⁹", "⁻"};
    for (size_t i = 0; i < sizeof raised / sizeof raised[0]; i++) {
        struct str sign = str_of(raised[i]);
        if (!str_starts(str_slice(text, *end, text.len), sign))
            continue;
        *end += sign.len;
        return "0123456789-"[i];
    }
    return '\0';
}

/* The value times ten to `power`, without noughts that say nothing. */
static struct str shifted(struct arena *arena, struct str value, int power)
{
    size_t point = str_find_byte(value, '.', 0);
    struct buf digits = {.arena = arena};
    for (int i = power; i < 0; i++)
        buf_byte(&digits, '0');
    size_t whole = digits_at(value, 0).len;
    buf_str(&digits, str_slice(value, 0, whole));
    buf_str(&digits, str_slice(value, point == SIZE_MAX ? value.len : point + 1, value.len));
    struct str all = buf_view(&digits);
    size_t place = whole + (size_t)(power < 0 ? 0 : power);
    for (size_t i = all.len; i < place; i++)
        buf_byte(&digits, '0');
    all = buf_view(&digits);
    struct str front = str_slice(all, 0, place), back = str_slice(all, place, all.len);
    while (front.len > 1 && front.ptr[0] == '0')
        front = str_slice(front, 1, front.len);
    while (back.len > 0 && back.ptr[back.len - 1] == '0')
        back.len--;
    return back.len == 0 ? front : str_format(arena, "%.*s.%.*s", STR_FMT(front), STR_FMT(back));
}

/* 10³ is 1000; of another base it is a number of its own kind. */
static void read_exponent(struct arena *arena, struct figure *figure, struct str text, size_t *end)
{
    struct buf exponent = {.arena = arena};
    size_t here = *end;
    for (char sign; exponent.len < 4 && (sign = raised_at(text, &here)) != '\0'; *end = here)
        buf_byte(&exponent, sign);
    if (exponent.len == 0)
        return;
    struct str base = figure->readings[0], power = buf_view(&exponent);
    bool is_negative = power.ptr[0] == '-', is_ten = str_eq(base, STR("10"));
    int number = 0;
    for (size_t i = is_negative; i < power.len; i++)
        number = number * 10 + (str_is_digit(power.ptr[i]) ? power.ptr[i] - '0' : 0);
    figure->readings[0] = is_ten && number <= 30
                              ? shifted(arena, STR("1"), is_negative ? -number : number)
                              : str_format(arena, "%.*s^%.*s", STR_FMT(base), STR_FMT(power));
    figure->readings[1] = (struct str){NULL, 0};
    figure->is_telling = true;
}

/* A hyphen that is a sign, not one that joins a name or a range. */
static bool is_below_zero(struct str text, size_t begin)
{
    if (begin == 0 || text.ptr[begin - 1] != '-')
        return false;
    size_t before = begin - 1;
    while (before > 0 && text.ptr[before - 1] == ' ')
        before--;
    if (before == 0)
        return true;
    bool is_apart = before < begin - 1;
    unsigned char last = (unsigned char)text.ptr[before - 1];
    bool is_wide = last >= 0x80 && !str_ends(str_slice(text, 0, before), STR("°"));
    return !str_is_digit((char)last) && (is_apart || last == '\n' || last == '(' || is_wide);
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
    return figure->is_telling || figure->unit.means.len > 0 || value.len == 0 ||
           str_find_byte(value, '.', 0) != SIZE_MAX || is_over_twelve(value);
}

/* The number at `begin`; where to go on. */
static size_t read_figure(struct arena *arena, struct figures *figures, struct str text, size_t begin)
{
    struct run run = read_run(text, begin);
    struct figure figure = {.first_group = figures->groups.count, .group_count = run.count};
    size_t end = run.end;
    unsigned zeros_behind = zeros_after(text, &end);
    read_values(arena, &figure, &run, zeros_behind);
    figure.readings[0] = read_rest(arena, text, &end, zeros_behind, figure.readings[0]);
    read_exponent(arena, &figure, text, &end);
    figure.is_below_zero = is_below_zero(text, begin);
    struct str rest = str_slice(text, end + (at(text, end) == ' '), text.len);
    size_t unit = measures_read(rest, &figure.unit);
    if (unit > 0)
        end = (size_t)(rest.ptr - text.ptr) + unit;
    for (size_t i = 0; i < run.count; i++)
        *array_add(arena, &figures->groups) =
            value_of(arena, &(struct run){.groups = {run.groups[i]}}, 1, (struct str){NULL, 0}, 0);
    figure.text = str_slice(text, begin - figure.is_below_zero, end);
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
    bool has_hyphen = at(text, end) == '-' && str_is_digit(at(text, end + 1));
    if (capitals == 0 || capitals > (has_hyphen ? 5 : 3))
        return begin;
    end += has_hyphen;
    if (!str_is_digit(at(text, end)))
        return begin;
    while (str_is_digit(at(text, end)) || is_capital(at(text, end)) ||
           (at(text, end) == '-' && (str_is_digit(at(text, end + 1)) || is_capital(at(text, end + 1)))))
        end++;
    return end;
}

/* Letters, and the number that may stand at their end: of a name (JPEG2000, v1.3), so it is not asked for,
 * but it is there for a text that asks. */
static size_t read_word(struct arena *arena, struct figures *figures, struct str text, size_t begin)
{
    size_t mark = mark_end(text, begin), end = begin;
    if (mark > begin && !str_is_letter(at(text, mark)))
        *array_add(arena, &figures->marks) = str_slice(text, begin, mark);
    while (str_is_letter(at(text, end)))
        end++;
    end += at(text, end) == '-' && str_is_digit(at(text, end + 1));
    if (!str_is_digit(at(text, end)))
        return end;
    end = read_figure(arena, figures, text, end);
    figures->items.items[figures->items.count - 1].is_telling = false;
    return end;
}

/* 一 to 九, and 十 and 百 between them, before what is counted: 十五分. */
static size_t read_han(struct arena *arena, struct figures *figures, struct str text, size_t begin)
{
    static const char *const digits[] = {"〇", "一", "二", "三", "四", "五", "六",
                                         "七", "八", "九", "十", "百", "两", "兩"};
    static const unsigned values[] = {0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 100, 2, 2};
    static const char *const counted = "分秒小时時米公厘毫千克升伏安瓦度巴个個人次天日周週月年名台回本枚倍吨";
    size_t end = begin;
    unsigned sum = 0, last = 0;
    for (size_t i = 0; i < sizeof digits / sizeof digits[0] && sum < 1000;) {
        struct str digit = str_of(digits[i]);
        if (!str_starts(str_slice(text, end, text.len), digit)) {
            i++;
            continue;
        }
        bool is_weight = values[i] == 10 || values[i] == 100;
        sum += is_weight ? (last == 0 ? 1 : last) * values[i] : 0;
        last = is_weight ? 0 : values[i];
        end += digit.len;
        i = 0;
    }
    struct str next = str_slice(text, end, end + 3);
    if (end == begin || next.len < 3 || str_find(str_of(counted), next) == SIZE_MAX)
        return end > begin ? end : begin + 1;
    struct figure figure = {.first_group = figures->groups.count, .text = str_slice(text, begin, end)};
    figure.readings[0] = str_format(arena, "%u", sum + last);
    *array_add(arena, &figures->items) = figure;
    return end;
}

/* Words for a sign, in the languages whose signal words are known and some more. */
static bool says_minus(struct str text)
{
    static const char *const words[] = {"inus",         "enos",       "oins",   "meno",      "below",
                                        "unter Null",   "unter null", "egativ", "bajo cero", "abaixo de zero",
                                        "poniżej zera", "零下",       "负",     "負",        "マイナス",
                                        "氷点下",       "ناقص",       "سالب",   "تحت الصفر"};
    for (size_t i = 0; i < sizeof words / sizeof words[0]; i++)
        if (str_find(text, str_of(words[i])) != SIZE_MAX)
            return true;
    return false;
}

struct figures figures_read(struct arena *arena, struct str folded)
{
    struct figures figures = {.says_minus = says_minus(folded)};
    for (size_t i = 0; i < folded.len;) {
        if (str_is_digit(folded.ptr[i]))
            i = read_figure(arena, &figures, folded, i);
        else if (str_is_letter(folded.ptr[i]))
            i = read_word(arena, &figures, folded, i);
        else if ((unsigned char)folded.ptr[i] >= 0xE3)
            i = read_han(arena, &figures, folded, i);
        else
            i++;
    }
    return figures;
}

/* ---- Looking ----------------------------------------------------------------------- */

struct entry {
    struct str value;
    struct measure unit;
    bool is_below_zero;
    bool is_scaled; /* the value is in what the unit means: 2000 for 2 kV */
};

struct figure_index {
    struct entry *entries; /* by value */
    size_t count;
    bool says_minus;
};

/* What is asked for. */
struct wanted {
    struct entry entry;
    bool says_minus;
};

static int by_value(const void *a, const void *b)
{
    return str_cmp(((const struct entry *)a)->value, ((const struct entry *)b)->value);
}

/* Not 1.000, which may be a thousand and may be one. */
static bool may_scale(const struct figure *figure, struct str value)
{
    bool is_either = str_find_byte(value, '.', 0) != SIZE_MAX && str_ends(value, STR("0"));
    return figure->unit.means.len > 0 && !is_either;
}

static void add_entries(struct arena *arena, struct figure_index *index, const struct figures *figures,
                        const struct figure *figure)
{
    struct entry entry = {.unit = figure->unit, .is_below_zero = figure->is_below_zero};
    for (size_t j = 0; j < FIGURE_READINGS && figure->readings[j].len > 0; j++) {
        entry.value = figure->readings[j];
        index->entries[index->count++] = entry;
        if (!may_scale(figure, entry.value))
            continue;
        struct entry scaled = entry;
        scaled.value = shifted(arena, entry.value, figure->unit.power);
        scaled.is_scaled = true;
        index->entries[index->count++] = scaled;
    }
    for (size_t j = 0; j < figure->group_count; j++) {
        entry.value = figures->groups.items[figure->first_group + j];
        index->entries[index->count++] = entry;
    }
}

const struct figure_index *figures_index(struct arena *arena, const struct figures *figures)
{
    struct figure_index *index = arena_new(arena, struct figure_index);
    size_t most = figures->items.count * FIGURE_READINGS * 2 + figures->groups.count;
    index->says_minus = figures->says_minus;
    index->entries = arena_array(arena, struct entry, most + 1);
    for (size_t i = 0; i < figures->items.count; i++)
        add_entries(arena, index, figures, &figures->items.items[i]);
    if (index->count > 1)
        qsort(index->entries, index->count, sizeof *index->entries, by_value);
    return index;
}

/* A known unit needs the same power of it, or a word; what is scaled needs the same measure. */
static bool is_same_unit(const struct entry *wanted, const struct entry *entry)
{
    if (!wanted->is_scaled && (wanted->unit.means.len == 0 || entry->unit.means.len == 0))
        return true;
    return str_eq(wanted->unit.means, entry->unit.means) &&
           (wanted->is_scaled || wanted->unit.power == entry->unit.power);
}

/* The sign counts where there is a unit, unless a word may say it. */
static bool is_same_sign(const struct figure_index *index, const struct wanted *wanted,
                         const struct entry *entry)
{
    bool may_be_said = wanted->entry.is_below_zero ? index->says_minus : wanted->says_minus;
    return wanted->entry.is_below_zero == entry->is_below_zero || may_be_said ||
           wanted->entry.unit.means.len == 0;
}

static enum figure_match look(const struct figure_index *index, const struct wanted *wanted)
{
    size_t low = 0, high = index->count;
    while (low < high) {
        size_t middle = (low + high) / 2;
        if (str_cmp(index->entries[middle].value, wanted->entry.value) < 0)
            low = middle + 1;
        else
            high = middle;
    }
    enum figure_match best = FIGURE_MISSING;
    for (; low < index->count && str_eq(index->entries[low].value, wanted->entry.value); low++) {
        const struct entry *entry = &index->entries[low];
        if (entry->is_scaled != wanted->entry.is_scaled)
            continue;
        bool is_unit = is_same_unit(&wanted->entry, entry);
        enum figure_match match = !is_unit                             ? FIGURE_OTHER_UNIT
                                  : is_same_sign(index, wanted, entry) ? FIGURE_SAME
                                                                       : FIGURE_OTHER_SIGN;
        best = match < best ? match : best;
    }
    return best;
}

static enum figure_match match_groups(const struct figure_index *index, const struct figures *of,
                                      const struct figure *figure)
{
    for (size_t i = 0; i < figure->group_count; i++) {
        struct str group = of->groups.items[figure->first_group + i];
        if (is_over_twelve(group) &&
            look(index, &(struct wanted){.entry = {.value = group}}) == FIGURE_MISSING)
            return FIGURE_MISSING;
    }
    return FIGURE_SAME;
}

static enum figure_match look_scaled(struct arena *arena, const struct figure_index *index,
                                     struct wanted wanted)
{
    wanted.entry.value = shifted(arena, wanted.entry.value, wanted.entry.unit.power);
    wanted.entry.is_scaled = true;
    return look(index, &wanted);
}

enum figure_match figures_match(struct arena *arena, const struct figure_index *index,
                                const struct figures *of, const struct figure *figure)
{
    enum figure_match best = FIGURE_MISSING;
    if (figure->readings[0].len == 0)
        return match_groups(index, of, figure);
    for (size_t i = 0; i < FIGURE_READINGS && figure->readings[i].len > 0; i++) {
        struct wanted wanted = {{figure->readings[i], figure->unit, figure->is_below_zero, false},
                                of->says_minus};
        enum figure_match match = look(index, &wanted);
        if (match != FIGURE_SAME && may_scale(figure, figure->readings[i])) {
            enum figure_match scaled = look_scaled(arena, index, wanted);
            match = scaled < match ? scaled : match;
        }
        best = match < best ? match : best;
    }
    return best;
}
