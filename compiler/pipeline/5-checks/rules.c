#include "pipeline/5-checks/rules.h"

struct place check_place(const struct check *check, struct span span)
{
    return (struct place){check->module->source, span};
}

struct place check_title(const struct check *check)
{
    const struct module_fields *fields = &check->module->fields;
    if (fields->title.text.ptr != NULL)
        return check_place(check, fields->title.span);
    return check_first_line(check, fields->span);
}

struct place check_first_line(const struct check *check, struct span span)
{
    return check_place(check, source_first_line(check->module->source, span));
}
