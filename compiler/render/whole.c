#include "render/whole.h"

enum {
    LONGEST_WHOLE = 34, /* bytes; about as much as a phone shows in large type */
    SHORT_WORD = 14,    /* bytes, with a mark behind it: seconds, минуты */
};

/* What may go on with letters of a script without blanks.  Longer ones before those that they begin with. */
static const char *const units[] = {
    "N·m", "bar", "ppm", "psi", "kPa", "MPa", "mm", "cm", "km", "kg", "lb", "kV", "kW", "Hz", "°C", "°F",
    "ft",  "in",  "min", "mA",  "oz",  "ml",  "mL", "V",  "A",  "W",  "m",  "g",  "L",  "s",  "h",  "%",
};

static bool is_blank(char c)
{
    return c == ' ' || c == '\n' || c == '\t';
}

static size_t word_end(struct str text, size_t at)
{
    while (at < text.len && !is_blank(text.ptr[at]))
        at++;
    return at;
}

/* `CV-200`, `3-202.11`, `4-A:80-B:C`: a hyphen with a digit at one side and a digit or letter at the other.
 */
static bool is_hyphen_of_name(struct str word, size_t i)
{
    if (word.ptr[i] != '-' || i == 0 || i + 1 == word.len)
        return false;
    char before = word.ptr[i - 1], after = word.ptr[i + 1];
    return (str_is_digit(before) && (str_is_digit(after) || str_is_letter(after))) ||
           (str_is_digit(after) && str_is_letter(before));
}

static bool is_name(struct str word)
{
    bool is_one = false;
    for (size_t i = 0; i < word.len && !is_one; i++)
        is_one =
            is_hyphen_of_name(word, i) || (word.ptr[i] == ')' && i + 1 < word.len && word.ptr[i + 1] == '(');
    return is_one && word.len <= LONGEST_WHOLE;
}

/* The bytes of the unit that `text` begins with, 0: none. */
static size_t unit_size(struct str text)
{
    for (size_t i = 0; i < sizeof units / sizeof *units; i++) {
        struct str unit = str_of(units[i]);
        bool goes_on =
            text.len > unit.len && (str_is_letter(text.ptr[unit.len]) || str_is_digit(text.ptr[unit.len]));
        if (str_starts(text, unit) && !goes_on)
            return unit.len;
    }
    return 0;
}

/* "29 CFR", "20 seconds", "0 bar": what a number counts, or what it stands before. */
static bool is_counted(struct str word, struct str next)
{
    bool is_word = str_is_letter(next.ptr[0]) || (unsigned char)next.ptr[0] >= 0x80;
    return str_is_digit(word.ptr[word.len - 1]) &&
           (unit_size(next) > 0 || (is_word && next.len <= SHORT_WORD));
}

/* "CFR 1910.147", "NFPA 51B" */
static bool is_of_rules(struct str word, struct str next)
{
    bool is_capital = word.len >= 2;
    for (size_t i = 0; i < word.len && is_capital; i++)
        is_capital = word.ptr[i] >= 'A' && word.ptr[i] <= 'Z';
    return is_capital && str_is_digit(next.ptr[0]);
}

/* "tires (3)": the number of a part in a picture. */
static bool is_pointer(struct str next)
{
    size_t at = 1;
    while (at < next.len && str_is_digit(next.ptr[at]))
        at++;
    return next.ptr[0] == '(' && at >= 2 && at <= 3 && at < next.len && next.ptr[at] == ')';
}

/* The end of the run that begins at `at` and that a line's end must not part; of the word alone where nothing
 * sticks to it. */
static size_t run_end(struct str text, size_t at)
{
    size_t begin = at, end = word_end(text, at);
    while (end > at && end + 1 < text.len) {
        struct str word = str_slice(text, at, end), next = str_slice(text, end + 1, word_end(text, end + 1));
        bool sticks = next.len > 0 && (is_counted(word, next) || is_of_rules(word, next) || is_pointer(next));
        if (!sticks || end + 1 + next.len - begin > LONGEST_WHOLE)
            break;
        at = end + 1;
        end = at + next.len;
    }
    return end;
}

bool whole_find(struct str text, size_t *begin, size_t *end)
{
    for (size_t at = *begin, behind; at < text.len; at = behind + 1) {
        behind = run_end(text, at);
        bool is_run = behind > word_end(text, at) || is_name(str_slice(text, at, behind));
        if (!is_run)
            continue;
        *begin = at;
        *end = behind;
        return true;
    }
    return false;
}
