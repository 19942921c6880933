/* checks.c - the run over the rules of rules.h. */
#include "pipeline/5-checks/checks.h"

#include "pipeline/5-checks/rules.h"

static const struct rule {
    enum diag_code code;
    unsigned when;
    void (*run)(struct check *check);
} rules[] = {
#define X(code, when, name) {DIAG_##code, when, rule_##name},
    RULE_LIST(X)
#undef X
};

static bool is_translation(const struct check *check)
{
    struct str language = check->context->library->language.text;
    return check->module->fields.translates.is_set ||
           (language.len > 0 && !str_eq_nocase(language, check->module->language));
}

/* Of front matter that YAML could not read to its end, neither kind nor triggers are known. */
static bool has_fields(const struct check *check)
{
    const struct module_fields *fields = &check->module->fields;
    return !fields->is_cut && (fields->id.text.ptr != NULL || fields->title.text.ptr != NULL);
}

static bool holds(const struct check *check, unsigned when)
{
    if ((when & FOR_ALL) != FOR_ALL && !has_fields(check))
        return false;
    if ((when & (1u << check->module->fields.kind)) == 0)
        return false;
    if ((when & ONLY_SOURCE) != 0 && is_translation(check))
        return false;
    if ((when & ONLY_LIBRARY) != 0 && check->context->is_lone)
        return false;
    return (when & ONLY_CURRENT) == 0 || !check->module->fields.withdrawn.is_set;
}

/* The rules of the style set run where the library asks for them. */
static bool is_wanted(const struct checks_context *context, enum diag_code code)
{
    const struct diag_info *info = diag_info_of(code);
    return context->library->style || info == NULL || !info->is_style;
}

void checks_run(struct stage *stage, const struct checks_context *context, struct module *module)
{
    struct check check = {stage, context, module, text_read(stage->arena, context->lexicon, module)};
    for (size_t i = 0; i < sizeof rules / sizeof rules[0]; i++)
        if (is_wanted(context, rules[i].code) && holds(&check, rules[i].when))
            rules[i].run(&check);
    allows_apply(stage, module, context->library->style);
    rules_say_once(stage, module->source);
}
