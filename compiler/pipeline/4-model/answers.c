#include "pipeline/4-model/model.h"

#include <string.h>

#include "base/unicode.h"

static struct span first_line(const struct draft *draft, const struct node *node)
{
    return source_first_line(draft->model->stage->source, node->span);
}

/* ---- Choices ---- */

/*
 * `> ...` indented by six or more is text of the choice to CommonMark (four
 * columns past its text make it a continuation).  What the author meant is
 * plain, so it becomes feedback, with a warning that GitHub shows it otherwise.
 */
static struct node *split_feedback(struct draft *draft, struct node *paragraph)
{
    struct model *model = draft->model;
    for (struct node *text = paragraph->first; text != NULL; text = text->next) {
        size_t at = text->kind == PLACARD_TEXT ? str_find(text->text, STR("\n> ")) : SIZE_MAX;
        if (at == SIZE_MAX)
            continue;
        struct span span = source_line(model->stage->source, text->span.end > 0 ? text->span.end - 1 : 0);
        struct diag *diag =
            model_report(model, DIAG_FEEDBACK_INDENT, span, "this feedback is indented too far");
        model_label(model, diag, "GitHub shows the > as text of the choice");
        model_help(model, diag, "indent the > by two to five columns");
        struct node *feedback = node_new(model->stage->arena, PLACARD_QUOTE, span);
        struct node *inside = node_new(model->stage->arena, PLACARD_PARAGRAPH, span);
        struct node *rest = node_new(model->stage->arena, PLACARD_TEXT, span);
        rest->text = str_slice(text->text, at + 3, text->text.len);
        text->text = str_trim(str_slice(text->text, 0, at));
        node_append(feedback, inside);
        node_append(inside, rest);
        while (text->next != NULL)
            node_move(inside, text->next);
        return feedback;
    }
    return NULL;
}

/* Is there text in it?  A picture alone may be a part of a choice. */
static bool has_text(const struct node *block)
{
    for (const struct node *at = block; at != NULL; at = node_walk(block, at)) {
        if (at->kind == PLACARD_TEXT && str_trim(at->text).len > 0)
            return true;
    }
    return false;
}

static bool is_like_feedback(const struct draft *draft, const struct node *block)
{
    switch (block->kind) {
    case PLACARD_PARAGRAPH:
        return has_text(block);
    case PLACARD_BULLET_LIST:
    case PLACARD_ORDERED_LIST:
        return true;
    default:
        return model_is_indented_code(draft->model, block);
    }
}

static void report_detail(struct draft *draft, const struct node *block)
{
    struct model *model = draft->model;
    struct node *item = block->kind == PLACARD_PARAGRAPH ? NULL : block->first;
    bool is_choice = item != NULL && item->kind == PLACARD_TASK, is_code = block->kind == PLACARD_CODE_BLOCK;
    const struct node *words = item != NULL && item->first != NULL ? item->first : block;
    struct str text = is_code ? str_trim(block->text) : model_plain(model, words);
    struct diag *diag = model_report(model, DIAG_CHOICE_DETAIL, first_line(draft, block),
                                     "this would be shown with the choice, before the answer");
    model_label(model, diag, "%s under a choice",
                is_code        ? "an indented line"
                : item != NULL ? "a list"
                               : "a paragraph");
    if (is_choice)
        model_help(model, diag, "for a choice of its own take the blanks before it away");
    else
        model_help(model, diag, "write feedback as a quote under the choice: > %.*s",
                   STR_FMT(str_slice(text, 0, str_find_byte(text, '\n', 0))));
}

/* What stands under a choice and is no quote is shown with it, before the answer: it could say which is
 * right.  It is taken for the feedback that it was meant to be. */
static bool check_details(struct draft *draft, struct node *choice)
{
    bool is_good = true;
    for (struct node *at = choice->first, *next; at != NULL; at = next) {
        next = at->next;
        if (at->prev == NULL || !is_like_feedback(draft, at))
            continue;
        if (is_good)
            report_detail(draft, at);
        is_good = false;
        struct node *quote = node_new(draft->model->stage->arena, PLACARD_QUOTE, at->span);
        node_insert_before(at, quote);
        node_move(quote, at);
        comments_drop(quote);
    }
    return is_good;
}

/* A wrong choice may cost points; a right one cannot. */
static void set_costs(struct draft *draft, struct node *choice, const struct options *options)
{
    struct model *model = draft->model;
    if (options->costs == 0)
        return;
    if (choice->number == 0) {
        choice->number = 1 + options->costs;
        return;
    }
    struct diag *diag = model_report(model, DIAG_CHOICE_COSTS, options->span, "a right choice costs points");
    model_label(model, diag, "its box is ticked");
    model_help(model, diag, "take costs=%u out, or leave the box empty", options->costs);
}

/* Take the marks off a choice: its id, its feedback.  False when it has what is none. */
static bool read_choice(struct draft *draft, struct node *choice, uint32_t index)
{
    struct model *model = draft->model;
    struct node *paragraph = choice->first;
    struct node *feedback = NULL;
    choice->text = str_format(model->stage->arena, "%u", index);
    if (paragraph != NULL && paragraph->kind == PLACARD_PARAGRAPH) {
        bool is_choice = choice->kind == PLACARD_CHOICE;
        struct options options = options_take(model, paragraph, OPTION_ID | (is_choice ? OPTION_COSTS : 0));
        if (options.id.len > 0)
            choice->text = options.id;
        if (is_choice)
            draft_note_pin(model, choice->text, &options, false);
        set_costs(draft, choice, &options);
        feedback = split_feedback(draft, paragraph);
    }
    if (feedback != NULL && paragraph->next != NULL)
        node_insert_before(paragraph->next, feedback);
    else if (feedback != NULL)
        node_append(choice, feedback);
    bool is_good = choice->kind != PLACARD_CHOICE || check_details(draft, choice);
    draft_gather_quotes(model, choice, NULL, PLACARD_FEEDBACK);
    return is_good;
}

static struct str choice_plain(const struct draft *draft, const struct node *choice)
{
    return choice->first == NULL ? STR("") : model_plain(draft->model, choice->first);
}

void answers_report_same(struct draft *draft, const struct node *a, const struct node *b, const char *what)
{
    struct model *model = draft->model;
    struct diag *diag = model_report(model, DIAG_CHOICE_TWICE, first_line(draft, b),
                                     "two %s of one question are the same", what);
    model_label(model, diag, "the second one");
    model_other(model, diag, first_line(draft, a), "the first one");
    model_help(model, diag, "change or remove one of them");
}

static void report_same_id(struct draft *draft, const struct node *a, const struct node *b)
{
    struct model *model = draft->model;
    struct diag *diag = model_report(model, DIAG_ID_TWICE, first_line(draft, b),
                                     "two choices have the id `%.*s`", STR_FMT(b->text));
    model_label(model, diag, "the second one");
    model_other(model, diag, first_line(draft, a), "the first one");
    model_help(model, diag, "choices without an id are numbered from 1; write another word behind #");
}

/* ---- What an answer reads ---- */

static void read_node(struct buf *out, const struct model *model, const struct node *node)
{
    switch (node->kind) {
    case PLACARD_TEXT:
    case PLACARD_CODE:
    case PLACARD_CODE_BLOCK:
        buf_str(out, node->text);
        break;
    case PLACARD_LINE_BREAK:
        buf_byte(out, ' ');
        break;
    case PLACARD_SUPERSCRIPT:
    case PLACARD_SUBSCRIPT:
    case PLACARD_STRIKE:
        buf_format(out, "\x1F%u:", node->kind);
        break;
    case PLACARD_IMAGE:
        buf_format(out, "\x1F%.*s\x1F%.*s", STR_FMT(node->text), STR_FMT(images_target(model, node)));
        break;
    default:
        break;
    }
}

struct str answers_reading(const struct model *model, const struct node *answer)
{
    struct buf out = {.arena = model->stage->arena};
    for (const struct node *at = answer; at != NULL;) {
        bool is_apart = at->kind == PLACARD_FEEDBACK;
        if (!is_apart)
            read_node(&out, model, at);
        at = is_apart ? node_skip(answer, at) : node_walk(answer, at);
    }
    return unicode_collapse(model->stage->arena, unicode_compose(model->stage->arena, buf_view(&out)));
}

static struct str keep_reading(struct draft *draft, struct str reading)
{
    struct arena *arena = draft->model->stage->arena;
    if (draft->readings == NULL)
        draft->readings = arena_array(arena, struct str, PLACARD_MAX_CHOICES);
    return draft->readings[draft->reading_count++] = reading;
}

/* Compare with the answers before it, up to PLACARD_MAX_CHOICES. */
static bool check_unique(struct draft *draft, struct node *last, const char *what)
{
    struct str reading = keep_reading(draft, answers_reading(draft->model, last));
    const struct str *other = draft->readings;
    for (struct node *at = draft->node->first; at != last; at = at->next) {
        if (at->kind != last->kind)
            continue;
        if (str_eq(at->text, last->text)) {
            report_same_id(draft, at, last);
            return false;
        }
        if (reading.len > 0 && str_eq(*other++, reading)) {
            answers_report_same(draft, at, last, what);
            return false;
        }
    }
    return true;
}

bool answers_check_count(struct draft *draft, uint32_t count, const char *what)
{
    struct model *model = draft->model;
    if (count >= 2 && count <= PLACARD_MAX_CHOICES)
        return true;
    struct diag *diag;
    if (count < 2) {
        diag = model_report(model, DIAG_ANSWERS_TOO_FEW, draft->heading, "a question needs at least two %s",
                            what);
        model_help(model, diag, "add %s that a worker could take for right", what);
    } else {
        diag = model_report(model, DIAG_ANSWERS_TOO_MANY, draft->heading, "a question has at most %u %s",
                            PLACARD_MAX_CHOICES, what);
        model_help(model, diag, "keep three to five");
    }
    model_label(model, diag, "%u below", count);
    return false;
}

static void report_no_box(struct draft *draft, const struct node *item)
{
    struct model *model = draft->model;
    struct place line = model_place(model, first_line(draft, item));
    const struct diag *box = diag_find(model->stage->diags, DIAG_NEARLY_TASK, line);
    struct str help =
        box != NULL ? box->help : STR("write - [ ] before a wrong choice, - [x] before a right one");
    diag_drop_within(model->stage->diags, DIAG_NEARLY_TASK, line); /* which knows less */
    struct diag *diag =
        model_report(model, DIAG_CHOICE_NO_BOX, first_line(draft, item), "a choice without a box");
    model_label(model, diag, "the choices beside it have one");
    model_help(model, diag, "%.*s", STR_FMT(help));
}

static void report_ticks(struct draft *draft, uint32_t count, uint32_t ticked)
{
    struct model *model = draft->model;
    struct diag *diag;
    if (ticked == 0) {
        diag = model_report(model, DIAG_QUIZ_NO_RIGHT_ANSWER, draft->heading,
                            "this question has no right answer");
        model_label(model, diag, "none of the %u choices below is ticked", count);
        model_help(model, diag, "tick the right choice: - [x] ...");
    } else {
        diag = model_report(model, DIAG_QUIZ_ALL_RIGHT, draft->heading,
                            "every choice of this question is right");
        model_label(model, diag, "all %u choices below are ticked", count);
        model_help(model, diag, "leave the box of a wrong choice empty: - [ ] ...");
    }
}

/* Two choices, True and False: the words of the source language's players. */
static bool is_true_false(const struct draft *draft, const struct node *first)
{
    const struct node *second = first->next;
    struct str a = choice_plain(draft, first), b = choice_plain(draft, second);
    return (str_eq_nocase(a, STR("true")) && str_eq_nocase(b, STR("false"))) ||
           (str_eq_nocase(a, STR("false")) && str_eq_nocase(b, STR("true")));
}

bool answers_read_list(struct draft *draft)
{
    uint32_t count = 0, ticked = 0;
    bool is_good = true;
    struct node *first = draft->answers->first;
    for (struct node *item = first, *next; item != NULL; item = next) {
        next = item->next;
        if (item->kind == PLACARD_ITEM)
            report_no_box(draft, item);
        is_good = is_good && item->kind == PLACARD_TASK;
        ticked += item->number;
        item->kind = PLACARD_CHOICE;
        node_remove(item);
        node_insert_before(draft->answers, item);
        is_good = read_choice(draft, item, ++count) && is_good;
        if (count <= PLACARD_MAX_CHOICES)
            is_good = check_unique(draft, item, "choices") && is_good;
    }
    is_good = answers_check_count(draft, count, "choices") && is_good;
    if (count == 2 && is_true_false(draft, first))
        draft->question->type = PLACARD_TYPE_TRUE_FALSE;
    else
        draft->question->type = ticked > 1 ? PLACARD_TYPE_MULTIPLE : PLACARD_TYPE_SINGLE;
    bool needs_ticks = !draft->model->is_translation || ticked > 0;
    if (is_good && needs_ticks && (ticked == 0 || ticked == count)) {
        report_ticks(draft, count, ticked);
        is_good = false;
    }
    node_remove(draft->answers);
    return is_good;
}

bool answers_asks_for_order(const struct draft *draft)
{
    static const char *const words[] = {
        "order",    "sequence",    "first",     "next",     "then",  "step",    "arrange",  "sort",
        "rank",     "orden",       "secuencia", "primero",  "paso",  "ordre",   "séquence", "étape",
        "abord",    "reihenfolge", "zuerst",    "schritt",  "ordne", "sortier", "ordem",    "sequência",
        "primeiro", "passo",       "kolejno",   "najpierw", "krok",  "ترتيب",   "رتب",      "خطوات",
        "أولا",     "顺序",        "步骤",      "先",       "排列",  "順",      "ステップ", "最初"};
    struct str prompt =
        unicode_fold(draft->model->stage->arena, model_plain(draft->model, draft->question->prompt));
    for (size_t i = 0; i < sizeof words / sizeof words[0]; i++) {
        if (str_find(prompt, str_of(words[i])) != SIZE_MAX)
            return true;
    }
    return false;
}

/* "Which lock goes on?" with 1. 2. 3. below it: choices, as a word processor numbers them? */
static void check_asked(struct draft *draft)
{
    struct model *model = draft->model;
    struct str prompt = model_plain(draft->model, draft->question->prompt);
    bool is_question =
        str_ends(prompt, STR("?")) || str_ends(prompt, STR("？")) || str_ends(prompt, STR("؟"));
    if (!is_question || model->is_translation || answers_asks_for_order(draft))
        return;
    struct diag *diag = model_report(model, DIAG_ORDER_NOT_ASKED, first_line(draft, draft->answers),
                                     "a numbered list is to be put in order, and no order is asked for");
    model_other(model, diag, draft->heading, "the question");
    model_help(
        model, diag,
        "for choices write - [x] before the right one and - [ ] before each other; for an order ask for "
        "it: Put these in order");
}

bool answers_read_order(struct draft *draft)
{
    uint32_t count = 0;
    bool is_good = true;
    for (struct node *item = draft->answers->first, *next; item != NULL; item = next) {
        next = item->next;
        if (item->kind == PLACARD_TASK) {
            struct diag *diag = model_report(draft->model, DIAG_CHOICE_NUMBERED, first_line(draft, item),
                                             "a numbered list with boxes");
            model_help(draft->model, diag,
                       "choices are bullets: - [ ] ...; things to put in order have no boxes: 1. ...");
            is_good = false;
        }
        item->kind = PLACARD_ORDERED;
        item->number = 0;
        node_remove(item);
        node_insert_before(draft->answers, item);
        read_choice(draft, item, ++count);
        if (count <= PLACARD_MAX_CHOICES)
            is_good = check_unique(draft, item, "items") && is_good;
    }
    draft->question->type = PLACARD_TYPE_ORDER;
    is_good = answers_check_count(draft, count, "items to put in order") && is_good;
    if (is_good)
        check_asked(draft);
    node_remove(draft->answers);
    return is_good;
}
