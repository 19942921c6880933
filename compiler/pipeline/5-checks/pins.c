/* pins.c - ids of questions and choices that others may name by now. */
#include "pipeline/5-checks/rules.h"

/* 1.0.0 and later without a pre-release: records of workers may name its questions and choices. */
static bool is_released(struct str version)
{
    return version.len > 0 && !str_starts(version, STR("0.")) && str_find_byte(version, '-', 0) == SIZE_MAX;
}

/* What of a module has no id written down. */
struct unpinned {
    const struct pin *first; /* in the file; NULL: nothing */
    size_t questions, choices;
};

static struct unpinned count_unpinned(const struct module *module)
{
    struct unpinned found = {0};
    for (size_t i = 0; i < module->pins.count; i++) {
        const struct pin *pin = &module->pins.items[i];
        if (pin->is_pinned)
            continue;
        found.questions += pin->is_question;
        found.choices += !pin->is_question;
        if (found.first == NULL || pin->comment.begin < found.first->comment.begin)
            found.first = pin;
    }
    return found;
}

/* "2 questions and 1 choice" */
static struct str say(struct arena *arena, const struct unpinned *found)
{
    struct str questions =
        str_format(arena, "%zu question%s", found->questions, found->questions == 1 ? "" : "s");
    struct str choices = str_format(arena, "%zu choice%s", found->choices, found->choices == 1 ? "" : "s");
    if (found->questions == 0 || found->choices == 0)
        return found->questions == 0 ? choices : questions;
    return str_format(arena, "%.*s and %.*s", STR_FMT(questions), STR_FMT(choices));
}

void rule_not_pinned(struct check *check)
{
    const struct module *module = check->module;
    struct unpinned found = count_unpinned(module);
    if (found.first == NULL || !is_released(module->fields.version.text))
        return;
    struct place line = check_place(check, source_line(module->source, found.first->comment.begin));
    struct str what = say(check->stage->arena, &found);
    struct diag *diag =
        check_report(check, DIAG_ID_NOT_PINNED, line, "%.*s of this module ha%s no id written down",
                     STR_FMT(what), found.questions + found.choices == 1 ? "s" : "ve");
    check_label(check, diag, "its id is %.*s now, and would change with the %s", STR_FMT(found.first->id),
                found.first->is_question ? "wording" : "order of the choices");
    check_other(check, diag, check_place(check, module->fields.version.span),
                "from 1.0.0 on, records and translations may name it");
    check_help(check, diag, "let `placard pin %.*s` write the ids in", STR_FMT(module->source->path));
}
