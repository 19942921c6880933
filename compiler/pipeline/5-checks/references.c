/* references.c - "repeat step 7": is there one? */
#include "pipeline/5-checks/rules.h"
#include "pipeline/5-checks/words.h"

/* "step" and "steps" in a language (its primary subtag); the case of letters outside of ASCII counts. */
static const char *const *step_words(struct str tag)
{
    static const struct {
        const char *language;
        const char *words[5];
    } steps[] = {
        {"en", {"step", "steps", NULL}},
        {"es", {"paso", "pasos", NULL}},
        {"fr", {"étape", "étapes", "Étape", "Étapes", NULL}},
        {"de", {"Schritt", "Schritte", "Schritten", NULL}},
        {"pt", {"passo", "passos", NULL}},
        {"pl", {"krok", "kroki", "kroku", NULL}},
    };
    struct str language = str_slice(tag, 0, str_find_byte(tag, '-', 0));
    for (size_t i = 0; i < sizeof steps / sizeof *steps; i++)
        if (str_eq(str_of(steps[i].language), language))
            return steps[i].words;
    return NULL;
}

/* A number of up to three digits; 0: none. */
static uint32_t number_of(struct str word)
{
    uint32_t number = 0;
    for (size_t i = 0; i < word.len; i++) {
        if (word.ptr[i] < '0' || word.ptr[i] > '9' || i == 3)
            return 0;
        number = number * 10 + (uint32_t)(word.ptr[i] - '0');
    }
    return number;
}

static uint32_t last_number(const struct module *module)
{
    uint32_t last = 0;
    for (size_t i = 0; i < module->step_count; i++)
        last = module->steps[i].number > last ? module->steps[i].number : last;
    return last;
}

/* Not "step 7 of the manual", which is another text's. */
static void look_at(struct check *check, const struct prose *prose, size_t index, uint32_t last)
{
    static const char *const of_another[] = {"of", "in",  "from", "de",  "del",
                                             "du", "von", "der",  "des", NULL};
    uint32_t number = number_of(words_at(prose, index + 1));
    struct str between = index + 1 < prose->word_count
                             ? str_slice(prose->text, prose->words[index].end, prose->words[index + 1].begin)
                             : STR("");
    if (number <= last || !str_eq(between, STR(" ")) ||
        words_is_one_of(words_at(prose, index + 2), of_another))
        return;
    struct range range = {prose->words[index].begin, prose->words[index + 1].end};
    struct diag *diag = check_report(check, DIAG_UNKNOWN_STEP, prose_place(prose, range),
                                     "no phase of this module has a step %u", number);
    check_label(check, diag, "the last number is %u", last);
    check_help(check, diag, "write the number that the worker sees, or say which step by its words");
}

void rule_unknown_step(struct check *check)
{
    uint32_t last = last_number(check->module);
    const char *const *words = step_words(check->module->language);
    for (size_t p = 0; p < check->text.prose_count && last > 0 && words != NULL; p++) {
        const struct prose *prose = &check->text.proses[p];
        for (size_t i = 0; i + 1 < prose->word_count; i++)
            if (words_is_one_of(words_at(prose, i), words))
                look_at(check, prose, i, last);
    }
}
