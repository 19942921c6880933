/* report_json.c - the form that schemas/diagnostics.schema.json describes. */
#include "base/json_tree.h"
#include "report/report.h"

static void put_position(struct json_tree *tree, json_t *place, const char *key, struct position position)
{
    json_t *object = json_put_object(tree, place, key);
    json_put_number(tree, object, "line", position.line);
    json_put_number(tree, object, "column", position.column);
}

static void put_place(struct json_tree *tree, struct report_lines *lines, json_t *parent, struct place place)
{
    if (place.source == NULL) {
        json_put_null(tree, parent, "place");
        return;
    }
    struct report_range range = report_range_of(lines, place);
    json_t *object = json_put_object(tree, parent, "place");
    json_put_text(tree, object, "path", place.source->path);
    json_t *bytes = json_put_object(tree, object, "bytes");
    json_put_number(tree, bytes, "begin", place.span.begin);
    json_put_number(tree, bytes, "end",
                    place.span.end < place.span.begin ? place.span.begin : place.span.end);
    put_position(tree, object, "start", range.start);
    put_position(tree, object, "end", range.end);
}

static void put_diag(struct json_tree *tree, struct report_lines *lines, json_t *list,
                     const struct diag *diag)
{
    const struct diag_info *info = diag_info_of(diag->code);
    json_t *object = json_put_object(tree, list, NULL);
    json_put_text(tree, object, "code", report_code(tree->arena, diag->code));
    json_put_text(tree, object, "name", str_of(info == NULL ? "" : info->name));
    json_put_text(tree, object, "severity", str_of(report_severity(diag->severity)));
    json_put_text(tree, object, "message", diag->message);
    put_place(tree, lines, object, diag->at);
    if (diag->label.len > 0)
        json_put_text(tree, object, "label", diag->label);
    if (diag->help.len > 0)
        json_put_text(tree, object, "help", diag->help);
    if (diag->fix.ptr != NULL)
        json_put_text(tree, json_put_object(tree, object, "fix"), "replacement", diag->fix);
    if (diag->other.source != NULL) {
        json_t *related = json_put_object(tree, json_put_array(tree, object, "related"), NULL);
        json_put_text(tree, related, "message", diag->other_label);
        put_place(tree, lines, related, diag->other);
    }
}

struct str report_json(struct arena *arena, const struct diags *diags)
{
    struct json_tree tree = json_tree_new(arena);
    struct report_lines lines = {.arena = arena};
    json_put_number(&tree, tree.root, "format", 1);
    json_put_number(&tree, tree.root, "errors", diags->error_count);
    json_put_number(&tree, tree.root, "warnings", diags->warning_count);
    json_t *list = json_put_array(&tree, tree.root, "diagnostics");
    for (const struct diag *diag = diags->first; diag != NULL; diag = diag->next)
        put_diag(&tree, &lines, list, diag);
    return json_tree_write(&tree);
}

/* One line each, so that the file in schemas/ can be compared line by line. */
static const char *const schema[] = {
    "{",
    "  \"$schema\": \"http://json-schema.org/draft-07/schema#\",",
    "  \"title\": \"Diagnostics of placard check and placard build (--format json)\",",
    "  \"type\": \"object\",",
    "  \"additionalProperties\": false,",
    "  \"required\": [\"format\", \"errors\", \"warnings\", \"diagnostics\"],",
    "  \"properties\": {",
    "    \"format\": { \"const\": 1, \"description\": \"Moves only when a reader of this schema would "
    "break\" },",
    "    \"errors\": { \"type\": \"integer\", \"minimum\": 0 },",
    "    \"warnings\": { \"type\": \"integer\", \"minimum\": 0 },",
    "    \"diagnostics\": { \"type\": \"array\", \"items\": { \"$ref\": \"#/definitions/diagnostic\" } }",
    "  },",
    "  \"definitions\": {",
    "    \"diagnostic\": {",
    "      \"type\": \"object\",",
    "      \"additionalProperties\": false,",
    "      \"required\": [\"code\", \"name\", \"severity\", \"message\", \"place\"],",
    "      \"properties\": {",
    "        \"code\": { \"type\": \"string\", \"pattern\": \"^PL[0-9]{4}$\" },",
    "        \"name\": { \"type\": \"string\", \"description\": \"Stable name of the code\" },",
    "        \"severity\": { \"enum\": [\"error\", \"warning\"] },",
    "        \"message\": { \"type\": \"string\", \"minLength\": 1 },",
    "        \"place\": { \"anyOf\": [{ \"$ref\": \"#/definitions/place\" }, { \"type\": \"null\" }],",
    "                   \"description\": \"null: the run as a whole\" },",
    "        \"label\": { \"type\": \"string\", \"description\": \"What is said about the marked text\" },",
    "        \"help\": { \"type\": \"string\", \"description\": \"What to write instead\" },",
    "        \"fix\": {",
    "          \"type\": \"object\",",
    "          \"additionalProperties\": false,",
    "          \"required\": [\"replacement\"],",
    "          \"properties\": { \"replacement\": { \"type\": \"string\" } },",
    "          \"description\": \"Text that mends the problem when it replaces the bytes of the place\"",
    "        },",
    "        \"related\": {",
    "          \"type\": \"array\",",
    "          \"items\": {",
    "            \"type\": \"object\",",
    "            \"additionalProperties\": false,",
    "            \"required\": [\"message\", \"place\"],",
    "            \"properties\": {",
    "              \"message\": { \"type\": \"string\" },",
    "              \"place\": { \"$ref\": \"#/definitions/place\" }",
    "            }",
    "          }",
    "        }",
    "      }",
    "    },",
    "    \"place\": {",
    "      \"type\": \"object\",",
    "      \"additionalProperties\": false,",
    "      \"required\": [\"path\", \"bytes\", \"start\", \"end\"],",
    "      \"properties\": {",
    "        \"path\": { \"type\": \"string\", \"description\": \"From the library's folder, '/' between "
    "names\" },",
    "        \"bytes\": {",
    "          \"type\": \"object\",",
    "          \"additionalProperties\": false,",
    "          \"required\": [\"begin\", \"end\"],",
    "          \"properties\": {",
    "            \"begin\": { \"type\": \"integer\", \"minimum\": 0 },",
    "            \"end\": { \"type\": \"integer\", \"minimum\": 0, \"description\": \"Exclusive\" }",
    "          }",
    "        },",
    "        \"start\": { \"$ref\": \"#/definitions/position\" },",
    "        \"end\": { \"$ref\": \"#/definitions/position\", \"description\": \"Exclusive\" }",
    "      }",
    "    },",
    "    \"position\": {",
    "      \"type\": \"object\",",
    "      \"additionalProperties\": false,",
    "      \"required\": [\"line\", \"column\"],",
    "      \"properties\": {",
    "        \"line\": { \"type\": \"integer\", \"minimum\": 1 },",
    "        \"column\": { \"type\": \"integer\", \"minimum\": 1, \"description\": \"In Unicode code "
    "points\" }",
    "      }",
    "    }",
    "  }",
    "}",
};

struct str report_schema(struct arena *arena)
{
    struct buf out = {.arena = arena};
    for (size_t i = 0; i < sizeof schema / sizeof schema[0]; i++) {
        buf_str(&out, str_of(schema[i]));
        buf_byte(&out, '\n');
    }
    return buf_view(&out);
}
