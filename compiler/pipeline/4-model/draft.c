/* draft.c - a question while it is read: what quiz.c and the readers of answers share. */
#include "pipeline/4-model/model.h"

struct node *draft_add(struct draft *draft, uint32_t kind, struct span span, struct str text)
{
    struct node *node = node_new(draft->model->stage->arena, kind, span);
    node->text = text;
    node_insert_before(draft->answers, node);
    return node;
}

static void report_apart(struct model *model, const struct node *quote, const struct node *first)
{
    const struct source *source = model->stage->source;
    struct diag *diag =
        model_report(model, DIAG_QUOTE_APART, quote->span, "a second quote, apart from the first");
    model_label(model, diag, "shown together with the first");
    model_other(model, diag, source_first_line(source, first->span), "the first one");
    model_help(model, diag, "write what it says behind the first, on lines that begin with >");
}

void draft_gather_quotes(struct model *model, struct node *holder, const struct node *end, uint32_t kind)
{
    struct node *first = NULL;
    for (struct node *at = holder->first, *next; at != end; at = next) {
        next = at->next;
        if (at->kind != PLACARD_QUOTE)
            continue;
        if (first == NULL) {
            first = at;
            continue;
        }
        if (at->prev != first)
            report_apart(model, at, first);
        while (at->first != NULL)
            node_move(first, at->first);
        node_remove(at);
    }
    if (first != NULL)
        first->kind = kind;
}

void draft_note_pin(struct model *model, struct str id, const struct options *options, bool is_question)
{
    *array_add(model->stage->arena, &model->module->pins) =
        (struct pin){id, options->span, is_question, options->id.len > 0};
}

bool draft_has(const struct draft *draft, uint32_t kind, struct str text)
{
    for (const struct node *at = draft->node->first; at != draft->answers; at = at->next) {
        if (at->kind == kind && str_eq(at->text, text))
            return true;
    }
    return false;
}

void draft_add_fold(struct draft *draft, struct span span, struct str typed, struct str folded)
{
    struct arena *arena = draft->model->stage->arena;
    if (typed.len == 0)
        return;
    struct str text = str_format(arena, "%.*s\t%.*s", STR_FMT(typed), STR_FMT(folded));
    if (!draft_has(draft, PLACARD_FOLD, text))
        draft_add(draft, PLACARD_FOLD, span, text);
}

bool draft_report_unreadable(struct draft *draft, struct span span, const char *label, struct str help)
{
    struct model *model = draft->model;
    struct diag *diag = model_report(model, DIAG_ANSWER_UNREADABLE, span, "this answer cannot be read");
    model_label(model, diag, "%s", label);
    model_help(model, diag, "%.*s", STR_FMT(help));
    return false;
}
