/* translations.c - the languages that a library requires. */
#include "base/path.h"
#include "pipeline/5-checks/rules.h"

static bool is_there(const struct check *check, struct str tag)
{
    const struct checks_context *context = check->context;
    if (str_eq_nocase(tag, context->library->language.text))
        return true;
    for (size_t i = 0; i < context->translation_count; i++)
        if (str_eq_nocase(tag, context->translations[i]))
            return true;
    return false;
}

static void report_missing(struct check *check, const struct scalar *tag)
{
    const struct module *module = check->module;
    struct str path = module->source->path;
    struct str before = str_slice(path, 0, path.len - path_extension(path).len);
    struct diag *diag =
        check_report(check, DIAG_MISSING_TRANSLATION, check_place(check, module->fields.id.span),
                     "this module has no translation into \"%.*s\"", STR_FMT(tag->text));
    check_other(check, diag, ((struct place){check->context->library_source, tag->span}),
                "the library requires it here");
    check_help(check, diag, "write %.*s.%.*s.md; `placard new module %.*s --lang %.*s` starts it",
               STR_FMT(before), STR_FMT(tag->text), STR_FMT(module->fields.id.text), STR_FMT(tag->text));
}

void rule_missing_translation(struct check *check)
{
    const struct scalars *required = &check->context->library->languages;
    for (size_t i = 0; i < required->count; i++)
        if (!is_there(check, required->items[i].text))
            report_missing(check, &required->items[i]);
}
