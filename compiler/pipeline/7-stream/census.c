/*
 * census.c - one walk over the tree for what any node may break, then what only
 * screens make a limit of: footnotes, which are shown with each reference, and hazards that
 * guard steps.
 */
#include "pipeline/7-stream/census.h"

#include "pipeline/7-stream/tokens.h"

/* One walk over a document, and the first thing past each limit. */
struct census {
    struct stage *stage;
    const struct module *module;
    bool is_too_deep;
    bool is_over;
};

static struct place place_of(const struct census *census, const struct node *node)
{
    return (struct place){census->module->source, node->span};
}

static void check_depth(struct census *census, const struct node *node, uint32_t depth)
{
    if (depth <= PLACARD_MAX_DEPTH || census->is_too_deep)
        return;
    census->is_too_deep = census->is_over = true;
    struct diags *diags = census->stage->diags;
    struct diag *diag = diag_add(diags, DIAG_DOCUMENT_TOO_DEEP, place_of(census, node),
                                 "this stands inside more than %u other parts", PLACARD_MAX_DEPTH);
    diag_label(diags, diag, "nested too deeply for a bundle");
    diag_help(diags, diag,
              "move the innermost list or quote out: write its points as steps of their own, "
              "or as a paragraph");
}

static void check_step(struct census *census, const struct node *step)
{
    uint32_t count = 0;
    for (const struct node *node = step; node != NULL; node = node_walk(step, node))
        count += tokens_reach(node);
    if (count <= PLACARD_MAX_STEP_NODES)
        return;
    census->is_over = true;
    struct diags *diags = census->stage->diags;
    struct diag *diag =
        diag_add(diags, DIAG_STEP_TOO_LARGE, place_of(census, step),
                 "this step holds %u parts (cells, words marked up, list items ...); at most %u fit", count,
                 PLACARD_MAX_STEP_NODES);
    diag_label(diags, diag, "too large for a step");
    diag_help(diags, diag,
              "split the step, or move its table to a module of `kind: reference` and link to it: "
              "[the table](module:the-other-id)");
}

static void check_node(struct census *census, const struct node *node, uint32_t depth)
{
    check_depth(census, node, depth);
    if (node->kind == PLACARD_STEP)
        check_step(census, node);
}

static void check_tree(struct census *census)
{
    const struct node *root = census->module->root;
    uint32_t depth = 0;
    const struct node *node = root;
    while (node != NULL) {
        check_node(census, node, depth);
        const struct node *next = tokens_first(node->first);
        depth += next != NULL;
        while (next == NULL && node != root) {
            next = tokens_first(node->next);
            if (next == NULL) {
                node = node->parent;
                depth--;
            }
        }
        node = next;
    }
}

/* ---- Footnotes ---- */

static void report_footnotes(struct census *census, const struct node *footnote)
{
    struct diags *diags = census->stage->diags;
    struct diag *diag = diag_add(diags, DIAG_FOOTNOTES_TOO_MANY, place_of(census, footnote),
                                 "a module has at most %u footnotes", PLACARD_MAX_FOOTNOTES);
    diag_label(diags, diag, "one too many");
    diag_help(diags, diag, "put what matters into the text, and sources into a module of `kind: reference`");
    census->is_over = true;
}

static void report_footnotes_size(struct census *census, const struct node *first, size_t size)
{
    struct diags *diags = census->stage->diags;
    struct diag *diag =
        diag_add(diags, DIAG_FOOTNOTES_TOO_LARGE, place_of(census, first),
                 "the footnotes take %zu bytes when compiled; at most %u fit", size, PLACARD_MAX_FOOTNOTE);
    diag_label(diags, diag, "the first of them");
    diag_help(diags, diag,
              "move what is long into a module of `kind: reference`, and link to it: "
              "[the note](module:the-other-id)");
    census->is_over = true;
}

/* They are the last nodes of the root; a reader counts from the first of them to the end of the root. */
static void check_footnotes(struct census *census)
{
    const struct node *first = node_child(census->module->root, PLACARD_FOOTNOTE);
    struct buf tokens = {.arena = census->stage->arena};
    for (const struct node *at = first; at != NULL; at = tokens_first(at->next)) {
        tokens_of(&tokens, at);
        if (at->number == PLACARD_MAX_FOOTNOTES + 1)
            report_footnotes(census, at);
    }
    if (tokens.len + 1 > PLACARD_MAX_FOOTNOTE) /* and the END of the root */
        report_footnotes_size(census, first, tokens.len + 1);
}

/* ---- Guards ---- */

static void report_guards(struct census *census, const struct node *notice)
{
    struct diags *diags = census->stage->diags;
    struct diag *diag = diag_add(diags, DIAG_GUARDS_TOO_MANY, place_of(census, notice),
                                 "more than %u hazards stand before the first step", PLACARD_MAX_GUARDS);
    diag_label(diags, diag, "this one would not stay in sight");
    diag_help(diags, diag, "write each hazard before the step it is about; say together what is one hazard");
    census->is_over = true;
}

static bool begins_section(const struct node *node)
{
    return node->kind == PLACARD_PHASE || node->kind == PLACARD_QUIZ ||
           (node->kind == PLACARD_HEADING && node->number <= 2);
}

/* Hazards among the blocks from `at` on, up to the first steps or section; the one past the limit is
 * reported. */
static uint32_t count_guards(struct census *census, const struct node *at, uint32_t count)
{
    const struct node *past = NULL;
    for (; at != NULL && at->kind != PLACARD_PROCEDURE && !begins_section(at); at = at->next)
        if (at->kind == PLACARD_NOTICE && at->number <= PLACARD_LEVEL_LAST_HAZARD &&
            ++count == PLACARD_MAX_GUARDS + 1)
            past = at;
    if (past != NULL && at != NULL && at->kind == PLACARD_PROCEDURE)
        report_guards(census, past);
    return count;
}

/* Those of the opening guard every step, those before the first step of a phase the steps of that. */
static void check_guards(struct census *census)
{
    const struct node *root = census->module->root;
    uint32_t opening = count_guards(census, root->first, 0);
    for (const struct node *at = root->first; at != NULL; at = at->next)
        if (at->kind == PLACARD_PHASE)
            count_guards(census, at->first->next, opening); /* behind its heading */
}

/* ---- Screens ---- */

static uint32_t count_screens(const struct module *module)
{
    size_t count = 1 + module->step_count + module->question_count;
    for (const struct node *at = module->root->first; at != NULL; at = at->next)
        if (at->kind == PLACARD_QUIZ)
            count += module->question_count == 0;
        else if (begins_section(at))
            count += node_child(at, PLACARD_PROCEDURE) == NULL;
    return (uint32_t)count;
}

static void check_screens(struct census *census)
{
    uint32_t count = count_screens(census->module);
    if (count <= PLACARD_MAX_SCREENS)
        return;
    struct diags *diags = census->stage->diags;
    struct span line = source_line(census->module->source, census->module->root->span.begin);
    struct diag *diag = diag_add(diags, DIAG_SCREENS_TOO_MANY, (struct place){census->module->source, line},
                                 "this module has %u screens (steps, questions, sections); at most %u fit",
                                 count, PLACARD_MAX_SCREENS);
    diag_label(diags, diag, "the body that begins here is too long");
    diag_help(diags, diag, "split the module: one task each");
    census->is_over = true;
}

bool census_fits(struct stage *stage, const struct module *module)
{
    struct census census = {.stage = stage, .module = module};
    check_tree(&census);
    check_footnotes(&census);
    check_guards(&census);
    check_screens(&census);
    return !census.is_over;
}
