/*
 * report_sarif.c - SARIF 2.1.0 (OASIS Standard, 27 March 2020).
 *
 * Comments name the clauses that ask for what is not plain.
 */
#include "report/forms.h"

#include "base/arena.h"
#include "base/json.h"
#include "base/lines.h"
#include "placard.h"

/* The codes that this run reports, ascending: tool.driver.rules (3.19.23). */
struct rules {
    const struct diag_info **items;
    size_t count;
};

static bool is_reported(const struct diags *diags, enum diag_code code)
{
    for (const struct diag *diag = diags->first; diag != NULL; diag = diag->next)
        if (diag->code == code)
            return true;
    return false;
}

static struct rules rules_of(struct arena *arena, const struct diags *diags)
{
    size_t all = 0;
    while (diag_info_at(all) != NULL)
        all++;
    struct rules rules = {arena_array(arena, const struct diag_info *, all), 0};
    for (size_t i = 0; i < all; i++)
        if (is_reported(diags, diag_info_at(i)->code))
            rules.items[rules.count++] = diag_info_at(i);
    return rules;
}

static bool is_uri_byte(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
           str_find_byte(STR("-._~/"), c, 0) != SIZE_MAX;
}

/* A relative URI reference (3.4.3): the path, percent-encoded (RFC 3986 section 2.1). */
static struct str uri_of(struct arena *arena, struct str path)
{
    struct buf uri = {.arena = arena};
    for (size_t i = 0; i < path.len; i++) {
        if (is_uri_byte(path.ptr[i]))
            buf_byte(&uri, path.ptr[i]);
        else
            buf_format(&uri, "%%%02X", (unsigned)(unsigned char)path.ptr[i]);
    }
    return buf_view(&uri);
}

/* What a rule's page says first: its text up to the first example. */
static struct str description_of(const struct diag_info *info)
{
    struct str text = str_of(info->text);
    size_t begin = str_find_byte(text, '\n', 0), end = str_find(text, STR("\n## "));
    return str_trim(str_slice(text, begin == SIZE_MAX ? 0 : begin, end));
}

static void put_message(struct json *json, const char *key, struct str text)
{
    json_put_object(json, key);
    json_put_text(json, "text", text);
    json_end_object(json);
}

static void put_rule(struct json *json, const struct diag_info *info)
{
    json_put_object(json, NULL);
    json_put_text(json, "id", diag_code_text(json->out.arena, info->code));
    json_put_word(json, "name", info->name);
    put_message(json, "shortDescription", str_of(info->title));
    put_message(json, "fullDescription", description_of(info));
    json_put_object(json, "help");
    json_put_text(json, "text", description_of(info));
    json_put_word(json, "markdown", info->text);
    json_end_object(json);
    json_put_object(json, "defaultConfiguration");
    json_put_word(json, "level", diag_severity_word(info->severity));
    json_end_object(json);
    json_end_object(json);
}

/* endColumn is one past the last character (3.30.8); an empty region starts and ends at one column. */
static void put_region(struct json *json, struct lines *lines, const char *key, struct place place)
{
    struct lines_range range = lines_range(lines, place);
    json_put_object(json, key);
    json_put_number(json, "startLine", range.start.line);
    json_put_number(json, "startColumn", range.start.column);
    json_put_number(json, "endLine", range.end.line);
    json_put_number(json, "endColumn", range.end.column);
    json_put_number(json, "byteOffset", place.span.begin);
    json_put_number(json, "byteLength",
                    place.span.end > place.span.begin ? place.span.end - place.span.begin : 0);
    json_end_object(json);
}

static void put_artifact(struct json *json, struct place place)
{
    json_put_object(json, "artifactLocation");
    json_put_text(json, "uri", uri_of(json->out.arena, place.source->path));
    json_end_object(json);
}

/* A location; `message` may be NULL. */
static void put_location(struct json *json, struct lines *lines, struct place place,
                         const struct str *message)
{
    json_put_object(json, NULL);
    json_put_object(json, "physicalLocation");
    put_artifact(json, place);
    put_region(json, lines, "region", place);
    json_end_object(json);
    if (message != NULL)
        put_message(json, "message", *message);
    json_end_object(json);
}

static void put_fix(struct json *json, struct lines *lines, const struct diag *diag)
{
    json_put_array(json, "fixes");
    json_put_object(json, NULL);
    put_message(json, "description", diag->help.len > 0 ? diag->help : diag->message);
    json_put_array(json, "artifactChanges");
    json_put_object(json, NULL);
    put_artifact(json, diag->at);
    json_put_array(json, "replacements");
    json_put_object(json, NULL);
    put_region(json, lines, "deletedRegion", diag->at);
    put_message(json, "insertedContent", diag->fix);
    json_end_object(json);
    json_end_array(json);
    json_end_object(json);
    json_end_array(json);
    json_end_object(json);
    json_end_array(json);
}

/* Message, what the caret's label says, and the mend: viewers show nothing else. */
static struct str message_of(struct arena *arena, const struct diag *diag)
{
    struct buf text = {.arena = arena};
    buf_str(&text, diag->message);
    if (diag->label.len > 0)
        buf_format(&text, ": %.*s", STR_FMT(diag->label));
    if (diag->help.len > 0)
        buf_format(&text, "\nHelp: %.*s", STR_FMT(diag->help));
    return buf_view(&text);
}

static void put_result(struct json *json, struct lines *lines, const struct rules *rules,
                       const struct diag *diag)
{
    json_put_object(json, NULL);
    json_put_text(json, "ruleId", diag_code_text(json->out.arena, diag->code));
    for (size_t i = 0; i < rules->count; i++)
        if (rules->items[i]->code == diag->code)
            json_put_size(json, "ruleIndex", i);
    json_put_word(json, "level", diag_severity_word(diag->severity));
    put_message(json, "message", message_of(json->out.arena, diag));
    json_put_array(json, "locations");
    if (diag->at.source != NULL)
        put_location(json, lines, diag->at, NULL);
    json_end_array(json);
    if (diag->other.source != NULL) {
        json_put_array(json, "relatedLocations");
        put_location(json, lines, diag->other, &diag->other_label);
        json_end_array(json);
    }
    if (diag->fix.ptr != NULL && diag->at.source != NULL)
        put_fix(json, lines, diag);
    json_end_object(json);
}

static void put_tool(struct json *json, const struct rules *rules)
{
    json_put_object(json, "tool");
    json_put_object(json, "driver");
    json_put_word(json, "name", "placard");
    json_put_text(json, "semanticVersion",
                  str_format(json->out.arena, "%d.%d.%d", PLACARD_VERSION_MAJOR, PLACARD_VERSION_MINOR,
                             PLACARD_VERSION_PATCH));
    json_put_array(json, "rules");
    for (size_t i = 0; i < rules->count; i++)
        put_rule(json, rules->items[i]);
    json_end_array(json);
    json_end_object(json);
    json_end_object(json);
}

struct str report_sarif(struct arena *arena, const struct diags *diags)
{
    struct json json = {.out = {.arena = arena}};
    struct lines lines = {.arena = arena};
    struct rules rules = rules_of(arena, diags);
    json_put_object(&json, NULL);
    json_put_word(&json, "$schema", "https://json.schemastore.org/sarif-2.1.0.json");
    json_put_word(&json, "version", "2.1.0");
    json_put_array(&json, "runs");
    json_put_object(&json, NULL);
    put_tool(&json, &rules);
    json_put_word(&json, "columnKind", "unicodeCodePoints"); /* 3.14.17 */
    json_put_array(&json, "results");
    for (const struct diag *diag = diags->first; diag != NULL; diag = diag->next)
        put_result(&json, &lines, &rules, diag);
    json_end_array(&json);
    json_end_object(&json);
    json_end_array(&json);
    json_end_object(&json);
    return json_finish(&json);
}
