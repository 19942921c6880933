#include "pipeline/2-markdown/nearly.h"

#include "pipeline/2-markdown/nearly_report.h"

/* Is the place of a text its own?  That of a whole block says not what stands where. */
static bool has_place(const struct node *text)
{
    uint32_t size = text->span.end - text->span.begin;
    return size > 0 && size <= 4 * text->text.len + 64;
}

void nearly_check(struct stage *stage, const struct node *root)
{
    for (const struct node *at = root; at != NULL; at = node_walk(root, at)) {
        if (at->kind == PLACARD_PARAGRAPH)
            nearly_check_paragraph(stage, at);
        else if (at->kind == PLACARD_EMPHASIS || at->kind == PLACARD_STRONG)
            nearly_check_mark(stage, at);
        else if (at->kind == PLACARD_TEXT && has_place(at)) {
            nearly_check_text(stage, at);
            nearly_check_literal(stage, at);
        } else if (at->kind != PLACARD_TEXT)
            nearly_check_block(stage, at);
    }
}
