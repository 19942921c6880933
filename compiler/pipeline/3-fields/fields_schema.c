/*
 * fields_schema.c - the field table as draft-07 JSON Schema.
 *
 * Editors read YAML by its core types before they look at a schema: 1.10 is a
 * number to them, true a boolean.  So what the compiler takes unquoted as text
 * is allowed as number or boolean here.  What a schema cannot say is listed in
 * tests/frontmatter/corpus.txt.
 */
#include "pipeline/3-fields/field_table.h"

#include "base/json.h"

#define DATE                                                                                                 \
    "(19|20|21)[0-9]{2}-(02-(0[1-9]|1[0-9]|2[0-9])|(0[469]|11)-(0[1-9]|[12][0-9]|30)|(0[13578]|1[02])-(0[1-" \
    "9]|[12][0-9]|3[01]))"
#define UNTIL                                                                                                \
    "(19|20|21)[0-9]{2}(02(0[1-9]|1[0-9]|2[0-9])|(0[469]|11)(0[1-9]|[12][0-9]|30)|(0[13578]|1[02])(0[1-9]|[" \
    "12][0-9]|3[01]))"
#define WEEKDAY    "([+-]?([1-9]|[1-4][0-9]|5[0-3]))?(MO|TU|WE|TH|FR|SA|SU)"
#define MONTH_DAY  "[+-]?([1-9]|[12][0-9]|3[01])"
#define MONTH      "([1-9]|1[0-2])"
#define IDENTIFIER "(0|[1-9][0-9]*|[0-9]*[A-Za-z-][0-9A-Za-z-]*)"
#define NUMBER     "(0|[1-9][0-9]{0,8})"

/* One line that is not blank. */
#define LINE      "^\\s*\\S([^\\n]*\\S)?\\s*$"
#define CONDITION "[a-z][a-z0-9_]{0,31}$"
#define ID        "^[a-z0-9]+(-[a-z0-9]+)*$"

#define RULE_PART                                                                                            \
    "(FREQ=(DAILY|WEEKLY|MONTHLY|YEARLY)|INTERVAL=[1-9][0-9]{0,2}|COUNT=[1-9][0-9]{0,3}|UNTIL=" UNTIL        \
    "|BYDAY=" WEEKDAY "(," WEEKDAY "){0,31}|BYMONTHDAY=" MONTH_DAY "(," MONTH_DAY "){0,31}|BYMONTH=" MONTH   \
    "(," MONTH "){0,11})"

/* The lookaheads: no part twice, FREQ somewhere, then what rule.c calls a conflict. */
static const char rule_pattern[] =
    "^(?!.*\\b(FREQ|INTERVAL|BYDAY|BYMONTHDAY|BYMONTH|COUNT|UNTIL)=.*\\b\\1=)(?=.*\\bFREQ=)"
    "(?!.*COUNT=.*UNTIL=)(?!.*UNTIL=.*COUNT=)"
    "(?!(?=.*FREQ=(DAILY|WEEKLY)).*BYDAY=[^;]*[0-9])(?!(?=.*FREQ=WEEKLY).*BYMONTHDAY=)"
    "(?!(?=.*FREQ=MONTHLY).*BYDAY=[^;]*([6-9]|[1-5][0-9])(MO|TU|WE|TH|FR|SA|SU))"
    "(RRULE:)?" RULE_PART "(;" RULE_PART ")*$";

/* What a scalar may look like, by type: JSON types and, for strings, a pattern. */
static const struct {
    const char *types[3];
    const char *pattern;
    uint32_t longest;
} scalars[] = {
    [FIELD_TEXT] = {{"string", "number", "boolean"}, LINE, 0},
    [FIELD_ID] = {{"string", "integer", "boolean"}, ID, 63},
    [FIELD_VERSION] = {{"string"},
                       "^" NUMBER "\\." NUMBER "\\." NUMBER "(-" IDENTIFIER "(\\." IDENTIFIER
                       ")*)?(\\+[0-9A-Za-z-]+(\\.[0-9A-Za-z-]+)*)?$",
                       64},
    [FIELD_LANGUAGE] =
        {{"string"},
         "^[A-Za-z]{2,3}(-[A-Za-z]{3}){0,3}(-[A-Za-z]{4})?(-([A-Za-z]{2}|[0-9]{3}))?"
         "(-([A-Za-z0-9]{5,8}|[0-9][A-Za-z0-9]{3})){0,8}(-[0-9A-WY-Za-wy-z](-[A-Za-z0-9]{2,8})+){0,8}(-[Xx](-"
         "[A-Za-z0-9]{1,8})+)?$",
         35},
    [FIELD_TIMEZONE] = {{"string"}, "^[A-Za-z][A-Za-z0-9_+-]{0,31}(/[A-Za-z][A-Za-z0-9_+-]{0,31}){0,2}$", 0},
    [FIELD_STAMP] = {{"string"}, "^[a-z0-9]+(-[a-z0-9]+)*:[0-9a-f]{8}$", 72},
    [FIELD_DATE] = {{"string"}, "^" DATE "$", 0},
    [FIELD_DAY] = {{"string"}, "^" DATE "$", 0},
    [FIELD_PERCENT] = {{"integer", "string"}, "^([1-9][0-9]?|100)%$", 0},
    [FIELD_INTEGER] = {{"integer"}, NULL, 0},
    [FIELD_SWITCH] = {{"boolean"}, NULL, 0},
    [FIELD_SWITCH_OFF] = {{"boolean"}, NULL, 0},
    [FIELD_DURATIONS] =
        {{"string"},
         "^(?=.*[0-9])([0-9]{1,5}w)?([0-9]{1,5}d)?([0-9]{1,5}h)?([0-9]{1,5}m)?([0-9]{1,5}s)?$",
         0},
    [FIELD_SHIFT] = {{"string"},
                     "^(?=.*[0-9])([0-9]{1,5}w)?([0-9]{1,5}d)?([0-9]{1,5}h)?([0-9]{1,5}m)?([0-9]{1,5}s)?$",
                     0},
    [FIELD_SCAN] = {{"string", "number", "boolean"}, "^(?!\\s*\\*)\\s*\\S[^\\n*]*\\*?\\s*$", 0},
    [FIELD_RULE] = {{"string"}, rule_pattern, 0},
    [FIELD_TIME] = {{"string"}, "^([01][0-9]|2[0-3]):[0-5][0-9]$", 0},
    [FIELD_LATITUDE] = {{"number"}, NULL, 0},
    [FIELD_LONGITUDE] = {{"number"}, NULL, 0},
    [FIELD_DISTANCE] = {{"string"},
                        "^(?!0+(\\.0*)?[ ]?k?m$)([0-9]{1,5}[ ]?m|[0-9]{1,2}(\\.[0-9]{1,3})?[ ]?km)$",
                        0},
};

static void put_members(struct json *json, const struct field *fields, unsigned file);

static void put_words(struct json *json, const char *key, const char *const *words, size_t count)
{
    json_put_array(json, key);
    for (size_t i = 0; i < count; i++)
        json_put_word(json, NULL, words[i]);
    json_end_array(json);
}

static void put_required(struct json *json, const char *key, const char *first, const char *second,
                         const char *third)
{
    const char *const words[] = {first, second, third};
    put_words(json, key, words, third ? 3 : second ? 2 : 1);
}

/* ---- Shapes of values: members of the schema that is open ------------------ */

static void put_scalar(struct json *json, enum field_type type)
{
    size_t count = 0;
    while (count < 3 && scalars[type].types[count])
        count++;
    if (count == 1)
        json_put_word(json, "type", scalars[type].types[0]);
    else
        put_words(json, "type", scalars[type].types, count);
    if (scalars[type].pattern)
        json_put_word(json, "pattern", scalars[type].pattern);
    if (scalars[type].longest)
        json_put_number(json, "maxLength", scalars[type].longest);
    if (type == FIELD_ID)
        json_put_number(json, "minimum", 0);
}

static void put_text(struct json *json, const char *key, uint32_t longest)
{
    json_put_object(json, key);
    put_scalar(json, FIELD_TEXT);
    json_put_number(json, "maxLength", longest);
    json_end_object(json);
}

/* A list, but for `items`, which the caller puts between. */
static void begin_list(struct json *json)
{
    json_put_word(json, "type", "array");
}

static void end_list(struct json *json, uint32_t least, uint32_t most)
{
    json_put_number(json, "minItems", least);
    json_put_number(json, "maxItems", most);
}

static void put_texts(struct json *json, uint32_t longest, uint32_t most)
{
    json_put_object(json, NULL);
    begin_list(json);
    put_text(json, "items", longest);
    end_list(json, 1, most);
    json_end_object(json);
}

/* Conditions: `names` is the pattern of their names; each has a value, or a list of values. */
static void put_match(struct json *json, const char *names, uint32_t least, uint32_t most)
{
    json_put_word(json, "type", "object");
    json_put_object(json, "patternProperties");
    json_put_object(json, names);
    json_put_array(json, "anyOf");
    put_text(json, NULL, 64);
    put_texts(json, 64, 32);
    json_end_array(json);
    json_end_object(json);
    json_end_object(json);
    json_put_bool(json, "additionalProperties", false);
    json_put_number(json, "minProperties", least);
    json_put_number(json, "maxProperties", most);
}

static void put_event(struct json *json, const struct field *field)
{
    json_put_array(json, "anyOf");
    put_text(json, NULL, 64);
    json_put_object(json, NULL);
    put_match(json, "^(?!name$)" CONDITION, 1, field->high + 1);
    json_put_object(json, "properties");
    put_text(json, "name", 64);
    json_end_object(json);
    put_required(json, "required", "name", NULL, NULL);
    json_end_object(json);
    json_end_array(json);
}

static void put_policy(struct json *json, const struct field *field)
{
    json_put_array(json, "anyOf");
    json_put_object(json, NULL);
    json_put_word(json, "const", "module");
    json_end_object(json);
    put_texts(json, field->high, 64);
    json_end_array(json);
}

static void put_degrees(struct json *json, int limit)
{
    json_put_word(json, "type", "number");
    json_put_number(json, "minimum", -limit);
    json_put_number(json, "maximum", limit);
}

static void put_polygon(struct json *json, const struct field *field)
{
    begin_list(json);
    json_put_object(json, "items");
    begin_list(json);
    json_put_array(json, "items");
    for (int limit = 90; limit <= 180; limit += 90) {
        json_put_object(json, NULL);
        put_degrees(json, limit);
        json_end_object(json);
    }
    json_end_array(json);
    end_list(json, 2, 2);
    json_end_object(json);
    end_list(json, field->low, field->high);
}

static void put_kinds(struct json *json)
{
    json_put_array(json, "enum");
    for (size_t i = 0; i < FIELD_KIND_COUNT; i++)
        json_put_text(json, NULL, field_kinds[i]);
    json_end_array(json);
}

/* ---- Rules beside the table ------------------------------------------------ */

/* One of the alternatives: an object that has `first` (and `second`, `third`). */
static void put_alternative(struct json *json, const char *first, const char *second, const char *third)
{
    json_put_object(json, NULL);
    put_required(json, "required", first, second, third);
    json_end_object(json);
}

/* Exactly one of the shapes. */
static void put_location_rules(struct json *json)
{
    json_put_array(json, "oneOf");
    put_alternative(json, "lat", "lon", "radius");
    put_alternative(json, "polygon", NULL, NULL);
    put_alternative(json, "beacon", NULL, NULL);
    json_end_array(json);
    json_put_object(json, "dependencies");
    put_required(json, "lat", "lon", "radius", NULL);
    put_required(json, "lon", "lat", "radius", NULL);
    put_required(json, "radius", "lat", "lon", NULL);
    json_end_object(json);
}

/* Exactly one of the two kinds of schedule; a rule that counts from a day needs that day. */
static void put_schedule_rules(struct json *json)
{
    json_put_array(json, "oneOf");
    put_alternative(json, "rrule", NULL, NULL);
    put_alternative(json, "before_shift", NULL, NULL);
    json_end_array(json);
    json_put_object(json, "dependencies");
    put_required(json, "at", "rrule", NULL, NULL);
    put_required(json, "start", "rrule", NULL, NULL);
    json_end_object(json);
    json_put_object(json, "if");
    put_required(json, "required", "rrule", NULL, NULL);
    json_put_object(json, "properties");
    json_put_object(json, "rrule");
    json_put_word(json, "pattern", "COUNT=|INTERVAL=([2-9]|1[0-9])");
    json_end_object(json);
    json_end_object(json);
    json_end_object(json);
    json_put_object(json, "then");
    put_required(json, "required", "start", NULL, NULL);
    json_end_object(json);
}

/* A review trigger needs intervals. */
static void put_module_rules(struct json *json)
{
    json_put_object(json, "if");
    put_required(json, "required", "triggers", NULL, NULL);
    json_put_object(json, "properties");
    json_put_object(json, "triggers");
    begin_list(json);
    json_put_object(json, "contains");
    json_put_word(json, "type", "object");
    put_required(json, "required", "review", NULL, NULL);
    json_end_object(json);
    json_end_object(json);
    json_end_object(json);
    json_end_object(json);
    json_put_object(json, "then");
    put_required(json, "required", "review", NULL, NULL);
    json_end_object(json);
}

/* ---- Fields ---------------------------------------------------------------- */

static void put_triggers(struct json *json, const struct field *field)
{
    begin_list(json);
    json_put_object(json, "items");
    put_members(json, field->fields, 0);
    json_put_number(json, "minProperties", 1);
    json_put_number(json, "maxProperties", 1);
    json_end_object(json);
    end_list(json, 1, field->most);
}

static void put_sites(struct json *json, const struct field *field)
{
    begin_list(json);
    json_put_object(json, "items");
    put_members(json, field->fields, 0);
    json_put_object(json, "dependencies");
    put_required(json, "lat", "lon", NULL, NULL);
    put_required(json, "lon", "lat", NULL, NULL);
    json_end_object(json);
    json_end_object(json);
    end_list(json, 1, field->most);
}

static void put_durations(struct json *json, const struct field *field)
{
    begin_list(json);
    json_put_object(json, "items");
    put_scalar(json, field->type);
    json_end_object(json);
    end_list(json, 1, field->most);
}

static void put_value(struct json *json, const struct field *field)
{
    switch (field->type) {
    case FIELD_TEXT:
        put_scalar(json, FIELD_TEXT);
        json_put_number(json, "maxLength", field->high);
        break;
    case FIELD_KIND:
        put_kinds(json);
        break;
    case FIELD_GROUP:
        put_members(json, field->fields, 0);
        break;
    case FIELD_SITES:
        put_sites(json, field);
        break;
    case FIELD_TRIGGERS:
        put_triggers(json, field);
        break;
    case FIELD_MATCH:
        put_match(json, "^" CONDITION, field->low, field->high);
        break;
    case FIELD_EVENT:
        put_event(json, field);
        break;
    case FIELD_POLICY:
        put_policy(json, field);
        break;
    case FIELD_NOTHING:
        json_put_bool(json, "const", true);
        break;
    case FIELD_LATITUDE:
        put_degrees(json, 90);
        break;
    case FIELD_LONGITUDE:
        put_degrees(json, 180);
        break;
    case FIELD_POLYGON:
        put_polygon(json, field);
        break;
    case FIELD_DURATIONS:
        put_durations(json, field);
        break;
    default:
        put_scalar(json, field->type);
    }
    if (field->type == FIELD_INTEGER || field->type == FIELD_PERCENT) {
        json_put_number(json, "minimum", field->low);
        json_put_number(json, "maximum", field->high);
    }
    if (field->type == FIELD_SCAN)
        json_put_number(json, "maxLength", field->high);
}

static void put_field(struct json *json, const struct field *field)
{
    bool is_list = field->most && field->type != FIELD_SITES && field->type != FIELD_TRIGGERS &&
                   field->type != FIELD_DURATIONS;
    json_put_object(json, field->name);
    if (is_list) {
        begin_list(json);
        json_put_object(json, "items");
    }
    put_value(json, field);
    if (is_list) {
        json_end_object(json);
        end_list(json, 1, field->most);
    }
    json_put_word(json, "description", field->text);
    if (field->type == FIELD_GROUP && str_eq(str_of(field->name), STR("location")))
        put_location_rules(json);
    if (field->type == FIELD_GROUP && str_eq(str_of(field->name), STR("schedule")))
        put_schedule_rules(json);
    json_end_object(json);
}

/* Members of an object's schema.  `file` 0: a group, whose rows stand wherever it does. */
static void put_members(struct json *json, const struct field *fields, unsigned file)
{
    size_t count = 0;
    json_put_word(json, "type", "object");
    json_put_object(json, "properties");
    for (const struct field *field = fields; field->name; field++)
        if (!file || (field->files & file))
            put_field(json, field);
    json_end_object(json);
    json_put_bool(json, "additionalProperties", false);
    for (const struct field *field = fields; field->name; field++) {
        bool is_here = !file || (field->files & file),
             is_required = file ? field->required & file : field->required;
        if (!is_here || !is_required)
            continue;
        if (count++ == 0)
            json_put_array(json, "required");
        json_put_word(json, NULL, field->name);
    }
    if (count > 0)
        json_end_array(json);
}

struct str fields_schema(struct arena *arena, enum fields_file file)
{
    static const char *const titles[] = {"Placard module, front matter", "Placard translation, front matter",
                                         "Placard library, placard.yaml"};
    struct json json = {.out = {.arena = arena}};
    json_put_object(&json, NULL);
    json_put_word(&json, "$schema", "http://json-schema.org/draft-07/schema#");
    json_put_word(&json, "title", titles[file]);
    put_members(&json, field_table(file), 1u << file);
    if (file == FIELDS_MODULE)
        put_module_rules(&json);
    json_end_object(&json);
    return json_finish(&json);
}
