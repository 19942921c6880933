/* draft.c - a question while it is read: what quiz.c and the readers of answers share. */
#include "pipeline/4-model/model.h"

struct node *draft_add(struct draft *draft, uint32_t kind, struct span span, struct str text)
{
    struct node *node = node_new(draft->model->stage->arena, kind, span);
    node->text = text;
    node_insert_before(draft->answers, node);
    return node;
}

void draft_note_pin(struct model *model, struct str id, const struct options *options, bool is_question)
{
    *array_add(model->stage->arena, &model->module->pins) =
        (struct pin){id, options->span, is_question, options->id.len > 0};
}
