/*
 * report_sarif.c - SARIF 2.1.0 (OASIS Standard, 27 March 2020).
 *
 * Comments name the clauses that ask for what is not plain.
 */
#include "base/json_tree.h"
#include "report/report.h"

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

static void put_message(struct json_tree *tree, json_t *parent, const char *key, struct str text)
{
    json_put_text(tree, json_put_object(tree, parent, key), "text", text);
}

static void put_rule(struct json_tree *tree, json_t *list, const struct diag_info *info)
{
    json_t *rule = json_put_object(tree, list, NULL);
    json_put_text(tree, rule, "id", report_code(tree->arena, info->code));
    json_put_text(tree, rule, "name", str_of(info->name));
    put_message(tree, rule, "shortDescription", str_of(info->title));
    put_message(tree, rule, "fullDescription", description_of(info));
    json_t *help = json_put_object(tree, rule, "help");
    json_put_text(tree, help, "text", description_of(info));
    json_put_text(tree, help, "markdown", str_of(info->text));
    json_t *configuration = json_put_object(tree, rule, "defaultConfiguration");
    json_put_text(tree, configuration, "level", str_of(report_severity(info->severity)));
}

/* endColumn is one past the last character (3.30.8); an empty region starts and ends at one column. */
static void put_region(struct json_tree *tree, struct report_lines *lines, json_t *parent, const char *key,
                       struct place place)
{
    struct report_range range = report_range_of(lines, place);
    json_t *region = json_put_object(tree, parent, key);
    json_put_number(tree, region, "startLine", range.start.line);
    json_put_number(tree, region, "startColumn", range.start.column);
    json_put_number(tree, region, "endLine", range.end.line);
    json_put_number(tree, region, "endColumn", range.end.column);
    json_put_number(tree, region, "byteOffset", place.span.begin);
    json_put_number(tree, region, "byteLength",
                    place.span.end > place.span.begin ? place.span.end - place.span.begin : 0);
}

static void put_artifact(struct json_tree *tree, json_t *parent, struct place place)
{
    json_t *artifact = json_put_object(tree, parent, "artifactLocation");
    json_put_text(tree, artifact, "uri", uri_of(tree->arena, place.source->path));
}

static json_t *put_location(struct json_tree *tree, struct report_lines *lines, json_t *list,
                            struct place place)
{
    json_t *location = json_put_object(tree, list, NULL);
    json_t *physical = json_put_object(tree, location, "physicalLocation");
    put_artifact(tree, physical, place);
    put_region(tree, lines, physical, "region", place);
    return location;
}

static void put_fix(struct json_tree *tree, struct report_lines *lines, json_t *result,
                    const struct diag *diag)
{
    json_t *fix = json_put_object(tree, json_put_array(tree, result, "fixes"), NULL);
    put_message(tree, fix, "description", diag->help.len > 0 ? diag->help : diag->message);
    json_t *change = json_put_object(tree, json_put_array(tree, fix, "artifactChanges"), NULL);
    put_artifact(tree, change, diag->at);
    json_t *replacement = json_put_object(tree, json_put_array(tree, change, "replacements"), NULL);
    put_region(tree, lines, replacement, "deletedRegion", diag->at);
    put_message(tree, replacement, "insertedContent", diag->fix);
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

static void put_result(struct json_tree *tree, struct report_lines *lines, json_t *list,
                       const struct rules *rules, const struct diag *diag)
{
    json_t *result = json_put_object(tree, list, NULL);
    json_put_text(tree, result, "ruleId", report_code(tree->arena, diag->code));
    for (size_t i = 0; i < rules->count; i++)
        if (rules->items[i]->code == diag->code)
            json_put_number(tree, result, "ruleIndex", i);
    json_put_text(tree, result, "level", str_of(report_severity(diag->severity)));
    put_message(tree, result, "message", message_of(tree->arena, diag));
    json_t *locations = json_put_array(tree, result, "locations");
    if (diag->at.source != NULL)
        put_location(tree, lines, locations, diag->at);
    if (diag->other.source != NULL) {
        json_t *other =
            put_location(tree, lines, json_put_array(tree, result, "relatedLocations"), diag->other);
        put_message(tree, other, "message", diag->other_label);
    }
    if (diag->fix.ptr != NULL && diag->at.source != NULL)
        put_fix(tree, lines, result, diag);
}

struct str report_sarif(struct arena *arena, const struct diags *diags)
{
    struct json_tree tree = json_tree_new(arena);
    struct report_lines lines = {.arena = arena};
    struct rules rules = rules_of(arena, diags);
    json_put_text(&tree, tree.root, "$schema", STR("https://json.schemastore.org/sarif-2.1.0.json"));
    json_put_text(&tree, tree.root, "version", STR("2.1.0"));
    json_t *run = json_put_object(&tree, json_put_array(&tree, tree.root, "runs"), NULL);
    json_t *driver = json_put_object(&tree, json_put_object(&tree, run, "tool"), "driver");
    json_put_text(&tree, driver, "name", STR("placard"));
    json_put_text(
        &tree, driver, "semanticVersion",
        str_format(arena, "%d.%d.%d", PLACARD_VERSION_MAJOR, PLACARD_VERSION_MINOR, PLACARD_VERSION_PATCH));
    json_t *rule_list = json_put_array(&tree, driver, "rules");
    for (size_t i = 0; i < rules.count; i++)
        put_rule(&tree, rule_list, rules.items[i]);
    json_put_text(&tree, run, "columnKind", STR("unicodeCodePoints")); /* 3.14.17 */
    json_t *results = json_put_array(&tree, run, "results");
    for (const struct diag *diag = diags->first; diag != NULL; diag = diag->next)
        put_result(&tree, &lines, results, &rules, diag);
    return json_tree_write(&tree);
}
