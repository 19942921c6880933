/* fields_schema.c - the field table as draft-07 JSON Schema. */
#include "pipeline/3-fields/field_table.h"
#include "pipeline/3-fields/schema.h"

/* A review trigger needs intervals. */
static void put_module_rules(struct json *json)
{
    json_put_object(json, "if");
    schema_names(json, "required", "triggers", NULL, NULL);
    json_put_object(json, "properties");
    json_put_object(json, "triggers");
    schema_begin_list(json);
    json_put_object(json, "contains");
    json_put_word(json, "type", "object");
    schema_names(json, "required", "review", NULL, NULL);
    json_end_object(json);
    json_end_object(json);
    json_end_object(json);
    json_end_object(json);
    json_put_object(json, "then");
    schema_names(json, "required", "review", NULL, NULL);
    json_end_object(json);
}

struct str fields_schema(struct arena *arena, enum fields_file file)
{
    static const char *const titles[] = {"Placard module, front matter", "Placard translation, front matter",
                                         "Placard library, placard.yaml"};
    struct json json = {.out = {.arena = arena}};
    json_put_object(&json, NULL);
    json_put_word(&json, "$schema", "http://json-schema.org/draft-07/schema#");
    json_put_word(&json, "title", titles[file]);
    schema_members(&json, field_table(file), file);
    if (file == FIELDS_MODULE)
        put_module_rules(&json);
    json_end_object(&json);
    return json_finish(&json);
}
