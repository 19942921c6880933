#include "base/quantity.h"

enum { MOST_DIGITS = 12, FRACTION = 3 };

static const struct unit {
    const char *text;
    enum quantity_dimension dimension;
    int64_t thousandths; /* of the dimension's unit, in one of this */
    unsigned flags;
} units[] = {
    {"V AC", QUANTITY_VOLTAGE, 1000, 0},
    {"V DC", QUANTITY_VOLTAGE, 1000, 1},
    {"VAC", QUANTITY_VOLTAGE, 1000, 0},
    {"VDC", QUANTITY_VOLTAGE, 1000, 1},
    {"volts AC", QUANTITY_VOLTAGE, 1000, 0},
    {"volts DC", QUANTITY_VOLTAGE, 1000, 1},
    {"volts", QUANTITY_VOLTAGE, 1000, 0},
    {"volt", QUANTITY_VOLTAGE, 1000, 0},
    {"kilovolts", QUANTITY_VOLTAGE, 1000000, 0},
    {"kilovolt", QUANTITY_VOLTAGE, 1000000, 0},
    {"kV", QUANTITY_VOLTAGE, 1000000, 0},
    {"mV", QUANTITY_VOLTAGE, 1, 2},
    {"MV", QUANTITY_VOLTAGE, 1000000000, 2},
    {"V", QUANTITY_VOLTAGE, 1000, 4},
    {"mbar", QUANTITY_PRESSURE, 1, 0},
    {"barg", QUANTITY_PRESSURE, 1000, 0},
    {"bars", QUANTITY_PRESSURE, 1000, 0},
    {"bar", QUANTITY_PRESSURE, 1000, 0},
    {"psig", QUANTITY_PRESSURE, 69, 0},
    {"psi", QUANTITY_PRESSURE, 69, 0},
    {"kPa", QUANTITY_PRESSURE, 10, 0},
    {"MPa", QUANTITY_PRESSURE, 10000, 2},
    {"atm", QUANTITY_PRESSURE, 1013, 0},
    {"°C", QUANTITY_TEMPERATURE, 1000, 0},
    {"° C", QUANTITY_TEMPERATURE, 1000, 0},
    {"℃", QUANTITY_TEMPERATURE, 1000, 0},
    {"degrees Celsius", QUANTITY_TEMPERATURE, 1000, 0},
    {"degrees C", QUANTITY_TEMPERATURE, 1000, 0},
    {"°F", QUANTITY_TEMPERATURE, 1000, 8},
    {"° F", QUANTITY_TEMPERATURE, 1000, 8},
    {"℉", QUANTITY_TEMPERATURE, 1000, 8},
    {"degrees Fahrenheit", QUANTITY_TEMPERATURE, 1000, 8},
    {"degrees F", QUANTITY_TEMPERATURE, 1000, 8},
    {"kilograms", QUANTITY_MASS, 1000, 0},
    {"kilogram", QUANTITY_MASS, 1000, 0},
    {"kilos", QUANTITY_MASS, 1000, 0},
    {"kg", QUANTITY_MASS, 1000, 0},
    {"lbs", QUANTITY_MASS, 454, 0},
    {"lb", QUANTITY_MASS, 454, 0},
    {"pounds", QUANTITY_MASS, 454, 0},
    {"tonnes", QUANTITY_MASS, 1000000, 0},
    {"tonne", QUANTITY_MASS, 1000000, 0},
    {"tons", QUANTITY_MASS, 907000, 0},
    {"ton", QUANTITY_MASS, 907000, 0},
    {"km/h", QUANTITY_SPEED, 1000, 0},
    {"kph", QUANTITY_SPEED, 1000, 0},
    {"mph", QUANTITY_SPEED, 1609, 0},
    {"m/s", QUANTITY_SPEED, 3600, 0},
};
enum { IS_DIRECT = 1, IS_CASED = 2, IS_CAPITAL_OR_JOINED = 4, IS_FAHRENHEIT = 8 };

static bool is_letter_at(struct str text, size_t at)
{
    unsigned char c = at < text.len ? (unsigned char)text.ptr[at] : ' ';
    return ((c | 0x20) >= 'a' && (c | 0x20) <= 'z') || c == '_';
}

/* The bytes of a blank at `at`, as it stands between groups of digits or before a unit; 0: none. */
static size_t blank_len(struct str text, size_t at)
{
    static const char *const blanks[] = {" ", "\xC2\xA0", "\xE2\x80\xAF", "\xE2\x80\x89"};
    for (size_t i = 0; i < sizeof blanks / sizeof blanks[0]; i++)
        if (str_starts(str_slice(text, at, text.len), str_of(blanks[i])))
            return str_of(blanks[i]).len;
    return 0;
}

/* A comma, apostrophe or blank that parts thousands: exactly three digits stand behind it. */
static size_t group_mark_len(struct str text, size_t at)
{
    size_t len = at < text.len && (text.ptr[at] == ',' || text.ptr[at] == '\'') ? 1 : blank_len(text, at);
    bool is_group = len > 0 && str_digit_at(text, at + len) && str_digit_at(text, at + len + 1) &&
                    str_digit_at(text, at + len + 2) && !str_digit_at(text, at + len + 3);
    return is_group ? len : 0;
}

/* Digits in groups: `480`, `1,000`, `10 000`.  A first group of over three digits, or of 0, has none behind
 * it. */
static size_t read_whole(struct str text, size_t at, int64_t *value)
{
    size_t begin = at, digits = 0;
    *value = 0;
    for (;;) {
        while (str_digit_at(text, at) && digits++ < MOST_DIGITS)
            *value = *value * 10 + (text.ptr[at++] - '0');
        size_t mark = digits <= 9 && *value > 0 && (at - begin <= 3 || at - begin > digits)
                          ? group_mark_len(text, at)
                          : 0;
        if (mark == 0)
            return at;
        at += mark;
    }
}

/* A number in thousandths; `at` is moved behind it. */
static bool read_number(struct str text, size_t *at, int64_t *out)
{
    bool is_pointed = *at < text.len && text.ptr[*at] == '.' && str_digit_at(text, *at + 1);
    if (!str_digit_at(text, *at) && !is_pointed)
        return false;
    int64_t value = 0;
    *at = read_whole(text, *at, &value);
    value *= 1000;
    bool has_fraction =
        *at < text.len && (text.ptr[*at] == '.' || text.ptr[*at] == ',') && str_digit_at(text, *at + 1);
    if (has_fraction) {
        (*at)++;
        for (int64_t weight = 100; str_digit_at(text, *at); weight /= 10)
            value += weight * (text.ptr[(*at)++] - '0');
    }
    *out = value;
    return true;
}

/* Whether `unit` stands at `at`, letters in any case unless the case decides. */
static bool has_unit(struct str text, size_t at, const struct unit *unit, bool is_joined)
{
    struct str name = str_of(unit->text);
    struct str found = str_slice(text, at, at + name.len);
    bool is_same = (unit->flags & IS_CASED) != 0 ? str_eq(found, name) : str_eq_nocase(found, name);
    if ((unit->flags & IS_CAPITAL_OR_JOINED) != 0)
        is_same = str_eq(found, name) || (is_joined && is_same);
    bool is_end = !is_letter_at(text, at + name.len) && !str_digit_at(text, at + name.len);
    return is_same && is_end;
}

/* The unit behind a number, a blank or hyphen between them or not; its end in `*end`. */
static const struct unit *find_unit(struct str text, size_t at, size_t *end)
{
    size_t blank = blank_len(text, at);
    size_t skip = blank > 0 ? blank : at < text.len && text.ptr[at] == '-' ? 1 : 0;
    for (size_t i = 0; i < sizeof units / sizeof units[0]; i++) {
        if (!has_unit(text, at + skip, &units[i], skip == 0))
            continue;
        *end = at + skip + str_of(units[i].text).len;
        return &units[i];
    }
    return NULL;
}

/* What stands between the ends of a range: `–`, `-`, `to`, `…`; 0 when there is none. */
static size_t range_len(struct str text, size_t at)
{
    static const char *const marks[] = {" to ", " – ", " - ", "–", "—", "...", "…", "-", " and "};
    for (size_t i = 0; i < sizeof marks / sizeof marks[0]; i++)
        if (str_starts(str_slice(text, at, text.len), str_of(marks[i])))
            return str_of(marks[i]).len;
    return 0;
}

static int64_t in_dimension(int64_t thousandths, const struct unit *unit)
{
    if ((unit->flags & IS_FAHRENHEIT) != 0)
        return (thousandths - 32000) * 5 / 9;
    return thousandths / 1000 * unit->thousandths + thousandths % 1000 * unit->thousandths / 1000;
}

static size_t sign_len(struct str text, size_t at)
{
    if (at > 0 && text.ptr[at - 1] == '-')
        return at == 1 || text.ptr[at - 2] == ' ' || text.ptr[at - 2] == '(' ? 1 : 0;
    return at >= 3 && str_eq(str_slice(text, at - 3, at), STR("−")) ? 3 : 0;
}

/* The quantity whose first digit or point stands at `at`; `*after` is where to look on. */
static bool read_at(struct str text, size_t at, struct quantity *out, size_t *after)
{
    int64_t low;
    size_t here = at, end = 0;
    bool is_read = read_number(text, &here, &low);
    *after = here > at ? here : at + 1;
    if (!is_read)
        return false;
    const struct unit *unit = find_unit(text, here, &end);
    size_t second = (unit != NULL ? end : here) + range_len(text, unit != NULL ? end : here), second_end = 0;
    const struct unit *other = NULL;
    int64_t value;
    if (second > (unit != NULL ? end : here) && read_number(text, &second, &value))
        other = find_unit(text, second, &second_end);
    if (unit == NULL && other == NULL)
        return false;
    bool is_range = other != NULL && (unit == NULL || unit->dimension == other->dimension);
    const struct unit *first = unit != NULL ? unit : other;
    size_t sign = sign_len(text, at);
    low = in_dimension(sign > 0 ? -low : low, first);
    int64_t high = is_range ? in_dimension(value, other) : low;
    *after = is_range ? second_end : end;
    *out = (struct quantity){first->dimension,
                             low < high ? low : high,
                             low < high ? high : low,
                             ((is_range ? other : first)->flags & IS_DIRECT) != 0,
                             at - sign,
                             *after};
    return true;
}

/* A digit that opens a number: not one inside of a name, a date, or a number that was passed over. */
static bool is_opening(struct str text, size_t at)
{
    if (!str_digit_at(text, at) && !(text.ptr[at] == '.' && str_digit_at(text, at + 1)))
        return false;
    if (at == 0)
        return true;
    unsigned char before = (unsigned char)text.ptr[at - 1];
    if (is_letter_at(text, at - 1) || str_digit_at(text, at - 1) || before == '.' || before == ',' ||
        before == '/' || before == ':' || before == '\x1A')
        return false;
    return before != '-' || sign_len(text, at) > 0;
}

bool quantity_next(struct str text, size_t from, struct quantity *out)
{
    for (size_t at = from; at < text.len;) {
        if (!is_opening(text, at)) {
            at++;
            continue;
        }
        if (read_at(text, at, out, &at))
            return true;
    }
    return false;
}
