/* blanks.c - blocks and links of which a worker would see nothing. */
#include "pipeline/5-checks/rules.h"

/* What has something to show, for people; NULL: it may be empty, as a cell may. */
static const char *name_of(uint32_t kind)
{
    static const struct {
        uint32_t kind;
        const char *name;
    } names[] = {
        {PLACARD_HEADING, "heading"},   {PLACARD_PARAGRAPH, "paragraph"},
        {PLACARD_ITEM, "list item"},    {PLACARD_TASK, "box"},
        {PLACARD_QUOTE, "quote"},       {PLACARD_CODE_BLOCK, "block of code"},
        {PLACARD_FOOTNOTE, "footnote"}, {PLACARD_LINK, "link"},
        {PLACARD_HINT, "hint"},         {PLACARD_CHOICE, "choice"},
        {PLACARD_ORDERED, "item"},      {PLACARD_FEEDBACK, "feedback"},
        {PLACARD_LEFT, "left side"},    {PLACARD_RIGHT, "right side"},
        {PLACARD_NOTICE, "notice"},     {PLACARD_EXPLANATION, "explanation"},
        {PLACARD_PROMPT, "question"},
    };
    for (size_t i = 0; i < sizeof names / sizeof names[0]; i++)
        if (names[i].kind == kind)
            return names[i].name;
    return NULL;
}

/* The model tells of notices, questions and instructions, which are errors. */
static bool is_told(const struct node *node)
{
    if (node->kind == PLACARD_NOTICE || node->kind == PLACARD_PROMPT)
        return true;
    const struct node *before = node->prev;
    while (before != NULL && before->kind == PLACARD_NOTICE)
        before = before->prev;
    return node->kind == PLACARD_PARAGRAPH && node->parent->kind == PLACARD_STEP && before == NULL;
}

static void report(struct check *check, const struct node *node, const char *name)
{
    struct diag *diag = check_report(check, DIAG_SHOWS_NOTHING, check_first_line(check, node->span),
                                     "this %s shows nothing", name);
    check_label(check, diag, "nothing, or only blanks and characters that cannot be seen");
    check_help(check, diag, "write its text, or remove it; space between blocks is made by the client");
}

void rule_shows_nothing(struct check *check)
{
    const struct node *root = check->module->root, *next;
    for (const struct node *node = root; node != NULL; node = next) {
        const char *name = name_of(node->kind);
        next = node_walk(root, node);
        if (name == NULL || !node_is_blank(node))
            continue;
        if (!is_told(node))
            report(check, node, name);
        next = node_skip(root, node);
    }
}
