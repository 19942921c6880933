#include "pipeline/4-model/numbers.h"

#include <string.h>

#include "base/unicode.h"
#include "pipeline/4-model/answer_words.h"
#include "pipeline/4-model/typed.h"

enum { FRACTION = 9, WHOLE = 9, LONGEST_UNIT = 24, UNIT_WORDS = 2 };
#define ONE 1000000000 /* billionths */

/* One answer while it is read.  What counts is `plain`; a unit is taken from `text`, as it is written. */
struct reader {
    struct str text, plain, language;
    uint32_t *from; /* of each byte of `plain`, and of its end, the place in `text` */
    size_t at;      /* in `plain` */
    bool is_thousands, is_large;
};

static struct reader reader_of(struct arena *arena, struct str language, struct str text)
{
    struct reader reader = {.text = text, .language = language};
    struct buf plain = {.arena = arena};
    reader.from = arena_array(arena, uint32_t, text.len + 1);
    for (size_t at = 0; at < text.len;) {
        uint32_t from = (uint32_t)at, letter = typed_as(unicode_next(text, &at));
        size_t begin = plain.len;
        if (letter != 0 && (letter != ' ' || begin > 0))
            unicode_append(&plain, letter);
        for (size_t i = begin; i < plain.len; i++)
            reader.from[i] = from;
    }
    reader.from[plain.len] = (uint32_t)text.len;
    reader.plain = buf_view(&plain);
    return reader;
}

/* ---- Letters ---- */

static struct str rest_of(const struct reader *reader)
{
    return str_slice(reader->plain, reader->at, reader->plain.len);
}

static void skip_blanks(struct reader *reader)
{
    while (str_starts(rest_of(reader), STR(" ")))
        reader->at++;
}

static bool is_end(const struct reader *reader)
{
    return reader->at == reader->plain.len;
}

/* Take `word` when it stands next, behind blanks. */
static bool take(struct reader *reader, const char *word)
{
    size_t before = reader->at;
    skip_blanks(reader);
    if (str_starts(rest_of(reader), str_of(word))) {
        reader->at += strlen(word);
        return true;
    }
    reader->at = before;
    return false;
}

static bool is_digit_at(const struct reader *reader, size_t at)
{
    return at < reader->plain.len && reader->plain.ptr[at] >= '0' && reader->plain.ptr[at] <= '9';
}

static char letter_at(const struct reader *reader, size_t at)
{
    return at < reader->plain.len ? reader->plain.ptr[at] : '\0';
}

static bool is_point(char letter)
{
    return letter == '.' || letter == ',';
}

/* Digits, of which the first `most` count; how many there were. */
static int take_digits(struct reader *reader, int most, int64_t *value)
{
    int count = 0;
    for (; is_digit_at(reader, reader->at); reader->at++, count++) {
        if (count < most)
            *value = *value * 10 + (reader->plain.ptr[reader->at] - '0');
    }
    return count;
}

/* ---- A number ---- */

/* Raised digits and their signs, as `10³` has them; the power goes to `*power`.  False when none stand here.
 */
static bool take_raised(struct reader *reader, int *power)
{
    static const char *const digits[] = {"⁰", "¹", "²", "³", "⁴", "⁵", "⁶", "⁷", "⁸", "⁹"};
    bool is_negative = take(reader, "⁻"), is_any = false;
    *power = 0;
    for (int digit = 0; digit < 10;) {
        bool is_here = str_starts(rest_of(reader), str_of(digits[digit]));
        if (is_here) {
            reader->at += strlen(digits[digit]);
            *power = *power < 100 ? *power * 10 + digit : *power;
            is_any = true;
        }
        digit = is_here ? 0 : digit + 1;
    }
    *power = is_negative ? -*power : *power;
    return is_any;
}

/* `3` or `-3` behind an `e` or `^`. */
static bool take_power(struct reader *reader, int *power)
{
    size_t before = reader->at;
    int64_t value = 0;
    bool is_negative = letter_at(reader, reader->at) == '-';
    reader->at += is_negative || letter_at(reader, reader->at) == '+';
    if (take_digits(reader, 3, &value) == 0) {
        reader->at = before;
        return false;
    }
    *power = is_negative ? (int)-value : (int)value;
    return true;
}

/* `10³` or `10^3` behind a `×`. */
static bool take_ten(struct reader *reader, int *power)
{
    size_t before = reader->at;
    if (take(reader, "10") && (take_raised(reader, power) ||
                               ((take(reader, "^") || take(reader, "**")) && take_power(reader, power))))
        return true;
    reader->at = before;
    return false;
}

/* What multiplies the digits before: `e3`, `× 10³`. */
static bool take_exponent(struct reader *reader, int *power)
{
    static const char *const times[] = {"×", "x", "·", "*"};
    size_t before = reader->at;
    char letter = letter_at(reader, reader->at);
    if (letter == 'e' || letter == 'E') {
        reader->at++;
        if (take_power(reader, power))
            return true;
        reader->at = before;
    }
    for (size_t i = 0; i < sizeof times / sizeof times[0]; i++) {
        if (take(reader, times[i]) && take_ten(reader, power))
            return true;
        reader->at = before;
    }
    return false;
}

/* Shift the point by `power` places; false when digits would be lost. */
static bool scale(struct decimal *decimal, int power)
{
    for (; power > 0; power--) {
        if (decimal->billionths > INT64_C(999999999) * ONE / 10 ||
            decimal->billionths < -INT64_C(999999999) * ONE / 10)
            return false;
        decimal->billionths *= 10;
        decimal->digits -= decimal->digits > 0;
    }
    for (; power < 0; power++) {
        if (decimal->billionths % 10 != 0 || (decimal->billionths != 0 && decimal->digits == FRACTION))
            return false;
        decimal->billionths /= 10;
        decimal->digits++;
    }
    return decimal->digits <= FRACTION;
}

/* One separator and three digits behind it: a thousand to some, one to others. */
static bool is_ambiguous(const struct reader *reader, char point, int whole, int64_t value, int digits)
{
    bool is_decimal = point == '.' && !answer_word_has_comma(reader->language);
    return digits == 3 && whole >= 1 && whole <= 3 && value > 0 && !is_decimal;
}

/* `12`, `12.5`, `12,5`, `.5`: digits alone. */
static bool take_digits_and_point(struct reader *reader, struct decimal *out)
{
    int64_t value = 0;
    int whole = take_digits(reader, WHOLE, &value), digits = 0;
    int64_t before = value;
    char point = letter_at(reader, reader->at);
    if (is_point(point) && is_digit_at(reader, reader->at + 1)) {
        reader->at++;
        digits = take_digits(reader, FRACTION, &value);
        reader->is_thousands = reader->is_thousands || is_ambiguous(reader, point, whole, before, digits);
    }
    reader->is_large = reader->is_large || whole > WHOLE || digits > FRACTION;
    for (int i = digits; i < FRACTION; i++)
        value *= 10;
    *out = (struct decimal){value, digits};
    return whole + digits > 0;
}

static bool take_number(struct reader *reader, struct decimal *out)
{
    int power = 0;
    bool is_negative = take(reader, "-");
    if (!is_negative)
        take(reader, "+");
    skip_blanks(reader);
    if (take_ten(reader, &power))
        *out = (struct decimal){ONE, 0};
    else if (!take_digits_and_point(reader, out))
        return false;
    else
        take_exponent(reader, &power);
    reader->is_large = reader->is_large || !scale(out, power);
    if (is_negative)
        out->billionths = -out->billionths;
    return true;
}

struct str numbers_write(struct arena *arena, struct decimal decimal)
{
    int64_t size = decimal.billionths < 0 ? -decimal.billionths : decimal.billionths;
    int64_t whole = size / ONE, fraction = size % ONE;
    for (int i = decimal.digits; i < FRACTION; i++)
        fraction /= 10;
    const char *sign = decimal.billionths < 0 ? "-" : "";
    if (decimal.digits == 0)
        return str_format(arena, "%s%lld", sign, (long long)whole);
    return str_format(arena, "%s%lld.%0*lld", sign, (long long)whole, decimal.digits, (long long)fraction);
}

/* ---- A unit ---- */

/* Nothing that begins like a number, or goes on as one, is a unit. */
static bool may_begin_unit(struct str word)
{
    static const char *const refused[] = {"|", "*", "٬", ".", ",", ":", ";", "/", "+", "-", "±", "×",
                                          "^", "~", "<", ">", "=", "≈", "≤", "≥", "(", "…", "½", "¼",
                                          "¾", "⅓", "⅔", "⅛", "⅜", "⅝", "⅞", "⅕", "⅖", "⅗", "⅘", "⅙",
                                          "⅚", "⁰", "¹", "²", "³", "⁴", "⁵", "⁶", "⁷", "⁸", "⁹", "⁻"};
    for (size_t i = 0; i < sizeof refused / sizeof refused[0]; i++) {
        if (str_starts(word, str_of(refused[i])))
            return false;
    }
    return word.ptr[0] < '0' || word.ptr[0] > '9';
}

/* `0x1F`, `1e`, `1'000`, `1st`: what belongs to the digit right before it.  `5eV` and `5"` have a unit. */
static bool is_glued(const struct reader *reader, struct str unit)
{
    static const char *const ordinals[] = {"st", "nd", "rd", "th"};
    if (unit.len == 0 || reader->at == 0 || !is_digit_at(reader, reader->at - 1))
        return false;
    char first = unit.ptr[0], next = unit.len > 1 ? unit.ptr[1] : ' ';
    bool is_letter = (next >= 'a' && next <= 'z') || (next >= 'A' && next <= 'Z');
    for (size_t i = 0; i < sizeof ordinals / sizeof ordinals[0]; i++) {
        if (str_starts(unit, str_of(ordinals[i])) && (unit.len == 2 || unit.ptr[2] == ' '))
            return true;
    }
    if (first == '\'' || first == '"')
        return next >= '0' && next <= '9';
    return first == 'x' || first == 'X' || ((first == 'e' || first == 'E') && !is_letter);
}

/* `max`, `approx.`: a word that says how the number is meant.  `min` alone is minutes. */
static bool is_qualifier(struct str word, bool is_first)
{
    static const char *const words[] = {"max",         "maximum", "minimum", "approx", "approximately",
                                        "approximate", "ca",      "circa",   "about",  "exactly",
                                        "only",        "nominal", "typ",     "이하",   "이상",
                                        "미만",        "초과",    "정도",    "약"};
    while (str_ends(word, STR(".")) || str_ends(word, STR(")")))
        word.len--;
    if (!is_first && str_eq_nocase(word, STR("min")))
        return true;
    for (size_t i = 0; i < sizeof words / sizeof words[0]; i++) {
        if (str_eq_nocase(word, str_of(words[i])))
            return true;
    }
    return false;
}

/* `h30`, `V6`: a second number in a unit.  Digits belong to one behind a sign (`s-1`, `m^2`), as a square or
 * cube (`m2`, `ft3`) and in `H2O`, `CO2`. */
static bool has_number(struct str word)
{
    for (size_t i = 1; i < word.len; i++) {
        char digit = word.ptr[i], before = word.ptr[i - 1], after = i + 1 < word.len ? word.ptr[i + 1] : ' ';
        bool is_power =
            (digit == '2' || digit == '3') && str_find_byte(STR("mstndHO"), before, 0) != SIZE_MAX;
        bool is_last = after < '0' || after > '9';
        bool is_signed = before == '-' || before == '^' || before == '+';
        if (digit >= '0' && digit <= '9' && !((is_power || is_signed) && is_last))
            return true;
    }
    return false;
}

/* The word between two numbers, with no second one behind it. */
static bool is_open_range(const struct reader *reader, struct str unit)
{
    size_t len;
    enum answer_word word = answer_word_first(reader->language, unit, &len);
    return word == ANSWER_WORD_TO && len == unit.len && len > 1;
}

/* Full-width letters count as their narrow ones; every other letter of a unit is meant as it stands. */
static struct str narrow(struct arena *arena, struct str unit)
{
    struct buf out = {.arena = arena};
    for (size_t at = 0; at < unit.len;) {
        uint32_t letter = unicode_next(unit, &at);
        bool is_blank = typed_as(letter) == ' ';
        unicode_append(&out, (letter >= 0xFF01 && letter <= 0xFF5E) || is_blank ? typed_as(letter) : letter);
    }
    return str_trim(buf_view(&out));
}

/* A word or two up to `end` of `plain`: `V`, `N·m`, `% RH`. */
static bool take_unit(struct reader *reader, struct arena *arena, size_t end, struct str *unit)
{
    skip_blanks(reader);
    size_t begin = reader->at, words = 0;
    struct str plain = str_trim(str_slice(reader->plain, begin, end));
    if (is_glued(reader, plain) || is_open_range(reader, plain))
        return false;
    for (size_t at = begin; at < end; words++) {
        size_t from = at;
        if (!may_begin_unit(str_slice(reader->plain, at, end)))
            return false;
        while (at < end && reader->plain.ptr[at] != ' ')
            at++;
        struct str word = str_slice(reader->plain, from, at);
        if (is_qualifier(word, words == 0) || has_number(word))
            return false;
        while (at < end && reader->plain.ptr[at] == ' ')
            at++;
    }
    reader->at = end;
    *unit = narrow(arena, str_slice(reader->text, reader->from[begin], reader->from[end]));
    if (str_ends(*unit, STR(".")))
        unit->len--;
    return words <= UNIT_WORDS && unit->len <= LONGEST_UNIT;
}

/* ---- What stands between two numbers ---- */

static bool take_plus_minus(struct reader *reader)
{
    return take(reader, "±") || take(reader, "+/-") || take(reader, "+-");
}

/* `to`, a dash. */
static bool take_to(struct reader *reader)
{
    size_t len, before = reader->at;
    skip_blanks(reader);
    if (answer_word_first(reader->language, rest_of(reader), &len) == ANSWER_WORD_TO) {
        reader->at += len;
        return true;
    }
    reader->at = before;
    return take(reader, "-");
}

/* Does a second number follow from here on? */
static bool is_middle(struct reader ahead)
{
    struct decimal second;
    return (take_plus_minus(&ahead) || take_to(&ahead)) && take_number(&ahead, &second);
}

/* The unit between the first number and `±` or `to`. */
static struct str take_middle_unit(struct reader *reader, struct arena *arena)
{
    struct str unit = {NULL, 0};
    skip_blanks(reader);
    size_t begin = reader->at;
    for (size_t at = begin; at < reader->plain.len; at++) {
        struct reader ahead = *reader;
        ahead.at = at;
        char letter = reader->plain.ptr[at];
        if (letter == '-' && at > begin && letter_at(reader, at - 1) == '^')
            continue; /* of a power: `s^-1` */
        bool is_before = at == begin || letter == ' ' || letter == '-' || (unsigned char)letter >= 0x80;
        if (!is_before || !is_middle(ahead))
            continue;
        if (at > begin && !take_unit(reader, arena, at, &unit))
            reader->at = begin;
        break;
    }
    return unit;
}

/* ---- An answer ---- */

/* `n` per cent of `of`, cut behind nine digits. */
static struct decimal part_of(struct decimal of, struct decimal n)
{
    int64_t size = of.billionths < 0 ? -of.billionths : of.billionths;
    int64_t thousandths = n.billionths / 1000000; /* of a per cent: at most 100,000 */
    int64_t part = size / 100000 * thousandths + size % 100000 * thousandths / 100000;
    int digits = FRACTION;
    for (int64_t rest = part; digits > 0 && rest % 10 == 0; rest /= 10)
        digits--;
    return (struct decimal){part, digits};
}

static enum numbers_outcome set_tolerance(struct number *out, struct decimal tolerance)
{
    int digits = tolerance.digits > out->low.at.digits ? tolerance.digits : out->low.at.digits;
    out->high.at = (struct decimal){out->low.at.billionths + tolerance.billionths, digits};
    out->low.at = (struct decimal){out->low.at.billionths - tolerance.billionths, digits};
    return tolerance.billionths < 0 ? NUMBERS_NEGATIVE : NUMBERS_READ;
}

/* Behind `±`: a number, or so many per cent of the first when another unit stands before it, or none. */
static enum numbers_outcome read_tolerance(struct reader *reader, struct number *out)
{
    struct decimal tolerance;
    bool is_percent_unit = str_starts(out->unit, STR("%"));
    if (!take_number(reader, &tolerance))
        return NUMBERS_UNCLEAR;
    size_t before = reader->at;
    bool is_share = !is_percent_unit && take(reader, "%");
    skip_blanks(reader);
    out->is_percent_bare = is_share && out->unit.len == 0;
    if (is_share && is_end(reader)) {
        if (tolerance.billionths < 0 || tolerance.billionths > INT64_C(100) * ONE ||
            tolerance.billionths % 1000000 != 0)
            return NUMBERS_UNCLEAR;
        tolerance = part_of(out->low.at, tolerance);
    } else {
        reader->at = before;
    }
    return set_tolerance(out, tolerance);
}

/* `s-1` at the end of all: a dash right between a letter and a small digit. */
static bool is_like_power(const struct reader *reader, const struct number *out)
{
    size_t at = reader->at;
    bool is_last = at + 2 == reader->plain.len && letter_at(reader, at) == '-';
    char digit = letter_at(reader, at + 1);
    return out->unit.len > 0 && is_last && letter_at(reader, at - 1) != ' ' && digit >= '1' && digit <= '4';
}

static enum numbers_outcome read_range(struct reader *reader, struct arena *arena, struct number *out)
{
    enum numbers_outcome outcome = NUMBERS_READ;
    out->unit = take_middle_unit(reader, arena);
    if (take_plus_minus(reader)) {
        outcome = read_tolerance(reader, out);
    } else if (is_like_power(reader, out)) {
        reader->at = reader->plain.len;
        outcome = NUMBERS_DASH;
    } else if (is_middle(*reader)) {
        take_to(reader);
        take_number(reader, &out->high.at);
        int digits = out->low.at.digits > out->high.at.digits ? out->low.at.digits : out->high.at.digits;
        out->low.at.digits = out->high.at.digits = digits;
        outcome = out->low.at.billionths > out->high.at.billionths ? NUMBERS_REVERSED : NUMBERS_READ;
    }
    return outcome;
}

/* `below` and its like, before the number or behind all; the other end goes. */
static void set_ends(struct number *out, enum answer_word word)
{
    if (word == ANSWER_WORD_BELOW || word == ANSWER_WORD_AT_MOST)
        out->low.is_set = false;
    if (word == ANSWER_WORD_ABOVE || word == ANSWER_WORD_AT_LEAST)
        out->high.is_set = false;
    out->low.is_open = word == ANSWER_WORD_ABOVE;
    out->high.is_open = word == ANSWER_WORD_BELOW;
}

static bool is_bound(enum answer_word word)
{
    return word != ANSWER_WORD_NONE && word != ANSWER_WORD_TO && word != ANSWER_WORD_OR;
}

/* The unit at the end; it must be the one in the middle when there are two. */
static bool read_last_unit(struct reader *reader, struct arena *arena, struct number *out)
{
    struct str unit;
    if (!take_unit(reader, arena, reader->plain.len, &unit))
        return false;
    if (unit.len > 0 && out->unit.len > 0 && !str_eq(unit, out->unit))
        return false;
    if (unit.len > 0)
        out->unit = unit;
    return true;
}

static enum numbers_outcome read_all(struct reader *reader, struct arena *arena, enum answer_word word,
                                     struct number *out)
{
    enum numbers_outcome outcome = NUMBERS_READ;
    if (!take_number(reader, &out->low.at))
        return NUMBERS_UNCLEAR;
    out->high = out->low;
    if (word == ANSWER_WORD_NONE)
        outcome = read_range(reader, arena, out);
    if (!read_last_unit(reader, arena, out))
        outcome = NUMBERS_UNCLEAR;
    set_ends(out, word);
    if (outcome == NUMBERS_READ && reader->is_thousands)
        return NUMBERS_THOUSANDS;
    return outcome == NUMBERS_READ && reader->is_large ? NUMBERS_LARGE : outcome;
}

enum numbers_outcome numbers_read(struct arena *arena, struct str language, struct str text,
                                  struct number *out)
{
    struct reader reader = reader_of(arena, language, text);
    struct str plain = reader.plain = str_trim(reader.plain);
    size_t len;
    *out = (struct number){.low.is_set = true, .high.is_set = true};
    enum answer_word word = answer_word_first(language, plain, &len);
    if (is_bound(word)) {
        reader.at = len;
    } else if (is_bound(word = answer_word_last(language, plain, &len))) {
        reader.plain = str_trim(str_slice(plain, 0, plain.len - len));
    } else {
        word = ANSWER_WORD_NONE;
    }
    skip_blanks(&reader);
    size_t digit = reader.at + (letter_at(&reader, reader.at) == '-' || letter_at(&reader, reader.at) == '+');
    while (letter_at(&reader, digit) == ' ')
        digit++;
    if (str_ends(reader.plain, STR(".")) && is_digit_at(&reader, reader.plain.len - 2))
        reader.plain.len--; /* a full stop behind it all */
    bool is_number = is_digit_at(&reader, digit) ||
                     (is_point(letter_at(&reader, digit)) && is_digit_at(&reader, digit + 1));
    return is_number ? read_all(&reader, arena, word, out) : NUMBERS_NONE;
}

/* ---- Into the document ---- */

static void add_bound(struct draft *draft, uint32_t kind, const struct bound *bound, struct span span)
{
    struct arena *arena = draft->model->stage->arena;
    const char *sign = !bound->is_open ? "" : kind == PLACARD_LOW ? ">" : "<";
    struct str text = STR("");
    if (bound->is_set)
        text = str_format(arena, "%s%.*s", sign, STR_FMT(numbers_write(arena, bound->at)));
    draft_add(draft, kind, span, text);
}

/* `- 5`: a minus with a blank behind it, in the forms of a phone. */
static void add_apart(struct draft *draft, const struct number *number, struct span span)
{
    static const char *const signs[] = {"- ", "\xE2\x88\x92 ", "\xE2\x80\x93 "};
    bool is_negative = (number->low.is_set && number->low.at.billionths < 0) ||
                       (number->high.is_set && number->high.at.billionths < 0);
    for (size_t i = 0; is_negative && i < sizeof signs / sizeof signs[0]; i++)
        draft_add_fold(draft, span, str_of(signs[i]), STR("-"));
}

void numbers_add(struct draft *draft, const struct number *number, struct span span)
{
    add_apart(draft, number, span);
    add_bound(draft, PLACARD_LOW, &number->low, span);
    add_bound(draft, PLACARD_HIGH, &number->high, span);
}

/* -1, 0 or 1 as a bound leaves more, as much or less of the numbers above it than another (`side` 1), below
 * it (-1). */
static int compare_bounds(const struct bound *a, const struct bound *b, int side)
{
    if (!a->is_set || !b->is_set)
        return a->is_set - b->is_set;
    if (a->at.billionths != b->at.billionths)
        return (a->at.billionths > b->at.billionths) == (side > 0) ? 1 : -1;
    return a->is_open - b->is_open;
}

bool numbers_cover(const struct number *a, const struct number *b)
{
    return compare_bounds(&a->low, &b->low, 1) <= 0 && compare_bounds(&a->high, &b->high, -1) <= 0;
}
