#include "pipeline/4-model/build.h"

#include <string.h>

/*
 * Numbers are kept as integers of billionths: nine digits before the point and
 * nine behind it, which every sum of two fits into 64 bits.
 */
enum { FRACTION = 9, WHOLE = 9 };

struct reader {
    struct str text;
    size_t at;
    bool is_thousands; /* met `1,000`, which can mean two things */
};

struct decimal {
    int64_t billionths;
    int digits; /* behind the point, as written */
};

static void skip_blanks(struct reader *reader)
{
    for (;;) {
        struct str rest = str_slice(reader->text, reader->at, reader->text.len);
        if (str_starts(rest, STR(" ")) || str_starts(rest, STR("\t")))
            reader->at++;
        else if (str_starts(rest, STR("\xC2\xA0"))) /* no-break space */
            reader->at += 2;
        else if (str_starts(rest, STR("\xE2\x80\xAF"))) /* narrow no-break space */
            reader->at += 3;
        else
            return;
    }
}

static bool accept(struct reader *reader, const char *word)
{
    skip_blanks(reader);
    struct str rest = str_slice(reader->text, reader->at, reader->text.len);
    if (!str_starts(rest, str_of(word)))
        return false;
    reader->at += strlen(word);
    return true;
}

static bool is_digit_at(const struct reader *reader, size_t at)
{
    return at < reader->text.len && reader->text.ptr[at] >= '0' && reader->text.ptr[at] <= '9';
}

static int read_digits(struct reader *reader, int most, int64_t *value)
{
    int count = 0;
    while (is_digit_at(reader, reader->at) && count <= most) {
        *value = *value * 10 + (reader->text.ptr[reader->at++] - '0');
        count++;
    }
    return count;
}

/* `12`, `12.5`, `12,5`, `-3`, `−3`. */
static bool read_decimal(struct reader *reader, struct decimal *out)
{
    bool is_negative = accept(reader, "-") || accept(reader, "−");
    if (!is_negative)
        accept(reader, "+");
    int64_t value = 0;
    int whole = read_digits(reader, WHOLE, &value);
    if (whole < 1 || whole > WHOLE)
        return false;
    out->digits = 0;
    char mark = reader->at < reader->text.len ? reader->text.ptr[reader->at] : '\0';
    if ((mark == '.' || mark == ',') && is_digit_at(reader, reader->at + 1)) {
        reader->at++;
        out->digits = read_digits(reader, FRACTION, &value);
        if (out->digits > FRACTION)
            return false;
        reader->is_thousands = reader->is_thousands || (mark == ',' && out->digits == 3);
    }
    for (int i = out->digits; i < FRACTION; i++)
        value *= 10;
    out->billionths = is_negative ? -value : value;
    return true;
}

static struct str write_decimal(struct arena *arena, int64_t billionths, int digits)
{
    int64_t size = billionths < 0 ? -billionths : billionths;
    int64_t whole = size / 1000000000, fraction = size % 1000000000;
    for (int i = digits; i < FRACTION; i++)
        fraction /= 10;
    const char *sign = billionths < 0 ? "-" : "";
    if (digits == 0)
        return str_format(arena, "%s%lld", sign, (long long)whole);
    return str_format(arena, "%s%lld.%0*lld", sign, (long long)whole, digits, (long long)fraction);
}

/* A word or two without a digit at their head: `V`, `N·m`, `% RH`. */
static bool read_unit(struct reader *reader, struct str *unit)
{
    skip_blanks(reader);
    size_t begin = reader->at, words = 0;
    while (reader->at < reader->text.len) {
        if (is_digit_at(reader, reader->at) || ++words > 2)
            return false;
        while (reader->at < reader->text.len && reader->text.ptr[reader->at] != ' ')
            reader->at++;
        skip_blanks(reader);
    }
    *unit = str_trim(str_slice(reader->text, begin, reader->at));
    if (str_ends(*unit, STR(".")))
        unit->len--;
    return unit->len <= 24;
}

static bool accept_range(struct reader *reader)
{
    return accept(reader, "to ") || accept(reader, "–") || accept(reader, "—") || accept(reader, "…") ||
           accept(reader, "...") || accept(reader, "- ") || accept(reader, "-");
}

/* The unit that stands between the first number and `±` or `to`. */
static struct str read_middle_unit(struct reader *reader)
{
    skip_blanks(reader);
    size_t begin = reader->at;
    for (size_t at = begin; at < reader->text.len; at++) {
        struct reader ahead = {.text = reader->text, .at = at};
        bool is_end = reader->text.ptr[at] == ' ' || at == begin;
        if (is_end &&
            (accept(&ahead, "±") || accept(&ahead, "+/-") || accept(&ahead, "to ") || accept(&ahead, "–"))) {
            reader->at = at;
            return str_trim(str_slice(reader->text, begin, at));
        }
    }
    return STR("");
}

struct range {
    struct decimal low, high;
    struct str unit;
    int digits;
};

static bool read_second(struct reader *reader, struct range *range)
{
    struct decimal second;
    if (accept(reader, "±") || accept(reader, "+/-")) {
        if (!read_decimal(reader, &second) || second.billionths < 0)
            return false;
        range->high.billionths = range->low.billionths + second.billionths;
        range->low.billionths -= second.billionths;
    } else if (accept_range(reader)) {
        if (!read_decimal(reader, &second))
            return false;
        range->high = second;
    } else {
        return true;
    }
    range->digits = second.digits > range->digits ? second.digits : range->digits;
    return true;
}

static bool read_range(struct reader *reader, struct range *range)
{
    if (!read_decimal(reader, &range->low))
        return false;
    range->high = range->low;
    range->digits = range->low.digits;
    struct str middle = read_middle_unit(reader);
    if (!read_second(reader, range) || !read_unit(reader, &range->unit))
        return false;
    if (middle.len > 0 && range->unit.len > 0 && !str_eq(middle, range->unit))
        return false;
    range->unit = range->unit.len > 0 ? range->unit : middle;
    return true;
}

bool answers_read_number(struct draft *draft, struct str text, struct span span)
{
    struct build *build = draft->build;
    struct reader reader = {.text = text};
    struct range range = {0};
    bool is_read = read_range(&reader, &range);
    if (!is_read || reader.is_thousands) {
        struct diag *diag = build_report(build, DIAG_ANSWER_UNREADABLE, span, "this answer cannot be read");
        build_label(build, diag,
                    reader.is_thousands ? "a comma and three digits can mean two things"
                                        : "begins like a number");
        build_help(build, diag,
                   reader.is_thousands ? "write 1000, or 1.000 for one"
                                       : "write a number, a range and a unit: 0 ± 0.5 V, 12 to 15 mm; "
                                         "for words, put a | behind them");
        return false;
    }
    if (range.low.billionths > range.high.billionths) {
        struct diag *diag = build_report(build, DIAG_ANSWER_REVERSED, span, "this range runs backwards");
        build_help(build, diag, "write the smaller number first");
        return false;
    }
    struct arena *arena = build->stage->arena;
    answers_add(draft, PLACARD_LOW, span, write_decimal(arena, range.low.billionths, range.digits));
    answers_add(draft, PLACARD_HIGH, span, write_decimal(arena, range.high.billionths, range.digits));
    if (range.unit.len > 0)
        answers_add(draft, PLACARD_UNIT, span, range.unit);
    return true;
}
