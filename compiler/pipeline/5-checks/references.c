/* references.c - "repeat step 7": is there one? */
#include "pipeline/5-checks/rules.h"

/* "step" and "steps" by language (primary subtag), in small letters and as they begin a sentence. */
static const struct step_word {
    struct str language, word;
} step_words[] = {
#define WORD(language, word)                                                                                 \
    {                                                                                                        \
        {language, sizeof language - 1},                                                                     \
        {                                                                                                    \
            word, sizeof word - 1                                                                            \
        }                                                                                                    \
    }
    WORD("en", "step"),    WORD("en", "steps"),    WORD("es", "paso"),      WORD("es", "pasos"),
    WORD("fr", "étape"),   WORD("fr", "étapes"),   WORD("fr", "Étape"),     WORD("fr", "Étapes"),
    WORD("de", "Schritt"), WORD("de", "Schritte"), WORD("de", "Schritten"), WORD("pt", "passo"),
    WORD("pt", "passos"),  WORD("pl", "krok"),     WORD("pl", "kroki"),     WORD("pl", "kroku"),
#undef WORD
};

static struct str word_at(const struct prose *prose, size_t index)
{
    return index < prose->word_count
               ? str_slice(prose->text, prose->words[index].begin, prose->words[index].end)
               : STR("");
}

static bool is_step_word(const struct check *check, struct str word)
{
    struct str tag = check->module->language;
    struct str language = str_slice(tag, 0, str_find_byte(tag, '-', 0));
    for (size_t i = 0; i < sizeof step_words / sizeof *step_words; i++)
        if (str_eq(step_words[i].language, language) && str_eq_nocase(step_words[i].word, word))
            return true;
    return false;
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

/* "step 7 of the manual" is another text's. */
static bool is_of_another(struct str word)
{
    static const struct str words[] = {{"of", 2}, {"in", 2},  {"from", 4}, {"de", 2}, {"del", 3},
                                       {"du", 2}, {"von", 3}, {"der", 3},  {"des", 3}};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (str_eq_nocase(words[i], word))
            return true;
    return false;
}

static void look_at(struct check *check, const struct prose *prose, size_t index, uint32_t last)
{
    uint32_t number = number_of(word_at(prose, index + 1));
    struct str between = index + 1 < prose->word_count
                             ? str_slice(prose->text, prose->words[index].end, prose->words[index + 1].begin)
                             : STR("");
    if (number <= last || !str_eq(between, STR(" ")) || is_of_another(word_at(prose, index + 2)))
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
    for (size_t p = 0; p < check->text.prose_count && last > 0; p++) {
        const struct prose *prose = &check->text.proses[p];
        for (size_t i = 0; i + 1 < prose->word_count; i++)
            if (is_step_word(check, word_at(prose, i)))
                look_at(check, prose, i, last);
    }
}
