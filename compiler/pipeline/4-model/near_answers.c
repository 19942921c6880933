/*
 * near_answers.c - what stands in an answer line and would be lost, or taken for a part of the answer.
 *
 * Of an answer only the words are compared and shown.
 */
#include "pipeline/4-model/model.h"

#include <string.h>

#include "pipeline/4-model/answer_words.h"

/* `**Hint:** red` behind an answer. */
static bool is_label(const struct model *model, const struct node *strong)
{
    struct str text = model_plain(model, strong);
    struct str behind =
        strong->next != NULL && strong->next->kind == PLACARD_TEXT ? strong->next->text : STR("");
    return str_ends(text, STR(":")) || str_ends(text, STR("：")) || str_starts(behind, STR(":")) ||
           str_starts(behind, STR("："));
}

static bool report_label(struct draft *draft, const struct node *strong)
{
    struct str text = model_plain(draft->model, strong);
    struct str help = str_format(draft->model->stage->arena,
                                 "end the line before `%.*s`: a hint is a quote above the answer line, an "
                                 "explanation a paragraph behind an empty line below it",
                                 STR_FMT(text));
    return draft_report_unreadable(draft, strong->span, "this is a part of the answer", help);
}

/* A comment that is not the last one: `exact` behind the first of two answers. */
static void report_comment(struct model *model, const struct node *comment)
{
    struct diag *diag =
        model_report(model, DIAG_COMMENT_UNKNOWN, comment->span, "this comment means nothing here");
    model_help(model, diag, "put it at the end of the line: it counts for all answers on it");
}

bool near_answers_check_line(struct draft *draft, const struct node *paragraph)
{
    for (const struct node *at = paragraph; at != NULL; at = node_walk(paragraph, at)) {
        if (at->kind == PLACARD_IMAGE)
            return draft_report_unreadable(draft, at->span, "a picture cannot be typed",
                                           STR("write words here, and put the picture into the question"));
        if (at->kind == PLACARD_LINK && node_child(at, PLACARD_HOVER) != NULL)
            return draft_report_unreadable(draft, at->span, "nobody would see the title of this link",
                                           STR("write words here, and put the link into the question"));
        if (at->kind == PLACARD_STRIKE)
            return draft_report_unreadable(draft, at->span, "what is struck out would have to be typed, too",
                                           STR("write only what is right, and take this out"));
        if (at->kind == PLACARD_STRONG && at != paragraph->first && is_label(draft->model, at))
            return report_label(draft, at);
        if (at->kind == NODE_COMMENT)
            report_comment(draft->model, at);
    }
    return true;
}

/* ---- Several in one ---- */

/* What stands between two words where a | belongs: a comma, a semicolon, a slash, `or`; its bytes to `len`.
 */
static size_t find_separator(struct str language, struct str text, size_t *len)
{
    static const char *const marks[] = {", ", "; ", " / ", "、", "，", "；", "، ", "؛ "};
    for (size_t at = 1; at < text.len; at++) {
        struct str rest = str_slice(text, at, text.len);
        for (size_t i = 0; i < sizeof marks / sizeof marks[0]; i++) {
            *len = strlen(marks[i]);
            if (str_starts(rest, str_of(marks[i])))
                return at;
        }
        struct str word = str_slice(rest, 1, rest.len);
        if (rest.ptr[0] == ' ' && answer_word_first(language, word, len) == ANSWER_WORD_OR &&
            *len < word.len) {
            *len += 2;
            return at;
        }
    }
    return SIZE_MAX;
}

/* `CO2, carbon dioxide` is one answer, to be typed with its comma. */
bool near_answers_tell_list(struct draft *draft, struct span span, struct str text)
{
    struct model *model = draft->model;
    size_t len, at = find_separator(model->module->language, text, &len);
    if (at == SIZE_MAX)
        return false;
    struct diag *diag = model_report(model, DIAG_ANSWER_LIST, span, "one answer, or several?");
    model_label(model, diag, "a worker has to type all of it");
    struct buf answers = {.arena = model->stage->arena};
    for (struct str rest = text; rest.len > 0;) {
        size_t end = find_separator(model->module->language, rest, &len);
        buf_str(&answers, answers.len > 0 ? STR(" | ") : STR(""));
        buf_str(&answers, str_trim(str_slice(rest, 0, end)));
        rest = end == SIZE_MAX ? STR("") : str_slice(rest, end + len, rest.len);
    }
    struct str list = buf_view(&answers);
    model_help(
        model, diag,
        "write a | between answers that are each right: **Answer:** %.*s; when it is one, put a | behind it",
        STR_FMT(list));
    return true;
}

/* ---- Questions without answers ---- */

static bool is_star(char letter)
{
    return letter == '*' || letter == '_' || letter == ' ';
}

static struct str without_stars(struct str text)
{
    while (text.len > 0 && is_star(text.ptr[0]))
        text = str_slice(text, 1, text.len);
    while (text.len > 0 && is_star(text.ptr[text.len - 1]))
        text.len--;
    return text;
}

/* What stands behind the colon of `Answer: 5 V`, without its stars or in another language; ptr NULL: it is no
 * such line. */
static struct str near_line(const struct model *model, const struct node *paragraph)
{
    struct str text = without_stars(model_plain(model, paragraph)), wide = STR("：");
    const struct node *first = paragraph->first;
    struct str mark = first != NULL && first->kind == PLACARD_STRONG ? model_plain(model, first) : STR("");
    bool has_colon = str_ends(mark, STR(":")) || str_ends(mark, wide);
    if (mark.len > 0 && !has_colon && answer_word_is_like_mark(mark) &&
        !str_starts(str_slice(text, mark.len, text.len), STR(":")))
        return without_stars(str_slice(text, mark.len, text.len));
    size_t narrow = str_find_byte(text, ':', 0), other = str_find(text, wide);
    size_t colon = narrow < other ? narrow : other;
    if (colon == SIZE_MAX || !answer_word_is_like_mark(without_stars(str_slice(text, 0, colon))))
        return (struct str){NULL, 0};
    return without_stars(str_slice(text, colon + (colon == narrow ? 1 : wide.len), text.len));
}

static struct diag *report_none(struct draft *draft, const struct node *meant, const char *label)
{
    struct model *model = draft->model;
    struct span line = meant == NULL ? draft->heading : source_first_line(model->stage->source, meant->span);
    struct diag *diag = model_report(model, DIAG_QUESTION_NO_ANSWERS, line, "this question has no answers");
    if (meant == NULL)
        return diag;
    model_label(model, diag, "%s", label);
    model_other(model, diag, draft->heading, "the question");
    return diag;
}

/* An answer line in another form, or in a quote or a list. */
static bool report_near_line(struct draft *draft)
{
    struct model *model = draft->model;
    struct str answer = {NULL, 0};
    const struct node *at = draft->node->first;
    for (; at != NULL; at = node_walk(draft->node, at)) {
        answer = at->kind == PLACARD_PARAGRAPH ? near_line(model, at) : answer;
        if (answer.ptr != NULL)
            break;
    }
    if (at == NULL)
        return false;
    diag_drop_within(model->stage->diags, DIAG_NEARLY_STRONG, model_place(model, at->span));
    bool is_inside = at->parent != draft->node;
    struct diag *diag = report_none(draft, at,
                                    is_inside ? "an answer line stands alone, in no list and no quote"
                                              : "meant for an answer line, and is plain text");
    model_help(model, diag, "write **Answer:** %.*s", STR_FMT(answer));
    return true;
}

/* Choices without boxes, or with those of another tool. */
static const struct node *find_choices(const struct draft *draft)
{
    const struct node *list = node_child(draft->node, PLACARD_BULLET_LIST);
    const struct diags *diags = draft->model->stage->diags;
    for (const struct node *at = draft->node->first; list == NULL && at != NULL; at = at->next) {
        struct place place = model_place(draft->model, at->span);
        if (at->kind == PLACARD_PARAGRAPH && (diag_find(diags, DIAG_NEARLY_TASK, place) != NULL ||
                                              diag_find(diags, DIAG_NEARLY_LIST, place) != NULL))
            list = at;
    }
    return list;
}

void near_answers_report_none(struct draft *draft)
{
    struct model *model = draft->model;
    if (report_near_line(draft))
        return;
    const struct node *choices = find_choices(draft);
    struct diag *diag = report_none(draft, choices,
                                    choices == NULL || choices->kind == PLACARD_BULLET_LIST
                                        ? "a bullet list without boxes to tick"
                                        : "no list, and without boxes to tick");
    struct place place = model_place(model, draft->node->span);
    bool has_boxes = diag_find(model->stage->diags, DIAG_NEARLY_TASK, place) != NULL;
    diag_drop_within(model->stage->diags, DIAG_NEARLY_TASK, place); /* whose lists would be no choices */
    diag_drop_within(model->stage->diags, DIAG_NEARLY_LIST, place);
    comments_drop(draft->node);
    if (choices == NULL)
        model_help(model, diag, "write choices: - [x] right and - [ ] wrong, or **Answer:** and the answer");
    else if (!has_boxes && answers_asks_for_order(draft))
        model_help(model, diag,
                   "write 1. 2. 3. before what is to be put in order; before choices write - [x] and - [ ]");
    else
        model_help(model, diag, "write - [x] before the right choice and - [ ] before each other one");
}
