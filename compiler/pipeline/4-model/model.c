#include "pipeline/4-model/model.h"

struct place model_place(const struct model *model, struct span span)
{
    return (struct place){model->stage->source, span};
}

struct str model_plain(const struct model *model, const struct node *node)
{
    return str_trim(node_plain(model->stage->arena, node));
}
