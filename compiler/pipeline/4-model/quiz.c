#include "pipeline/4-model/model.h"

#include "base/digest.h"
#include "base/unicode.h"

bool quiz_is_heading(const struct model *model, const struct node *heading)
{
    if (heading->kind != PLACARD_HEADING || heading->number != 2)
        return false;
    if (heading == model->near_quiz)
        return true;
    if (heading->last != NULL && comment_is_quiz(heading->last))
        return true;
    const struct node *next = heading->next;
    return (next != NULL && comment_is_quiz(next)) || str_eq_nocase(model_plain(model, heading), STR("quiz"));
}

static bool is_strong_start(const struct node *block)
{
    return block->kind == PLACARD_PARAGRAPH && block->first != NULL && block->first->kind == PLACARD_STRONG;
}

static bool has_task(const struct node *list)
{
    return node_child(list, PLACARD_TASK) != NULL;
}

bool quiz_is_answers(const struct model *model, const struct node *block)
{
    switch (block->kind) {
    case PLACARD_BULLET_LIST:
        return has_task(block);
    case PLACARD_ORDERED_LIST:
    case PLACARD_TABLE:
        return true;
    case PLACARD_PARAGRAPH:
        return is_strong_start(block) && answers_is_line(model, block);
    default:
        return false;
    }
}

/* The quote that stands right before the second of two lists with boxes; NULL: there is none. */
static const struct node *quote_between(const struct node *first, const struct node *second)
{
    bool are_lists = first->kind == PLACARD_BULLET_LIST && second->kind == PLACARD_BULLET_LIST;
    const struct node *between = are_lists ? first->next : second;
    while (between != second && between->kind == PLACARD_QUOTE && between->next != second)
        between = between->next;
    return between != second && between->kind == PLACARD_QUOTE ? between : NULL;
}

/* `> why` under a choice ends the list when it is not indented. */
static void report_feedback(struct draft *draft, const struct node *quote)
{
    struct model *model = draft->model;
    struct span line = source_first_line(model->stage->source, quote->span);
    struct diag *diag =
        model_report(model, DIAG_FEEDBACK_OUTSIDE, line, "this feedback stands outside of its choice");
    model_label(model, diag, "it ends the list of choices");
    model_help(model, diag, "indent it by 2 columns, without an empty line before it");
}

static void report_mixed(struct draft *draft, const struct node *second)
{
    struct model *model = draft->model;
    const struct node *quote = quote_between(draft->answers, second);
    if (quote != NULL) {
        report_feedback(draft, quote);
        return;
    }
    struct span line = source_first_line(model->stage->source, second->span);
    struct span first = source_first_line(model->stage->source, draft->answers->span);
    struct diag *diag = model_report(model, DIAG_ANSWERS_MIXED, line, "a question has one kind of answers");
    model_label(model, diag, "a second list, table or answer line");
    model_other(model, diag, first, "the answers are here");
    bool is_reply = draft->answers->kind == PLACARD_PARAGRAPH && second->kind == PLACARD_BULLET_LIST;
    model_help(model, diag,
               is_reply ? "to reply to what is typed, write the list right behind the answer line, and a "
                          "quote below each item: > why; else make two questions of it"
                        : "make two questions of it, or move the explanation into plain paragraphs");
}

/* Replies stand right behind the answer line: text between would be shown behind them, with the explanation.
 */
static bool is_right_behind(const struct node *first, const struct node *second)
{
    const struct node *at = first->next;
    while (at != second && at->kind == NODE_COMMENT)
        at = at->next;
    return at == second;
}

/* Another bullet, or a comment, begins another list; to an author it is one. */
static bool goes_on(const struct node *found, const struct node *list)
{
    return found != NULL && found->kind == PLACARD_BULLET_LIST && list->kind == PLACARD_BULLET_LIST &&
           found->next == list;
}

static struct node *join_lists(struct node *first, struct node *second)
{
    first->span.end = second->span.end;
    while (second->first != NULL)
        node_move(first, second->first);
    node_remove(second);
    return first;
}

static struct node *find_answers(struct draft *draft)
{
    struct node *found = NULL;
    for (struct node *at = draft->node->first; at != NULL; at = at->next) {
        if (!quiz_is_answers(draft->model, at))
            continue;
        if (goes_on(found, at)) {
            at = join_lists(found, at);
            continue;
        }
        if (found != NULL && found->kind == PLACARD_PARAGRAPH && at->kind == PLACARD_BULLET_LIST &&
            draft->replies == NULL && is_right_behind(found, at) && answers_are_replies(at)) {
            draft->replies = at;
            continue;
        }
        if (found != NULL) {
            draft->answers = found;
            report_mixed(draft, at);
            return NULL;
        }
        found = at;
    }
    return found;
}

/* ---- Parts of a question ---- */

static void read_prompt(struct draft *draft, struct node *heading)
{
    struct model *model = draft->model;
    struct question *question = draft->question;
    struct options options = options_take(model, heading, OPTION_ID | OPTION_POINTS | OPTION_SHUFFLE);
    struct str text = model_plain(model, heading);
    draft->heading = heading->span;
    heading->kind = PLACARD_PROMPT;
    heading->number = 0;
    question->prompt = heading;
    question->points = options.has_points ? options.points : 1;
    question->is_pinned = options.id.len > 0;
    question->id = question->is_pinned ? options.id : unicode_slug(model->stage->arena, text);
    question->id_span = options.id_span;
    bool is_fixed = options.has_shuffle ? !options.shuffle : model->module->fields.quiz.shuffle_off;
    draft->node->number = PLACARD_QUESTION_NUMBER(0, is_fixed, question->points);
    if (question->id.len == 0)
        question->id = str_format(model->stage->arena, "q%zu", model->module->question_count);
    draft->node->text = question->id;
    draft_note_pin(model, question->id, &options, true);
    if (!node_is_blank(heading))
        return;
    struct diag *diag = model_report(model, DIAG_QUESTION_EMPTY, heading->span, "this heading asks nothing");
    model_help(model, diag, "write the question behind ###");
}

/* The header of a table of pairs says what its columns are: it stays above them, as a table of one row. */
static void keep_header(struct draft *draft)
{
    struct model *model = draft->model;
    struct node *header = draft->answers->first;
    if (draft->answers->number != 2 || model_plain(model, header).len == 0)
        return;
    struct node *table = draft_add(draft, PLACARD_TABLE, header->span, STR(""));
    table->number = draft->answers->number;
    node_move(table, header);
}

static bool read_answers(struct draft *draft)
{
    switch (draft->answers->kind) {
    case PLACARD_BULLET_LIST:
        return answers_read_list(draft);
    case PLACARD_ORDERED_LIST:
        return answers_read_order(draft);
    case PLACARD_TABLE:
        keep_header(draft);
        return pairs_read(draft);
    default:
        return answers_read_line(draft);
    }
}

/* Quotes before the answers are hints; every other block stays as context. */
static void take_hints(struct draft *draft)
{
    draft_gather_quotes(draft->model, draft->node, draft->answers, PLACARD_HINT);
}

/* What follows the answers explains them. */
static void take_explanation(struct draft *draft)
{
    struct model *model = draft->model;
    struct node *after = draft->answers->next;
    if (after == NULL)
        return;
    struct node *explanation = node_new(model->stage->arena, PLACARD_EXPLANATION, after->span);
    for (struct node *next; after != NULL; after = next) {
        next = after->next;
        if (after->kind == PLACARD_QUOTE) {
            struct diag *diag =
                model_report(model, DIAG_HINT_LATE, source_line(model->stage->source, after->span.begin),
                             "a hint stands before the answers");
            model_label(model, diag, "shown as part of the explanation");
            model_help(model, diag, "move it above the answers, or drop the > if it explains them%s",
                       draft->answers->kind == PLACARD_BULLET_LIST
                           ? "; indented by two columns it is feedback of the choice above it"
                           : "");
        }
        explanation->span.end = after->span.end;
        node_move(explanation, after);
    }
    node_append(draft->node, explanation);
}

static void add_digest(struct draft *draft)
{
    struct arena *arena = draft->model->stage->arena;
    struct node *digest = node_new(arena, PLACARD_DIGEST, draft->heading);
    draft->question->digest = digest->number = question_digest(arena, draft->question);
    node_insert_before(draft->node->first, digest);
}

static bool has_heading(struct draft *draft)
{
    struct model *model = draft->model;
    const struct node *heading = node_child(draft->node, PLACARD_HEADING);
    if (heading == NULL)
        return false;
    struct diag *diag =
        model_report(model, DIAG_QUESTION_HEADING, heading->span, "a heading inside a question");
    model_label(model, diag, "level %u", heading->number);
    model_other(model, diag, draft->heading, "the question");
    model_help(model, diag, "write ### for another question, or **text** for a line that stands out");
    return true;
}

/* Its answer is typed, so that no order can be fixed. */
static bool is_typed(const struct question *question)
{
    placard_form form = placard_form_of(question->type);
    return form == PLACARD_FORM_NUMBER || form == PLACARD_FORM_WORDS;
}

/* `<!-- exact -->` on the line below the answer. */
static void take_comment(struct node *answers)
{
    struct node *next = answers->next;
    if (answers->kind == PLACARD_PARAGRAPH && next != NULL && next->kind == NODE_COMMENT)
        node_move(answers, next);
}

static void finish_question(struct draft *draft)
{
    struct question *question = draft->question;
    bool is_broken = has_heading(draft);
    draft->answers = find_answers(draft);
    if (draft->answers == NULL) {
        bool is_mixed = false;
        for (const struct node *at = draft->node->first; at != NULL; at = at->next)
            is_mixed = is_mixed || quiz_is_answers(draft->model, at);
        if (!is_mixed)
            near_answers_report_none(draft);
        is_broken = true;
    } else {
        take_comment(draft->answers);
        take_hints(draft);
        if (draft->replies != NULL)
            node_remove(draft->replies);
        take_explanation(draft);
        is_broken = !read_answers(draft) || is_broken;
    }
    if (is_broken)
        question->type = (placard_question_type)0;
    draft->node->number += PLACARD_QUESTION_NUMBER(question->type, 0, 0);
    if (draft->answers != NULL && is_typed(question))
        draft->node->number = PLACARD_QUESTION_NUMBER(question->type, draft->is_exact, question->points);
    add_digest(draft);
}

/* ---- The quiz ---- */

static size_t count_questions(const struct node *quiz)
{
    size_t count = 0;
    for (const struct node *at = quiz->first; at != NULL; at = at->next)
        count += at->kind == PLACARD_HEADING && at->number == 3;
    return count;
}

/* Questions are opened first and finished when all their blocks are inside. */
static void open_questions(struct model *model, struct draft *drafts)
{
    struct module *module = model->module;
    struct draft *draft = NULL;
    for (struct node *at = module->quiz->first, *next; at != NULL; at = next) {
        next = at->next;
        if (at->kind == PLACARD_HEADING && at->number == 3) {
            draft = &drafts[module->question_count];
            draft->model = model;
            draft->question = &module->questions[module->question_count++];
            draft->node = draft->question->node = node_new(model->stage->arena, PLACARD_QUESTION, at->span);
            node_insert_before(at, draft->node);
            read_prompt(draft, at);
        }
        if (draft == NULL)
            continue;
        draft->node->span.end = at->span.end > draft->node->span.end ? at->span.end : draft->node->span.end;
        node_move(draft->node, at);
    }
}

static void check_ids(struct model *model)
{
    const struct module *module = model->module;
    for (size_t i = 0; i < module->question_count; i++) {
        for (size_t j = 0; j < i; j++) {
            const struct question *a = &module->questions[j], *b = &module->questions[i];
            if (!str_eq(a->id, b->id))
                continue;
            struct diag *diag =
                model_report(model, DIAG_ID_TWICE, b->is_pinned ? b->id_span : b->prompt->span,
                             "two questions have the id `%.*s`", STR_FMT(b->id));
            model_label(model, diag, "the second one");
            model_other(model, diag, a->is_pinned ? a->id_span : a->prompt->span, "the first one");
            model_help(model, diag,
                       "give this one an id of its own at the end of its heading: <!-- #%.*s-2 -->",
                       STR_FMT(b->id));
            break;
        }
    }
}

static void check_count(struct model *model)
{
    const struct module *module = model->module;
    if (module->question_count == 0 && model->near_quiz == NULL) {
        struct diag *diag =
            model_report(model, DIAG_QUIZ_EMPTY, module->quiz->first->span, "this quiz has no questions");
        model_help(model, diag, "write each question as a heading: ### Which ...?");
    } else if (module->question_count > PLACARD_MAX_QUESTIONS) {
        struct diag *diag =
            model_report(model, DIAG_QUIZ_TOO_LONG, module->questions[PLACARD_MAX_QUESTIONS].prompt->span,
                         "a quiz has at most %u questions", PLACARD_MAX_QUESTIONS);
        model_help(model, diag, "keep the few that show whether the worker can do the task safely");
    }
}

void quiz_make(struct model *model)
{
    struct module *module = model->module;
    if (module->quiz == NULL)
        return;
    size_t count = count_questions(module->quiz);
    module->questions = arena_array(model->stage->arena, struct question, count);
    struct draft *drafts = arena_array(model->stage->arena, struct draft, count);
    open_questions(model, drafts);
    check_count(model);
    for (size_t i = 0; i < count && i < PLACARD_MAX_QUESTIONS; i++)
        finish_question(&drafts[i]);
    if (count <= PLACARD_MAX_QUESTIONS)
        check_ids(model);
}

/* ---- Digest ---- */

/*
 * What is hashed: one line a fact, each "name length:text\n", so that no two
 * questions write the same bytes: the type, the points, the prompt, and for
 * each answer node its kind, number and text.  Hints, feedback, what is said to
 * wrong answers that are typed, and explanation are not in it: mending them does
 * not change what was asked.
 */
static void digest_fact(struct buf *buf, uint32_t kind, uint32_t number, struct str text)
{
    buf_format(buf, "%u %u %zu:", kind, number, text.len);
    buf_str(buf, text);
    buf_byte(buf, '\n');
}

static struct str choice_text(struct arena *arena, const struct node *choice)
{
    struct buf buf = {.arena = arena};
    for (const struct node *at = choice->first; at != NULL; at = at->next) {
        if (at->kind == PLACARD_FEEDBACK)
            continue;
        buf_str(&buf, node_plain(arena, at));
        buf_byte(&buf, '\n');
    }
    return buf_view(&buf);
}

static void digest_answer(struct buf *buf, const struct node *node)
{
    switch (node->kind) {
    case PLACARD_CHOICE:
    case PLACARD_ORDERED:
    case PLACARD_PAIR:
        digest_fact(buf, node->kind, node->number, choice_text(buf->arena, node));
        break;
    case PLACARD_LOW:
    case PLACARD_HIGH:
    case PLACARD_UNIT:
    case PLACARD_ACCEPT:
        digest_fact(buf, node->kind, node->number, node->text);
        break;
    default:
        break;
    }
}

uint32_t question_digest(struct arena *arena, const struct question *question)
{
    struct buf buf = {.arena = arena};
    bool is_exact = is_typed(question) && PLACARD_QUESTION_IS_FIXED(question->node->number);
    bool is_right = true;
    digest_fact(&buf, PLACARD_QUESTION_NUMBER(question->type, is_exact, 0), question->points,
                node_plain(arena, question->prompt));
    for (const struct node *at = question->node->first; at != NULL; at = at->next) {
        if (at->kind == PLACARD_REPLY)
            is_right = at->number == 1;
        if (is_right)
            digest_answer(&buf, at);
    }
    return digest_stamp(buf_view(&buf));
}
