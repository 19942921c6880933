/* wording.c - sentences that can be followed with one hand free. */
#include "pipeline/5-checks/rules.h"

#include <string.h>

#include "pipeline/5-checks/words.h"

enum {
    MOST_ACTIONS = 2,   /* of one step */
    LONG_SENTENCE = 25, /* words; plain-language guides say 15 to 20 on the average */
};

static bool is_verb(const struct hit *hit)
{
    return hit->phrase->class == PHRASE_VERB || hit->phrase->class == PHRASE_NOUN_VERB;
}

/* Words between "and" and the verb that change nothing: "and then slowly open". */
static bool is_filler(struct str word)
{
    return str_eq_nocase(word, STR("and")) || str_eq_nocase(word, STR("then")) ||
           str_eq_nocase(word, STR("also")) || (word.len > 3 && str_ends(word, STR("ly")));
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

/* Whether a bracket is open at `at`, in the sentence that holds it. */
static bool is_bracketed(const struct prose *prose, uint32_t at)
{
    struct range sentence = words_sentence(prose, at);
    int open = 0;
    for (uint32_t i = sentence.begin; i < at; i++)
        open += prose->text.ptr[i] == '(' ? 1 : prose->text.ptr[i] == ')' ? -1 : 0;
    return open > 0;
}

/* What a verb's object begins with; an adjective in a list has none: "a hot, empty pot". */
static bool is_determiner(struct str word)
{
    static const char *const words[] = {"the",   "a",    "an",   "your", "its",  "his",  "each",
                                        "every", "all",  "any",  "it",   "them", "this", "these",
                                        "those", "that", "both", "one",  "two",  NULL};
    return words_is_one_of(word, words) ||
           (word.len > 0 && ((word.ptr[0] >= 'A' && word.ptr[0] <= 'Z') || word.ptr[0] == PROSE_CODE));
}

/* The first hit of a prose that begins at or after byte `at`, counted from the prose's first. */
static size_t hit_index(const struct check *check, const struct prose *prose, uint32_t at)
{
    size_t low = 0, high = prose->hit_count;
    while (low < high) {
        size_t middle = (low + high) / 2;
        if (check->text.hits[prose->first_hit + middle].range.begin < at)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

/* The verb that opens a sentence, "then" before it or not, or NULL: what opens with "if" or a noun tells
 * nothing to do. */
static const struct hit *opening_verb(const struct check *check, const struct prose *prose,
                                      struct range sentence)
{
    size_t index = words_index(prose, sentence.begin);
    while (index < prose->word_count && is_filler(words_at(prose, index)))
        index++;
    uint32_t begin = index < prose->word_count ? prose->words[index].begin : sentence.end;
    for (size_t i = hit_index(check, prose, begin); i < prose->hit_count; i++) {
        const struct hit *hit = &check->text.hits[prose->first_hit + i];
        if (hit->range.begin > begin)
            return NULL;
        if (is_verb(hit))
            return hit;
    }
    return NULL;
}

/* "make sure", "try to", "follow the steps": nothing is done by it alone. */
static bool is_empty_verb(const struct prose *prose, const struct hit *hit)
{
    static const char *const seconds[] = {"sure",    "to",  "that", "how", "if",
                                          "whether", "and", "or",   "the", NULL};
    static const char *const verbs[] = {"make", "try",  "ensure", "follow", "see",
                                        "note", "keep", "find",   "use",    NULL};
    struct str verb = hit_text(hit), next = words_at(prose, words_index(prose, hit->range.end));
    if (str_eq_nocase(verb, STR("make")) || str_eq_nocase(verb, STR("try")))
        return words_is_one_of(next, seconds) && !str_eq_nocase(next, STR("the"));
    return words_is_one_of(verb, verbs);
}

/* How a verb that is a part of a longer sentence hangs on it: after a comma, "and" or "then", with an object.
 */
static bool is_joined_action(const struct prose *prose, const struct hit *hit)
{
    static const char *const joints[] = {"and", "then", NULL};
    size_t first = words_index(prose, hit->range.begin);
    bool has_and = false;
    while (first > 0 && mark_before(prose, first) == '\0' && is_filler(words_at(prose, first - 1))) {
        first--;
        has_and = has_and || words_is_one_of(words_at(prose, first), joints);
    }
    struct str next = words_at(prose, words_index(prose, hit->range.end));
    if (has_and)
        return true;
    return mark_before(prose, first) != '\0' && is_determiner(next);
}

static bool is_all_caps(struct str word)
{
    for (size_t i = 0; i < word.len; i++)
        if (word.ptr[i] >= 'a' && word.ptr[i] <= 'z')
            return false;
    return word.len > 1;
}

/* A verb that opens a sentence, or a part of it, and has an object. */
static bool is_action(const struct check *check, const struct hit *hit)
{
    static const char *const no_objects[] = {"and", "or", "that", "how", NULL};
    const struct prose *prose = hit->prose;
    struct range sentence = words_sentence(prose, hit->range.begin);
    size_t next = words_index(prose, hit->range.end);
    if (next >= prose->word_count || mark_before(prose, next) != '\0' || is_all_caps(hit_text(hit)) ||
        is_bracketed(prose, hit->range.begin) || is_empty_verb(prose, hit) ||
        words_is_one_of(words_at(prose, next), no_objects))
        return false;
    const struct hit *opening = opening_verb(check, prose, sentence);
    return opening != NULL && (hit->range.begin == opening->range.begin || is_joined_action(prose, hit));
}

/* The verbs of one instruction that are actions; the last of them is the one too many. */
static size_t count_actions(const struct check *check, const struct prose *prose, const struct hit **surplus)
{
    size_t count = 0;
    uint32_t end = 0;
    for (size_t i = 0; i < prose->hit_count; i++) {
        const struct hit *hit = &check->text.hits[prose->first_hit + i];
        if (!is_verb(hit) || hit->range.begin < end || !is_action(check, hit))
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

static size_t digits_len(struct str word)
{
    size_t len = 0;
    while (len < word.len && word.ptr[len] >= '0' && word.ptr[len] <= '9')
        len++;
    return len;
}

/* Whether a number with its unit ends at word `index`, or the unit is the word after it: "3mm", "3 mm". */
static bool is_measure(const struct prose *prose, size_t index)
{
    static const char *const units[] = {
        "mm",      "cm",  "m",      "metres",  "meters", "inches", "ft",    "feet",    "s",   "sec",
        "seconds", "min", "minute", "minutes", "h",      "hour",   "hours", "ml",      "l",   "litres",
        "liters",  "g",   "kg",     "lb",      "n",      "nm",     "bar",   "kpa",     "mpa", "psi",
        "c",       "f",   "v",      "turns",   "turn",   "times",  "drops", "percent", NULL};
    struct str word = words_at(prose, index);
    size_t len = digits_len(word);
    if (len == 0)
        return false;
    uint32_t end = prose->words[index].end;
    if (len < word.len)
        return words_is_one_of(str_slice(word, len, word.len), units);
    return (end < prose->text.len && prose->text.ptr[end] == '%') ||
           (index + 1 < prose->word_count && mark_before(prose, index + 1) == '\0' &&
            words_is_one_of(words_at(prose, index + 1), units));
}

/* "At least 10 m above ground" as what stands right under the step says how much; "Wait 5 minutes" there is
 * another action. */
static bool is_measured_below(const struct check *check, size_t index)
{
    enum { FIRST_WORDS = 4 };
    const struct prose *prose = &check->text.proses[index], *below = prose + 1;
    if (prose->origin != PROSE_STEP || index + 1 >= check->text.prose_count || below->step != prose->step ||
        below->origin != PROSE_DETAIL || opening_verb(check, below, words_sentence(below, 0)) != NULL)
        return false;
    for (size_t i = 0; i < below->word_count && i < FIRST_WORDS; i++)
        if (is_measure(below, i))
            return true;
    return false;
}

/* "Shake the can well.", not "the well" nor "fill each well" of a plate. */
static bool is_how_well(const struct hit *hit)
{
    static const char *const things[] = {"a",    "the", "each", "every", "per", "to",  "one", "in",
                                         "into", "of",  "from", "as",    "is",  "are", "by",  NULL};
    struct str text = hit->prose->text;
    size_t index = words_index(hit->prose, hit->range.begin);
    static const char *const next[] = {"and", "then", "before", "until", "after", "with", NULL};
    bool is_end = words_is_one_of(words_at(hit->prose, index + 1), next) || hit->range.end >= text.len ||
                  strchr(".,;!", text.ptr[hit->range.end]) != NULL;
    return is_end && index > 0 && !words_is_one_of(words_at(hit->prose, index - 1), things);
}

/* "rinse ... thoroughly" and "wait ... a while" are vague; "it is securely stored" and "may take a while" say
 * how it is. */
static bool is_with_verb(const struct hit *hit)
{
    static const char *const handling[] = {"tighten", "mix",    "shake", "stir",      "rinse",     "wash",
                                           "clean",   "wipe",   "dry",   "blend",     "flush",     "heat",
                                           "cool",    "grease", "scrub", "ventilate", "lubricate", "fasten",
                                           "screw",   "press",  "push",  NULL};
    static const char *const waiting[] = {"wait", "let",   "leave", "allow", "hold",  "soak",
                                          "run",  "stir",  "heat",  "cool",  "rest",  "stand",
                                          "boil", "press", "pause", "give",  "shake", NULL};
    static const char *const telling[] = {"may", "might", "could", "will", "takes", "take", "took", "is",
                                          "are", "after", "every", "if",   "once",  "has",  "have", NULL};
    struct range sentence = words_sentence(hit->prose, hit->range.begin);
    struct range before = {sentence.begin, hit->range.begin};
    bool is_duration = hit->phrase->class == PHRASE_DURATION;
    if (str_eq(str_of(hit->phrase->text), STR("well")) && !is_how_well(hit))
        return false;
    return words_hold(hit->prose, before, is_duration ? waiting : handling) &&
           !words_hold(hit->prose, before, telling);
}

/* "approval is sufficient", "learn a bit about", "(32, 64, etc.)": nothing is to be measured. */
static bool is_loose_only(const struct hit *hit)
{
    static const char *const is[] = {"is",  "are",   "be",   "was",  "were", "been",
                                     "not", "learn", "know", "read", NULL};
    const struct prose *prose = hit->prose;
    size_t index = words_index(prose, hit->range.begin);
    struct str before = words_at(prose, index == 0 ? prose->word_count : index - 1);
    struct str after = words_at(prose, words_index(prose, hit->range.end));
    bool is_number = before.len > 0 && before.ptr[0] >= '0' && before.ptr[0] <= '9';
    bool is_path = hit->range.begin > 0 && prose->text.ptr[hit->range.begin - 1] == '/';
    return is_number || is_path || is_bracketed(prose, hit->range.begin) || words_is_one_of(before, is) ||
           str_eq_nocase(after, STR("about"));
}

static bool is_followed(const struct prose *prose)
{
    return prose->origin == PROSE_STEP || prose->origin == PROSE_DETAIL || prose->origin == PROSE_NOTICE;
}

static void report_vague(struct check *check, enum diag_code code, const struct hit *hit)
{
    struct diag *diag = check_report(check, code, hit_place(hit), "every worker reads this differently");
    check_label(check, diag, "how much, how long, or which?");
    check_help(check, diag, "%s", hit->phrase->advice);
}

static bool is_vague(const struct hit *hit)
{
    enum phrase_class class = hit->phrase->class;
    return class == PHRASE_VAGUE ||
           ((class == PHRASE_MANNER || class == PHRASE_DURATION) && is_with_verb(hit));
}

void rule_vague_amount(struct check *check)
{
    for (size_t i = 0; i < check->text.prose_count; i++) {
        const struct prose *prose = &check->text.proses[i];
        if (prose->hit_count == 0 || !is_followed(prose) || is_measured_below(check, i))
            continue;
        const struct hit *hits = &check->text.hits[prose->first_hit];
        for (const struct hit *hit = hits; hit < hits + prose->hit_count; hit++)
            if (is_vague(hit) && !is_measured(prose, hit->range))
                report_vague(check, DIAG_VAGUE_AMOUNT, hit);
    }
}

void rule_loose_word(struct check *check)
{
    const struct hit *hit = NULL;
    const struct hit *last = NULL;
    while ((hit = text_next(&check->text, PHRASE_LOOSE, hit)) != NULL) {
        bool is_inside = last != NULL && last->prose == hit->prose && hit->range.begin < last->range.end;
        if (is_inside || !is_followed(hit->prose) || is_measured(hit->prose, hit->range) ||
            is_loose_only(hit))
            continue;
        report_vague(check, DIAG_LOOSE_WORD, hit);
        last = hit;
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

/* "(if used)", ", if using", "but if it sticks", "if you haven't already": nothing is lost when it is read
 * last. */
static bool is_afterthought(const struct prose *prose, size_t index)
{
    static const char *const words[] = {
        "in",   "unsure",   "applicable", "available", "possible", "needed",  "necessary", "not",
        "any",  "required", "desired",    "disabled",  "enabled",  "missing", "absent",    "using",
        "used", "present",  "so",         "we",        "i",        "that's",  "otherwise", NULL};
    static const char *const helpers[] = {"haven't", "haven’t", "have", "don't",  "don’t", "already",
                                          "want",    "need",    "wish", "prefer", "like",  "can",
                                          "are",     "didn't",  "had",  NULL};
    static const char *const joints[] = {"but",    "and",        "or",   "even", "only",
                                         "except", "especially", "then", NULL};
    if (index + 1 >= prose->word_count || mark_before(prose, index) != '\0' ||
        is_bracketed(prose, prose->words[index].begin))
        return true;
    struct str next = words_at(prose, index + 1);
    bool is_yours = str_eq_nocase(next, STR("you")) && words_is_one_of(words_at(prose, index + 2), helpers);
    return is_yours || words_is_one_of(next, words) || words_is_one_of(words_at(prose, index - 1), joints);
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
        if (mark == '.' || mark == ';' || mark == ':')
            return false;
        struct str word = words_at(prose, i);
        bool is_condition = str_eq_nocase(word, STR("if")) || str_eq_nocase(word, STR("unless"));
        if (!is_condition)
            continue;
        *out = prose->words[i];
        return !asks_whether(words_at(prose, i - 1)) && !asks_whether(words_at(prose, 0)) &&
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

/* Bytes of a quotation mark that ends at `at`, or begins there. */
static bool is_quote_beside(struct str text, size_t begin, size_t end)
{
    static const char *const quotes[] = {"\"", "'", "“", "”", "‘", "’", "`", "«", "»"};
    struct str before = str_slice(text, 0, begin), after = str_slice(text, end, text.len);
    for (size_t i = 0; i < sizeof quotes / sizeof quotes[0]; i++)
        if (str_ends(before, str_of(quotes[i])) || str_starts(after, str_of(quotes[i])))
            return true;
    return false;
}

/* A note of the author stands by itself: "TODO: why", "torque: TBD", "(TBC)"; not "a sector named TBD", "the
 * word TODO". */
static bool is_left_over(const struct hit *hit)
{
    struct str text = hit->prose->text;
    size_t begin = hit->range.begin, end = hit->range.end;
    if (is_quote_beside(text, begin, end))
        return false;
    bool is_phrase = str_find_byte(str_of(hit->phrase->text), ' ', 0) != SIZE_MAX;
    while (begin > 0 && strchr(" \n*_@", text.ptr[begin - 1]) != NULL)
        begin--;
    while (end < text.len && text.ptr[end] == ' ')
        end++;
    char before = begin > 0 ? text.ptr[begin - 1] : '.';
    bool is_opening = (unsigned char)before >= 0x80 || strchr(".:;,([/>!?-|=", before) != NULL;
    static const char *const is[] = {"is", "are", "be", "remains", NULL};
    size_t index = words_index(hit->prose, hit->range.begin);
    bool is_told = index > 0 && words_is_one_of(words_at(hit->prose, index - 1), is) &&
                   (end >= text.len || strchr(".,;)", text.ptr[end]) != NULL);
    bool is_note = end < text.len && text.ptr[end] == ':' && text.ptr[end - 1] != ' ';
    return is_phrase || is_opening || is_told || is_note;
}

void rule_placeholder(struct check *check)
{
    const struct hit *hit = NULL;
    while ((hit = text_next(&check->text, PHRASE_PLACEHOLDER, hit)) != NULL) {
        struct str text = hit_text(hit);
        if (!is_left_over(hit))
            continue;
        struct diag *diag = check_report(check, DIAG_PLACEHOLDER_TEXT, hit_place(hit),
                                         "`%.*s` was never filled in", STR_FMT(text));
        check_help(check, diag, "write what belongs here, or take the sentence out");
    }
}

static void check_sentence(struct check *check, const struct prose *prose, struct range sentence)
{
    size_t count = words_count(prose, sentence);
    if (count <= LONG_SENTENCE)
        return;
    struct diag *diag = check_report(check, DIAG_LONG_SENTENCE, prose_place(prose, sentence),
                                     "a sentence of %zu words", count);
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
        for (size_t s = 0; s < prose->sentence_count; s++)
            check_sentence(check, prose, prose->sentences[s]);
    }
}
