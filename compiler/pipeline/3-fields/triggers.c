/* triggers.c - the list under `triggers`, and the types that stand only there. */
#include "base/date.h"
#include "pipeline/3-fields/decode.h"
#include "pipeline/3-fields/rule.h"
#include "pipeline/3-fields/values.h"

/* The words of PLACARD_TRIGGER_LIST; a kind is its place here plus one. */
static const struct str kinds[] = {
#define X(name, code, word) {word, sizeof(word) - 1},
    PLACARD_TRIGGER_LIST(X)
#undef X
};
enum { KIND_COUNT = sizeof kinds / sizeof *kinds };

static void report(struct decode *d, enum diag_code code, const struct yaml *value, const char *message,
                   const char *label, const char *help)
{
    struct diag *diag = diag_add(d->stage->diags, code, decode_place(d, value), "%s", message);
    diag_label(d->stage->diags, diag, "%s", label);
    diag_help(d->stage->diags, diag, "%s", help);
}

/* ---- Work orders and events ---------------------------------------------- */

static void decode_values(struct decode *d, const struct yaml *value, struct scalars *out)
{
    bool is_list = value->kind == YAML_LIST;
    size_t count = is_list ? value->count : 1;
    out->items = arena_array(d->stage->arena, struct scalar, count);
    if (count == 0 || count > 32)
        report(d, DIAG_LIST_LENGTH, value, "a condition takes 1 to 32 values", count ? "too many" : "none",
               "write the values in brackets: [PM, CM]");
    for (const struct yaml *item = is_list ? value->first : value; item && out->count < 32;
         item = item->next) {
        if (decode_text(d, item, 1, 64, &out->items[out->count]))
            out->count++;
        if (!is_list)
            break;
    }
}

static void decode_match(struct decode *d, const struct field *field, const struct yaml *group,
                         const struct yaml *skipped, struct match_fields *out)
{
    size_t count = group->count - (skipped != NULL);
    if (count < field->low || count > field->high) {
        report(d, DIAG_TRIGGER_CONDITIONS, group,
               count ? "a trigger has too many conditions" : "a trigger has no condition",
               count ? "more than 16 fields" : "it would fire at every work order",
               "write { type: PM, asset_class: conveyor }");
        return;
    }
    out->items = arena_array(d->stage->arena, struct match_field, count + 1);
    for (const struct yaml *item = group->first; item; item = item->next) {
        if (item == skipped)
            continue;
        struct match_field *match = &out->items[out->count];
        match->name = (struct scalar){item->key->text, item->key->span};
        const char *why = values_name(item->key->text);
        if (why)
            report(d, DIAG_CONDITION_NAME, item->key, "this cannot be the name of a field", why,
                   "write it in lower case with _ between words: asset_class");
        decode_values(d, item, &match->values);
        out->count += match->values.count > 0;
    }
}

static void decode_work_order(struct decode *d, const struct field *field, const struct yaml *value,
                              struct trigger *out)
{
    if (value->kind == YAML_GROUP)
        decode_match(d, field, value, NULL, &out->fields);
    else
        decode_report_shape(d, value, "a group of conditions", "write { type: PM, asset_class: conveyor }");
}

static void decode_event(struct decode *d, const struct field *field, const struct yaml *value,
                         struct trigger *out)
{
    if (value->kind != YAML_GROUP) {
        decode_text(d, value, 1, 64, &out->event);
        return;
    }
    const struct yaml *name = decode_find(value, "name");
    if (!name)
        report(d, DIAG_TRIGGER_CONDITIONS, value, "an event trigger does not name its event",
               "no name in here", "write { name: alarm, code: [E42, E43] }");
    else
        decode_text(d, name, 1, 64, &out->event);
    decode_match(d, field, value, name, &out->fields);
}

/* ---- Policy updates, scans, reviews --------------------------------------- */

static void decode_policy(struct decode *d, const struct field *field, const struct yaml *value,
                          struct scalars *out)
{
    struct scalar word;
    if (value->kind == YAML_TEXT) {
        if (decode_scalar(d, value, field_type_name(field->type), &word) && !str_eq(word.text, STR("module")))
            report(d, DIAG_FIELD_WORD, value, "this is neither the word module nor a list of regulations",
                   "not known", "write module, or regulations in brackets: [\"OSHA 29 CFR 1910.147\"]");
        return;
    }
    if (value->kind == YAML_GROUP) {
        decode_report_shape(d, value, field_type_name(field->type), "write policy_update: module");
        return;
    }
    if (value->count == 0 || value->count > 64)
        report(d, DIAG_LIST_LENGTH, value, "the list takes 1 to 64 regulations", "here",
               "write module for the module itself");
    out->items = arena_array(d->stage->arena, struct scalar, value->count);
    for (const struct yaml *item = value->first; item; item = item->next)
        if (decode_text(d, item, field->low, field->high, &out->items[out->count]))
            out->count++;
}

static void decode_scan(struct decode *d, const struct field *field, const struct yaml *value,
                        struct trigger *out)
{
    if (!decode_text(d, value, field->low, field->high, &out->scan))
        return;
    struct str text = out->scan.text;
    size_t star = str_find_byte(text, '*', 0);
    out->scan_is_prefix = star != SIZE_MAX;
    if (out->scan_is_prefix && (star != text.len - 1 || star == 0))
        decode_report_form(d, DIAG_SCAN_FORM, value,
                           star == 0 ? "it would fire at every code" : "a * can only be the last character",
                           "write the beginning that the codes share, then *: \"CV-200-*\"");
    else if (out->scan_is_prefix)
        out->scan.text = str_slice(text, 0, star);
}

static void decode_true(struct decode *d, const struct yaml *value)
{
    struct scalar word;
    if (decode_scalar(d, value, "the word true", &word) &&
        (!str_eq(word.text, STR("true")) || !value->is_plain))
        report(d, DIAG_FIELD_WORD, value, "this trigger takes only the word true", "not true",
               "write review: true");
}

/* ---- Places ---------------------------------------------------------------- */

static bool decode_degrees(struct decode *d, const struct yaml *value, int32_t limit, int32_t *out)
{
    struct scalar text;
    if (!decode_scalar(d, value, "decimal degrees", &text))
        return false;
    const char *why = values_degrees(text.text, limit, out);
    if (!why && !value->is_plain)
        why = "a number stands without quotes";
    if (why)
        decode_report_form(d, DIAG_COORDINATE, value, why, "write decimal degrees: 41.88190 or -87.62780");
    return why == NULL;
}

static void decode_distance(struct decode *d, const struct yaml *value, uint32_t *out)
{
    struct scalar text;
    if (!decode_scalar(d, value, "a distance", &text))
        return;
    const char *why = values_distance(text.text, out);
    if (why)
        decode_report_form(d, DIAG_DISTANCE_FORM, value, why, "write 40m or 1.2km");
}

static void decode_polygon(struct decode *d, const struct field *field, const struct yaml *value,
                           struct trigger *out)
{
    if (value->kind != YAML_LIST) {
        decode_report_shape(d, value, "a list of corners",
                            "write [[41.88, -87.63], [41.88, -87.62], [41.89, -87.62]]");
        return;
    }
    if (value->count < field->low || value->count > field->high) {
        report(d, DIAG_POLYGON_POINTS, value, "a polygon has 3 to 64 corners",
               value->count < 3 ? "too few" : "too many",
               "write the corners in order; the last joins the first by itself");
        return;
    }
    out->location.polygon = arena_array(d->stage->arena, struct point, value->count);
    for (const struct yaml *item = value->first; item; item = item->next) {
        struct point *point = &out->location.polygon[out->location.polygon_count];
        if (item->kind != YAML_LIST || item->count != 2)
            report(d, DIAG_POLYGON_POINTS, item, "a corner is a latitude and a longitude",
                   "not two numbers in brackets", "write [41.88, -87.63]");
        else if (decode_degrees(d, item->first, 90, &point->latitude) &&
                 decode_degrees(d, item->last, 180, &point->longitude))
            out->location.polygon_count++;
    }
}

static void check_location(struct decode *d, const struct yaml *value, struct trigger *out)
{
    const struct yaml *lat = decode_find(value, "lat"), *lon = decode_find(value, "lon"),
                      *radius = decode_find(value, "radius");
    bool has_circle = lat || lon || radius;
    int shapes =
        has_circle + (decode_find(value, "polygon") != NULL) + (decode_find(value, "beacon") != NULL);
    if (shapes != 1)
        report(d, DIAG_LOCATION_SHAPE, value, shapes ? "a location is one shape" : "a location has no shape",
               shapes ? "several are mixed here" : "empty",
               "write lat, lon and radius, or polygon, or beacon; each shape is a trigger of its own");
    else if (has_circle && !(lat && lon && radius))
        report(d, DIAG_LOCATION_SHAPE, value, "a circle needs lat, lon and radius", "one of them is missing",
               "write { lat: 41.88190, lon: -87.62780, radius: 40m }");
    out->location.is_circle = has_circle;
    if (has_circle)
        out->location.cosine = values_cosine(out->location.centre.latitude);
}

/* ---- Time ------------------------------------------------------------------- */

static void decode_rule(struct decode *d, const struct yaml *value, struct schedule *out)
{
    struct scalar text;
    if (decode_scalar(d, value, "a recurrence rule", &text))
        rule_parse(d->stage, text, out);
}

static void decode_time(struct decode *d, const struct yaml *value, uint32_t *out)
{
    struct scalar text;
    if (!decode_scalar(d, value, "a time of day", &text))
        return;
    const char *why = values_time(text.text, out);
    if (why)
        decode_report_form(d, DIAG_TIME_FORM, value, why, "write two digits, a colon, two digits: \"06:45\"");
}

static void decode_day(struct decode *d, const struct yaml *value, uint32_t *out)
{
    struct scalar text;
    if (!decode_scalar(d, value, "a date", &text))
        return;
    const char *why = date_parse(text.text, out);
    if (why)
        decode_report_form(d, DIAG_DATE_FORM, value, why, "write year-month-day: 2026-12-01");
}

static void check_schedule(struct decode *d, const struct yaml *value, struct trigger *out)
{
    const struct yaml *rule = decode_find(value, "rrule"), *shift = decode_find(value, "before_shift");
    const struct yaml *at = decode_find(value, "at"), *start = decode_find(value, "start");
    struct schedule *s = &out->schedule;
    s->has_at = at != NULL;
    if (!rule == !shift)
        report(d, DIAG_SCHEDULE_SHAPE, value, "a schedule has either rrule or before_shift",
               rule ? "both stand here" : "neither stands here",
               "write { rrule: \"FREQ=WEEKLY;BYDAY=MO\", at: \"06:45\" } or { before_shift: 15m }");
    else if (shift && (at || start))
        report(d, DIAG_SCHEDULE_SHAPE, at ? at : start, "at and start belong to rrule",
               "before_shift takes the time from the shift", "remove it, or use rrule");
    else if (s->frequency && !start && (s->count || s->interval > 1))
        report(d, DIAG_SCHEDULE_START, rule, "this rule counts from a first day that is not given",
               s->count ? "COUNT counts from start" : "INTERVAL counts from start", "add start: 2026-12-01");
    else if (s->until && s->start > s->until)
        report(d, DIAG_SCHEDULE_ENDS, start, "this schedule ends before it starts", "later than UNTIL",
               "put start before the date of UNTIL");
}

/* ---- The list ---------------------------------------------------------------- */

void decode_trigger_value(struct decode *d, const struct field *field, const struct yaml *value, void *target)
{
    struct trigger *trigger = (struct trigger *)(void *)((char *)target - field->offset);
    switch (field->type) {
    case FIELD_MATCH:
        decode_work_order(d, field, value, trigger);
        break;
    case FIELD_EVENT:
        decode_event(d, field, value, trigger);
        break;
    case FIELD_POLICY:
        decode_policy(d, field, value, target);
        break;
    case FIELD_SCAN:
        decode_scan(d, field, value, trigger);
        break;
    case FIELD_NOTHING:
        decode_true(d, value);
        break;
    case FIELD_RULE:
        decode_rule(d, value, target);
        break;
    case FIELD_TIME:
        decode_time(d, value, target);
        break;
    case FIELD_DAY:
        decode_day(d, value, target);
        break;
    case FIELD_LATITUDE:
        decode_degrees(d, value, 90, target);
        break;
    case FIELD_LONGITUDE:
        decode_degrees(d, value, 180, target);
        break;
    case FIELD_DISTANCE:
        decode_distance(d, value, target);
        break;
    case FIELD_POLYGON:
        decode_polygon(d, field, value, trigger);
        break;
    default:
        break;
    }
}

static void report_kind(struct decode *d, const struct yaml *item)
{
    struct str near = str_nearest(item->key->text, kinds, KIND_COUNT);
    struct diag *diag = diag_add(d->stage->diags, DIAG_TRIGGER_UNKNOWN, decode_place(d, item->key),
                                 "there is no trigger %.*s", STR_FMT(decode_cut(item->key->text)));
    diag_label(d->stage->diags, diag, "unknown");
    if (near.len) {
        diag_help(d->stage->diags, diag, "did you mean %.*s?", STR_FMT(near));
        diag->fix = str_copy(d->stage->arena, near);
    } else {
        diag_help(d->stage->diags, diag,
                  "the triggers are work_order, schedule, location, scan, policy_update, event and review");
    }
}

static void decode_trigger(struct decode *d, const struct field *fields, const struct yaml *pair,
                           struct trigger *out)
{
    const struct field *field = field_find(fields, pair->key->text);
    size_t errors = d->stage->diags->error_count;
    if (!field) {
        report_kind(d, pair);
        return;
    }
    for (size_t i = 0; i < KIND_COUNT; i++)
        if (str_eq(kinds[i], pair->key->text))
            out->kind = (placard_trigger_kind)(i + 1);
    out->span = (struct span){pair->key->span.begin, decode_span(pair).end};
    decode_value(d, field, pair, out);
    if (pair->kind != YAML_GROUP || d->stage->diags->error_count != errors)
        return;
    if (out->kind == PLACARD_TRIGGER_SCHEDULE)
        check_schedule(d, pair, out);
    else if (out->kind == PLACARD_TRIGGER_LOCATION)
        check_location(d, pair, out);
}

void decode_triggers(struct decode *d, const struct field *field, const struct yaml *list,
                     struct module_fields *out)
{
    out->triggers.items = arena_array(d->stage->arena, struct trigger, list->count);
    out->triggers.span = list->span;
    for (const struct yaml *item = list->first; item; item = item->next) {
        if (item->kind != YAML_GROUP || item->count != 1) {
            report(d, DIAG_TRIGGER_FORM, item, "each trigger is one kind and its conditions",
                   item->kind == YAML_GROUP ? "several kinds in one item, or none" : "no kind with a colon",
                   "begin each with a hyphen: `- scan: \"CV-200-*\"`");
            continue;
        }
        struct trigger *trigger = &out->triggers.items[out->triggers.count];
        decode_trigger(d, field->fields, item->first, trigger);
        out->triggers.count += trigger->kind != 0;
    }
}
