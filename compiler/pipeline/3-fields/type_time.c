/* type_time.c - times of day, durations, recurrence: `review` and the trigger `schedule`. */
#include "pipeline/3-fields/decode.h"
#include "pipeline/3-fields/meant.h"
#include "pipeline/3-fields/rule.h"
#include "pipeline/3-fields/schema.h"
#include "pipeline/3-fields/types.h"
#include "pipeline/3-fields/values.h"

/* ---- Durations -------------------------------------------------------------- */

#define DURATION_HELP "write 45s, 3m, 2h, 30d or 1h30m"

enum { MINUTE = 60, DAY = 24 * 60 * MINUTE };

/* From one minute to `most` seconds. */
struct durations {
    uint32_t most;
    const char *too_long, *help;
};

/* False: reported. */
static bool read_duration(struct decode *d, const struct field_type *type, const struct durations *range,
                          const struct yaml *value, uint32_t *seconds)
{
    struct scalar text;
    if (!decode_form(d, type, value, &text, seconds))
        return false;
    if (*seconds >= MINUTE && *seconds <= range->most)
        return true;
    decode_report_form(d, DIAG_DURATION_RANGE, value,
                       *seconds < MINUTE ? "shorter than one minute" : range->too_long, range->help);
    return false;
}

static void check_order(struct decode *d, const struct yaml *item, const uint32_t *seconds,
                        const struct span *before)
{
    if (seconds[0] > seconds[-1])
        return;
    struct diag *diag =
        diag_add(d->stage->diags, DIAG_REVIEW_ORDER, decode_place(d, item), "review intervals must rise");
    diag_label(d->stage->diags, diag, "not longer than the one before");
    diag_other(d->stage->diags, diag, (struct place){d->stage->source, *before}, "the one before");
    diag_help(d->stage->diags, diag,
              "each counts from the last pass: write the shortest first, [2d, 7d, 30d]");
}

static void read_review(struct decode *d, const struct field *field, const struct yaml *value, void *base)
{
    static const struct durations range = {3650u * DAY, "longer than ten years", "write 1m to 3650d"};
    struct module_fields *out = base;
    if (!decode_list(d, field, value))
        return;
    out->review.seconds = arena_array(d->stage->arena, uint32_t, value->count);
    out->review.spans = arena_array(d->stage->arena, struct span, value->count);
    out->review.span = value->span;
    for (const struct yaml *item = value->first; item; item = item->next) {
        size_t at = out->review.count;
        if (!read_duration(d, field->type, &range, item, &out->review.seconds[at]))
            continue;
        out->review.spans[at] = item->span;
        out->review.count++;
        if (at > 0)
            check_order(d, item, &out->review.seconds[at], &out->review.spans[at - 1]);
    }
}

static void schema_of_review(struct json *json, const struct field *field)
{
    schema_begin_list(json);
    json_put_object(json, "items");
    schema_scalar(json, field->type);
    json_end_object(json);
    schema_end_list(json, 1, field->most);
}

const struct field_type type_review = {
    .name = "a duration",
    .takes = "duration, 1m to 3650d",
    .read = read_review,
    .number = values_duration,
    .code = DIAG_DURATION_FORM,
    .help = DURATION_HELP,
    .meant = meant_duration,
    .schema = schema_of_review,
    .json = {"string"},
    .pattern = SCHEMA_DURATION,
    .is_list = true,
};

static void read_shift(struct decode *d, const struct field *field, const struct yaml *value, void *base)
{
    static const struct durations range = {DAY, "longer than a day", "write 1m to 24h"};
    uint32_t seconds = 0;
    if (read_duration(d, field->type, &range, value, &seconds))
        *(uint32_t *)field_target(field, base) = (seconds + MINUTE - 1) / MINUTE;
}

const struct field_type type_shift = {
    .name = "a duration",
    .takes = "duration, 1m to 24h",
    .read = read_shift,
    .number = values_duration,
    .code = DIAG_DURATION_FORM,
    .help = DURATION_HELP,
    .meant = meant_duration,
    .schema = schema_of_form,
    .json = {"string"},
    .pattern = SCHEMA_DURATION,
};

/* ---- Times of day ---------------------------------------------------------- */

static void read_time(struct decode *d, const struct field *field, const struct yaml *value, void *base)
{
    struct scalar text;
    decode_form(d, field->type, value, &text, field_target(field, base));
}

const struct field_type type_time = {
    .name = "a time of day",
    .takes = "time of day",
    .read = read_time,
    .number = values_time,
    .code = DIAG_TIME_FORM,
    .help = "write two digits, a colon, two digits: \"06:45\"",
    .schema = schema_of_form,
    .json = {"string"},
    .pattern = "^([01][0-9]|2[0-3]):[0-5][0-9]$",
};

/* ---- Recurrence -------------------------------------------------------------- */

static void read_rule(struct decode *d, const struct field *field, const struct yaml *value, void *base)
{
    struct scalar text;
    if (decode_scalar(d, value, field->type->name, &text))
        rule_parse(d->stage, text, field_target(field, base));
}

#define WEEKDAY   "([+-]?([1-9]|[1-4][0-9]|5[0-3]))?(MO|TU|WE|TH|FR|SA|SU)"
#define MONTH_DAY "[+-]?([1-9]|[12][0-9]|3[01])"
#define MONTH     "([1-9]|1[0-2])"
#define RULE_PART                                                                                            \
    "(FREQ=(DAILY|WEEKLY|MONTHLY|YEARLY)|INTERVAL=[1-9][0-9]{0,2}|COUNT=[1-9][0-9]{0,3}|UNTIL=" SCHEMA_DATE( \
        "") "|BYDAY=" WEEKDAY "(," WEEKDAY "){0,31}|BYMONTHDAY=" MONTH_DAY "(," MONTH_DAY                    \
            "){0,31}|BYMONTH=" MONTH "(," MONTH "){0,11})"

/* The lookaheads: no part twice, FREQ somewhere, then what rule.c calls a conflict. */
const struct field_type type_rule = {
    .name = "a recurrence rule",
    .takes = "recurrence rule",
    .read = read_rule,
    .schema = schema_of_form,
    .json = {"string"},
    .pattern = "^(?!.*\\b(FREQ|INTERVAL|BYDAY|BYMONTHDAY|BYMONTH|COUNT|UNTIL)=.*\\b\\1=)(?=.*\\bFREQ=)"
               "(?!.*COUNT=.*UNTIL=)(?!.*UNTIL=.*COUNT=)"
               "(?!(?=.*FREQ=(DAILY|WEEKLY)).*BYDAY=[^;]*[0-9])(?!(?=.*FREQ=WEEKLY).*BYMONTHDAY=)"
               "(?!(?=.*FREQ=MONTHLY).*BYDAY=[^;]*([6-9]|[1-5][0-9])(MO|TU|WE|TH|FR|SA|SU))"
               "(RRULE:)?" RULE_PART "(;" RULE_PART ")*$",
};

/* ---- The trigger ------------------------------------------------------------- */

static void check_schedule(struct decode *d, const struct yaml *value, struct trigger *out)
{
    const struct yaml *rule = decode_find(value, "rrule"), *shift = decode_find(value, "before_shift");
    const struct yaml *at = decode_find(value, "at"), *start = decode_find(value, "start");
    struct schedule *s = &out->schedule;
    s->has_at = at != NULL;
    if (!rule == !shift)
        decode_report(d, DIAG_SCHEDULE_SHAPE, value, "a schedule has either rrule or before_shift",
                      rule ? "both stand here" : "neither stands here",
                      "write { rrule: \"FREQ=WEEKLY;BYDAY=MO\", at: \"06:45\" } or { before_shift: 15m }");
    else if (shift && (at || start))
        decode_report(d, DIAG_SCHEDULE_SHAPE, at ? at : start, "at and start belong to rrule",
                      "before_shift takes the time from the shift", "remove it, or use rrule");
    else if (s->frequency && !start && (s->count || s->interval > 1))
        decode_report(d, DIAG_SCHEDULE_START, rule, "this rule counts from a first day that is not given",
                      s->count ? "COUNT counts from start" : "INTERVAL counts from start",
                      "add start: 2026-12-01");
    else if (s->until && s->start.yyyymmdd > s->until)
        decode_report(d, DIAG_SCHEDULE_ENDS, start, "this schedule ends before it starts", "later than UNTIL",
                      "put start before the date of UNTIL");
}

static void read_schedule(struct decode *d, const struct field *field, const struct yaml *value, void *base)
{
    if (decode_parts(d, field, value, base))
        check_schedule(d, value, base);
}

/* Exactly one of the two kinds of schedule; a rule that counts from a day needs that day. */
static void put_schedule_rules(struct json *json)
{
    json_put_array(json, "oneOf");
    schema_alternative(json, "rrule", NULL, NULL);
    schema_alternative(json, "before_shift", NULL, NULL);
    json_end_array(json);
    json_put_object(json, "dependencies");
    schema_names(json, "at", "rrule", NULL, NULL);
    schema_names(json, "start", "rrule", NULL, NULL);
    json_end_object(json);
    json_put_object(json, "if");
    schema_names(json, "required", "rrule", NULL, NULL);
    json_put_object(json, "properties");
    json_put_object(json, "rrule");
    json_put_word(json, "pattern", "COUNT=|INTERVAL=([2-9]|1[0-9])");
    json_end_object(json);
    json_end_object(json);
    json_end_object(json);
    json_put_object(json, "then");
    schema_names(json, "required", "start", NULL, NULL);
    json_end_object(json);
}

const struct field_type type_schedule = {
    .name = "a group of fields",
    .takes = "group",
    .read = read_schedule,
    .schema = schema_of_group,
    .rules = put_schedule_rules,
};
