/* type_text.c - types that stay text: a line, an id, a version, a language tag, a time zone, a stamp. */
#include "base/id.h"
#include "base/language.h"
#include "base/timezone.h"
#include "base/unicode.h"
#include "pipeline/3-fields/decode.h"
#include "pipeline/3-fields/schema.h"
#include "pipeline/3-fields/slips.h"
#include "pipeline/3-fields/types.h"
#include "pipeline/3-fields/values.h"

static void warn_repeat(struct decode *d, const struct yaml *value, const struct scalars *list)
{
    for (size_t i = 0; i + 1 < list->count; i++) {
        if (!str_eq(list->items[i].text, list->items[list->count - 1].text))
            continue;
        struct diag *diag = diag_add(d->stage->diags, DIAG_LIST_REPEATS, decode_place(d, value),
                                     "this list has a value twice");
        diag_label(d->stage->diags, diag, "second time");
        diag_other(d->stage->diags, diag, (struct place){d->stage->source, list->items[i].span},
                   "first time");
        diag_help(d->stage->diags, diag, "remove one of the two");
        return;
    }
}

typedef bool read_one(struct decode *d, const struct field *field, const struct yaml *value,
                      struct scalar *out);

/* One value, or with `most` a list of them. */
static void read_any(struct decode *d, const struct field *field, const struct yaml *value, void *base,
                     read_one *read)
{
    struct scalar one;
    if (!field->most) {
        if (read(d, field, value, &one))
            *(struct scalar *)field_target(field, base) = one;
        return;
    }
    if (!decode_list(d, field, value))
        return;
    struct scalars *out = field_target(field, base);
    out->items = arena_array(d->stage->arena, struct scalar, value->count);
    for (const struct yaml *item = value->first; item; item = item->next) {
        if (!read(d, field, item, &out->items[out->count]))
            continue;
        out->count++;
        warn_repeat(d, item, out);
    }
}

static bool read_line(struct decode *d, const struct field *field, const struct yaml *value,
                      struct scalar *out)
{
    if (str_eq(str_of(field->name), STR("equipment")))
        slips_check_code(d, value);
    slips_check_text(d, value);
    return decode_text(d, value, field->low, field->high, out);
}

static bool read_form(struct decode *d, const struct field *field, const struct yaml *value,
                      struct scalar *out)
{
    return decode_form(d, field->type, value, out, NULL);
}

static bool read_tag(struct decode *d, const struct field *field, const struct yaml *value,
                     struct scalar *out)
{
    if (!decode_form(d, field->type, value, out, NULL))
        return false;
    out->text = language_canonical(d->stage->arena, out->text);
    return true;
}

static void read_lines(struct decode *d, const struct field *field, const struct yaml *value, void *base)
{
    read_any(d, field, value, base, read_line);
}

static void read_forms(struct decode *d, const struct field *field, const struct yaml *value, void *base)
{
    read_any(d, field, value, base, read_form);
}

static void read_tags(struct decode *d, const struct field *field, const struct yaml *value, void *base)
{
    read_any(d, field, value, base, read_tag);
}

static void schema_of_line(struct json *json, const struct field *field)
{
    schema_scalar(json, field->type);
    json_put_number(json, "maxLength", field->high);
}

/* An id of digits is a number to an editor. */
static void schema_of_id(struct json *json, const struct field *field)
{
    schema_scalar(json, field->type);
    json_put_number(json, "minimum", 0);
}

/* One line that is not blank. */
const struct field_type type_text = {
    .name = "one line of text",
    .takes = "text, up to H characters",
    .read = read_lines,
    .schema = schema_of_line,
    .json = {"string", "number", "boolean"},
    .pattern = "^\\s*\\S([^\\n]*\\S)?\\s*$",
};

const struct field_type type_id = {
    .name = "an id",
    .takes = "id",
    .read = read_forms,
    .check = id_check,
    .code = DIAG_ID_FORM,
    .help = "write words in lower case with hyphens between: lockout-conveyor",
    .meant = id_meant,
    .schema = schema_of_id,
    .json = {"string", "integer", "boolean"},
    .pattern = "^(?!(con|prn|aux|nul|(com|lpt)[0-9])$)[a-z0-9]+(-[a-z0-9]+)*$",
    .longest = ID_MAX,
};

#define NUMBER     "(0|[1-9][0-9]{0,8})"
#define IDENTIFIER "(0|[1-9][0-9]*|[0-9]*[A-Za-z-][0-9A-Za-z-]*)"

const struct field_type type_version = {
    .name = "a version",
    .takes = "version (SemVer)",
    .read = read_forms,
    .check = values_version,
    .code = DIAG_VERSION_FORM,
    .help = "write three numbers: 1.0.0",
    .schema = schema_of_form,
    .json = {"string"},
    .pattern = "^" NUMBER "\\." NUMBER "\\." NUMBER "(-" IDENTIFIER "(\\." IDENTIFIER
               ")*)?(\\+[0-9A-Za-z-]+(\\.[0-9A-Za-z-]+)*)?$",
    .longest = VALUES_VERSION_MAX,
};

const struct field_type type_language = {
    .name = "a language tag",
    .takes = "language tag (BCP 47)",
    .read = read_tags,
    .check = language_check,
    .code = DIAG_LANGUAGE_FORM,
    .help = "write a BCP 47 tag: en, es-MX, zh-Hant",
    .meant = language_meant,
    .schema = schema_of_form,
    .json = {"string"},
    .pattern = "^[A-Za-z]{2,3}(-[A-Za-z]{3}){0,3}(-[A-Za-z]{4})?(-([A-Za-z]{2}|[0-9]{3}))?"
               "(-([A-Za-z0-9]{5,8}|[0-9][A-Za-z0-9]{3})){0,8}"
               "(-[0-9A-WY-Za-wy-z](-[A-Za-z0-9]{2,8})+){0,8}(-[Xx](-[A-Za-z0-9]{1,8})+)?$",
    .longest = LANGUAGE_MAX,
};

const struct field_type type_timezone = {
    .name = "a time zone",
    .takes = "time zone (tz database)",
    .read = read_forms,
    .check = timezone_check,
    .code = DIAG_TIMEZONE_FORM,
    .help = "write the name of the zone in the tz database: Europe/Paris, America/Chicago or UTC",
    .meant = timezone_meant,
    .schema = schema_of_form,
    .json = {"string"},
    .pattern = "^[A-Za-z][A-Za-z0-9_+-]{0,31}(/[A-Za-z][A-Za-z0-9_+-]{0,31}){0,2}$",
};

const struct field_type type_stamp = {
    .name = "a stamp",
    .takes = "stamp",
    .read = read_forms,
    .check = values_stamp,
    .code = DIAG_STAMP_FORM,
    .help = "leave the stamps as `placard new` wrote them: lock:4f1a9c02",
    .schema = schema_of_form,
    .json = {"string"},
    .pattern = "^[a-z0-9]+(-[a-z0-9]+)*:([a-z0-9]{1,8}-)?[0-9a-f]{8}$",
    .longest = ID_MAX + sizeof ":" - 1 + STAMP_FORM_MAX + sizeof "-" - 1 + STAMP_DIGITS,
};
