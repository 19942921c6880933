#include "pipeline/3-fields/schema.h"

void schema_names(struct json *json, const char *key, const char *first, const char *second,
                  const char *third)
{
    const char *const names[] = {first, second, third};
    json_put_array(json, key);
    for (size_t i = 0; i < 3 && names[i]; i++)
        json_put_word(json, NULL, names[i]);
    json_end_array(json);
}

void schema_scalar(struct json *json, const struct field_type *type)
{
    if (type->json[1])
        schema_names(json, "type", type->json[0], type->json[1], type->json[2]);
    else
        json_put_word(json, "type", type->json[0]);
    if (type->pattern)
        json_put_word(json, "pattern", type->pattern);
    if (type->longest)
        json_put_number(json, "maxLength", type->longest);
}

void schema_begin_list(struct json *json)
{
    json_put_word(json, "type", "array");
}

void schema_end_list(struct json *json, uint32_t least, uint32_t most)
{
    json_put_number(json, "minItems", least);
    json_put_number(json, "maxItems", most);
}

void schema_alternative(struct json *json, const char *first, const char *second, const char *third)
{
    json_put_object(json, NULL);
    schema_names(json, "required", first, second, third);
    json_end_object(json);
}

static void put_field(struct json *json, const struct field *field)
{
    bool is_list = field->most && !field->type->is_list;
    json_put_object(json, field->name);
    if (is_list) {
        schema_begin_list(json);
        json_put_object(json, "items");
    }
    field->type->schema(json, field);
    if (is_list) {
        json_end_object(json);
        schema_end_list(json, 1, field->most);
    }
    json_put_word(json, "description", field->text);
    if (field->type->rules)
        field->type->rules(json);
    json_end_object(json);
}

void schema_members(struct json *json, const struct field *fields, enum fields_file file)
{
    size_t count = 0;
    json_put_word(json, "type", "object");
    json_put_object(json, "properties");
    for (const struct field *field = fields; field->name; field++)
        if (field_is_in(field, file))
            put_field(json, field);
    json_end_object(json);
    json_put_bool(json, "additionalProperties", false);
    for (const struct field *field = fields; field->name; field++) {
        if (!field_is_in(field, file) || !field_is_required(field, file))
            continue;
        if (count++ == 0)
            json_put_array(json, "required");
        json_put_word(json, NULL, field->name);
    }
    if (count > 0)
        json_end_array(json);
}

void schema_of_form(struct json *json, const struct field *field)
{
    schema_scalar(json, field->type);
}

void schema_of_number(struct json *json, const struct field *field)
{
    schema_scalar(json, field->type);
    json_put_number(json, "minimum", field->low);
    json_put_number(json, "maximum", field->high);
}

/* The rows of a group name no file: any will do. */
void schema_of_group(struct json *json, const struct field *field)
{
    schema_members(json, field->fields, FIELDS_MODULE);
}
