/* suitability.c - is this a module for just in time at all? */
#include "pipeline/5-checks/rules.h"

enum {
    MOST_STEPS = 20,
    MANY_EMERGENCY_PHRASES = 3,
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

/* A verb at word `index` of the prose, that is never a noun. */
static const struct hit *verb_at(const struct check *check, const struct prose *prose, size_t index)
{
    if (index >= prose->word_count)
        return NULL;
    for (size_t i = 0; i < prose->hit_count; i++) {
        const struct hit *hit = &check->text.hits[prose->first_hit + i];
        if (hit->phrase->class == PHRASE_VERB && hit->range.begin == prose->words[index].begin)
            return hit;
    }
    return NULL;
}

static struct str word_at(const struct prose *prose, size_t index)
{
    if (index >= prose->word_count)
        return (struct str){NULL, 0};
    return str_slice(prose->text, prose->words[index].begin, prose->words[index].end);
}

/* "it", "them": the second verb is about the same thing as the first. */
static bool is_same_thing(struct str word)
{
    return word.len == 0 || str_eq_nocase(word, STR("it")) || str_eq_nocase(word, STR("them")) ||
           str_eq_nocase(word, STR("its")) || str_eq_nocase(word, STR("their"));
}

/* Verb, object, "and", verb, another object: "Inspect the ladder and replace the filter". */
static const struct hit *second_task(const struct check *check, const struct prose *prose)
{
    if (verb_at(check, prose, 0) == NULL)
        return NULL;
    for (size_t i = 2; i + 2 < prose->word_count; i++) {
        if (!str_eq_nocase(word_at(prose, i), STR("and")) || is_same_thing(word_at(prose, i + 2)))
            continue;
        const struct hit *verb = verb_at(check, prose, i + 1);
        if (verb != NULL)
            return verb;
    }
    return NULL;
}

void rule_several_tasks(struct check *check)
{
    for (size_t i = 0; i < check->text.prose_count; i++) {
        const struct prose *prose = &check->text.proses[i];
        if (prose->origin != PROSE_TITLE)
            continue;
        const struct hit *verb = second_task(check, prose);
        if (verb == NULL)
            continue;
        struct diag *diag =
            check_report(check, DIAG_SEVERAL_TASKS, hit_place(verb), "this title names two tasks");
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

static bool is_front(const struct prose *prose)
{
    return prose->origin == PROSE_TITLE || prose->origin == PROSE_TASK;
}

/* The phrase that shows that the module is about an emergency, not only prepared for one. */
static const struct hit *emergency_of(const struct check *check)
{
    const struct hit *first_in_body = NULL, *hit = NULL;
    size_t count = 0;
    while ((hit = text_next(&check->text, PHRASE_EMERGENCY, hit)) != NULL) {
        if (is_front(hit->prose))
            return hit;
        if (hit->prose->origin == PROSE_QUIZ)
            continue;
        bool is_first_step = check->module->step_count > 0 && hit->prose->origin == PROSE_STEP &&
                             hit->prose->step == check->module->steps[0].node;
        if (is_first_step)
            return hit;
        if (count++ == 0)
            first_in_body = hit;
    }
    return count >= MANY_EMERGENCY_PHRASES ? first_in_body : NULL;
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

void rule_training(struct check *check)
{
    const struct hit *hit = NULL;
    while ((hit = text_next(&check->text, PHRASE_TRAINING, hit)) != NULL)
        if (hit->prose->origin != PROSE_QUIZ)
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
