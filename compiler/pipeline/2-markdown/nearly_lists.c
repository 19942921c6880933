/*
 * nearly_lists.c - what begins a line like an item of a list, and begins none.
 *
 * A reader for each form takes the mark off a line.  Some marks are sure by themselves; others ("1.Stop" may
 * be a file, "A. Stop" a person) count when the line before or after has the next or last of their row, or
 * when they stand in the item that they would follow.
 */
#include <string.h>

#include "base/unicode.h"
#include "pipeline/2-markdown/nearly_report.h"

enum { LONGEST_QUOTED = 80, HIGHEST = 1000 };

/* The mark that a line begins with. */
struct mark {
    uint32_t value; /* its place in a row: 2 of "b)"; 0: a bullet, which has none */
    uint32_t under; /* of "4.2" the 4 */
    size_t size;    /* bytes of the line */
    bool is_sure;
    bool is_bullet;    /* one that counts on a later line of an item with a bullet */
    bool is_after_end; /* one that counts on a line of an item behind the end of a sentence */
    bool is_bare;      /* a number and a word: counts where the item that it would be is missing */
};

/* ---- Small readers ------------------------------------------------------------ */

/* Reads digits 0 to 9 from `*at` on, returns their number; 0 where there are none or too many. */
static uint32_t read_number(struct str text, size_t *at)
{
    uint32_t number = 0;
    while (*at < text.len && text.ptr[*at] >= '0' && text.ptr[*at] <= '9' && number < HIGHEST)
        number = number * 10 + (uint32_t)(text.ptr[(*at)++] - '0');
    return number < HIGHEST ? number : 0;
}

/* Does one of `count` words begin at `at`?  Moves behind it. */
static bool skip_one(struct str text, size_t *at, const char *const *words, size_t count)
{
    struct str rest = str_slice(text, *at, text.len);
    for (size_t i = 0; i < count; i++) {
        if (rest.len == 0 || ((rest.ptr[0] ^ words[i][0]) & ~0x20) != 0)
            continue; /* most are told apart by the first letter */
        struct str word = str_of(words[i]);
        if (rest.len >= word.len && str_eq_nocase(str_slice(rest, 0, word.len), word)) {
            *at += word.len;
            return true;
        }
    }
    return false;
}
#define SKIP_ONE(text, at, words) skip_one(text, at, words, sizeof(words) / sizeof((words)[0]))

static bool is_capital_at(struct str text, size_t at)
{
    char c = nearly_byte(text, at);
    return (c >= 'A' && c <= 'Z') || (unsigned char)c >= 0x80;
}

/* ---- Forms -------------------------------------------------------------------- */

/* "2.Open", "2)Open"; "1.png" and "2.Quartal" have the form, too. */
static bool read_glued(struct str text, struct mark *mark)
{
    size_t at = 0;
    mark->value = read_number(text, &at);
    char dot = nearly_byte(text, at);
    bool is_glued = mark->value > 0 && (dot == '.' || dot == ')') && nearly_is_text(text, at + 1);
    mark->size = at + 1;
    mark->is_sure = str_find_byte(text, ' ', 0) != SIZE_MAX;
    return is_glued;
}

/* "1a. Wait", "1B) Wait" */
static bool read_lettered(struct str text, struct mark *mark)
{
    size_t at = 0;
    uint32_t number = read_number(text, &at);
    char letter = nearly_byte(text, at), dot = nearly_byte(text, at + 1);
    mark->is_sure = true;
    return number > 0 && number < 100 && str_is_letter(letter) && (dot == '.' || dot == ')') &&
           nearly_is_blank(text, at + 2);
}

/* "(1) Open", "[1] Open" */
static bool read_bracketed(struct str text, struct mark *mark)
{
    size_t at = 1;
    char open = nearly_byte(text, 0);
    mark->value = read_number(text, &at);
    char close = nearly_byte(text, at);
    bool is_round = open == '(' && close == ')', is_square = open == '[' && close == ']';
    mark->size = at + 1;
    mark->is_sure = is_round;
    bool is_blank = nearly_is_blank(text, at + 1);
    return mark->value > 0 && mark->value < 100 && (is_round || (is_square && is_blank)) &&
           nearly_is_text(text, at + 1 + is_blank);
}

/* "a) Wait", "b. Wait", "(c) Wait", "A. Wait", "A.Wait" */
static bool read_letter(struct str text, struct mark *mark)
{
    size_t at = nearly_byte(text, 0) == '(';
    char letter = nearly_byte(text, at), dot = nearly_byte(text, at + 1);
    bool is_lower = letter >= 'a' && letter <= 'z', is_blank = nearly_is_blank(text, at + 2);
    mark->value = (uint32_t)(letter | 0x20) - 'a' + 1;
    mark->size = at + 2;
    mark->is_sure = is_blank && ((dot == ')' && at == 0) || (dot == '.' && is_lower));
    mark->is_after_end = is_blank && at == 1 && mark->value == 1;
    return str_is_letter(letter) && (dot == ')' || (dot == '.' && at == 0)) &&
           (is_blank || nearly_is_text(text, at + 2));
}

/* "iv) Wait", "II. Wait" */
static bool read_roman(struct str text, struct mark *mark)
{
    static const char *const numbers[] = {"i",  "ii", "iii", "iv",  "v",    "vi",  "vii", "viii",
                                          "ix", "x",  "xi",  "xii", "xiii", "xiv", "xv",  "xvi"};
    size_t at = nearly_byte(text, 0) == '(', end = at;
    while (end < text.len && strchr("ivxIVX", text.ptr[end]) != NULL)
        end++;
    char dot = nearly_byte(text, end);
    for (uint32_t i = 0; i < sizeof numbers / sizeof numbers[0]; i++)
        if (str_eq_nocase(str_slice(text, at, end), str_of(numbers[i])))
            mark->value = i + 1;
    mark->size = end + 1;
    mark->is_sure = end > at + 1 && (dot == ')' || text.ptr[at] >= 'a');
    return mark->value > 0 && (dot == ')' || (dot == '.' && at == 0)) && nearly_is_blank(text, end + 1);
}

/* A number in digits of any script: where it ends, and its value. */
static size_t read_digits(struct str text, uint32_t *value)
{
    static const uint32_t noughts[] = {'0', 0x660, 0x6F0, 0x966, 0xFF10};
    size_t end = 0;
    *value = 0;
    for (size_t next; end < text.len && *value < HIGHEST; end = next) {
        next = end;
        uint32_t c = unicode_next(text, &next), digit = 10;
        for (size_t i = 0; i < sizeof noughts / sizeof noughts[0]; i++)
            digit = c - noughts[i] < 10 ? c - noughts[i] : digit;
        if (digit == 10)
            break;
        *value = *value * 10 + digit;
    }
    return end;
}

/* "１．", "1、", "١. " */
static bool read_wide(struct str text, struct mark *mark)
{
    static const char *const wide[] = {"．", "、", "）", "。", "۔", "】", "〕", "：", "］"};
    static const char *const opens[] = {"（", "【", "〔", "［"};
    size_t open = 0;
    bool is_open = SKIP_ONE(text, &open, opens);
    size_t at = open + read_digits(str_slice(text, open, text.len), &mark->value);
    bool is_ascii = is_open || (at > 0 && (unsigned char)text.ptr[0] < 0x80);
    char dot = nearly_byte(text, at);
    mark->size = at;
    mark->is_sure = true;
    if (mark->value == 0 || mark->value >= HIGHEST)
        return false;
    if (!is_ascii && (dot == '.' || dot == ')' || dot == '-')) {
        mark->size++;
        return true;
    }
    return SKIP_ONE(text, &mark->size, wide);
}

/* "①", "❶", "⑴", "⒈", "1️⃣", "一、" */
static bool read_picture(struct str text, struct mark *mark)
{
    static const uint32_t firsts[] = {0x2460, 0x2474, 0x2488, 0x24F5, 0x2776, 0x2780, 0x278A};
    static const char *const counted[] = {"一、", "二、", "三、", "四、", "五、",
                                          "六、", "七、", "八、", "九、", "十、"};
    static const char *const keys[] = {"\xEF\xB8\x8F\xE2\x83\xA3", "\xE2\x83\xA3"};
    size_t at = 0;
    uint32_t c = unicode_next(text, &at);
    mark->size = at;
    for (size_t i = 0; i < sizeof firsts / sizeof firsts[0]; i++)
        mark->value = c - firsts[i] < 10 ? c - firsts[i] + 1 : mark->value;
    for (uint32_t i = 0; i < sizeof counted / sizeof counted[0]; i++)
        if (str_starts(text, str_of(counted[i]))) {
            mark->value = i + 1;
            mark->size = strlen(counted[i]);
        }
    if (mark->value == 0 && c >= '1' && c <= '9' && SKIP_ONE(text, &mark->size, keys))
        mark->value = c - '0';
    return mark->value > 0;
}

/* A bullet of a word processor, and ticked or empty boxes that are pictures of themselves. */
static bool read_bullet(struct str text, struct mark *mark)
{
    static const char *const sure[] = {"•",
                                       "‣",
                                       "◦",
                                       "▪",
                                       "●",
                                       "○",
                                       "■",
                                       "□",
                                       "☐",
                                       "☑",
                                       "☒",
                                       "➢",
                                       "➤",
                                       "►",
                                       "✓",
                                       "✔",
                                       "·",
                                       "\xEF\x82\xB7",
                                       "\xEF\x83\x98",
                                       "・",
                                       "‧",
                                       "⁃",
                                       "▶",
                                       "▸",
                                       "❖",
                                       "⦁",
                                       "⦿",
                                       "∙",
                                       "◾",
                                       "◽",
                                       "▫",
                                       "➔",
                                       "➜",
                                       "\xEF\x82\xA7",
                                       "\xEF\x82\xA8",
                                       "\xEF\x83\xBC"};
    static const char *const others[] = {"\\- ", "\\* ", "\\+ ", "– ",   "— ", "− ", "‐ ", "‑ ", "➡",
                                         "→ ",   "-> ",  "⇒ ",   "=> ",  "» ", "o ", "§ ", "~ ", "✅",
                                         "❌",    "☞",    "👉",    "🔹",    "🔸",  "⚫",  "⚪",  "◆",  "◇",
                                         "★",    "☆",    "🔴",    "🟢", "❏",  "❑",  "✗",  "✘"};
    mark->is_sure = SKIP_ONE(text, &mark->size, sure);
    if (!mark->is_sure && !SKIP_ONE(text, &mark->size, others))
        return false;
    mark->is_after_end = is_capital_at(text, mark->size + nearly_is_blank(text, mark->size));
    return true;
}

/* "-Stop the belt", "*Stop"; an option "-v", emphasis and a number below nought begin otherwise. */
static bool read_glued_bullet(struct str text, struct mark *mark)
{
    char bullet = nearly_byte(text, 0), second = nearly_byte(text, 2);
    bool is_word = is_capital_at(text, 1) || str_is_letter(nearly_byte(text, 1));
    bool is_closed = bullet != '\0' && str_find_byte(text, bullet, 1) != SIZE_MAX;
    mark->size = 1;
    mark->is_bullet = is_capital_at(text, 1) && (second >= 'a' || (unsigned char)second >= 0x80);
    mark->is_after_end = mark->is_bullet;
    mark->is_sure = bullet == '-' && mark->is_bullet && str_find_byte(text, ' ', 0) != SIZE_MAX;
    return (bullet == '-' || bullet == '*' || bullet == '+') && is_word && !(bullet == '*' && is_closed);
}

/* Moves behind "1", "one", "一". */
static bool skip_counted(struct str text, size_t *at, uint32_t *value)
{
    static const char *const english[] = {"one", "two", "three", "four", "five", "six", "seven", "eight"};
    static const char *const chinese[] = {"一", "二", "三", "四", "五", "六", "七", "八", "九", "十"};
    if ((*value = read_number(text, at)) > 0)
        return true;
    if (SKIP_ONE(text, at, english) || SKIP_ONE(text, at, chinese))
        *value = 1;
    return *value > 0;
}

/* "Step 1: Open", "STEP ONE - Open", "第1步 停止", in the languages of the pages. */
static bool read_words(struct str text, struct mark *mark)
{
    static const char *const words[] = {"Step ",   "Paso ", "Étape ", "Schritt ", "Passo ", "Krok ",
                                        "الخطوة ", "步骤",  "手順",   "ステップ", "第"};
    static const char *const behind[] = {"步", "歩"};
    size_t at = 0;
    uint32_t value;
    if (!SKIP_ONE(text, &at, words))
        return false;
    at += nearly_is_blank(text, at);
    if (!skip_counted(text, &at, &value))
        return false;
    bool is_ordinal = str_starts(text, STR("第"));
    if (is_ordinal && !SKIP_ONE(text, &at, behind))
        return false;
    char end = nearly_byte(text, at);
    bool is_marked =
        at == text.len || (strchr(":.)-*_", end) != NULL && end != '\0') || (unsigned char)end >= 0x80;
    mark->is_sure = true;
    return is_marked || ((unsigned char)text.ptr[0] >= 0x80 && end == ' ') ||
           (end == ' ' && (is_capital_at(text, at + 1) || nearly_byte(text, at + 1) == '-'));
}

/* "1: Open", "1 - Open", "1.) Open", "1.- Open", "1° Open", "#1 Open", "No. 1 Open" */
static bool read_other(struct str text, struct mark *mark)
{
    static const char *const before[] = {"#", "No. ", "Nr. ", "N° ", "Nº ", "№ ", "№"};
    static const char *const behind[] = {
        ": ", " - ", " – ", " — ",  ".) ",  ".- ",  ".– ",  "° ",  "º ",   "/ ",
        "> ", " ) ", " . ", "st: ", "nd: ", "rd: ", "th: ", ".: ", "\\. ", "\\) "};
    size_t at = 0;
    bool is_named = SKIP_ONE(text, &at, before);
    mark->value = read_number(text, &at);
    bool is_marked = mark->value > 0 && SKIP_ONE(text, &at, behind);
    mark->size = at;
    bool is_text = nearly_is_text(text, at + (is_named && nearly_is_blank(text, at)));
    return mark->value > 0 && is_text && (is_marked || (is_named && nearly_is_blank(text, at)));
}

/* "#. Open", which another tool counts */
static bool read_counted(struct str text, struct mark *mark)
{
    mark->is_sure = nearly_is_text(text, 3);
    return str_starts(text, STR("#. ")) || str_starts(text, STR("#) "));
}

/* "2 Open it", "2, Open it" */
static bool read_bare(struct str text, struct mark *mark)
{
    size_t at = 0;
    mark->value = read_number(text, &at);
    at += nearly_byte(text, at) == ',' || nearly_byte(text, at) == ';';
    char second = nearly_byte(text, at + 2);
    mark->is_bare = true;
    mark->size = at;
    return mark->value > 1 && nearly_is_blank(text, at) && is_capital_at(text, at + 1) &&
           ((second >= 'a' && second <= 'z') || (unsigned char)second >= 0x80);
}

/* "1.1 Stop", "1.2. Stop"; a measure has small letters behind it. */
static bool read_dotted(struct str text, struct mark *mark)
{
    size_t at = 0;
    mark->under = read_number(text, &at);
    if (mark->under == 0 || nearly_byte(text, at++) != '.')
        return false;
    mark->value = read_number(text, &at);
    at += nearly_byte(text, at) == '.' || nearly_byte(text, at) == ')';
    return mark->value > 0 && nearly_is_blank(text, at) && is_capital_at(text, at + 1);
}

/* "**1.** Press", "**2. Press**", "__3)__ Press" */
static bool read_bold(struct str text, struct mark *mark)
{
    size_t at = 0;
    while (nearly_byte(text, at) == '*' || nearly_byte(text, at) == '_')
        at++;
    bool is_bold = at > 1;
    mark->value = read_number(text, &at);
    char dot = nearly_byte(text, at), next = nearly_byte(text, at + 1);
    mark->is_sure = true;
    return is_bold && mark->value > 0 && (dot == '.' || dot == ')' || dot == ':') &&
           (next == ' ' || next == '*' || next == '_');
}

/* "**Step 1:** Press" */
static bool read_bold_words(struct str text, struct mark *mark)
{
    size_t at = 0;
    while (nearly_byte(text, at) == '*' || nearly_byte(text, at) == '_')
        at++;
    return at > 0 && read_words(str_slice(text, at, text.len), mark);
}

/* "3. Open it": an item, but for the place. */
static bool read_plain(struct str text, struct mark *mark)
{
    size_t at = 0;
    mark->value = read_number(text, &at);
    char dot = nearly_byte(text, at);
    mark->is_sure = mark->value < 100 && nearly_is_text(text, at + 2);
    return mark->value > 0 && (dot == '.' || dot == ')') && nearly_is_blank(text, at + 1);
}

/* What to write: the line with a number, the line as a bullet, or words of its own. */
enum mend { AS_ITEM, AS_BULLET, IN_WORDS };

static const struct {
    bool (*read)(struct str text, struct mark *mark);
    const char *reason;
    enum mend mend;
    const char *words;
} forms[] = {
    {read_glued, "this number begins no item of a list: a blank is missing behind it", AS_ITEM, NULL},
    {read_lettered, "a number with a letter begins no item of a list", IN_WORDS,
     "make it a step of its own with the next number, or a sub-step: indent it under its step and write 1."},
    {read_bracketed, "a number in brackets begins no item of a list", AS_ITEM, NULL},
    {read_roman, "a Roman number begins no item of a list", AS_ITEM, NULL},
    {read_letter, "a letter begins no item of a list", AS_ITEM, NULL},
    {read_wide, "only the digits 0 to 9, a full stop and a blank begin an item of a list", AS_ITEM, NULL},
    {read_picture, "only the digits 0 to 9, a full stop and a blank begin an item of a list", AS_ITEM, NULL},
    {read_bullet, "this bullet of a word processor begins no item of a list", AS_BULLET, NULL},
    {read_glued_bullet, "this bullet begins no item of a list: a blank is missing behind it", AS_BULLET,
     NULL},
    {read_words, "a step that is numbered in words is no item of a list", IN_WORDS,
     "write the number with a full stop, as in \"1. Open\", and leave the word out"},
    {read_bold_words, "a step that is numbered in words is no item of a list", IN_WORDS,
     "write the number with a full stop, as in \"1. Open\", and leave the word out"},
    {read_bold, "a number between stars begins no item of a list", IN_WORDS,
     "write the number with a full stop and a blank outside of the stars, as in \"1. **Open** it\""},
    {read_other, "this number begins no item of a list", AS_ITEM, NULL},
    {read_counted, "this mark, which another tool counts, begins no item of a list", IN_WORDS,
     "write the number itself, a full stop and a blank, as in \"2. Open\""},
    {read_bare, "this number begins no item of a list: it has no full stop", AS_ITEM, NULL},
    {read_dotted, "a number with a point begins no item of a list", IN_WORDS,
     "make it a sub-step: indent it under its step and write 1."},
    {read_plain, "this number stands inside of a paragraph and begins no item of a list", IN_WORDS,
     "put an empty line before the list"},
};

/* Does a neighbour have the next or the last mark of the row? */
static bool is_neighbour(size_t form, const struct mark *mark, struct str text)
{
    struct mark other = {0};
    if (text.len == 0 || !forms[form].read(text, &other))
        return false;
    if (mark->is_bare)
        return false;
    bool is_row = other.value == mark->value + 1 || other.value + 1 == mark->value || mark->value == 0;
    return is_row && other.under == mark->under;
}

static bool ends_sentence(struct str line)
{
    static const char *const ends[] = {".", "!", "?", ":", ";", "。", "！", "？", "：", "；", "؟", "।"};
    for (size_t i = 0; i < sizeof ends / sizeof ends[0]; i++)
        if (str_ends(line, str_of(ends[i])))
            return true;
    return false;
}

/* In the item that it would follow, or of which it would be a part. */
static bool is_in_row(const struct line *line, const struct mark *mark)
{
    bool is_next = line->item > 0 && mark->under == 0 && mark->value == line->item + 1;
    bool is_missing = is_next && line->next_item != mark->value;
    bool is_part = line->item > 0 && mark->under == line->item;
    bool is_bullet = line->is_in_list && ((line->item == 0 && mark->is_bullet) ||
                                          (mark->is_after_end && ends_sentence(str_trim(line->before))));
    if (line->is_behind_list)
        return is_missing && mark->is_bare;
    return line->index > 0 && ((mark->is_bare ? is_missing : is_next) || is_part || is_bullet);
}

bool nearly_holds_item(struct str text, uint32_t number)
{
    for (size_t at = 0; (at = str_line_end(text, at)) < text.len;) {
        size_t begin = ++at;
        struct str line = str_trim(str_slice(text, begin, str_line_end(text, begin)));
        for (size_t i = 0; i < sizeof forms / sizeof forms[0]; i++) {
            struct mark mark = {0};
            if (forms[i].read(line, &mark) && mark.value == number && mark.under == 0)
                return true;
        }
    }
    return false;
}

/* Where "2. Open it" begins that stands behind a sentence or a <br> of step 1; SIZE_MAX: nowhere. */
static size_t find_run_on(struct str text, uint32_t number)
{
    for (size_t at = 1; at < text.len; at++) {
        size_t begin = at, blanks = at;
        uint32_t found = read_number(text, &at);
        char dot = nearly_byte(text, at);
        if (found == 0) {
            at = begin;
            continue;
        }
        while (blanks > 0 && nearly_is_blank(text, blanks - 1))
            blanks--;
        struct str before = str_slice(text, 0, blanks);
        bool is_apart = (blanks < begin && ends_sentence(before)) || str_ends(before, STR("<br>")) ||
                        str_ends(before, STR("<br/>")) || str_ends(before, STR("<br />"));
        if (found == number && (dot == '.' || dot == ')') && nearly_is_blank(text, at + 1) &&
            (is_capital_at(text, at + 2) || str_ends(before, STR(";"))) && is_apart)
            return begin;
    }
    return SIZE_MAX;
}

bool nearly_check_run_on(struct stage *stage, const struct line *line)
{
    bool is_open = line->item > 0 && !line->is_behind_list && line->next_item != line->item + 1;
    size_t at = is_open ? find_run_on(line->text, line->item + 1) : SIZE_MAX;
    if (at == SIZE_MAX)
        return false;
    struct span span = {line->begin + (uint32_t)at, line->begin + (uint32_t)line->text.len};
    nearly_report(stage, DIAG_NEARLY_LIST, span,
                  "this number stands inside of the step before it, and begins none",
                  "begin each step on a line of its own");
    return true;
}

static void report(struct stage *stage, const struct line *line, size_t form, const struct mark *mark)
{
    struct span span = {line->begin, line->begin + (uint32_t)line->text.len};
    struct str rest = str_trim(str_slice(line->text, mark->size, line->text.len));
    struct str said = forms[form].mend == IN_WORDS ? str_of(forms[form].words) : rest;
    bool is_in_list = line->is_in_list || line->is_behind_list;
    const char *place = is_in_list ? "" : ", behind an empty line";
    if (rest.len > LONGEST_QUOTED && forms[form].mend != IN_WORDS)
        said = STR("...");
    if (forms[form].mend == AS_ITEM)
        said =
            str_format(stage->arena, "write it as an item%s:\n%u. %.*s", place, mark->value, STR_FMT(said));
    else if (forms[form].mend == AS_BULLET)
        said = str_format(stage->arena, "write it as an item%s:\n- %.*s", place, STR_FMT(said));
    nearly_report(stage, DIAG_NEARLY_LIST, span, forms[form].reason, said.ptr);
}

bool nearly_check_item(struct stage *stage, const struct line *line)
{
    for (size_t i = 0; i < sizeof forms / sizeof forms[0]; i++) {
        struct mark mark = {0};
        bool is_in_words =
            forms[i].read == read_words || forms[i].read == read_bold_words || forms[i].read == read_bold;
        bool is_item = line->index == 0 &&
                       (forms[i].read == read_plain || (is_in_words && line->is_in_list)); /* it is one */
        if (is_item || !forms[i].read(line->text, &mark))
            continue;
        if (mark.is_sure || is_in_row(line, &mark) || is_neighbour(i, &mark, line->before) ||
            is_neighbour(i, &mark, line->after)) {
            report(stage, line, i, &mark);
            return true;
        }
    }
    return false;
}
