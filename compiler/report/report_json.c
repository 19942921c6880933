/* report_json.c - the form that schemas/diagnostics.schema.json describes. */
#include "report/forms.h"

#include "base/json.h"
#include "base/lines.h"

static void put_position(struct json *json, const char *key, struct position position)
{
    json_put_object(json, key);
    json_put_number(json, "line", position.line);
    json_put_number(json, "column", position.column);
    json_end_object(json);
}

static void put_place(struct json *json, struct lines *lines, struct place place)
{
    if (place.source == NULL) {
        json_put_null(json, "place");
        return;
    }
    struct lines_range range = lines_range(lines, place);
    json_put_object(json, "place");
    json_put_text(json, "path", place.source->path);
    json_put_object(json, "bytes");
    json_put_number(json, "begin", place.span.begin);
    json_put_number(json, "end", place.span.end < place.span.begin ? place.span.begin : place.span.end);
    json_end_object(json);
    put_position(json, "start", range.start);
    put_position(json, "end", range.end);
    json_end_object(json);
}

static void put_fix(struct json *json, struct str fix)
{
    json_put_object(json, "fix");
    json_put_text(json, "replacement", fix);
    json_end_object(json);
}

static void put_related(struct json *json, struct lines *lines, const struct diag *diag)
{
    json_put_array(json, "related");
    json_put_object(json, NULL);
    json_put_text(json, "message", diag->other_label);
    put_place(json, lines, diag->other);
    json_end_object(json);
    json_end_array(json);
}

static void put_diag(struct json *json, struct lines *lines, const struct diag *diag)
{
    json_put_object(json, NULL);
    json_put_text(json, "code", diag_code_text(json->out.arena, diag->code));
    json_put_word(json, "name", diag_code_name(diag->code));
    json_put_word(json, "severity", diag_severity_word(diag->severity));
    json_put_text(json, "message", diag->message);
    put_place(json, lines, diag->at);
    if (diag->label.len > 0)
        json_put_text(json, "label", diag->label);
    if (diag->help.len > 0)
        json_put_text(json, "help", diag->help);
    if (diag->fix.ptr != NULL)
        put_fix(json, diag->fix);
    if (diag->other.source != NULL)
        put_related(json, lines, diag);
    json_end_object(json);
}

struct str report_json(struct arena *arena, const struct diags *diags)
{
    struct json json = {.out = {.arena = arena}};
    struct lines lines = {.arena = arena};
    json_put_object(&json, NULL);
    json_put_number(&json, "format", 1);
    json_put_size(&json, "errors", diags->error_count);
    json_put_size(&json, "warnings", diags->warning_count);
    json_put_array(&json, "diagnostics");
    for (const struct diag *diag = diags->first; diag != NULL; diag = diag->next)
        put_diag(&json, &lines, diag);
    json_end_array(&json);
    json_end_object(&json);
    return json_finish(&json);
}
