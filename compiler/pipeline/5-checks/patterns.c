#include "pipeline/5-checks/patterns.h"

#include "base/unicode.h"

enum {
    FEWEST = 8,        /* questions of a kind from which chance is no excuse */
    FEWEST_BINARY = 6, /* the same answer six times is 1 in 32 */
    PERCENT = 90,      /* of them that a pattern must fit */
};

/* ---- Counting ---- */

static bool is_choice(const struct node *node)
{
    return node->kind == PLACARD_CHOICE;
}

/* Letters of a choice, without its feedback. */
static size_t length_of(struct arena *arena, const struct node *choice)
{
    size_t length = 0;
    for (const struct node *part = choice->first; part != NULL; part = part->next) {
        if (part->kind != PLACARD_FEEDBACK)
            length += unicode_count(str_trim(node_plain(arena, part)));
    }
    return length;
}

/* The choices of one question. */
struct choices {
    size_t count, right_count;
    size_t right;                   /* place of the last right one */
    size_t length;                  /* of it */
    size_t least_wrong, most_wrong; /* lengths */
};

static struct choices choices_of(struct arena *arena, const struct node *question)
{
    struct choices choices = {.least_wrong = SIZE_MAX};
    for (const struct node *at = question->first; at != NULL; at = at->next) {
        if (!is_choice(at))
            continue;
        size_t length = length_of(arena, at);
        if (at->number == 1) {
            choices.right_count++;
            choices.right = choices.count;
            choices.length = length;
        } else {
            choices.least_wrong = length < choices.least_wrong ? length : choices.least_wrong;
            choices.most_wrong = length > choices.most_wrong ? length : choices.most_wrong;
        }
        choices.count++;
    }
    return choices;
}

static void add_single(struct patterns *patterns, const struct choices *choices)
{
    patterns->single++;
    patterns->longest += choices->length > choices->most_wrong;
    patterns->shortest += choices->length < choices->least_wrong;
    patterns->places[choices->right]++;
}

/* "True" is what says so, wherever it stands. */
static bool is_true(struct arena *arena, const struct node *question)
{
    for (const struct node *at = question->first; at != NULL; at = at->next) {
        if (is_choice(at) && at->number == 1 && at->first != NULL)
            return str_eq_nocase(str_trim(node_plain(arena, at->first)), STR("true"));
    }
    return false;
}

static void add_question(struct arena *arena, struct patterns *patterns, const struct question *question)
{
    if (question->node == NULL || placard_form_of(question->type) != PLACARD_FORM_CHOICES)
        return;
    struct choices choices = choices_of(arena, question->node);
    if (choices.count > PLACARD_MAX_CHOICES)
        return; /* refused elsewhere */
    if (question->type == PLACARD_TYPE_TRUE_FALSE) {
        patterns->binary++;
        patterns->is_true += is_true(arena, question->node);
    } else if (choices.count >= 3 && choices.right_count == 1) {
        add_single(patterns, &choices);
    } else if (choices.count >= 3 && choices.right_count > 1) {
        patterns->multiple++;
        patterns->all_but_one += choices.right_count == choices.count - 1;
    }
}

void patterns_add(struct arena *arena, struct patterns *patterns, const struct module *module)
{
    for (size_t i = 0; i < module->question_count && i < PLACARD_MAX_QUESTIONS; i++)
        add_question(arena, patterns, &module->questions[i]);
}

void patterns_sum(struct patterns *sum, const struct patterns *more)
{
    sum->single += more->single;
    sum->longest += more->longest;
    sum->shortest += more->shortest;
    for (size_t i = 0; i < PLACARD_MAX_CHOICES; i++)
        sum->places[i] += more->places[i];
    sum->binary += more->binary;
    sum->is_true += more->is_true;
    sum->multiple += more->multiple;
    sum->all_but_one += more->all_but_one;
}

/* ---- Reporting ---- */

/* A pattern, and how many of how many questions fit. */
struct found {
    const char *who; /* passes */
    const char *what;
    const char *help;
    uint32_t fits, all, fewest;
};

static void report(const struct found *found, struct diags *diags, struct place place)
{
    if (found->all < found->fewest || found->fits * 100 < found->all * PERCENT)
        return;
    struct diag *diag = diag_add(diags, DIAG_LIBRARY_PATTERN, place,
                                 "whoever %s passes the quizzes of this library", found->who);
    diag_label(diags, diag, "%s in %u of %u questions", found->what, (unsigned)found->fits,
               (unsigned)found->all);
    diag_help(diags, diag, "%s", found->help);
}

static uint32_t most_of(const uint32_t *places)
{
    uint32_t most = 0;
    for (size_t i = 0; i < PLACARD_MAX_CHOICES; i++)
        most = places[i] > most ? places[i] : most;
    return most;
}

void patterns_report(const struct patterns *patterns, struct diags *diags, struct place place)
{
    static const char length[] = "make wrong answers as full and as likely as right ones, in every module";
    const struct found all[] = {
        {"always picks the longest answer", "the right answer is the longest", length, patterns->longest,
         patterns->single, FEWEST},
        {"always picks the shortest answer", "the right answer is the shortest", length, patterns->shortest,
         patterns->single, FEWEST},
        {"always picks one position", "the right answer stands at the same place",
         "move the right answer in some questions: print-outs and `shuffle=false` keep your order",
         most_of(patterns->places), patterns->single, FEWEST},
        {"always says false", "the right answer is false",
         "ask some of them the other way round, so that true is right", patterns->binary - patterns->is_true,
         patterns->binary, FEWEST_BINARY},
        {"always says true", "the right answer is true",
         "ask some of them the other way round, so that false is right", patterns->is_true, patterns->binary,
         FEWEST_BINARY},
        {"ticks all but one", "all choices but one are right",
         "write more wrong choices, or fewer right ones, in some of them", patterns->all_but_one,
         patterns->multiple, FEWEST_BINARY},
    };
    for (size_t i = 0; i < sizeof all / sizeof all[0]; i++)
        report(&all[i], diags, place);
}
