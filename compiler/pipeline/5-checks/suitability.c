/* suitability.c - is this a module for just in time at all? */
#include "pipeline/5-checks/rules.h"

#include "pipeline/5-checks/words.h"

enum {
    MOST_STEPS = 20,
    MANY_EMERGENCY_CALLS = 2,
    MANY_EMERGENCY_SIGNS = 4, /* different ones */
    DEFAULT_MINUTES = 5,
};

static const struct node *heading_of(const struct node *phase)
{
    const struct node *first = phase->first;
    while (first != NULL && first->kind == NODE_COMMENT)
        first = first->next;
    return first != NULL && first->kind == PLACARD_HEADING ? first : NULL;
}

static uint32_t size_of(const struct node *node)
{
    return node->span.end - node->span.begin;
}

/* The phase with the most source, when there are several to split by. */
static const struct node *longest_phase(const struct module *module)
{
    const struct node *longest = NULL;
    size_t count = 0;
    for (const struct node *node = module->root->first; node != NULL; node = node->next) {
        if (node->kind != PLACARD_PHASE || heading_of(node) == NULL)
            continue;
        count++;
        if (longest == NULL || size_of(node) > size_of(longest))
            longest = node;
    }
    return count > 1 ? longest : NULL;
}

void rule_too_long(struct check *check)
{
    const struct number_field *field = &check->context->library->limits.minutes;
    uint32_t minutes = field->value > 0 ? field->value : DEFAULT_MINUTES,
             seconds = check->module->reading_seconds;
    if (seconds <= minutes * 60)
        return;
    struct diag *diag = check_report(check, DIAG_MODULE_TOO_LONG, check_title(check),
                                     "this module takes %u min %02u s to read; the limit is %u min",
                                     (unsigned)(seconds / 60), (unsigned)(seconds % 60), (unsigned)minutes);
    const struct node *phase = longest_phase(check->module);
    if (phase != NULL)
        check_other(check, diag, check_first_line(check, heading_of(phase)->span), "the longest phase");
    check_help(check, diag,
               "make a module of each phase that is a task of its own, and cut what the worker of this "
               "module already knows");
}

void rule_too_many_steps(struct check *check)
{
    if (check->module->step_count <= MOST_STEPS)
        return;
    const struct step *step = &check->module->steps[MOST_STEPS];
    struct diag *diag = check_report(check, DIAG_TOO_MANY_STEPS, check_first_line(check, step->node->span),
                                     "this module has %zu steps; a worker can follow about %u",
                                     check->module->step_count, (unsigned)MOST_STEPS);
    check_label(check, diag, "step %u of the module", (unsigned)MOST_STEPS + 1);
    check_help(check, diag, "split the module where the worker pauses or moves to another place");
}

/* A verb at word `index` of the prose; `is_sure`: one that is never a noun. */
static const struct hit *verb_at(const struct check *check, const struct prose *prose, size_t index,
                                 bool is_sure)
{
    if (index >= prose->word_count)
        return NULL;
    for (size_t i = 0; i < prose->hit_count; i++) {
        const struct hit *hit = &check->text.hits[prose->first_hit + i];
        bool is_verb =
            hit->phrase->class == PHRASE_VERB || (!is_sure && hit->phrase->class == PHRASE_NOUN_VERB);
        if (is_verb && hit->range.begin == prose->words[index].begin)
            return hit;
    }
    return NULL;
}

/* "it", "them": the second verb is about the same thing as the first. */
static bool is_same_thing(struct str word)
{
    return word.len == 0 || str_eq_nocase(word, STR("it")) || str_eq_nocase(word, STR("them")) ||
           str_eq_nocase(word, STR("its")) || str_eq_nocase(word, STR("their"));
}

static bool is_article(struct str word)
{
    static const char *const words[] = {"the",  "a",     "an",  "your", "its", "all",
                                        "each", "every", "any", "new",  NULL};
    return words_is_one_of(word, words);
}

/* What a known task does not need to open with: "Change the slug", "How to set up a host". */
static size_t skip_how_to(const struct prose *prose)
{
    bool is_how =
        str_eq_nocase(words_at(prose, 0), STR("how")) && str_eq_nocase(words_at(prose, 1), STR("to"));
    return is_how ? 2 : 0;
}

/* "Change the slug and redirect the route", "Inspect the ladder and replace filters": the word of the second
 * verb. */
static bool second_task(const struct check *check, const struct prose *prose, struct range *out)
{
    size_t first = skip_how_to(prose);
    bool is_task = verb_at(check, prose, first, false) != NULL || is_article(words_at(prose, first + 1));
    for (size_t i = first + 2; is_task && i + 2 < prose->word_count; i++) {
        struct str after = words_at(prose, i + 2);
        if (!str_eq_nocase(words_at(prose, i), STR("and")) || is_same_thing(after))
            continue;
        bool is_second = verb_at(check, prose, i + 1, true) != NULL ||
                         (is_article(after) && !is_article(words_at(prose, i + 1)));
        if (!is_second)
            continue;
        *out = prose->words[i + 1];
        return true;
    }
    return false;
}

void rule_several_tasks(struct check *check)
{
    for (size_t i = 0; i < check->text.prose_count; i++) {
        const struct prose *prose = &check->text.proses[i];
        if (prose->origin != PROSE_TITLE)
            continue;
        struct range verb;
        if (!second_task(check, prose, &verb))
            continue;
        struct diag *diag =
            check_report(check, DIAG_SEVERAL_TASKS, prose_place(prose, verb), "this title names two tasks");
        check_label(check, diag, "a second task begins here");
        check_help(check, diag,
                   "make a module of each, so that a trigger can bring up the one that is needed; or name "
                   "the one task that both are part of");
    }
}

void rule_no_trigger(struct check *check)
{
    const struct module_fields *fields = &check->module->fields;
    if (fields->triggers.count > 0 || fields->triggers.span.end > fields->triggers.span.begin)
        return;
    struct diag *diag = check_report(check, DIAG_NO_TRIGGER, check_title(check),
                                     "nothing brings this module up: it has no trigger");
    check_label(check, diag, "workers must know that it exists, and search for it");
    check_help(check, diag,
               "say in the front matter when it is needed, for instance:\n"
               "triggers:\n  - scan: \"CV-200-*\"");
}

/* A calm day's task about an emergency: "Check the first aid kit", "CPR training". */
static bool is_prepared(const struct prose *prose)
{
    static const char *const words[] = {
        "check",      "inspect", "inspection", "test",      "refill",   "restock", "training",
        "train",      "course",  "kit",        "kits",      "box",      "cabinet", "drill",
        "drills",     "record",  "report",     "poster",    "plan",     "prepare", "prevent",
        "prevention", "avoid",   "node",       "host",      "vm",       "vms",     "instance",
        "pod",        "server",  "data",       "follow-up", "detector", NULL};
    return words_hold(prose, (struct range){0, (uint32_t)prose->text.len}, words);
}

/* "call", "dial" or "phone" alone is a call for help when a known number follows: "call 112", "dial the
 * number 911". */
static bool is_call(const struct hit *hit)
{
    static const char *const numbers[] = {
        "000", "101", "102", "103", "108", "110", "111", "112", "114", "115", "117", "118", "119", "120",
        "122", "144", "190", "191", "192", "193", "911", "991", "994", "995", "997", "998", "999", NULL};
    if (str_find_byte(str_of(hit->phrase->text), ' ', 0) != SIZE_MAX)
        return true;
    size_t index = words_index(hit->prose, hit->range.end);
    for (size_t i = index; i < index + 3; i++)
        if (words_is_one_of(words_at(hit->prose, i), numbers))
            return true;
    return false;
}

static bool is_first_step(const struct check *check, const struct prose *prose)
{
    return check->module->step_count > 0 && prose->origin == PROSE_STEP &&
           prose->step == check->module->steps[0].node;
}

/* Signs of an emergency in the body of a module: calls for help, and how many different words of it. */
struct signs {
    const struct hit *first;
    const struct phrase *seen[MANY_EMERGENCY_SIGNS];
    size_t calls, count;
};

static void add_sign(struct signs *signs, const struct hit *hit)
{
    for (size_t i = 0; i < signs->count; i++)
        if (signs->seen[i] == hit->phrase)
            return;
    if (signs->count < MANY_EMERGENCY_SIGNS)
        signs->seen[signs->count++] = hit->phrase;
}

static bool is_enough(const struct signs *signs)
{
    return signs->calls >= MANY_EMERGENCY_CALLS || signs->count >= MANY_EMERGENCY_SIGNS ||
           (signs->calls > 0 && signs->count >= MANY_EMERGENCY_SIGNS / 2);
}

/* The phrase that shows that the module is about an emergency, not only prepared for one. */
static const struct hit *emergency_of(const struct check *check)
{
    struct signs signs = {.count = 0};
    for (size_t i = 0; i < check->text.hit_count; i++) {
        const struct hit *hit = &check->text.hits[i];
        enum phrase_class class = hit->phrase->class;
        bool is_front = hit->prose->origin == PROSE_TITLE || hit->prose->origin == PROSE_TASK;
        bool is_known = (class == PHRASE_EMERGENCY && is_call(hit)) || class == PHRASE_EMERGENCY_SIGN ||
                        (class == PHRASE_EMERGENCY_NAME && hit->prose->origin == PROSE_TITLE);
        if (!is_known || hit->prose->origin == PROSE_QUIZ)
            continue;
        if (is_front && is_prepared(hit->prose))
            return NULL;
        bool is_sure = (is_front && class != PHRASE_EMERGENCY_SIGN) ||
                       (class == PHRASE_EMERGENCY && is_first_step(check, hit->prose));
        if (is_sure)
            return hit;
        signs.first = signs.first == NULL ? hit : signs.first;
        if (class == PHRASE_EMERGENCY)
            signs.calls++;
        else
            add_sign(&signs, hit);
    }
    return is_enough(&signs) ? signs.first : NULL;
}

void rule_emergency(struct check *check)
{
    const struct hit *hit = emergency_of(check);
    if (hit == NULL)
        return;
    struct diag *diag = check_report(check, DIAG_EMERGENCY_CONTENT, hit_place(hit),
                                     "this module seems to guide an emergency in progress");
    check_label(check, diag, "nobody opens a module at this moment");
    check_help(check, diag,
               "train it in drills and put it on a sign; here, make it `kind: bulletin` that is read "
               "beforehand");
}

/* A title that opens with it, a heading of objectives, a text that begins "In this course". */
static bool is_teaching(const struct hit *hit)
{
    struct str phrase = str_of(hit->phrase->text);
    bool is_course = str_starts(phrase, STR("in this")) || str_starts(phrase, STR("by the end"));
    bool is_objectives = str_starts(phrase, STR("learning"));
    bool is_anywhere = str_ends(phrase, STR("beginners")) || str_ends(phrase, STR("certified"));
    if (is_course)
        return hit->range.begin == 0 && hit->prose->origin != PROSE_QUIZ;
    if (hit->prose->origin == PROSE_TITLE)
        return hit->range.begin == 0 || is_anywhere || is_objectives;
    return is_objectives && hit->prose->origin == PROSE_HEADING;
}

void rule_training(struct check *check)
{
    const struct hit *hit = NULL;
    while ((hit = text_next(&check->text, PHRASE_TRAINING, hit)) != NULL)
        if (is_teaching(hit))
            break;
    if (hit == NULL)
        return;
    struct diag *diag = check_report(check, DIAG_INITIAL_TRAINING, hit_place(hit),
                                     "this module seems to teach a skill from zero");
    check_label(check, diag, "five minutes before the task are too late for it");
    check_help(check, diag,
               "ask for the skill with `audience: requires: [certification]`, and write only what a "
               "trained worker needs to recall");
}

void rule_judgement(struct check *check)
{
    const struct hit *hit = NULL;
    while ((hit = text_next(&check->text, PHRASE_JUDGEMENT, hit)) != NULL) {
        if (hit->prose->origin == PROSE_QUIZ)
            continue;
        struct diag *diag = check_report(check, DIAG_EXPERT_JUDGEMENT, hit_place(hit),
                                         "this leaves the decision to the worker's judgement");
        check_help(check, diag,
                   "write the limit that decides, and whom to call beyond it: above 50 ppm, stop and call "
                   "the shift supervisor");
    }
}
