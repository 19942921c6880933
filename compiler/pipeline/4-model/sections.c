#include "pipeline/4-model/model.h"

/* ---- Headings ---- */

static void report_level_one(struct model *model, const struct node *heading)
{
    struct diag *diag = model_report(model, DIAG_HEADING_LEVEL_ONE, heading->span,
                                     "a level-1 heading in the body of a module");
    model_label(model, diag, "the title stands in the front matter");
    model_help(model, diag, "remove it, or write ## for a phase");
}

static void report_skip(struct model *model, const struct node *heading, const struct node *above,
                        uint32_t level)
{
    struct diag *diag = model_report(model, DIAG_HEADING_SKIPS, heading->span, "this heading skips a level");
    model_label(model, diag, "level %u", heading->number);
    if (above != NULL)
        model_other(model, diag, above->span, "the heading above it has level %u", above->number);
    model_help(model, diag, "write %.*s", (int)level + 1, "#######");
}

static void check_headings(struct model *model)
{
    const struct node *root = model->module->root, *above = NULL;
    for (const struct node *at = root; at != NULL; at = node_walk(root, at)) {
        if (at->kind != PLACARD_HEADING)
            continue;
        uint32_t level = above == NULL ? 1 : above->number;
        if (at->number == 1 && model->module->fields.kind == PLACARD_MODULE_PROCEDURE)
            report_level_one(model, at);
        else if (at->number > level + 1)
            report_skip(model, at, above, level);
        above = at;
    }
}

/* ---- Phases and quiz ---- */

static uint32_t pass_mark(struct model *model, struct node *heading)
{
    struct node *block = heading->next;
    struct options options = options_take(model, heading, OPTION_PASS);
    if (block != NULL && comment_is_quiz(block)) {
        struct node *holder = node_new(model->stage->arena, PLACARD_PARAGRAPH, block->span);
        node_move(holder, block);
        options = options_take(model, holder, OPTION_PASS);
    }
    if (options.has_pass)
        return options.pass;
    uint32_t value = model->module->fields.quiz.pass_percent.value;
    return value >= 1 && value <= 100 ? value : 80; /* as the field table says */
}

static struct node *open_quiz(struct model *model, struct node *heading)
{
    struct module *module = model->module;
    uint32_t pass = pass_mark(model, heading);
    if (module->quiz != NULL) {
        struct diag *diag = model_report(model, DIAG_QUIZ_TWICE, heading->span, "a module has one quiz");
        model_label(model, diag, "a second one");
        model_other(model, diag, module->quiz->first->span, "the first one");
        model_help(model, diag, "move these questions under the first heading");
        return module->quiz;
    }
    module->quiz = node_new(model->stage->arena, PLACARD_QUIZ, heading->span);
    module->quiz->number = pass;
    node_insert_before(heading, module->quiz);
    return module->quiz;
}

static struct node *open_phase(struct model *model, struct node *heading)
{
    struct node *phase = node_new(model->stage->arena, PLACARD_PHASE, heading->span);
    node_insert_before(heading, phase);
    return phase;
}

/* The section that a heading opens; NULL: none, its blocks stay where they are. */
static struct node *open_section(struct model *model, struct node *heading)
{
    if (quiz_is_heading(model, heading))
        return open_quiz(model, heading);
    if (heading->number == 2 && model->module->fields.kind == PLACARD_MODULE_PROCEDURE)
        return open_phase(model, heading);
    return NULL;
}

static void check_empty_phases(struct model *model)
{
    for (const struct node *at = model->module->root->first; at != NULL; at = at->next) {
        if (at->kind != PLACARD_PHASE || at->first != at->last)
            continue;
        struct diag *diag =
            model_report(model, DIAG_PHASE_EMPTY, at->first->span, "nothing stands under this heading");
        model_help(model, diag, "write its steps: 1. ..., or remove the heading");
    }
}

void sections_make(struct model *model)
{
    struct node *root = model->module->root, *section = NULL;
    check_headings(model);
    for (struct node *at = root->first, *next; at != NULL; at = next) {
        next = at->next;
        if (at->kind == PLACARD_FOOTNOTE)
            continue;
        bool opens = at->kind == PLACARD_HEADING && at->number <= 2;
        if (opens)
            section = open_section(model, at);
        next = at->next; /* a comment that marks the quiz may be gone */
        if (section == NULL)
            continue;
        bool is_second = opens && section->first != NULL; /* reported: its blocks join the first quiz */
        node_remove(at);
        if (!is_second)
            node_append(section, at);
        section->span.end = at->span.end > section->span.end ? at->span.end : section->span.end;
    }
    check_empty_phases(model);
}

/* ---- Steps ---- */

static struct node *instruction_of(const struct node *step)
{
    struct node *at = step->first;
    while (at != NULL && at->kind == PLACARD_NOTICE)
        at = at->next;
    return at != NULL && at->kind == PLACARD_PARAGRAPH && !node_is_blank(at) ? at : NULL;
}

/* What is meant for the instruction of a step, and is none by the blanks before it or the line under it. */
static const char *mend_of_instruction(const struct model *model, const struct node *step)
{
    struct str text = step->first == NULL ? STR("") : source_text(model->stage->source, step->first->span);
    bool is_heading = step->first != NULL && step->first->kind == PLACARD_HEADING;
    if (step->first != NULL && model_is_indented_code(model, step->first))
        return "write one blank behind the number: with five or more the instruction is shown as code";
    if (is_heading && !str_starts(text, STR("#")))
        return "put an empty line before the line of - or =, which makes a heading of the instruction";
    return "write the instruction behind the number; put pictures, lists and code under it";
}

static void report_no_instruction(struct model *model, const struct node *step)
{
    struct span line = source_first_line(model->stage->source, step->span);
    struct diag *diag = model_report(model, DIAG_STEP_EMPTY, line, "a step without an instruction");
    model_label(model, diag, "the first paragraph of a step says what to do");
    model_help(model, diag, "%s", mend_of_instruction(model, step));
}

static void add_step(struct model *model, struct node *item, struct node *phase, uint32_t number)
{
    if (item->kind == PLACARD_TASK) {
        struct diag *diag =
            model_report(model, DIAG_STEP_BOX, source_line(model->stage->source, item->span.begin),
                         "a step has no box to tick");
        model_help(model, diag, "remove [ ]; a checklist is a bullet list: - [ ] ...");
    }
    item->kind = PLACARD_STEP;
    item->number = 0;
    struct module *module = model->module;
    struct step *step = &module->steps[module->step_count++];
    *step =
        (struct step){.node = item, .phase = phase, .number = number, .instruction = instruction_of(item)};
    if (step->instruction == NULL)
        report_no_instruction(model, item);
}

/* A phase may go on behind the last step of the phase before it, which is `before`. */
static void check_numbering(struct model *model, const struct node *list, const struct node *last,
                            uint32_t expected, uint32_t before)
{
    uint32_t first = PLACARD_LIST_FIRST(list->number);
    if (first == expected || (last == NULL && first == before + 1))
        return;
    struct span span = source_first_line(model->stage->source, list->span);
    struct diag *diag =
        model_report(model, DIAG_STEP_NUMBERING, span, "the numbering of the steps does not go on");
    model_label(model, diag, "begins with %u", first);
    if (last != NULL)
        model_other(model, diag, source_first_line(model->stage->source, last->span), "step %u",
                    expected - 1);
    model_help(model, diag, "write %u. here%s", expected,
               last == NULL ? ""
                            : ", or a heading with ## for a new phase; a numbered list that is not steps "
                              "stands indented under a step or in a quote: > 1. ...");
}

/* Columns that what belongs to an item is indented by: its number, the mark and the blanks behind it. */
static unsigned indent_of(const struct model *model, const struct node *step)
{
    struct str text = source_text(model->stage->source, step->span);
    size_t at = 0;
    while (at < text.len && text.ptr[at] != ' ' && text.ptr[at] != '\n')
        at++;
    while (at < text.len && text.ptr[at] == ' ')
        at++;
    return (unsigned)at;
}

static bool is_detail(const struct node *block)
{
    return block->kind != PLACARD_NOTICE && block->kind != NODE_COMMENT && block->kind != PLACARD_FOOTNOTE &&
           block->kind != PLACARD_RULE;
}

static bool begins_section(const struct node *block)
{
    return block->kind == PLACARD_PHASE || block->kind == PLACARD_QUIZ ||
           (block->kind == PLACARD_HEADING && block->number <= 2);
}

/* A heading goes with the step behind it; what stands under it, with the step before. */
static void report_under_heading(struct model *model, const struct node *heading, const struct node *list)
{
    for (const struct node *at = heading; at != list; at = at->next) {
        if (at->kind == PLACARD_HEADING || !is_detail(at))
            continue;
        struct diag *diag = model_report(model, DIAG_BLOCK_BETWEEN_STEPS, at->span,
                                         "this stands between two steps, and is shown before its heading");
        model_other(model, diag, source_first_line(model->stage->source, heading->span), "the heading");
        model_help(
            model, diag,
            "move it behind the first line of the step that follows, indented by %u columns; or write ## "
            "for a phase of its own",
            indent_of(model, list->first));
    }
}

/* What stands between two steps is detail of the first, notices apart: shown with it, and told. */
static void take_between(struct model *model, struct node *before, const struct node *list)
{
    struct node *step = before->last, *at = before->next;
    for (const struct node *block = at; block != list; block = block->next)
        if (begins_section(block))
            return;
    while (at != list && at->kind != PLACARD_HEADING) {
        struct node *next = at->next;
        if (is_detail(at)) {
            struct diag *diag =
                model_report(model, DIAG_BLOCK_BETWEEN_STEPS, at->span,
                             "this stands between two steps, and is shown with the one before it");
            model_help(model, diag, "indent it by %u columns: then it belongs to that step",
                       indent_of(model, step));
            node_move(step, at);
        }
        at = next;
    }
    report_under_heading(model, at, list);
}

static void make_procedures(struct model *model, struct node *phase)
{
    const struct module *module = model->module;
    uint32_t expected = 1;
    uint32_t steps_before = module->step_count > 0 ? module->steps[module->step_count - 1].number : 0;
    const struct node *last = NULL;
    struct node *before = NULL;
    for (struct node *list = phase->first; list != NULL; list = list->next) {
        if (list->kind != PLACARD_ORDERED_LIST)
            continue;
        check_numbering(model, list, last, expected, steps_before);
        if (before != NULL)
            take_between(model, before, list);
        before = list;
        list->kind = PLACARD_PROCEDURE;
        expected = PLACARD_LIST_FIRST(list->number);
        for (struct node *item = list->first; item != NULL; item = item->next)
            add_step(model, item, phase, expected++);
        last = list->last;
    }
}

static size_t count_items(const struct node *root)
{
    size_t count = 0;
    for (const struct node *at = root; at != NULL; at = node_walk(root, at))
        count += at->kind == PLACARD_ITEM || at->kind == PLACARD_TASK;
    return count;
}

static const struct node *first_bullets(const struct node *root)
{
    for (const struct node *at = root->first; at != NULL; at = at->next) {
        const struct node *bullets = at;
        if (at->kind == PLACARD_PHASE)
            bullets = node_child(at, PLACARD_BULLET_LIST);
        if (bullets != NULL && bullets->kind == PLACARD_BULLET_LIST)
            return bullets;
    }
    return NULL;
}

/* A line that was meant for a step has been told: what it lacks is why there are no steps. */
static bool report_near_steps(struct model *model)
{
    const struct source *source = model->stage->source;
    struct span all = {0, (uint32_t)source->text.len};
    const struct diag *near = diag_find(model->stage->diags, DIAG_NEARLY_LIST, (struct place){source, all});
    if (near == NULL)
        return false;
    struct diag *diag = model_report(model, DIAG_NO_STEPS, near->at.span, "this procedure has no steps: %.*s",
                                     STR_FMT(near->message));
    model_help(model, diag, "%.*s", STR_FMT(near->help));
    return true;
}

static void report_no_steps(struct model *model)
{
    const struct node *bullets = first_bullets(model->module->root);
    struct span span = model->module->fields.kind_span;
    if (bullets == NULL && report_near_steps(model))
        return;
    if (span.end == span.begin)
        span = model->module->fields.title.span;
    struct diag *diag = model_report(model, DIAG_NO_STEPS, span, "this procedure has no steps");
    if (bullets != NULL) {
        struct span line = source_first_line(model->stage->source, bullets->span);
        model_other(model, diag, line, "bullets are not steps");
        model_help(model, diag,
                   "write 1. instead of - before each step; a text without steps is kind: bulletin or kind: "
                   "reference");
    } else {
        model_help(model, diag,
                   "write the steps as a numbered list: 1. ...; or say kind: bulletin or kind: reference");
    }
}

void steps_make(struct model *model)
{
    struct module *module = model->module;
    if (module->fields.kind != PLACARD_MODULE_PROCEDURE)
        return;
    module->steps = arena_array(model->stage->arena, struct step, count_items(module->root));
    make_procedures(model, module->root);
    for (struct node *at = module->root->first; at != NULL; at = at->next) {
        if (at->kind == PLACARD_PHASE)
            make_procedures(model, at);
    }
    bool is_empty = str_trim(model->stage->source->text).len == 0; /* which is told */
    bool is_kind_known = !module->fields.is_cut || module->fields.kind_span.end > 0;
    if (module->step_count == 0 && is_kind_known && !is_empty)
        report_no_steps(model);
}
