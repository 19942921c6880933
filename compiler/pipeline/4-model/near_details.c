/* near_details.c - what was meant for an item of a list, and is shown behind the list. */
#include <string.h>

#include "pipeline/2-markdown/positions.h"
#include "pipeline/4-model/model.h"

static bool is_list(const struct node *block)
{
    return block->kind == PLACARD_ORDERED_LIST || block->kind == PLACARD_BULLET_LIST ||
           block->kind == PLACARD_PROCEDURE;
}

/* A heading is none of an item's, and stands where its # stand. */
static bool may_belong(const struct node *block)
{
    return block->kind != PLACARD_HEADING && block->kind != PLACARD_RULE && block->kind != NODE_COMMENT &&
           block->kind != PLACARD_FOOTNOTE && block->kind != PLACARD_PHASE && block->kind != PLACARD_QUIZ;
}

/* The column of the first letter of an item, behind its mark. */
static uint32_t letter_column(struct str source, const struct node *item)
{
    uint32_t at = item->span.begin;
    while (at < item->span.end && source.ptr[at] != ' ' && source.ptr[at] != '\n')
        at++;
    while (at < item->span.end && source.ptr[at] == ' ')
        at++;
    return positions_column(source, at);
}

/* Does a block follow a list with nothing between: no comment, note or definition that is shown elsewhere? */
static bool is_right_behind(struct str source, const struct node *list, const struct node *block)
{
    for (uint32_t at = list->span.end; at < block->span.begin; at++)
        if (strchr(" \t\r\n>", source.ptr[at]) == NULL)
            return false;
    return list->span.end <= block->span.begin;
}

void near_details_check(struct model *model)
{
    struct str source = model->stage->source->text;
    const struct node *root = model->module->root;
    for (const struct node *list = root; list != NULL; list = node_walk(root, list)) {
        const struct node *block = list->next;
        if (!is_list(list) || list->last == NULL || block == NULL || !may_belong(block) ||
            !is_right_behind(source, list, block))
            continue;
        uint32_t column = positions_column(source, block->span.begin);
        if (column <= positions_column(source, list->last->span.begin))
            continue;
        uint32_t letter = letter_column(source, list->last);
        struct diag *diag =
            model_report(model, DIAG_NEARLY_DETAIL, source_first_line(model->stage->source, block->span),
                         "this is shown behind the list: it is not indented enough for the item above");
        if (letter > column)
            model_help(model, diag, "indent it by %u columns more: then it belongs to that item",
                       letter - column);
        else
            model_help(model, diag, "indent it as far as the first letter of the item, or not at all");
    }
}
