/* quiz.c - does the quiz find out who knows, or who guesses well? */
#include "pipeline/5-checks/rules.h"

#include "base/unicode.h"

enum {
    MOST_QUESTIONS = 10,
    FEW_LONGEST = 2,   /* questions whose right answer is by far the longest */
    SAME_POSITION = 3, /* questions whose right answer stands at one position */
    LONGER_PERCENT = 125,
    LEAST_ANSWER = 4, /* bytes of an answer worth finding in a question or hint */
};

struct choice {
    const struct node *node;
    struct str text;
    bool is_right, has_feedback;
};

struct choices {
    struct choice items[PLACARD_MAX_CHOICES];
    size_t count;
    size_t right; /* index of the last right one */
    size_t right_count;
};

/* What a choice says, without its feedback. */
static struct choice choice_of(struct arena *arena, const struct node *node)
{
    struct choice choice = {.node = node, .is_right = node->number == 1};
    struct buf text = {.arena = arena};
    for (const struct node *part = node->first; part != NULL; part = part->next) {
        if (part->kind == PLACARD_FEEDBACK)
            choice.has_feedback = true;
        else
            buf_str(&text, node_plain(arena, part));
    }
    choice.text = str_trim(buf_view(&text));
    return choice;
}

static struct choices choices_of(const struct check *check, const struct question *question)
{
    struct choices choices = {.count = 0};
    for (const struct node *node = question->node->first; node != NULL; node = node->next) {
        if (node->kind != PLACARD_CHOICE || choices.count == PLACARD_MAX_CHOICES)
            continue;
        struct choice *choice = &choices.items[choices.count];
        *choice = choice_of(check->stage->arena, node);
        if (choice->is_right) {
            choices.right = choices.count;
            choices.right_count++;
        }
        choices.count++;
    }
    return choices;
}

static const struct question *question_at(const struct check *check, size_t index)
{
    return &check->module->questions[index];
}

/* Questions to look at; a module with more is refused by a later stage. */
static size_t question_count(const struct check *check)
{
    size_t count = check->module->question_count;
    return count < PLACARD_MAX_QUESTIONS ? count : PLACARD_MAX_QUESTIONS;
}

static bool has_choices(const struct question *question)
{
    return question->node != NULL && placard_form_of(question->type) == PLACARD_FORM_CHOICES;
}

/* One right answer among three or more, where guessing by form pays: its choices. */
static bool is_guessable(const struct check *check, const struct question *question, struct choices *choices)
{
    if (!has_choices(question) || placard_takes_many(question->type))
        return false;
    *choices = choices_of(check, question);
    return choices->count >= 3 && choices->right_count == 1;
}

static struct place place_of(const struct check *check, const struct node *node)
{
    return check_first_line(check, node->span);
}

static struct str prompt_of(const struct check *check, const struct question *question)
{
    if (question->prompt == NULL)
        return (struct str){NULL, 0};
    return str_trim(node_plain(check->stage->arena, question->prompt));
}

static struct place prompt_place(const struct check *check, const struct question *question)
{
    return place_of(check, question->prompt != NULL ? question->prompt : question->node);
}

/* Behind a fence that is never closed all is code: that has been told. */
static bool is_cut_off(const struct check *check)
{
    struct place all = {check->module->source, {0, (uint32_t)check->module->source->text.len}};
    return diag_find(check->stage->diags, DIAG_FENCE_OPEN, all) != NULL;
}

void rule_no_quiz(struct check *check)
{
    if (check->module->quiz != NULL || is_cut_off(check))
        return;
    struct diag *diag = check_report(check, DIAG_NO_QUIZ, check_title(check), "this module has no quiz");
    check_label(check, diag, "nothing shows that the worker understood it");
    check_help(check, diag,
               "end with two or three questions about what goes wrong most:\n"
               "## Quiz\n\n### Whose lock goes on the disconnect? <!-- #lock -->\n\n"
               "- [ ] The supervisor's <!-- #supervisor -->\n- [x] Your own <!-- #own -->\n"
               "- [ ] Any lock from the board <!-- #board -->\n\nOnly who is at risk may hold the key.");
}

/* Per cent that the right answer is longer than the longest wrong one. */
static size_t longer_percent(const struct choices *choices)
{
    size_t right = unicode_count(choices->items[choices->right].text), wrong = 1;
    for (size_t i = 0; i < choices->count; i++) {
        size_t length = unicode_count(choices->items[i].text);
        if (!choices->items[i].is_right && length > wrong)
            wrong = length;
    }
    return right * 100 / wrong;
}

void rule_longest_answer(struct check *check)
{
    size_t asked = 0, far = 0;
    const struct node *first = NULL;
    for (size_t i = 0; i < question_count(check); i++) {
        struct choices choices;
        if (!is_guessable(check, question_at(check, i), &choices))
            continue;
        size_t percent = longer_percent(&choices);
        if (percent <= 100)
            return; /* one counter-example is enough */
        asked++;
        far += percent >= LONGER_PERCENT;
        if (first == NULL)
            first = choices.items[choices.right].node;
    }
    if (far < FEW_LONGEST)
        return;
    struct diag *diag = check_report(check, DIAG_LONGEST_ANSWER, place_of(check, first),
                                     "whoever picks the longest answer passes this quiz");
    check_label(check, diag, "the right answer is the longest in all %zu questions", asked);
    check_help(check, diag, "shorten the right answers, or make wrong ones as full and as likely");
}

static const char *const positions[] = {"first", "second", "third", "fourth", "fifth"};

void rule_answer_by_position(struct check *check)
{
    size_t asked = 0, position = 0;
    const struct node *first = NULL;
    for (size_t i = 0; i < question_count(check); i++) {
        struct choices choices;
        if (!is_guessable(check, question_at(check, i), &choices))
            continue;
        if (asked++ == 0) {
            position = choices.right;
            first = choices.items[choices.right].node;
        } else if (choices.right != position) {
            return;
        }
    }
    if (asked < SAME_POSITION)
        return;
    struct diag *diag = check_report(check, DIAG_ANSWER_BY_POSITION, place_of(check, first),
                                     "whoever always picks one position passes this quiz");
    check_label(check, diag, "the right answer is the %s in all %zu questions",
                position < 5 ? positions[position] : "same", asked);
    check_help(check, diag,
               "move the right answer to another position in some questions: print-outs and "
               "`shuffle=false` keep your order");
}

void rule_all_of_the_above(struct check *check)
{
    const struct hit *hit = NULL;
    const struct prose *last = NULL;
    while ((hit = text_next(&check->text, PHRASE_ABOVE, hit)) != NULL) {
        struct str whole = str_trim(hit->prose->text);
        bool is_whole = hit->range.begin == 0 && whole.len <= hit->range.end + 1u;
        if (hit->prose->origin != PROSE_QUIZ || !is_whole || hit->prose == last)
            continue;
        last = hit->prose;
        struct diag *diag = check_report(check, DIAG_ALL_OF_THE_ABOVE, hit_place(hit),
                                         "this choice speaks of the others by their place");
        check_label(check, diag, "choices are shuffled: there is no \"above\"");
        check_help(check, diag, "tick every right choice instead, which makes it a multiple-choice question");
    }
}

static bool is_any(struct str word, const char *const *list, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (str_eq_nocase(word, str_of(list[i])))
            return true;
    return false;
}

/* "Which of these is not ...", "All are right except ...": the word that turns the question. */
static bool find_negation(const struct prose *prose, struct range *out)
{
    static const char *const openers[] = {"which", "what", "who", "where"};
    static const char *const turns[] = {"except", "least"};
    bool is_choice = false;
    for (size_t i = 0; i < prose->word_count; i++) {
        struct str word = str_slice(prose->text, prose->words[i].begin, prose->words[i].end);
        is_choice = is_choice || (i == 0 && is_any(word, openers, 4));
        bool is_turn = str_eq(word, STR("NOT")) || (is_any(word, turns, 1) && i > 0) ||
                       (is_choice && str_eq(word, STR("not")));
        if (!is_turn)
            continue;
        *out = prose->words[i];
        return true;
    }
    return false;
}

void rule_negative_question(struct check *check)
{
    if (!text_is_english(check->module->language))
        return;
    for (size_t i = 0; i < check->text.prose_count; i++) {
        const struct prose *prose = &check->text.proses[i];
        struct range range;
        bool is_prompt = prose->node != NULL && prose->node->kind == PLACARD_PROMPT;
        if (!is_prompt || !find_negation(prose, &range))
            continue;
        struct diag *diag = check_report(check, DIAG_NEGATIVE_QUESTION, prose_place(prose, range),
                                         "this question asks for what is wrong");
        check_label(check, diag, "overlooked by workers who know the answer");
        check_help(
            check, diag,
            "ask for the right thing: \"Which lock may you fit?\" for \"Which lock may you not fit?\"");
    }
}

static bool explains(const struct question *question)
{
    for (const struct node *node = question->node->first; node != NULL; node = node->next)
        if (node->kind == PLACARD_EXPLANATION)
            return true;
    return false;
}

void rule_no_feedback(struct check *check)
{
    for (size_t i = 0; i < question_count(check); i++) {
        const struct question *question = question_at(check, i);
        if (!has_choices(question) || explains(question))
            continue;
        struct choices choices = choices_of(check, question);
        const struct node *bare = NULL;
        for (size_t c = 0; c < choices.count && bare == NULL; c++)
            if (!choices.items[c].is_right && !choices.items[c].has_feedback)
                bare = choices.items[c].node;
        if (bare == NULL)
            continue;
        struct diag *diag = check_report(check, DIAG_NO_FEEDBACK, place_of(check, bare),
                                         "whoever picks this learns only that it is wrong");
        check_label(check, diag, "no feedback here, and no explanation after the choices");
        check_help(check, diag,
                   "say why, on the next line, indented by two: > Only the person at risk may hold the key.\n"
                   "or write one paragraph of explanation after the choices");
    }
}

/* The first question before `index` with the same words, or `index`.  Those
 * with one id for two are left out: the model has refused them. */
static size_t same_before(const struct check *check, const struct str *folded, size_t index)
{
    size_t before = 0;
    while (before < index && (!str_eq(folded[before], folded[index]) ||
                              str_eq(question_at(check, before)->id, question_at(check, index)->id)))
        before++;
    return folded[index].len == 0 ? index : before;
}

void rule_coin_flip(struct check *check)
{
    size_t count = question_count(check);
    for (size_t i = 0; i < count; i++) {
        const struct question *question = question_at(check, i);
        if (!has_choices(question) || placard_takes_many(question->type))
            return;
        if (choices_of(check, question).count > 2)
            return;
    }
    if (count == 0)
        return;
    struct diag *diag = check_report(check, DIAG_COIN_FLIP_QUIZ, prompt_place(check, question_at(check, 0)),
                                     count == 1 ? "a coin answers this quiz right half of the time"
                                                : "every question of this quiz has only two answers");
    check_help(check, diag, "add a third choice: a mistake that workers really make");
}

void rule_same_question(struct check *check)
{
    struct str folded[PLACARD_MAX_QUESTIONS];
    for (size_t i = 0; i < question_count(check); i++) {
        folded[i] = unicode_fold(check->stage->arena, prompt_of(check, question_at(check, i)));
        size_t before = same_before(check, folded, i);
        if (before == i)
            continue;
        struct diag *diag =
            check_report(check, DIAG_SAME_QUESTION, prompt_place(check, question_at(check, i)),
                         "this question is asked twice");
        check_other(check, diag, prompt_place(check, question_at(check, before)), "asked first");
        check_help(check, diag, "ask about something else, or take one out");
    }
}

void rule_long_quiz(struct check *check)
{
    size_t count = check->module->question_count;
    if (count <= MOST_QUESTIONS)
        return;
    struct diag *diag =
        check_report(check, DIAG_LONG_QUIZ, prompt_place(check, question_at(check, MOST_QUESTIONS)),
                     "this quiz has %zu questions", count);
    check_label(check, diag, "question %u", (unsigned)MOST_QUESTIONS + 1);
    check_help(check, diag,
               "keep the three to five that matter for safety; a worker in the middle of a task clicks "
               "through more");
}

/* Whether a text holds the right answer in full and none of the wrong ones. */
static bool tells_answer(const struct choices *choices, struct str text)
{
    struct str right = choices->items[choices->right].text;
    if (right.len < LEAST_ANSWER || !text_holds(text, right))
        return false;
    for (size_t i = 0; i < choices->count; i++)
        if (!choices->items[i].is_right && text_holds(text, choices->items[i].text))
            return false;
    return true;
}

static void check_answer_in(struct check *check, uint32_t kind, enum diag_code code, const char *message,
                            const char *help)
{
    for (size_t i = 0; i < question_count(check); i++) {
        const struct question *question = question_at(check, i);
        if (!has_choices(question) || question->type == PLACARD_TYPE_TRUE_FALSE)
            continue;
        struct choices choices = choices_of(check, question);
        if (choices.right_count != 1)
            continue;
        for (const struct node *node = question->node->first; node != NULL; node = node->next) {
            if (node->kind != kind || !tells_answer(&choices, node_plain(check->stage->arena, node)))
                continue;
            struct diag *diag = check_report(check, code, place_of(check, node), "%s", message);
            check_other(check, diag, place_of(check, choices.items[choices.right].node), "the right answer");
            check_help(check, diag, "%s", help);
        }
    }
}

void rule_answer_in_question(struct check *check)
{
    check_answer_in(check, PLACARD_PROMPT, DIAG_ANSWER_IN_QUESTION, "the question gives its answer away",
                    "use other words in the question than in the right answer");
}

void rule_answer_in_hint(struct check *check)
{
    check_answer_in(check, PLACARD_HINT, DIAG_ANSWER_IN_HINT, "the hint is the answer",
                    "hint at the reason or the place to look: think of who is inside the guard");
}
