/* dates.c - days that cannot be meant. */
#include "base/date.h"
#include "pipeline/5-checks/rules.h"

enum { MOST_YEARS_AHEAD = 2 }; /* a rule that is known earlier is written when it is near */

void rule_far_effective(struct check *check)
{
    const struct date_field *date = &check->module->fields.effective;
    uint32_t year = date->yyyymmdd / 10000, now = check->context->this_year;
    if (!date->is_set || now == 0 || year <= now + MOST_YEARS_AHEAD)
        return;
    struct diag *diag = check_report(check, DIAG_FAR_EFFECTIVE, check_place(check, date->span),
                                     "no worker gets this module before %.*s",
                                     STR_FMT(date_text(check->stage->arena, date->yyyymmdd)));
    check_label(check, diag, "%u years from now", year - now);
    check_help(check, diag, "check the year; take the line out when the module counts at once");
}
