/* fields_reference.c - the field table as a page for authors. */
#include "pipeline/3-fields/field_table.h"

/* A type as a reader wants to know it; L and H stand for the ends of its range. */
static const char *const types[] = {
    [FIELD_TEXT] = "text, up to H characters",
    [FIELD_ID] = "id",
    [FIELD_VERSION] = "version (SemVer)",
    [FIELD_LANGUAGE] = "language tag (BCP 47)",
    [FIELD_TIMEZONE] = "time zone (tz database)",
    [FIELD_STAMP] = "stamp",
    [FIELD_DATE] = "date",
    [FIELD_INTEGER] = "L to H",
    [FIELD_PERCENT] = "L% to H%",
    [FIELD_SWITCH] = "true or false",
    [FIELD_SWITCH_OFF] = "true or false",
    [FIELD_KIND] = "word",
    [FIELD_DURATIONS] = "duration, 1m to 3650d",
    [FIELD_GROUP] = "group",
    [FIELD_SITES] = "group",
    [FIELD_TRIGGERS] = "trigger",
    [FIELD_MATCH] = "conditions",
    [FIELD_EVENT] = "name, or group with name and conditions",
    [FIELD_POLICY] = "the word module, or a list of text",
    [FIELD_NOTHING] = "the word true",
    [FIELD_SCAN] = "text, up to H characters",
    [FIELD_RULE] = "recurrence rule",
    [FIELD_TIME] = "time of day",
    [FIELD_DAY] = "date",
    [FIELD_SHIFT] = "duration, 1m to 24h",
    [FIELD_LATITUDE] = "degrees, -90 to 90",
    [FIELD_LONGITUDE] = "degrees, -180 to 180",
    [FIELD_DISTANCE] = "distance, 1m to 99.999km",
    [FIELD_POLYGON] = "L to H corners",
};

static void put_type(struct buf *out, const struct field *field)
{
    if (field->most)
        buf_format(out, "list of up to %u: ", field->most);
    for (const char *c = types[field->type]; *c; c++) {
        if (*c == 'L' || *c == 'H')
            buf_format(out, "%u", *c == 'L' ? field->low : field->high);
        else
            buf_byte(out, *c);
    }
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

static void put_file(struct arena *arena, struct buf *out, enum fields_file file, const char *title,
                     const char *text)
{
    buf_format(out, "## %s\n\n%s\n\n", title, text);
    put_table(out, field_table(file), 1u << file, "");
    put_groups(arena, out, field_table(file), 1u << file);
}

struct str fields_reference(struct arena *arena)
{
    struct buf out = {.arena = arena};
    buf_str(
        &out,
        STR("# Fields\n\nEvery key that front matter and `placard.yaml` may have. This page is made from the "
            "compiler's field table.\n\n"
            "| what | how it is written |\n| --- | --- |\n"
            "| id | 1 to 63 of `a` to `z`, `0` to `9`, single hyphens between: `lockout-conveyor` |\n"
            "| list | `[one, two]`, or one `- item` a line; a list with one item keeps its brackets |\n"
            "| date | year-month-day, 1900 to 2199: `2026-12-01` |\n"
            "| time of day | 24 hours, site-local: `\"06:45\"` |\n"
            "| duration | number and unit `s`, `m`, `h`, `d`, `w`, the larger unit first: `3m`, `1h30m` |\n"
            "| distance | number and unit `m` or `km`: `40m`, `1.2km` |\n"
            "| version | SemVer 2.0.0: `2.1.0` |\n"
            "| text | one line; quotes are needed when it has a colon and a space, ` #`, or begins with a "
            "sign other than a letter, digit or `(` |\n\n"
            "Values stay as they are typed: `no`, `12:30` and `1.10` are text where text is expected.\n\n"));
    put_file(arena, &out, FIELDS_MODULE, "A module", "Between the two `---` lines of `modules/ID.md`.");
    put_file(
        arena, &out, FIELDS_TRANSLATION, "A translation",
        "Between the two `---` lines of `modules/ID.TAG.md`. Everything else comes from the source module.");
    put_file(arena, &out, FIELDS_LIBRARY, "A library", "In `placard.yaml`.");
    return (struct str){out.ptr, out.len - 1};
}
