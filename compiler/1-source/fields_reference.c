/* fields_reference.c - the field table as a page for authors. */
#include "1-source/field_table.h"


/* "text, 1 to 120 characters": the type as a reader wants to know it. */
static void put_type(struct buf *out, const struct field *field)
{
    buf_str(out, field->most && field->type != FIELD_SITES && field->type != FIELD_TRIGGERS ? STR("list of ") : STR(""));
    switch (field->type) {
    case FIELD_TEXT: buf_format(out, "text, up to %u characters", field->high); break;
    case FIELD_ID: buf_str(out, STR("id")); break;
    case FIELD_VERSION: buf_str(out, STR("version (SemVer)")); break;
    case FIELD_LANGUAGE: buf_str(out, STR("language tag (BCP 47)")); break;
    case FIELD_TIMEZONE: buf_str(out, STR("time zone (tz database)")); break;
    case FIELD_STAMP: buf_str(out, STR("stamp")); break;
    case FIELD_DATE: case FIELD_DAY: buf_str(out, STR("date")); break;
    case FIELD_INTEGER: buf_format(out, "%u to %u", field->low, field->high); break;
    case FIELD_PERCENT: buf_format(out, "%u%% to %u%%", field->low, field->high); break;
    case FIELD_SWITCH: case FIELD_SWITCH_OFF: buf_str(out, STR("true or false")); break;
    case FIELD_KIND: buf_str(out, STR("word")); break;
    case FIELD_DURATIONS: buf_str(out, STR("duration, 1m to 3650d")); break;
    case FIELD_SHIFT: buf_str(out, STR("duration, 1m to 24h")); break;
    case FIELD_GROUP: buf_str(out, STR("group")); break;
    case FIELD_SITES: buf_str(out, STR("list of groups")); break;
    case FIELD_TRIGGERS: buf_str(out, STR("list of triggers")); break;
    case FIELD_MATCH: buf_str(out, STR("conditions")); break;
    case FIELD_EVENT: buf_str(out, STR("name, or group with name and conditions")); break;
    case FIELD_POLICY: buf_str(out, STR("the word module, or a list of text")); break;
    case FIELD_NOTHING: buf_str(out, STR("the word true")); break;
    case FIELD_SCAN: buf_format(out, "text, up to %u characters", field->high); break;
    case FIELD_RULE: buf_str(out, STR("recurrence rule")); break;
    case FIELD_TIME: buf_str(out, STR("time of day")); break;
    case FIELD_LATITUDE: buf_str(out, STR("degrees, -90 to 90")); break;
    case FIELD_LONGITUDE: buf_str(out, STR("degrees, -180 to 180")); break;
    case FIELD_DISTANCE: buf_str(out, STR("distance, 1m to 99.999km")); break;
    case FIELD_POLYGON: buf_format(out, "%u to %u corners", field->low, field->high); break;
    }
    if (field->most)
        buf_format(out, ", up to %u", field->most);
}

/* Rows whose `files` have `file`; 0: a group's rows. */
static void put_table(struct buf *out, const struct field *fields, unsigned file, const char *prefix)
{
    buf_str(out, STR("| field | takes | meaning | example |\n| --- | --- | --- | --- |\n"));
    for (const struct field *field = fields; field->name; field++) {
        if (file && !(field->files & file))
            continue;
        bool is_required = file ? (field->required & file) != 0 : field->required != 0;
        buf_format(out, "| `%s%s`%s | ", prefix, field->name, is_required ? " (required)" : "");
        put_type(out, field);
        buf_format(out, " | %s | `%s` |\n", field->text, field->example);
    }
    buf_byte(out, '\n');
}

static void put_groups(struct arena *arena, struct buf *out, const struct field *fields, unsigned file)
{
    for (const struct field *field = fields; field->name; field++) {
        if (!field->fields || (file && !(field->files & file)))
            continue;
        buf_format(out, "%s `%s`\n\n", file ? "###" : "####", field->name);
        bool is_list = field->type == FIELD_TRIGGERS || field->type == FIELD_SITES;
        struct str prefix = is_list || !file ? STR("") : str_format(arena, "%s.", field->name);
        put_table(out, field->fields, 0, str_z(arena, prefix));
        put_groups(arena, out, field->fields, 0);
    }
}

static void put_file(struct arena *arena, struct buf *out, enum fields_file file, const char *title, const char *text)
{
    buf_format(out, "## %s\n\n%s\n\n", title, text);
    put_table(out, field_table(file), 1u << file, "");
    put_groups(arena, out, field_table(file), 1u << file);
}

struct str fields_reference(struct arena *arena)
{
    struct buf out = {.arena = arena};
    buf_str(&out, STR("# Fields\n\nEvery key that front matter and `placard.yaml` may have. This page is made from the compiler's field table.\n\n"
        "| what | how it is written |\n| --- | --- |\n"
        "| id | 1 to 63 of `a` to `z`, `0` to `9`, single hyphens between: `lockout-conveyor` |\n"
        "| list | `[one, two]`, or one `- item` a line; a list with one item keeps its brackets |\n"
        "| date | year-month-day, 1900 to 2199: `2026-12-01` |\n"
        "| time of day | 24 hours, site-local: `\"06:45\"` |\n"
        "| duration | number and unit `s`, `m`, `h`, `d`, `w`, the larger unit first: `3m`, `1h30m` |\n"
        "| distance | number and unit `m` or `km`: `40m`, `1.2km` |\n"
        "| version | SemVer 2.0.0: `2.1.0` |\n"
        "| text | one line; quotes are needed when it has a colon and a space, ` #`, or begins with a sign other than a letter, digit or `(` |\n\n"
        "Values stay as they are typed: `no`, `12:30` and `1.10` are text where text is expected.\n\n"));
    put_file(arena, &out, FIELDS_MODULE, "A module", "Between the two `---` lines of `modules/ID.md`.");
    put_file(arena, &out, FIELDS_TRANSLATION, "A translation", "Between the two `---` lines of `modules/ID.TAG.md`. Everything else comes from the source module.");
    put_file(arena, &out, FIELDS_LIBRARY, "A library", "In `placard.yaml`.");
    return (struct str){out.ptr, out.len - 1};
}
