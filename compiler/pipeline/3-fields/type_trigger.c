/* type_trigger.c - the list under `triggers`, and the triggers that are one value each. */
#include "pipeline/3-fields/decode.h"
#include "pipeline/3-fields/schema.h"
#include "pipeline/3-fields/slips.h"
#include "pipeline/3-fields/types.h"
#include "pipeline/3-fields/values.h"

enum {
    CONDITION_LENGTH = 64, /* characters of a value of a condition, and of an event's name */
    CONDITION_VALUES = 32, /* of one condition */
    POLICY_REGULATIONS = 64
};

static void put_line(struct json *json, const char *key, uint32_t longest)
{
    json_put_object(json, key);
    schema_scalar(json, &type_text);
    json_put_number(json, "maxLength", longest);
    json_end_object(json);
}

static void put_lines(struct json *json, uint32_t longest, uint32_t most)
{
    json_put_object(json, NULL);
    schema_begin_list(json);
    put_line(json, "items", longest);
    schema_end_list(json, 1, most);
    json_end_object(json);
}

/* ---- Work orders and events ---------------------------------------------- */

static void read_values(struct decode *d, const struct yaml *value, struct scalars *out)
{
    bool is_list = value->kind == YAML_LIST;
    size_t count = is_list ? value->count : 1;
    out->items = arena_array(d->stage->arena, struct scalar, count);
    if (count == 0 || count > CONDITION_VALUES) {
        struct str message =
            str_format(d->stage->arena, "a condition takes 1 to %u values", CONDITION_VALUES);
        decode_report(d, DIAG_LIST_LENGTH, value, str_z(d->stage->arena, message),
                      count ? "too many" : "none", "write the values in brackets: [PM, CM]");
    }
    for (const struct yaml *item = is_list ? value->first : value; item && out->count < CONDITION_VALUES;
         item = item->next) {
        slips_check_code(d, item);
        if (decode_text(d, item, 1, CONDITION_LENGTH, &out->items[out->count]))
            out->count++;
        if (!is_list)
            break;
    }
}

/* `skipped`: the name of an event, which is no condition but counts as a field, or NULL. */
static bool check_count(struct decode *d, const struct field *field, const struct yaml *group,
                        const struct yaml *skipped)
{
    size_t own = skipped != NULL, count = group->count - own;
    if (count >= field->low && count <= field->high)
        return true;
    struct str label = str_format(d->stage->arena, "more than %zu fields", field->high + own);
    decode_report(d, DIAG_TRIGGER_CONDITIONS, group,
                  count ? "a trigger has too many conditions" : "a trigger has no condition",
                  count ? str_z(d->stage->arena, label) : "it would fire at every work order",
                  "write { type: PM, asset_class: conveyor }");
    return false;
}

static void read_conditions(struct decode *d, const struct field *field, const struct yaml *group,
                            const struct yaml *skipped, struct match_fields *out)
{
    if (!check_count(d, field, group, skipped))
        return;
    out->items = arena_array(d->stage->arena, struct match_field, group->count + 1);
    for (const struct yaml *item = group->first; item; item = item->next) {
        if (item == skipped)
            continue;
        struct match_field *match = &out->items[out->count];
        match->name = (struct scalar){item->key->text, item->key->span};
        const char *why = values_name(item->key->text);
        if (why)
            decode_report(d, DIAG_CONDITION_NAME, item->key, "this cannot be the name of a field", why,
                          "write it in lower case with _ between words: asset_class");
        read_values(d, item, &match->values);
        out->count += match->values.count > 0;
    }
}

static void read_match(struct decode *d, const struct field *field, const struct yaml *value, void *base)
{
    struct trigger *out = base;
    if (value->kind == YAML_GROUP)
        read_conditions(d, field, value, NULL, &out->fields);
    else
        decode_report_shape(d, value, field->type->name, "write { type: PM, asset_class: conveyor }");
}

static void read_event(struct decode *d, const struct field *field, const struct yaml *value, void *base)
{
    struct trigger *out = base;
    if (value->kind != YAML_GROUP) {
        decode_text(d, value, 1, CONDITION_LENGTH, &out->event);
        return;
    }
    const struct yaml *name = decode_find(value, "name");
    if (!name)
        decode_report(d, DIAG_TRIGGER_CONDITIONS, value, "an event trigger does not name its event",
                      "no name in here", "write { name: alarm, code: [E42, E43] }");
    else
        decode_text(d, name, 1, CONDITION_LENGTH, &out->event);
    read_conditions(d, field, value, name, &out->fields);
}

/* As values_name() has it. */
#define CONDITION_NAME "[a-z][a-z0-9_]{0,31}$"

/* `names`: the pattern of the conditions' names; each has a value, or a list of values. */
static void put_conditions(struct json *json, const char *names, uint32_t least, uint32_t most)
{
    json_put_word(json, "type", "object");
    json_put_object(json, "patternProperties");
    json_put_object(json, names);
    json_put_array(json, "anyOf");
    put_line(json, NULL, CONDITION_LENGTH);
    put_lines(json, CONDITION_LENGTH, CONDITION_VALUES);
    json_end_array(json);
    json_end_object(json);
    json_end_object(json);
    json_put_bool(json, "additionalProperties", false);
    json_put_number(json, "minProperties", least);
    json_put_number(json, "maxProperties", most);
}

static void schema_of_match(struct json *json, const struct field *field)
{
    put_conditions(json, "^" CONDITION_NAME, field->low, field->high);
}

static void schema_of_event(struct json *json, const struct field *field)
{
    json_put_array(json, "anyOf");
    put_line(json, NULL, CONDITION_LENGTH);
    json_put_object(json, NULL);
    put_conditions(json, "^(?!name$)" CONDITION_NAME, 1, field->high + 1);
    json_put_object(json, "properties");
    put_line(json, "name", CONDITION_LENGTH);
    json_end_object(json);
    schema_names(json, "required", "name", NULL, NULL);
    json_end_object(json);
    json_end_array(json);
}

const struct field_type type_match = {
    .name = "a group of conditions",
    .takes = "conditions",
    .read = read_match,
    .schema = schema_of_match,
};

const struct field_type type_event = {
    .name = "a named event",
    .takes = "name, or group with name and conditions",
    .read = read_event,
    .schema = schema_of_event,
};

/* ---- Policy updates, scans, reviews --------------------------------------- */

static const char *const policy_words[] = {"module", NULL};

static void read_policy_word(struct decode *d, const struct field *field, const struct yaml *value)
{
    struct scalar word;
    if (decode_scalar(d, value, field->type->name, &word) && !str_eq(word.text, str_of(policy_words[0])))
        decode_report(d, DIAG_FIELD_WORD, value, "this is neither the word module nor a list of regulations",
                      "not known", "write module, or regulations in brackets: [\"OSHA 29 CFR 1910.147\"]");
}

static void read_regulations(struct decode *d, const struct field *field, const struct yaml *value,
                             struct scalars *out)
{
    if (value->count == 0 || value->count > POLICY_REGULATIONS) {
        struct str message =
            str_format(d->stage->arena, "the list takes 1 to %u regulations", POLICY_REGULATIONS);
        decode_report(d, DIAG_LIST_LENGTH, value, str_z(d->stage->arena, message), "here",
                      "write module for the module itself");
    }
    out->items = arena_array(d->stage->arena, struct scalar, value->count);
    for (const struct yaml *item = value->first; item; item = item->next)
        if (decode_text(d, item, field->low, field->high, &out->items[out->count]))
            out->count++;
}

static void read_policy(struct decode *d, const struct field *field, const struct yaml *value, void *base)
{
    if (value->kind == YAML_TEXT)
        read_policy_word(d, field, value);
    else if (value->kind == YAML_LIST)
        read_regulations(d, field, value, field_target(field, base));
    else
        decode_report_shape(d, value, field->type->name, "write policy_update: module");
}

static void schema_of_policy(struct json *json, const struct field *field)
{
    json_put_array(json, "anyOf");
    json_put_object(json, NULL);
    json_put_word(json, "const", policy_words[0]);
    json_end_object(json);
    put_lines(json, field->high, POLICY_REGULATIONS);
    json_end_array(json);
}

const struct field_type type_policy = {
    .name = "the word module, or regulations",
    .takes = "the word module, or a list of text",
    .read = read_policy,
    .schema = schema_of_policy,
    .allowed = policy_words,
};

static void read_scan(struct decode *d, const struct field *field, const struct yaml *value, void *base)
{
    struct trigger *out = base;
    slips_check_code(d, value);
    d->keeps_separator = true;
    bool is_text = decode_text(d, value, field->low, field->high, &out->scan);
    d->keeps_separator = false;
    if (!is_text)
        return;
    struct str text = out->scan.text;
    size_t star = str_find_byte(text, '*', 0);
    out->scan_is_prefix = star != SIZE_MAX;
    if (out->scan_is_prefix && (star != text.len - 1 || star == 0))
        decode_report_form(d, field->type->code, value,
                           star == 0 ? "it would fire at every code" : "a * can only be the last character",
                           field->type->help);
    else if (out->scan_is_prefix)
        out->scan.text = str_slice(text, 0, star);
}

static void schema_of_scan(struct json *json, const struct field *field)
{
    schema_scalar(json, field->type);
    json_put_number(json, "maxLength", field->high);
}

const struct field_type type_scan = {
    .name = "a code",
    .takes = "text, up to H characters",
    .read = read_scan,
    .code = DIAG_SCAN_FORM,
    .help = "write the beginning that the codes share, then *: \"CV-200-*\"",
    .schema = schema_of_scan,
    .json = {"string", "number", "boolean"},
    .pattern = "^(?!\\s*\\*)\\s*\\S[^\\n*]*\\*?\\s*$",
};

static const char *const true_words[] = {"true", NULL};

static void read_true(struct decode *d, const struct field *field, const struct yaml *value, void *base)
{
    (void)base;
    struct scalar word;
    if (decode_scalar(d, value, field->type->name, &word) &&
        (!str_eq(word.text, str_of(true_words[0])) || !value->is_plain))
        decode_report(d, DIAG_FIELD_WORD, value, "this trigger takes only the word true", "not true",
                      "write review: true");
}

static void schema_of_true(struct json *json, const struct field *field)
{
    (void)field;
    json_put_bool(json, "const", true);
}

const struct field_type type_true = {
    .name = "the word true",
    .takes = "the word true",
    .read = read_true,
    .schema = schema_of_true,
    .allowed = true_words,
};

/* ---- The list ---------------------------------------------------------------- */

/* The words of PLACARD_TRIGGER_LIST; a kind is its place here plus one. */
static const struct str kinds[] = {
#define X(name, code, word) {word, sizeof(word) - 1},
    PLACARD_TRIGGER_LIST(X)
#undef X
};
enum { KIND_COUNT = sizeof kinds / sizeof *kinds };

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

static void read_trigger(struct decode *d, const struct field *fields, const struct yaml *pair,
                         struct trigger *out)
{
    const struct field *field = field_find(fields, pair->key->text);
    if (!field) {
        report_kind(d, pair);
        return;
    }
    for (size_t i = 0; i < KIND_COUNT; i++)
        if (str_eq(kinds[i], pair->key->text))
            out->kind = (placard_trigger_kind)(i + 1);
    out->span = (struct span){pair->key->span.begin, decode_span(pair).end};
    field->type->read(d, field, pair, out);
}

static void read_triggers(struct decode *d, const struct field *field, const struct yaml *list, void *base)
{
    struct module_fields *out = base;
    out->triggers.span = list->span;
    if (!decode_list(d, field, list))
        return;
    out->triggers.items = arena_array(d->stage->arena, struct trigger, list->count);
    for (const struct yaml *item = list->first; item; item = item->next) {
        if (item->is_cut)
            continue;
        if (item->kind != YAML_GROUP || item->count != 1) {
            decode_report(d, DIAG_TRIGGER_FORM, item, "each trigger is one kind and its conditions",
                          item->kind == YAML_GROUP ? "several kinds in one item, or none"
                                                   : "no kind with a colon",
                          "begin each with a hyphen: `- scan: \"CV-200-*\"`");
            continue;
        }
        struct trigger *trigger = &out->triggers.items[out->triggers.count];
        read_trigger(d, field->fields, item->first, trigger);
        out->triggers.count += trigger->kind != 0;
    }
}

static void schema_of_triggers(struct json *json, const struct field *field)
{
    schema_begin_list(json);
    json_put_object(json, "items");
    schema_of_group(json, field);
    json_put_number(json, "minProperties", 1);
    json_put_number(json, "maxProperties", 1);
    json_end_object(json);
    schema_end_list(json, 1, field->most);
}

const struct field_type type_triggers = {
    .name = "a list of triggers",
    .takes = "trigger",
    .read = read_triggers,
    .schema = schema_of_triggers,
    .is_list = true,
    .takes_cut = true,
};
