/* wording.c - sentences that can be followed with one hand free. */
#include "pipeline/5-checks/rules.h"

#include <string.h>

enum {
    MOST_ACTIONS = 2,   /* of one step */
    LONG_SENTENCE = 25, /* words; plain-language guides say 15 to 20 on the average */
};

static bool is_verb(const struct hit *hit)
{
    return hit->phrase->class == PHRASE_VERB || hit->phrase->class == PHRASE_NOUN_VERB;
}

static struct str word_at(const struct prose *prose, size_t index)
{
    return str_slice(prose->text, prose->words[index].begin, prose->words[index].end);
}

/* Words between "and" and the verb that change nothing: "and then slowly open". */
static bool is_filler(struct str word)
{
    return str_eq_nocase(word, STR("and")) || str_eq_nocase(word, STR("then")) ||
           str_eq_nocase(word, STR("also")) || (word.len > 3 && str_ends(word, STR("ly")));
}

/* The first word that begins at or after byte `at`. */
static size_t index_of(const struct prose *prose, uint32_t at)
{
    size_t low = 0, high = prose->word_count;
    while (low < high) {
        size_t middle = (low + high) / 2;
        if (prose->words[middle].begin < at)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

/* What stands between a word and the one before it: 0 at the start of the text. */
static char mark_before(const struct prose *prose, size_t index)
{
    if (index == 0)
        return '.';
    for (uint32_t at = prose->words[index - 1].end; at < prose->words[index].begin; at++)
        if (strchr(".,;:", prose->text.ptr[at]) != NULL)
            return prose->text.ptr[at];
    return '\0';
}

/* A verb that opens a sentence, or a part of it after a comma, "and" or "then", and has an object. */
static bool is_action(const struct hit *hit)
{
    const struct prose *prose = hit->prose;
    size_t index = index_of(prose, hit->range.begin), first = index;
    bool has_and = false;
    while (first > 0 && mark_before(prose, first) == '\0' && is_filler(word_at(prose, first - 1))) {
        first--;
        has_and = has_and || !str_ends(word_at(prose, first), STR("ly"));
    }
    if (!has_and && mark_before(prose, first) == '\0')
        return false;
    size_t next = index_of(prose, hit->range.end);
    if (next >= prose->word_count || mark_before(prose, next) != '\0')
        return false;
    static const char *const no_objects[] = {"and", "or", "that", "how"};
    for (size_t i = 0; i < sizeof no_objects / sizeof no_objects[0]; i++)
        if (str_eq_nocase(word_at(prose, next), str_of(no_objects[i])))
            return false;
    return true;
}

/* The verbs of one instruction that are actions; the last of them is the one too many. */
static size_t count_actions(const struct check *check, const struct prose *prose, const struct hit **surplus)
{
    size_t count = 0;
    uint32_t end = 0;
    for (size_t i = 0; i < prose->hit_count; i++) {
        const struct hit *hit = &check->text.hits[prose->first_hit + i];
        if (!is_verb(hit) || hit->range.begin < end || !is_action(hit))
            continue;
        end = hit->range.end;
        if (++count == MOST_ACTIONS + 1)
            *surplus = hit;
    }
    return count;
}

void rule_three_actions(struct check *check)
{
    for (size_t i = 0; i < check->text.prose_count; i++) {
        const struct prose *prose = &check->text.proses[i];
        const struct hit *surplus = NULL;
        if (prose->origin != PROSE_STEP || count_actions(check, prose, &surplus) <= MOST_ACTIONS)
            continue;
        struct diag *diag = check_report(check, DIAG_THREE_ACTIONS, hit_place(surplus),
                                         "this step asks for three actions or more");
        check_label(check, diag, "the third begins here");
        check_help(check, diag, "give each action that is done at another moment or place a step of its own");
    }
}

/* "Disinfect etc." has no number; but "is 5 mm or less, as required by X" does not need one. */
static bool is_measured(const struct prose *prose, struct range range)
{
    uint32_t end = range.end;
    for (; end < prose->text.len && strchr(".;", prose->text.ptr[end]) == NULL; end++)
        if (prose->text.ptr[end] >= '0' && prose->text.ptr[end] <= '9')
            return true;
    return false;
}

void rule_vague_amount(struct check *check)
{
    const struct hit *hit = NULL;
    uint32_t end = 0;
    const struct prose *last = NULL;
    while ((hit = text_next(&check->text, PHRASE_VAGUE, hit)) != NULL) {
        bool is_followed = hit->prose->origin == PROSE_STEP || hit->prose->origin == PROSE_DETAIL ||
                           hit->prose->origin == PROSE_NOTICE;
        bool is_inside_other = hit->prose == last && hit->range.begin < end;
        if (!is_followed || is_inside_other || is_measured(hit->prose, hit->range))
            continue;
        last = hit->prose;
        end = hit->range.end;
        struct diag *diag =
            check_report(check, DIAG_VAGUE_AMOUNT, hit_place(hit), "every worker reads this differently");
        check_label(check, diag, "how much, how long, or which?");
        check_help(check, diag, "%s", hit->phrase->advice);
    }
}

/* Verbs whose "if" is what they are about: "check if the lamp is lit". */
static bool asks_whether(struct str word)
{
    static const char *const verbs[] = {"check", "see", "ask",  "verify", "confirm", "determine", "know",
                                        "tell",  "as",  "even", "only",   "test",    "inspect",   "that"};
    for (size_t i = 0; i < sizeof verbs / sizeof verbs[0]; i++)
        if (str_eq_nocase(word, str_of(verbs[i])))
            return true;
    return false;
}

/* "if applicable", "if not already there": nothing is lost when it is read last. */
static bool is_afterthought(const struct prose *prose, size_t index)
{
    static const char *const words[] = {"applicable", "available", "possible", "needed",
                                        "necessary",  "not",       "any",      "required"};
    if (index + 1 >= prose->word_count)
        return true;
    for (size_t i = 0; i < sizeof words / sizeof words[0]; i++)
        if (str_eq_nocase(word_at(prose, index + 1), str_of(words[i])))
            return true;
    return false;
}

static bool opens_with_verb(const struct check *check, const struct prose *prose)
{
    for (size_t i = 0; i < prose->hit_count; i++) {
        const struct hit *hit = &check->text.hits[prose->first_hit + i];
        if (is_verb(hit) && hit->range.begin == 0)
            return true;
    }
    return false;
}

/* The "if" that comes too late, in the first sentence of an instruction. */
static bool find_late_condition(const struct prose *prose, struct range *out)
{
    for (size_t i = 1; i < prose->word_count; i++) {
        char mark = mark_before(prose, i);
        if (mark == '.' || mark == ';')
            return false;
        struct str word = word_at(prose, i);
        bool is_condition = str_eq_nocase(word, STR("if")) || str_eq_nocase(word, STR("unless"));
        if (!is_condition)
            continue;
        *out = prose->words[i];
        return !asks_whether(word_at(prose, i - 1)) && !asks_whether(word_at(prose, 0)) &&
               !is_afterthought(prose, i);
    }
    return false;
}

void rule_condition_last(struct check *check)
{
    for (size_t i = 0; i < check->text.prose_count; i++) {
        const struct prose *prose = &check->text.proses[i];
        struct range range;
        if (prose->origin != PROSE_STEP || !opens_with_verb(check, prose) ||
            !find_late_condition(prose, &range))
            continue;
        struct diag *diag = check_report(check, DIAG_CONDITION_LAST, prose_place(prose, range),
                                         "the condition comes after the action");
        check_label(check, diag, "read when the action is already done");
        check_help(check, diag, "put it first: If the gauge is above 5 bar, close V-12.");
    }
}

void rule_placeholder(struct check *check)
{
    const struct hit *hit = NULL;
    while ((hit = text_next(&check->text, PHRASE_PLACEHOLDER, hit)) != NULL) {
        struct str text = hit_text(hit);
        struct diag *diag = check_report(check, DIAG_PLACEHOLDER_TEXT, hit_place(hit),
                                         "`%.*s` was never filled in", STR_FMT(text));
        check_help(check, diag, "write what belongs here, or take the sentence out");
    }
}

/* A full stop, question or exclamation mark that ends a sentence, not one in "2.5" or "e.g. this". */
static bool ends_sentence(const struct prose *prose, size_t index)
{
    uint32_t at = prose->words[index].end;
    if (at >= prose->text.len || strchr(".!?", prose->text.ptr[at]) == NULL)
        return false;
    if (at + 1 < prose->text.len && prose->text.ptr[at + 1] != ' ')
        return false;
    if (index + 1 >= prose->word_count)
        return true;
    char next = prose->text.ptr[prose->words[index + 1].begin];
    return !(next >= 'a' && next <= 'z');
}

static void check_sentence(struct check *check, const struct prose *prose, size_t first, size_t last)
{
    size_t count = last - first + 1;
    if (count <= LONG_SENTENCE)
        return;
    struct range range = {prose->words[first].begin, prose->words[last].end};
    struct diag *diag =
        check_report(check, DIAG_LONG_SENTENCE, prose_place(prose, range), "a sentence of %zu words", count);
    check_label(check, diag, "its beginning is forgotten at its end");
    check_help(check, diag, "split it where it says \"and\", \"which\" or \"so that\"; %u words are the most",
               (unsigned)LONG_SENTENCE);
}

void rule_long_sentence(struct check *check)
{
    if (!text_is_english(check->module->language))
        return;
    for (size_t i = 0; i < check->text.prose_count; i++) {
        const struct prose *prose = &check->text.proses[i];
        if (prose->origin != PROSE_STEP && prose->origin != PROSE_NOTICE)
            continue;
        size_t first = 0;
        for (size_t word = 0; word < prose->word_count; word++) {
            if (word + 1 < prose->word_count && !ends_sentence(prose, word))
                continue;
            check_sentence(check, prose, first, word);
            first = word + 1;
        }
    }
}
