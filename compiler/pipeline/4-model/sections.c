#include "pipeline/4-model/build.h"

/* ---- Headings ---- */

static void report_level_one(struct build *build, const struct node *heading)
{
    struct diag *diag = build_report(build, DIAG_HEADING_LEVEL_ONE, heading->span,
                                     "a level-1 heading in the body of a module");
    build_label(build, diag, "the title stands in the front matter");
    build_help(build, diag, "remove it, or write ## for a phase");
}

static void report_skip(struct build *build, const struct node *heading, const struct node *above,
                        uint32_t level)
{
    struct diag *diag = build_report(build, DIAG_HEADING_SKIPS, heading->span, "this heading skips a level");
    build_label(build, diag, "level %u", heading->number);
    if (above != NULL)
        build_other(build, diag, above->span, "the heading above it has level %u", above->number);
    build_help(build, diag, "write %.*s", (int)level + 1, "#######");
}

static void check_headings(struct build *build)
{
    const struct node *root = build->module->root, *above = NULL;
    for (const struct node *at = root; at != NULL; at = node_walk(root, at)) {
        if (at->kind != PLACARD_HEADING)
            continue;
        uint32_t level = above == NULL ? 1 : above->number;
        if (at->number == 1 && build->module->fields.kind == PLACARD_MODULE_PROCEDURE)
            report_level_one(build, at);
        else if (at->number > level + 1)
            report_skip(build, at, above, level);
        above = at;
    }
}

/* ---- Phases and quiz ---- */

static bool is_quiz_heading(const struct build *build, const struct node *heading)
{
    if (heading->kind != PLACARD_HEADING || heading->number != 2)
        return false;
    if (heading->last != NULL && comment_is_quiz(heading->last))
        return true;
    const struct node *next = heading->next;
    return (next != NULL && comment_is_quiz(next)) || str_eq_nocase(build_plain(build, heading), STR("quiz"));
}

static uint32_t pass_mark(struct build *build, struct node *heading)
{
    struct node *block = heading->next;
    struct options options = options_take(build, heading, OPTION_PASS);
    if (block != NULL && comment_is_quiz(block)) {
        struct node *holder = node_new(build->stage->arena, PLACARD_PARAGRAPH, block->span);
        node_move(holder, block);
        options = options_take(build, holder, OPTION_PASS);
    }
    if (options.has_pass)
        return options.pass;
    uint32_t value = build->module->fields.quiz.pass_percent.value;
    return value >= 1 && value <= 100 ? value : 80; /* as the field table says */
}

static struct node *open_quiz(struct build *build, struct node *heading)
{
    struct module *module = build->module;
    uint32_t pass = pass_mark(build, heading);
    if (module->quiz != NULL) {
        struct diag *diag = build_report(build, DIAG_QUIZ_TWICE, heading->span, "a module has one quiz");
        build_label(build, diag, "a second one");
        build_other(build, diag, module->quiz->first->span, "the first one");
        build_help(build, diag, "move these questions under the first heading");
        return module->quiz;
    }
    module->quiz = node_new(build->stage->arena, PLACARD_QUIZ, heading->span);
    module->quiz->number = pass;
    node_insert_before(heading, module->quiz);
    return module->quiz;
}

static struct node *open_phase(struct build *build, struct node *heading)
{
    struct node *phase = node_new(build->stage->arena, PLACARD_PHASE, heading->span);
    node_insert_before(heading, phase);
    return phase;
}

/* The section that a heading opens; NULL: none, its blocks stay where they are. */
static struct node *open_section(struct build *build, struct node *heading)
{
    if (is_quiz_heading(build, heading))
        return open_quiz(build, heading);
    if (heading->number == 2 && build->module->fields.kind == PLACARD_MODULE_PROCEDURE)
        return open_phase(build, heading);
    return NULL;
}

static void check_empty_phases(struct build *build)
{
    for (const struct node *at = build->module->root->first; at != NULL; at = at->next) {
        if (at->kind != PLACARD_PHASE || at->first != at->last)
            continue;
        struct diag *diag =
            build_report(build, DIAG_PHASE_EMPTY, at->first->span, "nothing stands under this heading");
        build_help(build, diag, "write its steps: 1. ..., or remove the heading");
    }
}

void sections_make(struct build *build)
{
    struct node *root = build->module->root, *section = NULL;
    check_headings(build);
    for (struct node *at = root->first, *next; at != NULL; at = next) {
        next = at->next;
        if (at->kind == PLACARD_FOOTNOTE)
            continue;
        bool opens = at->kind == PLACARD_HEADING && at->number <= 2;
        if (opens)
            section = open_section(build, at);
        next = at->next; /* a comment that marks the quiz may be gone */
        if (section == NULL)
            continue;
        bool is_second = opens && section->first != NULL; /* reported: its blocks join the first quiz */
        node_remove(at);
        if (!is_second)
            node_append(section, at);
        section->span.end = at->span.end > section->span.end ? at->span.end : section->span.end;
    }
    check_empty_phases(build);
}

/* ---- Steps ---- */

static struct node *instruction_of(const struct node *step)
{
    struct node *at = step->first;
    while (at != NULL && at->kind == PLACARD_NOTICE)
        at = at->next;
    return at != NULL && at->kind == PLACARD_PARAGRAPH ? at : NULL;
}

static void report_no_instruction(struct build *build, const struct node *step)
{
    struct span line = source_first_line(build->stage->source, step->span);
    struct diag *diag = build_report(build, DIAG_STEP_EMPTY, line, "a step without an instruction");
    build_label(build, diag, "the first paragraph of a step says what to do");
    build_help(build, diag, "write the instruction behind the number; put pictures, lists and code under it");
}

static void add_step(struct build *build, struct node *item, struct node *phase, uint32_t number)
{
    if (item->kind == PLACARD_TASK) {
        struct diag *diag =
            build_report(build, DIAG_STEP_BOX, source_line(build->stage->source, item->span.begin),
                         "a step has no box to tick");
        build_help(build, diag, "remove [ ]; a checklist is a bullet list: - [ ] ...");
    }
    item->kind = PLACARD_STEP;
    item->number = 0;
    struct module *module = build->module;
    struct step *step = &module->steps[module->step_count++];
    *step =
        (struct step){.node = item, .phase = phase, .number = number, .instruction = instruction_of(item)};
    if (step->instruction == NULL)
        report_no_instruction(build, item);
}

static void check_numbering(struct build *build, const struct node *list, const struct node *last,
                            uint32_t expected)
{
    uint32_t first = list->number / 2;
    if (first == expected)
        return;
    struct span span = source_first_line(build->stage->source, list->span);
    struct diag *diag =
        build_report(build, DIAG_STEP_NUMBERING, span, "the numbering of the steps does not go on");
    build_label(build, diag, "begins with %u", first);
    if (last != NULL)
        build_other(build, diag, source_first_line(build->stage->source, last->span), "step %u",
                    expected - 1);
    build_help(build, diag, "write %u. here%s", expected,
               last == NULL ? "" : ", or a heading with ## for a new phase");
}

static void make_procedures(struct build *build, struct node *phase)
{
    uint32_t expected = 1;
    const struct node *last = NULL;
    for (struct node *list = phase->first; list != NULL; list = list->next) {
        if (list->kind != PLACARD_ORDERED_LIST)
            continue;
        check_numbering(build, list, last, expected);
        list->kind = PLACARD_PROCEDURE;
        expected = list->number / 2;
        for (struct node *item = list->first; item != NULL; item = item->next)
            add_step(build, item, phase, expected++);
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

static void report_no_steps(struct build *build)
{
    const struct node *root = build->module->root, *bullets = NULL;
    for (const struct node *at = root->first; at != NULL && bullets == NULL; at = at->next) {
        if (at->kind == PLACARD_BULLET_LIST)
            bullets = at;
        else if (at->kind == PLACARD_PHASE)
            bullets = node_child(at, PLACARD_BULLET_LIST);
    }
    struct span span = build->module->fields.kind_span;
    if (span.end == span.begin)
        span = build->module->fields.title.span;
    struct diag *diag = build_report(build, DIAG_NO_STEPS, span, "this procedure has no steps");
    if (bullets != NULL) {
        struct span line = source_first_line(build->stage->source, bullets->span);
        build_other(build, diag, line, "bullets are not steps");
        build_help(build, diag, "write 1. instead of - before each step");
    } else {
        build_help(build, diag,
                   "write the steps as a numbered list: 1. ...; or say kind: bulletin or kind: reference");
    }
}

void steps_make(struct build *build)
{
    struct module *module = build->module;
    if (module->fields.kind != PLACARD_MODULE_PROCEDURE)
        return;
    module->steps = arena_array(build->stage->arena, struct step, count_items(module->root));
    make_procedures(build, module->root);
    for (struct node *at = module->root->first; at != NULL; at = at->next) {
        if (at->kind == PLACARD_PHASE)
            make_procedures(build, at);
    }
    bool is_kind_known = !module->fields.is_cut || module->fields.kind_span.end > 0;
    if (module->step_count == 0 && is_kind_known)
        report_no_steps(build);
}
