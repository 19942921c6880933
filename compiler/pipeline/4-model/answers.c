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
        struct node *feedback = node_new(model->stage->arena, PLACARD_FEEDBACK, span);
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

/* Take the marks off a choice: its id, its feedback. */
static void read_choice(struct draft *draft, struct node *choice, uint32_t index)
{
    struct model *model = draft->model;
    struct node *paragraph = choice->first;
    struct node *feedback = NULL;
    choice->text = str_format(model->stage->arena, "%u", index);
    if (paragraph != NULL && paragraph->kind == PLACARD_PARAGRAPH) {
        struct options options = options_take(model, paragraph, OPTION_ID);
        if (options.id.len > 0)
            choice->text = options.id;
        if (choice->kind == PLACARD_CHOICE)
            draft_note_pin(model, choice->text, &options, false);
        feedback = split_feedback(draft, paragraph);
    }
    for (struct node *at = choice->first; at != NULL; at = at->next) {
        if (at->kind == PLACARD_QUOTE)
            at->kind = PLACARD_FEEDBACK;
    }
    if (feedback != NULL)
        node_append(choice, feedback);
}

static struct str choice_plain(const struct draft *draft, const struct node *choice)
{
    return choice->first == NULL ? STR("") : model_plain(draft->model, choice->first);
}

static bool has_picture(const struct node *choice)
{
    for (const struct node *at = choice->first; at != NULL; at = node_walk(choice, at)) {
        if (at->kind == PLACARD_IMAGE || at->kind == PLACARD_CODE_BLOCK)
            return true;
    }
    return false;
}

static void report_same(struct draft *draft, const struct node *a, const struct node *b, const char *what)
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

/* The text of an answer folded, kept for the answers after it. */
static struct str keep_folded(struct draft *draft, struct str text)
{
    struct arena *arena = draft->model->stage->arena;
    if (draft->folded == NULL)
        draft->folded = arena_array(arena, struct str, PLACARD_MAX_CHOICES);
    return draft->folded[draft->folded_count++] = unicode_fold(arena, text);
}

/* Compare with the answers before it, up to PLACARD_MAX_CHOICES. */
static bool check_unique(struct draft *draft, struct node *last, struct str text, const char *what)
{
    struct str folded = keep_folded(draft, text);
    const struct str *other = draft->folded;
    for (struct node *at = draft->node->first; at != last; at = at->next) {
        if (at->kind != last->kind)
            continue;
        if (str_eq(at->text, last->text)) {
            report_same_id(draft, at, last);
            return false;
        }
        bool is_same = text.len > 0 && str_eq(*other++, folded);
        if (is_same && !has_picture(at) && !has_picture(last)) {
            report_same(draft, at, last, what);
            return false;
        }
    }
    return true;
}

/* Fewer than two, or more than the format takes. */
static bool check_count(struct draft *draft, uint32_t count, const char *what)
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
    struct diag *diag =
        model_report(model, DIAG_CHOICE_NO_BOX, first_line(draft, item), "a choice without a box");
    model_label(model, diag, "the choices beside it have one");
    model_help(model, diag, "write - [ ] before a wrong choice, - [x] before a right one");
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
        read_choice(draft, item, ++count);
        if (count <= PLACARD_MAX_CHOICES)
            is_good = check_unique(draft, item, choice_plain(draft, item), "choices") && is_good;
    }
    is_good = check_count(draft, count, "choices") && is_good;
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
            is_good = check_unique(draft, item, choice_plain(draft, item), "items") && is_good;
    }
    draft->question->type = PLACARD_TYPE_ORDER;
    is_good = check_count(draft, count, "items to put in order") && is_good;
    node_remove(draft->answers);
    return is_good;
}

/* ---- Pairs ---- */

/* Make a side of a pair from a cell. */
static struct node *take_side(struct node *pair, struct node *cell, uint32_t kind)
{
    cell->kind = kind;
    cell->number = 0;
    node_move(pair, cell);
    return cell;
}

static bool check_pair(struct draft *draft, const struct node *pair)
{
    struct arena *arena = draft->model->stage->arena;
    bool is_good = true;
    for (const struct node *at = draft->node->first; at != pair && is_good; at = at->next) {
        if (at->kind != PLACARD_PAIR)
            continue;
        struct str left = unicode_fold(arena, node_plain(arena, at->first));
        struct str right = unicode_fold(arena, node_plain(arena, at->last));
        bool same_left = str_eq(left, unicode_fold(arena, node_plain(arena, pair->first)));
        bool same_right = str_eq(right, unicode_fold(arena, node_plain(arena, pair->last)));
        if (same_left || same_right) {
            report_same(draft, same_left ? at->first : at->last, same_left ? pair->first : pair->last,
                        same_left ? "left sides" : "right sides");
            is_good = false;
        }
    }
    return is_good;
}

static bool report_columns(struct draft *draft)
{
    struct model *model = draft->model;
    struct diag *diag = model_report(model, DIAG_MATCH_COLUMNS, first_line(draft, draft->answers),
                                     "a table of things to match has two columns");
    model_label(model, diag, "%u columns", draft->answers->number);
    model_help(model, diag, "write | thing | what it belongs to |");
    return false;
}

bool answers_read_table(struct draft *draft)
{
    struct arena *arena = draft->model->stage->arena;
    uint32_t count = 0;
    bool is_good = true;
    draft->question->type = PLACARD_TYPE_MATCH;
    if (draft->answers->number != 2)
        return report_columns(draft);
    for (struct node *row = draft->answers->first; row != NULL; row = row->next) {
        if (row->number == 1)
            continue; /* the header says what the columns are */
        struct node *pair = draft_add(draft, PLACARD_PAIR, row->span, str_format(arena, "%u", ++count));
        struct node *left = row->first, *right = row->last;
        take_side(pair, left, PLACARD_LEFT);
        take_side(pair, right, PLACARD_RIGHT);
        if (count <= PLACARD_MAX_CHOICES)
            is_good = check_pair(draft, pair) && is_good;
    }
    is_good = check_count(draft, count, "pairs to match") && is_good;
    node_remove(draft->answers);
    return is_good;
}

/* ---- Answer line ---- */

static struct str strong_text(const struct model *model, const struct node *paragraph)
{
    return model_plain(model, paragraph->first);
}

bool answers_is_line(const struct model *model, const struct node *paragraph)
{
    struct str text = strong_text(model, paragraph);
    if (str_eq_nocase(text, STR("answer:")))
        return true;
    if (str_eq_nocase(text, STR("answer"))) {
        const struct node *next = paragraph->first->next;
        return next != NULL && next->kind == PLACARD_TEXT && str_starts(next->text, STR(":"));
    }
    return model->is_translation && (str_ends(text, STR(":")) || str_ends(text, STR("：")));
}

/* What stands behind the mark, as the author wrote it. */
static struct str answer_text(struct draft *draft)
{
    struct node *paragraph = draft->answers;
    node_remove(paragraph->first);
    struct str text = model_plain(draft->model, paragraph);
    if (str_starts(text, STR(":")))
        text = str_trim(str_slice(text, 1, text.len));
    return text;
}

static bool begins_number(struct str text)
{
    size_t at = 0;
    if (str_starts(text, STR("−")))
        at = strlen("−");
    else if (text.len > 0 && (text.ptr[0] == '-' || text.ptr[0] == '+'))
        at = 1;
    return at < text.len && text.ptr[at] >= '0' && text.ptr[at] <= '9';
}

static bool is_digit_at(struct str text, size_t at)
{
    return at < text.len && text.ptr[at] >= '0' && text.ptr[at] <= '9';
}

/* The first number that stands alone, not in a name: `19.5` of `about 19.5 %`, none of `CV-200`. */
static struct str find_number(struct str text)
{
    for (size_t at = 0; at < text.len;) {
        size_t begin = at;
        while (is_digit_at(text, at) ||
               (at > begin && (text.ptr[at] == '.' || text.ptr[at] == ',') && is_digit_at(text, at + 1)))
            at++;
        bool is_open = begin == 0 || text.ptr[begin - 1] == ' ';
        bool is_closed = at == text.len || text.ptr[at] == ' ' || text.ptr[at] == '%';
        if (at > begin && is_open && is_closed)
            return str_slice(text, begin, at);
        at += at == begin ? 1 : 0;
    }
    return (struct str){NULL, 0};
}

/* Words that hold a number are compared as words: `about 19.5 %` is right, `19.5` is wrong. */
static void check_no_number(struct draft *draft, struct str text, struct span span)
{
    struct model *model = draft->model;
    struct str number = find_number(text);
    if (model->is_translation || number.len == 0 || str_find_byte(text, '|', 0) != SIZE_MAX)
        return;
    struct str unit = str_trim(str_slice(text, (size_t)(number.ptr - text.ptr) + number.len, text.len));
    unit = str_slice(unit, 0, str_find_byte(unit, ' ', 0));
    struct diag *diag = model_report(model, DIAG_ANSWER_NUMBER_AS_WORDS, span,
                                     "this answer holds a number, but is compared as words");
    model_label(model, diag, "a worker who types %.*s is told that it is wrong", STR_FMT(number));
    model_help(model, diag,
               "write the number with the range that you accept: **Answer:** %.*s ± %s%s%.*s; when words are "
               "meant, put a | behind them",
               STR_FMT(number), str_find_byte(number, '.', 0) == SIZE_MAX ? "1" : "0.5",
               unit.len > 0 ? " " : "", STR_FMT(unit));
}

bool answers_read_line(struct draft *draft)
{
    struct span span = draft->answers->span;
    struct str text = answer_text(draft);
    bool is_number = begins_number(text) && str_find_byte(text, '|', 0) == SIZE_MAX;
    bool is_good;
    draft->question->type = is_number ? PLACARD_TYPE_NUMERIC : PLACARD_TYPE_SHORT_TEXT;
    if (is_number)
        is_good = numbers_read(draft, text, span);
    else
        is_good = accepted_read(draft, text, span);
    if (!is_number && is_good)
        check_no_number(draft, text, span);
    if (is_good)
        draft_add(draft, PLACARD_SHOWN, span, text);
    node_remove(draft->answers);
    return is_good;
}
