/* references.c - "repeat step 7": is there one? */
#include "base/unicode.h"
#include "pipeline/5-checks/rules.h"
#include "pipeline/5-checks/words.h"

/* "Step" in a language (its primary subtag), in the forms that a number follows; letters outside of ASCII in
 * the case that stands here. */
struct step_words {
    const char *language;
    const char *words[12];
    const char *counters[6]; /* the number stands between 第 and one of these */
    bool is_glued;           /* the word may stand behind letters: no blanks, or an article before it */
};

static const struct step_words steps[] = {
    {"en", {"step", "steps"}, {0}, false},
    {"es", {"paso", "pasos"}, {0}, false},
    {"fr", {"étape", "étapes", "Étape", "Étapes", "ÉTAPE", "ÉTAPES"}, {0}, false},
    {"de", {"schritt", "schritte", "schritten", "schritts", "schrittes"}, {0}, false},
    {"pt", {"passo", "passos", "etapa", "etapas"}, {0}, false},
    {"pl", {"krok", "kroki", "kroku", "krokiem", "krokach", "krokom", "krokami"}, {0}, false},
    {"ar", {"خطوة", "خطوات", "خطوتين"}, {0}, true},
    {"zh", {"步骤", "步驟"}, {"步", "个步骤", "個步驟", "步骤", "步驟"}, true},
    {"ja", {"手順", "ステップ", "工程"}, {"手順", "ステップ", "工程", "段階"}, true},
};

static const struct step_words *step_words(struct str tag)
{
    struct str language = str_slice(tag, 0, str_find_byte(tag, '-', 0));
    for (size_t i = 0; i < sizeof steps / sizeof *steps; i++)
        if (str_eq(str_of(steps[i].language), language))
            return &steps[i];
    return NULL;
}

/* ---- Reading ----------------------------------------------------------------- */

static bool begins_with(struct str text, size_t at, struct str word)
{
    return text.len - at >= word.len && str_eq_nocase(str_slice(text, at, at + word.len), word);
}

/* How many bytes of a word of the list stand at `at`, of the longest; 0: none. */
static size_t word_at(struct str text, size_t at, const char *const *words)
{
    size_t longest = 0;
    for (; *words != NULL; words++) {
        struct str word = str_of(*words);
        if (word.len > longest && begins_with(text, at, word))
            longest = word.len;
    }
    return longest;
}

/* What a digit of ASCII, Arabic, Persian or full width says; 10: it is none. */
static uint32_t digit_of(uint32_t point)
{
    static const uint32_t zeros[] = {'0', 0x0660, 0x06F0, 0xFF10};
    for (size_t i = 0; i < sizeof zeros / sizeof *zeros; i++)
        if (point >= zeros[i] && point < zeros[i] + 10)
            return point - zeros[i];
    return 10;
}

/* Past blanks, one or two; how many are between words is the author's matter. */
static size_t past_blanks(struct str text, size_t at)
{
    for (size_t next = at; next < text.len; at = next) {
        uint32_t point = unicode_next(text, &next);
        if (point != ' ' && point != 0x00A0 && point != 0x3000 && point != 0x202F)
            break;
    }
    return at;
}

/* A number of up to three digits, and where it ends; 0: none.  "7.2" and "7a" are none. */
static uint32_t number_at(struct str text, size_t at, size_t *end)
{
    uint32_t number = 0, count = 0, point = 0;
    size_t next = at;
    for (*end = at; next < text.len; *end = next, count++) {
        point = unicode_next(text, &next);
        if (digit_of(point) == 10)
            break;
        number = number * 10 + digit_of(point);
        if (count == 3)
            return 0;
    }
    bool is_cut =
        *end < text.len && point == '.' && next < text.len && digit_of((uint8_t)text.ptr[next]) < 10;
    bool is_label = *end < text.len && point < 0x80 && unicode_is_word(point);
    return is_cut || is_label ? 0 : number;
}

/* ---- The rule ------------------------------------------------------------------ */

struct reference {
    uint32_t number;
    struct range range; /* of the text: word and number */
};

/* 第7步: the number before its counter. */
static bool read_counted(struct str text, size_t at, const struct step_words *words, struct reference *out)
{
    struct str ordinal = STR("第");
    size_t end;
    if (!begins_with(text, at, ordinal))
        return false;
    out->number = number_at(text, past_blanks(text, at + ordinal.len), &end);
    size_t counter = past_blanks(text, end), len = word_at(text, counter, words->counters);
    out->range = (struct range){(uint32_t)at, (uint32_t)(counter + len)};
    return out->number > 0 && len > 0;
}

/* "3–7" and "steps 3 to 7": the last one counts.  Words between them only where they can join nothing else.
 */
static void read_range(struct str text, bool is_many, struct reference *out)
{
    static const char *const marks[] = {"-", "–", "~", "〜", "～", "到", "至", NULL};
    static const char *const words[] = {" to ", " through ", " a ", " al ", " à ", NULL};
    size_t at = out->range.end, len = word_at(text, at, marks), end;
    if (len == 0 && is_many)
        len = word_at(text, at, words);
    uint32_t number = len == 0 ? 0 : number_at(text, at + len, &end);
    if (number > out->number)
        *out = (struct reference){number, {out->range.begin, (uint32_t)end}};
}

/* "step 7", "步骤7". */
static bool read_named(struct str text, size_t at, const struct step_words *words, struct reference *out)
{
    size_t len = word_at(text, at, words->words), end;
    size_t number = past_blanks(text, at + len);
    if (len == 0 || (number == at + len && !words->is_glued))
        return false;
    out->number = number_at(text, number, &end);
    out->range = (struct range){(uint32_t)at, (uint32_t)end};
    if (out->number > 0)
        read_range(text, (text.ptr[at + len - 1] | 0x20) == 's', out);
    return out->number > 0;
}

/* Not "step 7 of the manual" nor "手册的步骤7", which is another text's. */
static bool is_of_another(const struct prose *prose, struct range range)
{
    static const char *const behind[] = {"of", "in",   "from", "de", "del", "du", "von", "der", "des", "do",
                                         "da", "dans", "en",   "im", "aus", "z",  "من",  "في",  NULL};
    static const char *const before[] = {"的", "の", "中", NULL};
    for (size_t i = 0; before[i] != NULL; i++)
        if (str_ends(str_slice(prose->text, 0, range.begin), str_of(before[i])))
            return true;
    return words_is_one_of(words_at(prose, words_index(prose, range.end)), behind);
}

static void report(struct check *check, const struct prose *prose, const struct reference *found,
                   uint32_t last)
{
    if (found->number <= last || is_of_another(prose, found->range))
        return;
    struct diag *diag = check_report(check, DIAG_UNKNOWN_STEP, prose_place(prose, found->range),
                                     "no phase of this module has a step %u", found->number);
    check_label(check, diag, "the last number is %u", last);
    check_help(check, diag, "write the number that the worker sees, or say which step by its words");
}

static void look_through(struct check *check, const struct prose *prose, const struct step_words *words,
                         uint32_t last)
{
    struct str text = prose->text;
    bool is_inside = false; /* a letter or digit stands before */
    for (size_t at = 0; at < text.len;) {
        struct reference found;
        size_t next = at;
        bool may_begin = words->is_glued || !is_inside;
        if (may_begin && (read_counted(text, at, words, &found) || read_named(text, at, words, &found))) {
            report(check, prose, &found, last);
            next = found.range.end;
            is_inside = false;
        } else {
            is_inside = unicode_is_word(unicode_next(text, &next));
        }
        at = next;
    }
}

static uint32_t last_number(const struct module *module)
{
    uint32_t last = 0;
    for (size_t i = 0; i < module->step_count; i++)
        last = module->steps[i].number > last ? module->steps[i].number : last;
    return last;
}

void rule_unknown_step(struct check *check)
{
    uint32_t last = last_number(check->module);
    const struct step_words *words = step_words(check->module->language);
    for (size_t p = 0; p < check->text.prose_count && last > 0 && words != NULL; p++)
        look_through(check, &check->text.proses[p], words, last);
}
