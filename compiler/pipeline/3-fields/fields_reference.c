/* fields_reference.c - the field table as a page for authors. */
#include "pipeline/3-fields/field_table.h"

/* L and H stand for the ends of the range. */
static void put_type(struct buf *out, const struct field *field)
{
    if (field->most)
        buf_format(out, "list of up to %u: ", field->most);
    for (const char *c = field->type->takes; *c; c++) {
        if (*c == 'L' || *c == 'H')
            buf_format(out, "%u", *c == 'L' ? field->low : field->high);
        else
            buf_byte(out, *c);
    }
}

/* The rows that may stand in a `file`; those of a group stand wherever it does. */
static void put_table(struct buf *out, const struct field *fields, enum fields_file file, const char *prefix)
{
    buf_str(out, STR("| field | takes | meaning | example |\n| --- | --- | --- | --- |\n"));
    for (const struct field *field = fields; field->name; field++) {
        if (!field_is_in(field, file))
            continue;
        buf_format(out, "| `%s%s`%s | ", prefix, field->name,
                   field_is_required(field, file) ? " (required)" : "");
        put_type(out, field);
        buf_format(out, " | %s | `%s` |\n", field->text, field->example);
    }
    buf_byte(out, '\n');
}

/* A field of a group is named with its group, but inside of what stands in lists. */
static void put_groups(struct arena *arena, struct buf *out, const struct field *fields,
                       enum fields_file file, bool is_top)
{
    for (const struct field *field = fields; field->name; field++) {
        if (!field->fields || !field_is_in(field, file))
            continue;
        buf_format(out, "%s `%s`\n\n", is_top ? "###" : "####", field->name);
        bool has_prefix = is_top && field_is_group(field);
        struct str prefix = has_prefix ? str_format(arena, "%s.", field->name) : STR("");
        put_table(out, field->fields, file, str_z(arena, prefix));
        put_groups(arena, out, field->fields, file, false);
    }
}

static void put_file(struct arena *arena, struct buf *out, enum fields_file file, const char *title,
                     const char *text)
{
    buf_format(out, "## %s\n\n%s\n\n", title, text);
    put_table(out, field_table(file), file, "");
    put_groups(arena, out, field_table(file), file, true);
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
