/*
 * fields_schema.c - the field table as draft-07 JSON Schema.
 *
 * Editors read YAML by its core types before they look at a schema: 1.10 is a
 * number to them, true a boolean.  So what the compiler takes unquoted as text
 * is allowed as number or boolean here.  What a schema cannot say is listed in
 * tests/frontmatter/corpus.txt.
 */
#include "pipeline/3-fields/field_table.h"

#include "base/json_text.h"

#include <jansson.h>

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

static json_t *object_schema(const struct field *fields, unsigned file);

static json_t *scalar_schema(enum field_type type)
{
    json_t *schema = json_object(), *types = json_array();
    for (size_t i = 0; i < 3 && scalars[type].types[i]; i++)
        json_array_append_new(types, json_string(scalars[type].types[i]));
    json_object_set_new(schema, "type",
                        json_array_size(types) == 1 ? json_string(scalars[type].types[0]) : types);
    if (json_array_size(types) == 1)
        json_decref(types);
    if (scalars[type].pattern)
        json_object_set_new(schema, "pattern", json_string(scalars[type].pattern));
    if (scalars[type].longest)
        json_object_set_new(schema, "maxLength", json_integer(scalars[type].longest));
    if (type == FIELD_ID)
        json_object_set_new(schema, "minimum", json_integer(0));
    return schema;
}

static json_t *text_schema(uint32_t longest)
{
    json_t *schema = scalar_schema(FIELD_TEXT);
    json_object_set_new(schema, "maxLength", json_integer(longest));
    return schema;
}

static json_t *list_schema(json_t *items, uint32_t least, uint32_t most)
{
    return json_pack("{s:s, s:o, s:i, s:i}", "type", "array", "items", items, "minItems", (int)least,
                     "maxItems", (int)most);
}

/* A value, or a list of values. */
static json_t *values_schema(void)
{
    return json_pack("{s:[o, o]}", "anyOf", text_schema(64), list_schema(text_schema(64), 1, 32));
}

/* `names`: the pattern of a condition's name. */
static json_t *match_schema(const char *names, uint32_t least, uint32_t most)
{
    return json_pack("{s:s, s:{s:o}, s:b, s:i, s:i}", "type", "object", "patternProperties", names,
                     values_schema(), "additionalProperties", 0, "minProperties", (int)least, "maxProperties",
                     (int)most);
}

static json_t *event_schema(const struct field *field)
{
    json_t *group = match_schema("^(?!name$)" CONDITION, 1, field->high + 1);
    json_object_set_new(group, "properties", json_pack("{s:o}", "name", text_schema(64)));
    json_object_set_new(group, "required", json_pack("[s]", "name"));
    return json_pack("{s:[o, o]}", "anyOf", text_schema(64), group);
}

static json_t *policy_schema(const struct field *field)
{
    return json_pack("{s:[{s:s}, o]}", "anyOf", "const", "module",
                     list_schema(text_schema(field->high), 1, 64));
}

static json_t *degrees_schema(int limit)
{
    return json_pack("{s:s, s:i, s:i}", "type", "number", "minimum", -limit, "maximum", limit);
}

static json_t *polygon_schema(const struct field *field)
{
    json_t *corner = json_pack("{s:s, s:[o, o], s:i, s:i}", "type", "array", "items", degrees_schema(90),
                               degrees_schema(180), "minItems", 2, "maxItems", 2);
    return list_schema(corner, field->low, field->high);
}

static json_t *kind_schema(void)
{
    json_t *words = json_array();
    for (size_t i = 0; i < FIELD_KIND_COUNT; i++)
        json_array_append_new(words, json_stringn(field_kinds[i].ptr, field_kinds[i].len));
    return json_pack("{s:o}", "enum", words);
}

/* Exactly one of the shapes, or of the two kinds of schedule. */
static json_t *location_rules(void)
{
    return json_pack("[{s:[sss]}, {s:[s]}, {s:[s]}]", "required", "lat", "lon", "radius", "required",
                     "polygon", "required", "beacon");
}

static void add_location_rules(json_t *schema)
{
    json_object_set_new(schema, "oneOf", location_rules());
    json_object_set_new(schema, "dependencies",
                        json_pack("{s:[ss], s:[ss], s:[ss]}", "lat", "lon", "radius", "lon", "lat", "radius",
                                  "radius", "lat", "lon"));
}

static void add_schedule_rules(json_t *schema)
{
    json_object_set_new(schema, "oneOf",
                        json_pack("[{s:[s]}, {s:[s]}]", "required", "rrule", "required", "before_shift"));
    json_object_set_new(schema, "dependencies", json_pack("{s:[s], s:[s]}", "at", "rrule", "start", "rrule"));
    json_object_set_new(schema, "if",
                        json_pack("{s:[s], s:{s:{s:s}}}", "required", "rrule", "properties", "rrule",
                                  "pattern", "COUNT=|INTERVAL=([2-9]|1[0-9])"));
    json_object_set_new(schema, "then", json_pack("{s:[s]}", "required", "start"));
}

static json_t *trigger_schema(const struct field *fields)
{
    json_t *schema = object_schema(fields, 0);
    json_object_set_new(schema, "minProperties", json_integer(1));
    json_object_set_new(schema, "maxProperties", json_integer(1));
    json_t *properties = json_object_get(schema, "properties");
    add_location_rules(json_object_get(properties, "location"));
    add_schedule_rules(json_object_get(properties, "schedule"));
    return schema;
}

static json_t *sites_schema(const struct field *field)
{
    json_t *site = object_schema(field->fields, 0);
    json_object_set_new(site, "dependencies", json_pack("{s:[s], s:[s]}", "lat", "lon", "lon", "lat"));
    return list_schema(site, 1, field->most);
}

static json_t *base_schema(const struct field *field)
{
    switch (field->type) {
    case FIELD_TEXT:
        return text_schema(field->high);
    case FIELD_KIND:
        return kind_schema();
    case FIELD_GROUP:
        return object_schema(field->fields, 0);
    case FIELD_SITES:
        return sites_schema(field);
    case FIELD_TRIGGERS:
        return list_schema(trigger_schema(field->fields), 1, field->most);
    case FIELD_MATCH:
        return match_schema("^" CONDITION, field->low, field->high);
    case FIELD_EVENT:
        return event_schema(field);
    case FIELD_POLICY:
        return policy_schema(field);
    case FIELD_NOTHING:
        return json_pack("{s:b}", "const", 1);
    case FIELD_LATITUDE:
        return degrees_schema(90);
    case FIELD_LONGITUDE:
        return degrees_schema(180);
    case FIELD_POLYGON:
        return polygon_schema(field);
    case FIELD_DURATIONS:
        return list_schema(scalar_schema(field->type), 1, field->most);
    default:
        return scalar_schema(field->type);
    }
}

static json_t *field_schema(const struct field *field)
{
    json_t *schema = base_schema(field);
    if (field->type == FIELD_INTEGER || field->type == FIELD_PERCENT) {
        json_object_set_new(schema, "minimum", json_integer(field->low));
        json_object_set_new(schema, "maximum", json_integer(field->high));
    }
    if (field->type == FIELD_SCAN)
        json_object_set_new(schema, "maxLength", json_integer(field->high));
    if (field->most && field->type != FIELD_SITES && field->type != FIELD_TRIGGERS &&
        field->type != FIELD_DURATIONS)
        schema = list_schema(schema, 1, field->most);
    json_object_set_new(schema, "description", json_string(field->text));
    return schema;
}

/* `file` 0: a group, whose rows stand wherever it does. */
static json_t *object_schema(const struct field *fields, unsigned file)
{
    json_t *properties = json_object(), *required = json_array();
    for (const struct field *field = fields; field->name; field++) {
        if (file && !(field->files & file))
            continue;
        json_object_set_new(properties, field->name, field_schema(field));
        if (file ? field->required & file : field->required)
            json_array_append_new(required, json_string(field->name));
    }
    json_t *schema =
        json_pack("{s:s, s:o, s:b}", "type", "object", "properties", properties, "additionalProperties", 0);
    if (json_array_size(required) > 0)
        json_object_set_new(schema, "required", required);
    else
        json_decref(required);
    return schema;
}

/* A review trigger needs intervals. */
static void add_module_rules(json_t *schema)
{
    json_object_set_new(schema, "if",
                        json_pack("{s:[s], s:{s:{s:s, s:{s:s, s:[s]}}}}", "required", "triggers",
                                  "properties", "triggers", "type", "array", "contains", "type", "object",
                                  "required", "review"));
    json_object_set_new(schema, "then", json_pack("{s:[s]}", "required", "review"));
}

static void drop(void *json)
{
    json_decref(json);
}

struct str fields_schema(struct arena *arena, enum fields_file file)
{
    static const char *const titles[] = {"Placard module, front matter", "Placard translation, front matter",
                                         "Placard library, placard.yaml"};
    json_t *schema =
        json_pack("{s:s, s:s}", "$schema", "http://json-schema.org/draft-07/schema#", "title", titles[file]);
    json_t *body = object_schema(field_table(file), 1u << file);
    if (file == FIELDS_MODULE)
        add_module_rules(body);
    json_object_update(schema, body);
    json_decref(body);
    if (schema == NULL)
        arena_fail(arena);
    arena_defer(arena, drop, schema);
    return json_text(arena, schema, JSON_INDENT(2));
}
