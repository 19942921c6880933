/* values.c - see values.h. */
#include "pipeline/3-fields/values.h"

#include "base/arena.h"
#include "base/id.h"
#include <math.h>

static bool is_lower(char c)
{
    return c >= 'a' && c <= 'z';
}

/* A character scanner over one value. */
struct scan {
    struct str text;
    size_t at;
};

static char peek(const struct scan *s)
{
    return s->at < s->text.len ? s->text.ptr[s->at] : '\0';
}

static bool take(struct scan *s, char wanted)
{
    if (peek(s) != wanted || s->at >= s->text.len)
        return false;
    s->at++;
    return true;
}

/* Digits, at most 9 of them: how many were taken. */
static size_t digits(struct scan *s, uint32_t *value)
{
    size_t count = 0;
    *value = 0;
    for (; count < 9 && str_is_digit(peek(s)); count++, s->at++)
        *value = *value * 10 + (uint32_t)(peek(s) - '0');
    return count;
}

static bool at_end(const struct scan *s)
{
    return s->at == s->text.len;
}

const char *values_name(struct str text)
{
    if (text.len == 0 || text.len > VALUES_NAME_MAX || !is_lower(text.ptr[0]))
        return "begins with a to z, at most 32 characters";
    for (size_t i = 0; i < text.len; i++)
        if (!is_lower(text.ptr[i]) && !str_is_digit(text.ptr[i]) && text.ptr[i] != '_')
            return "only a to z, 0 to 9 and _";
    return NULL;
}

/* One of the three numbers: no leading zero. */
static bool version_number(struct scan *s)
{
    size_t begin = s->at;
    while (str_is_digit(peek(s)) && s->at - begin < 9)
        s->at++;
    return s->at > begin && (s->text.ptr[begin] != '0' || s->at == begin + 1);
}

/* Dot-separated identifiers; numeric ones have no leading zero before a '+'. */
static bool version_tail(struct scan *s, bool is_build)
{
    do {
        size_t begin = s->at;
        bool is_number = true;
        for (; str_is_letter(peek(s)) || str_is_digit(peek(s)) || peek(s) == '-'; s->at++)
            is_number = is_number && str_is_digit(peek(s));
        if (s->at == begin || (!is_build && is_number && s->text.ptr[begin] == '0' && s->at > begin + 1))
            return false;
    } while (take(s, '.'));
    return true;
}

const char *values_version(struct str text)
{
    struct scan s = {text, 0};
    if (text.len > VALUES_VERSION_MAX)
        return "longer than 64 characters";
    if (!version_number(&s) || !take(&s, '.') || !version_number(&s) || !take(&s, '.') || !version_number(&s))
        return "three numbers with dots between, without leading zeros";
    if (take(&s, '-') && !version_tail(&s, false))
        return "what follows the hyphen is letters, digits and hyphens, with dots between";
    if (take(&s, '+') && !version_tail(&s, true))
        return "what follows the + is letters, digits and hyphens, with dots between";
    return at_end(&s) ? NULL : "three numbers with dots between, then at most -name or +name";
}

const char *values_time(struct str text, uint32_t *minutes)
{
    struct scan s = {text, 0};
    uint32_t hour = 0, minute = 0;
    if (digits(&s, &hour) != 2 || !take(&s, ':') || digits(&s, &minute) != 2 || !at_end(&s))
        return "a time is written as two digits, a colon, two digits: 06:45";
    if (hour > 23 || minute > 59)
        return "the day ends at 23:59";
    *minutes = hour * 60 + minute;
    return NULL;
}

const char *values_duration(struct str text, uint32_t *seconds)
{
    static const struct {
        char unit;
        uint32_t seconds;
    } units[] = {{'w', 604800}, {'d', 86400}, {'h', 3600}, {'m', 60}, {'s', 1}};
    struct scan s = {text, 0};
    uint64_t sum = 0;
    size_t next = 0;
    if (text.len == 0)
        return "a number and a unit: 45s, 3m, 2h, 30d, 4w";
    while (!at_end(&s)) {
        uint32_t value = 0;
        size_t count = digits(&s, &value), unit = next;
        while (unit < 5 && units[unit].unit != peek(&s))
            unit++;
        if (count == 0 || count > 5 || unit == 5)
            return "a number and a unit: 45s, 3m, 2h, 30d, 4w; the larger unit first: 1h30m";
        sum += (uint64_t)value * units[unit].seconds;
        next = unit + 1;
        s.at++;
    }
    if (sum == 0 || sum > UINT32_MAX)
        return sum == 0 ? "no time at all" : "longer than a century";
    *seconds = (uint32_t)sum;
    return NULL;
}

const char *values_distance(struct str text, uint32_t *metres)
{
    static const char form[] = "a number and a unit: 40m or 1.2km";
    struct scan s = {text, 0};
    uint32_t whole = 0, part = 0, parts = 0;
    size_t count = digits(&s, &whole);
    if (count == 0 || count > 5)
        return form;
    if (take(&s, '.') && ((parts = (uint32_t)digits(&s, &part)) == 0 || parts > 3))
        return "at most three digits after the point";
    take(&s, ' ');
    bool is_km = take(&s, 'k');
    if (!take(&s, 'm') || !at_end(&s))
        return form;
    if (!is_km && parts > 0)
        return "whole metres only";
    for (; parts < 3; parts++)
        part *= 10;
    uint32_t value = is_km ? whole * 1000 + part : whole;
    if (value == 0 || value > 99999)
        return "between 1 m and 99.999 km";
    *metres = value;
    return NULL;
}

const char *values_integer(struct str text, uint32_t *value)
{
    struct scan s = {text, 0};
    return digits(&s, value) > 0 && at_end(&s) ? NULL : "a whole number, in digits";
}

const char *values_percent(struct str text, uint32_t *value)
{
    bool has_sign = str_ends(text, STR("%"));
    const char *wrong = values_integer(str_slice(text, 0, text.len - has_sign), value);
    if (wrong || (has_sign && text.ptr[0] == '0' && text.len > 2))
        return "a whole number from 0 to 100, with or without %";
    return *value <= 100 ? NULL : "more than 100 %";
}

const char *values_degrees(struct str text, int32_t limit, int32_t *value)
{
    struct scan s = {text, 0};
    uint32_t whole = 0;
    bool is_negative = take(&s, '-');
    if (!is_negative)
        take(&s, '+');
    size_t count = digits(&s, &whole);
    if (count == 0 || count > 3)
        return "decimal degrees, like -87.62780";
    int64_t sum = (int64_t)whole * 10000000, place = 1000000;
    if (take(&s, '.') && !str_is_digit(peek(&s)))
        return "decimal degrees, like -87.62780";
    for (; str_is_digit(peek(&s)); s.at++, place /= 10) {
        sum += (peek(&s) - '0') * place;
        if (place == 0) {
            sum += s.text.ptr[s.at - 1] != '.' && peek(&s) >= '5';
            break;
        }
    }
    while (str_is_digit(peek(&s)))
        s.at++;
    if (!at_end(&s))
        return "decimal degrees with a point, without signs for degrees or N, S, E, W";
    if (sum > (int64_t)limit * 10000000)
        return limit == 90 ? "a latitude is between -90 and 90" : "a longitude is between -180 and 180";
    *value = (int32_t)(is_negative ? -sum : sum);
    return NULL;
}

uint32_t values_cosine(int32_t latitude)
{
    double radians = (double)latitude / 1e7 * 3.14159265358979323846 / 180.0;
    double cosine = cos(radians);
    return cosine <= 0 ? 0 : (uint32_t)(cosine * 65536.0 + 0.5);
}

/* Digits, and small letters up to `last`. */
static bool is_made_of(struct str text, char last)
{
    for (size_t i = 0; i < text.len; i++)
        if (!str_is_digit(text.ptr[i]) && (text.ptr[i] < 'a' || text.ptr[i] > last))
            return false;
    return true;
}

/* "lock:4f1a9c02", or of a later form, which says so: "lock:2-4f1a9c02". */
const char *values_stamp(struct str text)
{
    size_t colon = str_find_byte(text, ':', 0);
    bool has_name = colon != SIZE_MAX && !id_check(str_slice(text, 0, colon));
    struct str digits = has_name ? str_slice(text, colon + 1, text.len) : text;
    size_t dash = str_find_byte(digits, '-', 0);
    if (dash >= 1 && dash <= STAMP_FORM_MAX && is_made_of(str_slice(digits, 0, dash), 'z'))
        digits = str_slice(digits, dash + 1, digits.len);
    bool is_stamp = has_name && digits.len == STAMP_DIGITS && is_made_of(digits, 'f');
    return is_stamp ? NULL : "the name of a part, a colon and 8 hexadecimal digits";
}
