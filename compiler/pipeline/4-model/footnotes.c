#include "pipeline/4-model/model.h"

/* The text that refers to a footnote of that number, or the note that does; NULL: nothing does. */
struct references {
    const struct node **text, **note;
    size_t count;
};

static void note_reference(struct references *references, const struct node *block, const struct node *at)
{
    if (at->number > references->count)
        return;
    if (block->kind == PLACARD_FOOTNOTE)
        references->note[at->number] = at;
    else
        references->text[at->number] = at;
}

static struct references references_of(const struct model *model)
{
    struct arena *arena = model->stage->arena;
    const struct node *root = model->module->root;
    struct references references = {0};
    for (const struct node *block = root->first; block != NULL; block = block->next)
        references.count += block->kind == PLACARD_FOOTNOTE;
    references.text = arena_array(arena, const struct node *, references.count + 1);
    references.note = arena_array(arena, const struct node *, references.count + 1);
    for (const struct node *block = root->first; block != NULL; block = block->next)
        for (const struct node *at = block; at != NULL; at = node_walk(block, at))
            if (at->kind == PLACARD_FOOTNOTE_REF)
                note_reference(&references, block, at);
    return references;
}

static void report_nested(struct model *model, const struct node *reference)
{
    struct diag *diag =
        model_report(model, DIAG_FOOTNOTE_NESTED, reference->span, "a footnote refers to a footnote");
    model_label(model, diag, "a screen shows the notes of its text, not those of notes");
    model_help(model, diag, "write what it says here, or refer to it from the text");
}

static void report_hidden(struct model *model, const struct node *footnote)
{
    struct diag *diag =
        model_report(model, DIAG_FOOTNOTE_HIDDEN, footnote->span, "no screen would show this footnote");
    model_label(model, diag, "nothing that is shown refers to it");
    model_help(model, diag,
               "refer to it from the question or the explanation: an answer that is typed is not shown");
}

void footnotes_check_shown(struct model *model)
{
    struct references references = references_of(model);
    const struct node *at = node_child(model->module->root, PLACARD_FOOTNOTE);
    for (; at != NULL; at = at->next) {
        if (at->kind != PLACARD_FOOTNOTE || at->number > references.count)
            continue;
        if (references.note[at->number] != NULL)
            report_nested(model, references.note[at->number]);
        else if (references.text[at->number] == NULL)
            report_hidden(model, at);
    }
}
