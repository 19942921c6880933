#include "pipeline/4-model/told.h"

#include <string.h>

#include "base/unicode.h"
#include "pipeline/4-model/answer_words.h"
#include "pipeline/4-model/typed.h"

/* A text, and how far it is matched. */
struct match {
    struct arena *arena;
    struct str text, language;
    size_t at;
};

static char next(const struct match *match)
{
    return match->at < match->text.len ? match->text.ptr[match->at] : '\0';
}

static size_t digits(struct match *match)
{
    size_t begin = match->at;
    while (str_is_digit(next(match)))
        match->at++;
    return match->at - begin;
}

static bool take(struct match *match, const char *word)
{
    if (!str_starts(str_slice(match->text, match->at, match->text.len), str_of(word)))
        return false;
    match->at += strlen(word);
    return true;
}

static void blanks(struct match *match)
{
    while (take(match, " "))
        continue;
}

static struct str rest(const struct match *match)
{
    return str_slice(match->text, match->at, match->text.len);
}

static bool tell(struct told *out, const char *label, struct str help)
{
    *out = (struct told){label, help};
    return true;
}

#define HELP(match, ...) str_format((match)->arena, __VA_ARGS__)

struct str told_range(struct arena *arena, struct str number, struct str unit)
{
    struct buf out = {.arena = arena};
    const char *tolerance = str_find_byte(number, '.', 0) == SIZE_MAX ? "1" : "0.5";
    unit = str_trim(unit);
    buf_str(&out, number);
    if (str_starts(unit, STR("%")))
        buf_format(&out, " %.*s", STR_FMT(unit));
    buf_format(&out, " ± %s%s%.*s", tolerance, unit.len > 0 ? " " : "", STR_FMT(unit));
    return buf_view(&out);
}

bool told_is_about(struct str words)
{
    static const char *const abouts[] = {
        "about", "around",   "approx", "approximately", "roughly", "nearly", "almost", "ca",
        "circa", "c",        "etwa",   "ungefähr",      "rund",    "zirka",  "env",    "environ",
        "aprox", "cerca de", "unos",   "alrededor",     "około",   "ok",     "около",  "约",
        "大约",  "約",       "およそ", "حوالي",         "تقريبا"};
    words = str_trim(words);
    while (str_ends(words, STR(".")) || str_ends(words, STR(" ")))
        words.len--;
    for (size_t i = 0; i < sizeof abouts / sizeof abouts[0]; i++) {
        if (str_eq_nocase(words, str_of(abouts[i])))
            return true;
    }
    return false;
}

/* ---- A number among words ---- */

/* Does a word without blanks between its words end or begin here, as in Chinese? */
static bool is_of_script(uint32_t letter)
{
    return letter >= 0x2E80 && letter <= 0xD7FF;
}

/* Letters and what joins words: `CV-200`, `2/3`, `3.1`. */
static bool joins(uint32_t letter)
{
    static const char marks[] = "-_./:+*^";
    bool is_mark = letter < 0x80 && letter > 0 && strchr(marks, (int)letter) != NULL;
    bool is_diameter = letter == 0xD8 || letter == 0xF8;
    return is_mark || (unicode_is_word(letter) && !is_of_script(letter) && !is_diameter);
}

/* Does a number begin behind these words: at a blank, behind signs as in `#5` and `(5)`? */
static bool is_open(struct str before)
{
    uint32_t last = ' ';
    for (size_t at = 0; at < before.len;) {
        uint32_t letter = unicode_next(before, &at);
        bool is_behind = letter == ' ' || is_of_script(letter) || (!joins(last) && !joins(letter));
        last = is_behind ? ' ' : 'a';
    }
    return last == ' ';
}

static bool is_closed(struct str behind)
{
    size_t at = 0;
    uint32_t letter = behind.len == 0 ? ' ' : unicode_next(behind, &at);
    return !joins(letter) || (letter == '.' && at == behind.len);
}

struct str told_number(struct str text)
{
    for (size_t at = 0; at < text.len;) {
        size_t begin = at;
        while ((at < text.len && str_is_digit(text.ptr[at])) ||
               (at > begin && (text.ptr[at] == '.' || text.ptr[at] == ',') && at + 1 < text.len &&
                str_is_digit(text.ptr[at + 1])))
            at++;
        if (at > begin && is_open(str_slice(text, 0, begin)) && is_closed(str_slice(text, at, text.len)))
            return str_slice(text, begin, at);
        at += at == begin ? 1 : 0;
    }
    return (struct str){NULL, 0};
}

/* ---- The forms ---- */

/* `10:30`, `4:1`. */
static bool find_colon(struct match match, struct told *out)
{
    size_t first = digits(&match);
    if (first == 0 || !take(&match, ":"))
        return false;
    size_t second = digits(&match);
    if (second == 2 && first <= 2)
        return tell(out, "a time is compared letter by letter",
                    HELP(&match, "write each way to type it, with a | behind: **Answer:** %.*s | %.*s.%.*s |",
                         STR_FMT(match.text), (int)first, match.text.ptr,
                         STR_FMT(str_slice(match.text, first + 1, match.text.len))));
    return second > 0 &&
           tell(out, "a ratio is compared letter by letter",
                HELP(&match, "write each way to type it, with a | behind: **Answer:** %.*s | %.*s to %.*s |",
                     STR_FMT(match.text), (int)first, match.text.ptr,
                     STR_FMT(str_slice(match.text, first + 1, match.text.len))));
}

/* The fraction signs of Unicode, as numerator and denominator. */
static bool take_sign(struct match *match, unsigned *top, unsigned *bottom)
{
    static const struct {
        const char *sign;
        unsigned char top, bottom;
    } signs[] = {{"½", 1, 2}, {"⅓", 1, 3}, {"⅔", 2, 3}, {"¼", 1, 4}, {"¾", 3, 4},
                 {"⅕", 1, 5}, {"⅖", 2, 5}, {"⅗", 3, 5}, {"⅘", 4, 5}, {"⅙", 1, 6},
                 {"⅚", 5, 6}, {"⅛", 1, 8}, {"⅜", 3, 8}, {"⅝", 5, 8}, {"⅞", 7, 8}};
    for (size_t i = 0; i < sizeof signs / sizeof signs[0]; i++) {
        if (!take(match, signs[i].sign))
            continue;
        *top = signs[i].top;
        *bottom = signs[i].bottom;
        return true;
    }
    return false;
}

static unsigned number_of(struct str text)
{
    unsigned value = 0;
    for (size_t i = 0; i < text.len && i < 6; i++)
        value = value * 10 + (unsigned)(text.ptr[i] - '0');
    return value;
}

static unsigned take_whole(struct match *match)
{
    size_t begin = match->at;
    digits(match);
    return number_of(str_slice(match->text, begin, match->at));
}

/* `1/2`, `½`, `1½`, `1 1/2`: as a decimal number. */
static bool find_fraction(struct match match, struct told *out)
{
    unsigned whole = take_whole(&match), top = 0, bottom = 0;
    bool is_whole = match.at > 0;
    struct match before = match;
    blanks(&match);
    if (!take_sign(&match, &top, &bottom)) {
        if (str_is_digit(next(&match))) {
            top = take_whole(&match);
        } else {
            match = before;
            top = whole;
            whole = 0;
        }
        if (!is_whole || !take(&match, "/") || !str_is_digit(next(&match)))
            return false;
        bottom = take_whole(&match);
    }
    if (bottom == 0)
        return false;
    unsigned thousandths = (top * 1000 + bottom / 2) / bottom + whole * 1000;
    struct str decimal = HELP(&match, "%u.%03u", thousandths / 1000, thousandths % 1000);
    while (str_ends(decimal, STR("0")))
        decimal.len--;
    if (str_ends(decimal, STR(".")))
        decimal.len--;
    return tell(out, "a fraction is compared letter by letter",
                HELP(&match,
                     "write it as a decimal number: **Answer:** %.*s%.*s; when the fraction itself is to be "
                     "typed, put a | behind it",
                     STR_FMT(decimal), STR_FMT(rest(&match))));
}

static bool find_hexadecimal(struct match match, struct told *out)
{
    bool is_zero = take(&match, "0x") || take(&match, "0X");
    return is_zero && tell(out, "compared letter by letter, not as a number",
                           HELP(&match, "put a | behind it: **Answer:** %.*s |", STR_FMT(match.text)));
}

/* `12..15`, `12…15`, `12~15`. */
static bool find_dots(struct match match, struct told *out)
{
    size_t end = 0, first = digits(&match);
    end = match.at;
    blanks(&match);
    bool is_dots = take(&match, "...") || take(&match, "..") || take(&match, "…") || take(&match, "~");
    blanks(&match);
    if (first == 0 || !is_dots || !str_is_digit(next(&match)))
        return false;
    return tell(out, "not read as a range",
                HELP(&match, "write **Answer:** %.*s to %.*s", STR_FMT(str_slice(match.text, 0, end)),
                     STR_FMT(rest(&match))));
}

/* What stands between the digits of a number: `1,000.5`, `1.000.000`, `1 000`, `1'000`. */
struct groups {
    struct buf plain; /* the digits, and a point where the last kind of separator differs */
    size_t count;     /* separators */
    char kind;        /* of the last one */
    bool is_odd;      /* groups that are not of three digits, as in a date or a version */
};

static bool is_separator(char letter)
{
    return letter == '.' || letter == ',' || letter == ' ' || letter == '\'';
}

static void take_groups(struct match *match, struct groups *groups)
{
    size_t size = digits(match);
    buf_bytes(&groups->plain, match->text.ptr, size);
    for (;;) {
        struct match ahead = *match;
        char letter = next(&ahead);
        ahead.at++;
        size_t begin = ahead.at;
        size = is_separator(letter) ? digits(&ahead) : 0;
        if (size == 0 || ((letter == ' ' || letter == '\'') && size != 3))
            return;
        bool is_point = groups->count > 0 && letter != groups->kind;
        if (is_point)
            buf_byte(&groups->plain, '.');
        groups->is_odd = groups->is_odd || (size != 3 && !is_point);
        buf_bytes(&groups->plain, match->text.ptr + begin, size);
        groups->kind = letter;
        groups->count++;
        *match = ahead;
    }
}

static bool find_groups(struct match match, struct told *out)
{
    struct groups groups = {.plain = {.arena = match.arena}};
    take_groups(&match, &groups);
    bool is_one = groups.count == 1 && (groups.kind == '.' || groups.kind == ',');
    if (groups.count == 0 || is_one)
        return false; /* read as a number, or refused as one */
    if (groups.is_odd)
        return tell(out, "compared letter by letter, not as a number",
                    HELP(&match, "put a | behind it: **Answer:** %.*s |", STR_FMT(match.text)));
    return tell(
        out, "separators between digits are not read",
        HELP(&match, "write **Answer:** %.*s%.*s", STR_FMT(buf_view(&groups.plain)), STR_FMT(rest(&match))));
}

/* `1st`, `2nd gear`. */
static bool find_ordinal(struct match match, struct told *out)
{
    bool is_number = digits(&match) > 0;
    bool is_ordinal = take(&match, "st") || take(&match, "nd") || take(&match, "rd") || take(&match, "th");
    bool is_end = next(&match) == '\0' || next(&match) == ' ';
    return is_number && is_ordinal && is_end &&
           tell(out, "compared letter by letter, not as a number",
                HELP(&match, "put a | behind it: **Answer:** %.*s |", STR_FMT(match.text)));
}

/* ---- Signs before a number ---- */

/* Words that answers do not know, and people write. */
static bool find_bound(struct match match, struct told *out)
{
    static const struct {
        const char *words, *word;
    } bounds[] = {
        {"not more than ", "at most"}, {"no more than ", "at most"}, {"not over ", "at most"},
        {"not above ", "at most"},     {"a maximum of ", "at most"}, {"maximum ", "at most"},
        {"max. ", "at most"},          {"max ", "at most"},          {"not less than ", "at least"},
        {"no less than ", "at least"}, {"not below ", "at least"},   {"not under ", "at least"},
        {"a minimum of ", "at least"}, {"minimum ", "at least"},     {"min. ", "at least"},
        {"min ", "at least"},          {"under ", "below"},          {"lower than ", "below"},
        {"smaller than ", "below"},    {"fewer than ", "below"},     {"over ", "above"},
        {"greater than ", "above"},    {"higher than ", "above"},    {"larger than ", "above"},
        {"max.", "at most"},           {"máx. ", "at most"},         {"máx ", "at most"},
        {"maximal ", "at most"},       {"hasta ", "at most"},        {"até ", "at most"},
        {"jusqu'à ", "at most"},       {"fino a ", "at most"},       {"最大", "at most"},
        {"最高", "at most"},           {"mín. ", "at least"},        {"mín ", "at least"},
        {"minimal ", "at least"},      {"desde ", "at least"},       {"ab ", "at least"},
        {"à partir de ", "at least"},  {"最小", "at least"},         {"最低", "at least"},
    };
    for (size_t i = 0; i < sizeof bounds / sizeof bounds[0]; i++) {
        struct str words = str_of(bounds[i].words);
        if (match.text.len <= words.len || !str_eq_nocase(str_slice(match.text, 0, words.len), words))
            continue;
        struct str number = str_trim(str_slice(match.text, words.len, match.text.len));
        return number.len > 0 && (str_is_digit(number.ptr[0]) || number.ptr[0] == '-') &&
               tell(out, "compared letter by letter, not as a bound",
                    HELP(&match, "write **Answer:** %s %.*s", bounds[i].word, STR_FMT(number)));
    }
    return false;
}

/* `to 5 bar`, where no number stands before it. */
static bool find_to(struct match match, struct told *out)
{
    size_t len;
    if (answer_word_first(match.language, match.text, &len) != ANSWER_WORD_TO)
        return false;
    struct str number = str_trim(str_slice(match.text, len, match.text.len));
    return number.len > 0 && (str_is_digit(number.ptr[0]) || number.ptr[0] == '-') &&
           tell(out, "compared letter by letter, not as a bound",
                HELP(&match, "write **Answer:** at most %.*s; when only it is right: **Answer:** %.*s",
                     STR_FMT(number), STR_FMT(number)));
}

/* `±5 mm`: from five below to five above zero. */
static bool find_tolerance(struct match match, struct told *out)
{
    bool is_sign = take(&match, "±") || take(&match, "+/-") || take(&match, "+-");
    blanks(&match);
    if (!is_sign || !str_is_digit(next(&match)))
        return false;
    size_t begin = match.at;
    while (str_is_digit(next(&match)) || next(&match) == '.' || next(&match) == ',')
        match.at++;
    return tell(out, "a tolerance, and no number that it belongs to",
                HELP(&match, "write both ends: **Answer:** -%.*s to %.*s",
                     STR_FMT(str_slice(match.text, begin, match.at)),
                     STR_FMT(str_slice(match.text, begin, match.text.len))));
}

static bool find_comparison(struct match match, struct told *out)
{
    static const struct {
        const char *sign, *word;
    } signs[] = {{">=", "at least"}, {"<=", "at most"}, {"≥", "at least"}, {"≤", "at most"},
                 {"⩾", "at least"},  {"⩽", "at most"},  {">", "above"},    {"<", "below"}};
    for (size_t i = 0; i < sizeof signs / sizeof signs[0]; i++) {
        struct match ahead = match;
        if (!take(&ahead, signs[i].sign))
            continue;
        blanks(&ahead);
        return (str_is_digit(next(&ahead)) || next(&ahead) == '-') &&
               tell(out, "compared letter by letter, with its sign",
                    HELP(&match, "write **Answer:** %s %.*s", signs[i].word, STR_FMT(rest(&ahead))));
    }
    return false;
}

static bool find_about(struct match match, struct told *out)
{
    static const char *const signs[] = {"~", "≈", "≃", "≅", "∼"};
    for (size_t i = 0; i < sizeof signs / sizeof signs[0]; i++) {
        struct match ahead = match;
        if (!take(&ahead, signs[i]))
            continue;
        blanks(&ahead);
        size_t begin = ahead.at;
        if (digits(&ahead) == 0)
            continue;
        if (next(&ahead) == '.' || next(&ahead) == ',') {
            ahead.at++;
            digits(&ahead);
        }
        struct str number = str_slice(ahead.text, begin, ahead.at);
        return tell(out, "compared letter by letter, with its sign",
                    HELP(&match, "write the range that you accept: **Answer:** %.*s",
                         STR_FMT(told_range(match.arena, number, rest(&ahead)))));
    }
    return false;
}

static bool find_money(struct match match, struct told *out)
{
    static const char *const signs[] = {"€", "$", "£", "¥", "₹", "₩", "₽", "₺", "₪", "฿", "₫", "₦", "%"};
    for (size_t i = 0; i < sizeof signs / sizeof signs[0]; i++) {
        struct match ahead = match;
        if (!take(&ahead, signs[i]))
            continue;
        blanks(&ahead);
        return str_is_digit(next(&ahead)) &&
               tell(out, "compared letter by letter, with its sign",
                    HELP(&match, "write the sign behind the number: **Answer:** %.*s %s",
                         STR_FMT(rest(&ahead)), signs[i]));
    }
    return false;
}

/* What stands before the number that a word like `below` speaks of. */
static void skip_words(struct match *match, struct str language)
{
    size_t len;
    enum answer_word word = answer_word_first(language, match->text, &len);
    if (word != ANSWER_WORD_NONE && word != ANSWER_WORD_TO && word != ANSWER_WORD_OR)
        match->text = str_trim(str_slice(match->text, len, match->text.len));
    bool is_signed = str_starts(match->text, STR("-")) || str_starts(match->text, STR("+"));
    if (is_signed && match->text.len > 1 && match->text.ptr[1] != '-' && match->text.ptr[1] != '/')
        match->text = str_trim(str_slice(match->text, 1, match->text.len));
}

/* The thousands separator of Arabic is one like the others. */
static struct str with_apostrophe(struct arena *arena, struct str text)
{
    struct buf out = {.arena = arena};
    struct str separator = STR("٬");
    for (size_t at = 0; at < text.len;) {
        bool is_separator = str_starts(str_slice(text, at, text.len), separator);
        buf_byte(&out, is_separator ? '\'' : text.ptr[at]);
        at += is_separator ? separator.len : 1;
    }
    return buf_view(&out);
}

bool told_find(struct arena *arena, struct str language, struct str text, struct told *out)
{
    static bool (*const finders[])(struct match, struct told *) = {
        find_bound,       find_to,    find_comparison, find_tolerance, find_about,    find_money,
        find_hexadecimal, find_colon, find_dots,       find_groups,    find_fraction, find_ordinal,
    };
    struct str plain = str_trim(typed_plain(arena, with_apostrophe(arena, text)));
    struct match match = {.arena = arena, .text = plain, .language = language};
    skip_words(&match, language);
    for (size_t i = 0; i < sizeof finders / sizeof finders[0]; i++) {
        if (finders[i](match, out))
            return true;
    }
    return false;
}
