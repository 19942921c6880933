/* safety.c - hazards, notices, and what must be at hand before step 1. */
#include "pipeline/5-checks/rules.h"

#include <string.h>

enum { DANGEROUS_VOLTS = 50 }; /* IEC 61140: alternating current of up to 50 V counts as extra-low voltage */

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

static bool has_hazard_notice(const struct module *module)
{
    for (size_t i = 0; i < module->notice_count; i++)
        if (module->notices[i].level != 0 && module->notices[i].level <= PLACARD_LEVEL_LAST_HAZARD)
            return true;
    return false;
}

/* Whole volts when `text` is a voltage's number or number and unit: "480", "480V", "13.8kV". */
static uint32_t leading_number(struct str text, struct str *unit)
{
    uint32_t number = 0;
    size_t at = 0;
    while (at < text.len && is_digit(text.ptr[at]) && number < 1000000)
        number = number * 10 + (uint32_t)(text.ptr[at++] - '0');
    *unit = str_slice(text, at, text.len);
    return at == 0 ? 0 : number;
}

static uint32_t volts(uint32_t number, struct str unit)
{
    if (str_eq(unit, STR("V")) || str_eq_nocase(unit, STR("VAC")) || str_eq_nocase(unit, STR("VDC")) ||
        str_eq_nocase(unit, STR("volt")) || str_eq_nocase(unit, STR("volts")))
        return number;
    return str_eq_nocase(unit, STR("kV")) ? number * 1000 : 0;
}

/* The first voltage in a prose that can kill, "480 V" or "480V". */
static bool find_voltage(const struct prose *prose, struct range *out)
{
    for (size_t i = 0; i < prose->word_count; i++) {
        struct range word = prose->words[i];
        struct str unit;
        uint32_t number = leading_number(str_slice(prose->text, word.begin, word.end), &unit);
        if (number == 0)
            continue;
        if (unit.len == 0 && i + 1 < prose->word_count) {
            word.end = prose->words[i + 1].end;
            unit = str_slice(prose->text, prose->words[i + 1].begin, word.end);
        }
        if (volts(number, unit) < DANGEROUS_VOLTS)
            continue;
        *out = word;
        return true;
    }
    return false;
}

static bool is_work(const struct prose *prose)
{
    return prose->origin == PROSE_STEP || prose->origin == PROSE_DETAIL || prose->origin == PROSE_FREE;
}

static void report_hazard(struct check *check, struct place place, const char *danger)
{
    struct diag *diag = check_report(check, DIAG_HAZARD_WITHOUT_NOTICE, place,
                                     "a hazard is named, but no notice of this module warns of it");
    check_help(check, diag,
               "put a notice before the step or phase:\n> [!DANGER]\n> What it is, what it does (%s), "
               "how to stay safe.",
               danger);
}

void rule_hazard_without_notice(struct check *check)
{
    if (has_hazard_notice(check->module))
        return;
    const struct hit *hit = NULL;
    while ((hit = text_next(&check->text, PHRASE_HAZARD, hit)) != NULL) {
        if (is_work(hit->prose)) {
            report_hazard(check, hit_place(hit), hit->phrase->advice);
            return;
        }
    }
    for (size_t i = 0; i < check->text.prose_count; i++) {
        struct range range;
        if (is_work(&check->text.proses[i]) && find_voltage(&check->text.proses[i], &range)) {
            report_hazard(check, prose_place(&check->text.proses[i], range), "electric shock");
            return;
        }
    }
}

/* What opens a paragraph that imitates a notice, and the word to write instead. */
static const struct {
    const char *opening;
    const char *word;
} imitations[] = {
    {"danger", "DANGER"},
    {"warning", "WARNING"},
    {"caution", "CAUTION"},
    {"attention", "CAUTION"},
    {"important", "IMPORTANT"},
    {"notice", "NOTICE"},
    {"note", "NOTE"},
    {"tip", "TIP"},
    {"⚠", "WARNING"},
    {"☠", "DANGER"},
    {"🚨", "DANGER"},
    {"❗", "IMPORTANT"},
    {"⛔", "DANGER"},
    {"ℹ", "NOTE"},
    {"💡", "TIP"},
};

static bool is_all_upper(struct str text)
{
    for (size_t i = 0; i < text.len; i++)
        if (text.ptr[i] >= 'a' && text.ptr[i] <= 'z')
            return false;
    return true;
}

/* Past the openers that other tools use: "!!! warning" and "::: caution". */
static size_t skip_opener(struct str text)
{
    size_t at = 0;
    while (at < text.len && (text.ptr[at] == '!' || text.ptr[at] == ':'))
        at++;
    if (at < 3)
        return 0;
    while (at < text.len && text.ptr[at] == ' ')
        at++;
    return at;
}

static bool starts_nocase(struct str text, struct str opening)
{
    return text.len >= opening.len && str_eq_nocase(str_slice(text, 0, opening.len), opening);
}

static bool opens_strong(const struct node *paragraph)
{
    const struct node *first = paragraph->first;
    return first != NULL &&
           (first->kind == PLACARD_STRONG || (first->kind == PLACARD_EMPHASIS && first->first != NULL &&
                                              first->first->kind == PLACARD_STRONG));
}

/*
 * A signal word counts when something sets it off: a symbol, an opener of
 * another tool, strong text or capitals with a colon or mark after it.
 */
static const char *imitated_word(const struct prose *prose, struct range *range)
{
    struct str text = prose->text;
    size_t begin = skip_opener(text);
    struct str rest = str_slice(text, begin, text.len);
    for (size_t i = 0; i < sizeof imitations / sizeof imitations[0]; i++) {
        struct str opening = str_of(imitations[i].opening);
        if (!starts_nocase(rest, opening))
            continue;
        struct str word = str_slice(rest, 0, opening.len);
        char next = opening.len < rest.len ? rest.ptr[opening.len] : '\0';
        bool is_marked = next == ':' || next == '!' || next == '\0';
        bool is_set_off = opens_strong(prose->node) || is_all_upper(word) || opening.ptr[0] == 'd' ||
                          opening.ptr[0] == 'w' || opening.ptr[0] == 'c';
        bool is_symbol = (unsigned char)opening.ptr[0] >= 0x80;
        bool is_foreign = begin > 0 && (next == ' ' || next == '\0');
        if (!is_symbol && !is_foreign && !(is_marked && is_set_off))
            continue;
        *range = (struct range){0, (uint32_t)(begin + opening.len)};
        return imitations[i].word;
    }
    return NULL;
}

void rule_imitated_notice(struct check *check)
{
    for (size_t i = 0; i < check->text.prose_count; i++) {
        const struct prose *prose = &check->text.proses[i];
        bool is_paragraph = prose->node != NULL && prose->node->kind == PLACARD_PARAGRAPH;
        struct range range;
        if (!is_paragraph || prose->origin == PROSE_NOTICE || prose->origin == PROSE_QUIZ)
            continue;
        const char *word = imitated_word(prose, &range);
        if (word == NULL)
            continue;
        struct diag *diag = check_report(check, DIAG_IMITATED_NOTICE, prose_place(prose, range),
                                         "this looks like a notice, but is plain text to every client");
        check_label(check, diag, "shown without colour, symbol or signal word");
        check_help(check, diag,
                   "write it as a notice, on lines of its own before what it guards:\n> [!%s]\n> ...", word);
    }
}

static bool lists(const struct scalars *items, struct str needle)
{
    for (size_t i = 0; i < items->count; i++)
        if (text_holds(items->items[i].text, needle))
            return true;
    return false;
}

/* Entries asked for so far: each is reported once. */
struct asked {
    const char *items[64]; /* more than the advices of a class */
    size_t count;
};

static bool is_asked(struct asked *asked, const char *entry)
{
    for (size_t i = 0; i < asked->count; i++)
        if (strcmp(asked->items[i], entry) == 0)
            return true;
    if (asked->count < sizeof asked->items / sizeof asked->items[0])
        asked->items[asked->count++] = entry;
    return false;
}

static void check_list(struct check *check, enum phrase_class class, enum diag_code code, const char *field,
                       const struct scalars *items)
{
    struct asked asked = {.count = 0};
    const struct hit *hit = NULL;
    while ((hit = text_next(&check->text, class, hit)) != NULL) {
        bool is_in_step = hit->prose->step != NULL && hit->prose->origin != PROSE_QUIZ;
        if (!is_in_step || lists(items, str_of(hit->phrase->advice)) || is_asked(&asked, hit->phrase->advice))
            continue;
        struct str item = hit_text(hit);
        struct diag *diag = check_report(check, code, hit_place(hit),
                                         "`%.*s` is needed here, but not in `%s`", STR_FMT(item), field);
        check_label(check, diag, "the worker finds out in the middle of the task");
        check_help(check, diag, "add it to the front matter, with its class or size: %s: [%.*s]", field,
                   STR_FMT(item));
    }
}

void rule_ppe_not_listed(struct check *check)
{
    check_list(check, PHRASE_PPE, DIAG_PPE_NOT_LISTED, "ppe", &check->module->fields.ppe);
}

void rule_tool_not_listed(struct check *check)
{
    check_list(check, PHRASE_TOOL, DIAG_TOOL_NOT_LISTED, "tools", &check->module->fields.tools);
}

/* Whether an action follows in the step: "Do not lift alone. Ask for help." */
static bool says_action(const struct check *check, const struct prose *prose)
{
    for (size_t i = 0; i < prose->hit_count; i++) {
        const struct hit *hit = &check->text.hits[prose->first_hit + i];
        if (hit->phrase->class > PHRASE_NOUN_VERB || hit->range.begin < 2)
            continue;
        if (strchr(".;", prose->text.ptr[hit->range.begin - 2]) != NULL)
            return true;
    }
    return false;
}

void rule_prohibition_as_step(struct check *check)
{
    const struct hit *hit = NULL;
    while ((hit = text_next(&check->text, PHRASE_PROHIBITION, hit)) != NULL) {
        if (hit->prose->origin != PROSE_STEP || hit->range.begin > 0 || says_action(check, hit->prose))
            continue;
        struct diag *diag =
            check_report(check, DIAG_PROHIBITION_AS_STEP, hit_place(hit),
                         "this step says what not to do; there is nothing to do and tick off");
        check_help(check, diag, "make it a notice before the step where it matters:\n> [!CAUTION]\n> %.*s",
                   STR_FMT(hit->prose->text));
    }
}
