/* dates.c - days that cannot be meant. */
#include "base/date.h"
#include "pipeline/3-fields/rule_days.h"
#include "pipeline/5-checks/rules.h"

enum { MOST_YEARS_AHEAD = 2 }; /* a rule that is known earlier is written when it is near */

void rule_far_effective(struct check *check)
{
    const struct date_field *date = &check->module->fields.effective;
    uint32_t year = date->yyyymmdd / 10000, now = check->context->today / 10000;
    if (!date->is_set || now == 0 || year <= now + MOST_YEARS_AHEAD)
        return;
    struct diag *diag = check_report(check, DIAG_FAR_EFFECTIVE, check_place(check, date->span),
                                     "no worker gets this module before %.*s",
                                     STR_FMT(date_text(check->stage->arena, date->yyyymmdd)));
    check_label(check, diag, "more than %d years from now", MOST_YEARS_AHEAD);
    check_help(check, diag, "check the year; take the line out when the module counts at once");
}

/* The last day that a rule can name: UNTIL, or at most so far from `start` as COUNT goes when nothing else
 * thins it out; 0: it goes on, or who knows. */
static uint32_t last_day(const struct schedule *rule)
{
    static const uint32_t days[] = {0, 1, 7, 62, 8 * 366}; /* the 31st and 29 February are not in each */
    bool is_thinned = rule->by_month_count > 0 || rule->by_month_day_count > 0 ||
                      (rule->by_day_count > 0 && rule->frequency != RULE_WEEKLY);
    if (rule->until > 0 || rule->count == 0 || is_thinned || !rule->start.is_set)
        return rule->until;
    uint64_t most = (uint64_t)rule->count * rule->interval * days[rule->frequency];
    return most < 36525 ? date_of_days(date_days(rule->start.yyyymmdd) + (int64_t)most) : 0;
}

/* UNTIL=20261231 in the rule, else the whole trigger. */
static struct place place_of_end(const struct check *check, const struct trigger *trigger)
{
    struct place place = check_place(check, trigger->span);
    struct str text = source_text(place.source, place.span);
    size_t at = str_find(text, STR("UNTIL="));
    if (at != SIZE_MAX && text.len - at >= 14) {
        place.span.begin += (uint32_t)at;
        place.span.end = place.span.begin + 14;
    }
    return place;
}

void rule_schedule_over(struct check *check)
{
    const struct module_fields *fields = &check->module->fields;
    uint32_t first = check->context->today;
    bool is_held_back = fields->effective.is_set && fields->effective.yyyymmdd > first;
    if (is_held_back)
        first = fields->effective.yyyymmdd;
    for (size_t i = 0; i < fields->triggers.count; i++) {
        const struct trigger *trigger = &fields->triggers.items[i];
        uint32_t last = last_day(&trigger->schedule);
        if (trigger->kind != PLACARD_TRIGGER_SCHEDULE || last == 0 || last >= first)
            continue;
        struct diag *diag = check_report(check, DIAG_SCHEDULE_OVER, place_of_end(check, trigger),
                                         "this schedule names no day any more");
        struct str day = date_text(check->stage->arena, last);
        if (is_held_back)
            check_label(check, diag, "over by %.*s, before the module takes effect", STR_FMT(day));
        else
            check_label(check, diag, "over by %.*s, which is past", STR_FMT(day));
        check_help(check, diag, "write a later last day, or remove the schedule");
    }
}
