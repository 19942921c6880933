/* allow.c - <!-- allow PL0811: reason --> */
#include "pipeline/5-checks/rules.h"

/*
 * Errors that are a judgement of ours and may be wrong about a good module.
 * Every other error stands: the bundle could not be made, or would mislead.
 */
static const enum diag_code judgements[] = {
    DIAG_NOTICE_TOO_LATE,          DIAG_UNDECLARED_ROLE,      DIAG_UNDECLARED_SITE,
    DIAG_UNDECLARED_CERTIFICATION, DIAG_UNDECLARED_EQUIPMENT,
};

static bool can_be_silenced(enum diag_code code)
{
    const struct diag_info *info = diag_info_of(code);
    if (info == NULL || info->severity == DIAG_WARNING)
        return true;
    for (size_t i = 0; i < sizeof judgements / sizeof judgements[0]; i++)
        if (judgements[i] == code)
            return true;
    return false;
}

static bool is_covered(const struct allow *allow, const struct module *module, const struct diag *diag)
{
    return diag->code == allow->code && diag->at.source == module->source &&
           diag->at.span.begin >= allow->covers.begin && diag->at.span.begin < allow->covers.end;
}

static struct allow *silencer_of(struct module *module, const struct diag *diag)
{
    for (size_t i = 0; i < module->allow_count; i++)
        if (is_covered(&module->allows[i], module, diag))
            return &module->allows[i];
    return NULL;
}

static void remove_silenced(struct diags *diags, struct module *module)
{
    diags->last = NULL;
    for (struct diag **link = &diags->first; *link != NULL;) {
        struct diag *diag = *link;
        struct allow *allow = can_be_silenced(diag->code) ? silencer_of(module, diag) : NULL;
        if (allow == NULL) {
            diags->last = diag;
            link = &diag->next;
            continue;
        }
        allow->is_used = true;
        *link = diag->next;
        if (diag->severity == DIAG_ERROR)
            diags->error_count--;
        else
            diags->warning_count--;
    }
}

static void report_unused(struct stage *stage, const struct module *module, const struct allow *allow)
{
    struct place place = {module->source, allow->span};
    const struct diag_info *info = diag_info_of(allow->code);
    struct diag *diag = diag_add(stage->diags, DIAG_UNUSED_ALLOW, place, "this silencer silences nothing");
    diag_label(stage->diags, diag, "there is no PL%04d (%s) here", (int)allow->code,
               info == NULL ? "" : info->name);
    diag_help(stage->diags, diag,
              "remove the comment; one that stands before a block silences that block only");
    diag->fix = STR("");
}

static void report_impossible(struct stage *stage, const struct module *module, const struct allow *allow)
{
    struct place place = {module->source, allow->span};
    struct diag *diag =
        diag_add(stage->diags, DIAG_ALLOW_NOT_POSSIBLE, place, "PL%04d cannot be silenced", (int)allow->code);
    diag_label(stage->diags, diag, "it is an error: no bundle can be made with it");
    diag_help(stage->diags, diag, "mend what PL%04d reports (placard explain PL%04d) and remove this comment",
              (int)allow->code, (int)allow->code);
}

/* Of a rule that the library does not ask for, nobody can say whether it would be silenced. */
static bool is_idle(enum diag_code code, bool has_style)
{
    const struct diag_info *info = diag_info_of(code);
    return info != NULL && info->is_style && !has_style;
}

void allows_apply(struct stage *stage, struct module *module, bool has_style)
{
    if (module->allow_count == 0)
        return;
    remove_silenced(stage->diags, module);
    for (size_t i = 0; i < module->allow_count; i++) {
        const struct allow *allow = &module->allows[i];
        if (!can_be_silenced(allow->code))
            report_impossible(stage, module, allow);
        else if (!allow->is_used && !is_idle(allow->code, has_style))
            report_unused(stage, module, allow);
    }
}
