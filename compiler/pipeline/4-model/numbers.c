#include "pipeline/4-model/model.h"

#include <string.h>

/*
 * Numbers are kept as integers of billionths: nine digits before the point and
 * nine behind it, which every sum of two fits into 64 bits.
 */
enum { FRACTION = 9, WHOLE = 9 };

struct amount {
    struct str text;
    size_t at;
    bool is_thousands; /* met `1,000`, which can mean two things */
};

struct decimal {
    int64_t billionths;
    int digits; /* behind the point, as written */
};

static void skip_blanks(struct amount *amount)
{
    for (;;) {
        struct str rest = str_slice(amount->text, amount->at, amount->text.len);
        if (str_starts(rest, STR(" ")) || str_starts(rest, STR("\t")))
            amount->at++;
        else if (str_starts(rest, STR("\xC2\xA0"))) /* no-break space */
            amount->at += 2;
        else if (str_starts(rest, STR("\xE2\x80\xAF"))) /* narrow no-break space */
            amount->at += 3;
        else
            return;
    }
}

static bool accept(struct amount *amount, const char *word)
{
    skip_blanks(amount);
    struct str rest = str_slice(amount->text, amount->at, amount->text.len);
    if (!str_starts(rest, str_of(word)))
        return false;
    amount->at += strlen(word);
    return true;
}

static bool is_digit_at(const struct amount *amount, size_t at)
{
    return at < amount->text.len && amount->text.ptr[at] >= '0' && amount->text.ptr[at] <= '9';
}

static int read_digits(struct amount *amount, int most, int64_t *value)
{
    int count = 0;
    while (is_digit_at(amount, amount->at) && count <= most) {
        *value = *value * 10 + (amount->text.ptr[amount->at++] - '0');
        count++;
    }
    return count;
}

/* `12`, `12.5`, `12,5`, `-3`, `−3`. */
static bool read_decimal(struct amount *amount, struct decimal *out)
{
    bool is_negative = accept(amount, "-") || accept(amount, "−");
    if (!is_negative)
        accept(amount, "+");
    int64_t value = 0;
    int whole = read_digits(amount, WHOLE, &value);
    if (whole < 1 || whole > WHOLE)
        return false;
    out->digits = 0;
    char mark = amount->at < amount->text.len ? amount->text.ptr[amount->at] : '\0';
    if ((mark == '.' || mark == ',') && is_digit_at(amount, amount->at + 1)) {
        amount->at++;
        out->digits = read_digits(amount, FRACTION, &value);
        if (out->digits > FRACTION)
            return false;
        amount->is_thousands = amount->is_thousands || (mark == ',' && out->digits == 3);
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
static bool read_unit(struct amount *amount, struct str *unit)
{
    skip_blanks(amount);
    size_t begin = amount->at, words = 0;
    while (amount->at < amount->text.len) {
        if (is_digit_at(amount, amount->at) || ++words > 2)
            return false;
        while (amount->at < amount->text.len && amount->text.ptr[amount->at] != ' ')
            amount->at++;
        skip_blanks(amount);
    }
    *unit = str_trim(str_slice(amount->text, begin, amount->at));
    if (str_ends(*unit, STR(".")))
        unit->len--;
    return unit->len <= 24;
}

static bool accept_range(struct amount *amount)
{
    return accept(amount, "to ") || accept(amount, "–") || accept(amount, "—") || accept(amount, "…") ||
           accept(amount, "...") || accept(amount, "- ") || accept(amount, "-");
}

/* The unit that stands between the first number and `±` or `to`. */
static struct str read_middle_unit(struct amount *amount)
{
    skip_blanks(amount);
    size_t begin = amount->at;
    for (size_t at = begin; at < amount->text.len; at++) {
        struct amount ahead = {.text = amount->text, .at = at};
        bool is_end = amount->text.ptr[at] == ' ' || at == begin;
        if (is_end &&
            (accept(&ahead, "±") || accept(&ahead, "+/-") || accept(&ahead, "to ") || accept(&ahead, "–"))) {
            amount->at = at;
            return str_trim(str_slice(amount->text, begin, at));
        }
    }
    return STR("");
}

struct range {
    struct decimal low, high;
    struct str unit;
    int digits;
};

static bool read_second(struct amount *amount, struct range *range)
{
    struct decimal second;
    if (accept(amount, "±") || accept(amount, "+/-")) {
        if (!read_decimal(amount, &second) || second.billionths < 0)
            return false;
        range->high.billionths = range->low.billionths + second.billionths;
        range->low.billionths -= second.billionths;
    } else if (accept_range(amount)) {
        if (!read_decimal(amount, &second))
            return false;
        range->high = second;
    } else {
        return true;
    }
    range->digits = second.digits > range->digits ? second.digits : range->digits;
    return true;
}

static bool read_range(struct amount *amount, struct range *range)
{
    if (!read_decimal(amount, &range->low))
        return false;
    range->high = range->low;
    range->digits = range->low.digits;
    struct str middle = read_middle_unit(amount);
    if (!read_second(amount, range) || !read_unit(amount, &range->unit))
        return false;
    if (middle.len > 0 && range->unit.len > 0 && !str_eq(middle, range->unit))
        return false;
    range->unit = range->unit.len > 0 ? range->unit : middle;
    return true;
}

bool numbers_read(struct draft *draft, struct str text, struct span span)
{
    struct model *model = draft->model;
    struct amount amount = {.text = text};
    struct range range = {0};
    bool is_read = read_range(&amount, &range);
    if (!is_read || amount.is_thousands) {
        struct diag *diag = model_report(model, DIAG_ANSWER_UNREADABLE, span, "this answer cannot be read");
        model_label(model, diag,
                    amount.is_thousands ? "a comma and three digits can mean two things"
                                        : "begins like a number");
        model_help(model, diag,
                   amount.is_thousands ? "write 1000, or 1.000 for one"
                                       : "write a number, a range and a unit: 0 ± 0.5 V, 12 to 15 mm; "
                                         "for words, put a | behind them");
        return false;
    }
    if (range.low.billionths > range.high.billionths) {
        struct diag *diag = model_report(model, DIAG_ANSWER_REVERSED, span, "this range runs backwards");
        model_help(model, diag, "write the smaller number first");
        return false;
    }
    struct arena *arena = model->stage->arena;
    draft_add(draft, PLACARD_LOW, span, write_decimal(arena, range.low.billionths, range.digits));
    draft_add(draft, PLACARD_HIGH, span, write_decimal(arena, range.high.billionths, range.digits));
    if (range.unit.len > 0)
        draft_add(draft, PLACARD_UNIT, span, range.unit);
    return true;
}
