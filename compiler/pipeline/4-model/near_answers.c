/*
 * near_answers.c - what stands in an answer line and would be lost, or taken for a part of the answer.
 *
 * Of an answer only the words are compared and shown.
 */
#include "pipeline/4-model/model.h"

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
