/* fields.c - decoding by the table of field_table.c. */
#include "pipeline/3-fields/fields.h"

#include "base/date.h"
#include "base/id.h"
#include "base/language.h"
#include "pipeline/3-fields/decode.h"
#include "pipeline/3-fields/values.h"
#include <string.h>

struct span decode_span(const struct yaml *value)
{
    if (value->span.begin < value->span.end)
        return value->span;
    if (value->key)
        return value->key->span;
    return (struct span){value->span.begin ? value->span.begin - 1 : 0, value->span.begin};
}

struct place decode_place(const struct decode *d, const struct yaml *value)
{
    return (struct place){d->stage->source, decode_span(value)};
}

const struct yaml *decode_find(const struct yaml *group, const char *key)
{
    for (const struct yaml *item = group ? group->first : NULL; item; item = item->next)
        if (item->key && str_eq(item->key->text, str_of(key)))
            return item;
    return NULL;
}

/* "triggers", or what an item of a list belongs to. */
static struct str name_of(const struct yaml *value)
{
    while (value && !value->key)
        value = value->parent;
    return value ? value->key->text : STR("this");
}

struct str decode_cut(struct str text)
{
    size_t end = text.len < 60 ? text.len : 60;
    while (end > 0 && end < text.len && (text.ptr[end] & 0xC0) == 0x80)
        end--;
    return str_slice(text, 0, end);
}

static void report_empty(struct decode *d, const struct yaml *value)
{
    struct str name = name_of(value);
    struct diag *diag = diag_add(d->stage->diags, DIAG_FIELD_EMPTY, decode_place(d, value),
                                 "%.*s has no value", STR_FMT(name));
    struct str rest = str_slice(d->stage->source->text, value->span.end, value->span.end + 2u);
    diag_label(d->stage->diags, diag, "nothing stands here");
    if (str_find_byte(rest, '#', 0) != SIZE_MAX)
        diag_help(d->stage->diags, diag, "what follows # is a comment: put quotes round the value");
    else
        diag_help(d->stage->diags, diag,
                  "write a value, or remove the line; quote the words null and ~ if they are meant");
}

void decode_report_shape(struct decode *d, const struct yaml *value, const char *wanted, const char *help)
{
    static const char *const found[] = {"text", "a list", "a group of fields"};
    if (yaml_is_null(value)) {
        report_empty(d, value);
        return;
    }
    struct diag *diag =
        diag_add(d->stage->diags, DIAG_FIELD_SHAPE, decode_place(d, value), "%.*s takes %s, not %s",
                 STR_FMT(name_of(value)), wanted, found[value->kind]);
    diag_label(d->stage->diags, diag, "%s", found[value->kind]);
    diag_help(d->stage->diags, diag, "%s", help);
}

/* Opening typographic quotes and what closes them. */
static bool has_typographic_quotes(struct str text)
{
    static const struct {
        struct str open, close;
    } pairs[] = {
        {{"“", 3}, {"”", 3}}, {{"„", 3}, {"“", 3}}, {{"„", 3}, {"”", 3}},
        {{"‘", 3}, {"’", 3}}, {{"«", 2}, {"»", 2}}, {{"”", 3}, {"”", 3}},
    };
    for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++)
        if (text.len > pairs[i].open.len && str_starts(text, pairs[i].open) && str_ends(text, pairs[i].close))
            return true;
    return false;
}

bool decode_scalar(struct decode *d, const struct yaml *value, const char *wanted, struct scalar *out)
{
    if (value->kind == YAML_LIST) {
        decode_report_shape(d, value, wanted, "write one value, without brackets or hyphen");
        return false;
    }
    if (value->kind == YAML_GROUP) {
        decode_report_shape(d, value, wanted, "write one value; put quotes round text with a colon in it");
        return false;
    }
    if (yaml_is_null(value)) {
        report_empty(d, value);
        return false;
    }
    *out = (struct scalar){value->text, value->span};
    if (value->is_plain && has_typographic_quotes(value->text)) {
        struct diag *diag = diag_add(d->stage->diags, DIAG_TYPOGRAPHIC_QUOTES, decode_place(d, value),
                                     "typographic quotes are part of the value");
        diag_label(d->stage->diags, diag, "YAML takes only \" and ' for quotes");
        diag_help(d->stage->diags, diag, "use straight quotes, or none");
    }
    return true;
}

void decode_report_form(struct decode *d, enum diag_code code, const struct yaml *value, const char *why,
                        const char *help)
{
    struct str text = decode_cut(value->text);
    struct diag *diag = diag_add(d->stage->diags, code, decode_place(d, value), "%.*s cannot be `%.*s`",
                                 STR_FMT(name_of(value)), STR_FMT(text));
    diag_label(d->stage->diags, diag, "%s", why);
    diag_help(d->stage->diags, diag, "%s", help);
}

static size_t count_characters(struct str text)
{
    size_t count = 0;
    for (size_t i = 0; i < text.len; i++)
        count += (text.ptr[i] & 0xC0) != 0x80;
    return count;
}

bool decode_text(struct decode *d, const struct yaml *value, uint32_t low, uint32_t high, struct scalar *out)
{
    if (!decode_scalar(d, value, "one line of text", out))
        return false;
    out->text = str_trim(out->text);
    struct diag *diag = NULL;
    if (out->text.len < low) {
        report_empty(d, value);
        return false;
    }
    if (str_find_byte(out->text, '\n', 0) != SIZE_MAX) {
        diag = diag_add(d->stage->diags, DIAG_FIELD_LINES, decode_place(d, value), "%.*s takes one line",
                        STR_FMT(name_of(value)));
        diag_label(d->stage->diags, diag, "several lines");
        diag_help(d->stage->diags, diag, "write it on one line, or fold it with > instead of |");
    } else if (count_characters(value->text) > high) {
        diag = diag_add(d->stage->diags, DIAG_FIELD_LENGTH, decode_place(d, value), "%.*s is too long",
                        STR_FMT(name_of(value)));
        diag_label(d->stage->diags, diag, "%zu characters: the limit is %u", count_characters(value->text),
                   high);
        diag_help(d->stage->diags, diag, "say it shorter; details belong into the text below");
    }
    return diag == NULL;
}

/* How the types that are text alone are checked, and what to advise. */
static const struct {
    const char *(*check)(struct str text);
    enum diag_code code;
    const char *help;
} forms[] = {
    [FIELD_ID] = {id_check, DIAG_ID_FORM, "write words in lower case with hyphens between: lockout-conveyor"},
    [FIELD_VERSION] = {values_version, DIAG_VERSION_FORM, "write three numbers: 1.0.0"},
    [FIELD_LANGUAGE] = {language_check, DIAG_LANGUAGE_FORM, "write a BCP 47 tag: en, es-MX, zh-Hant"},
    [FIELD_TIMEZONE] = {values_timezone, DIAG_TIMEZONE_FORM,
                        "write a name like Europe/Paris, America/Chicago or UTC"},
    [FIELD_STAMP] = {values_stamp, DIAG_STAMP_FORM,
                     "leave the stamps as `placard new` wrote them: lock:4f1a9c02"},
};

static bool decode_form(struct decode *d, const struct field *field, const struct yaml *value,
                        struct scalar *out)
{
    if (field->type == FIELD_TEXT)
        return decode_text(d, value, field->low, field->high, out);
    if (!decode_scalar(d, value, field_type_name(field->type), out))
        return false;
    const char *why = forms[field->type].check(out->text);
    if (why)
        decode_report_form(d, forms[field->type].code, value, why, forms[field->type].help);
    else if (field->type == FIELD_LANGUAGE)
        out->text = language_canonical(d->stage->arena, out->text);
    return why == NULL;
}

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

/* A list of 1 to `most` items; false: reported. */
static bool check_list(struct decode *d, const struct yaml *value, uint32_t most, const char *example)
{
    if (value->kind != YAML_LIST) {
        struct str text = decode_cut(value->text);
        struct str help = value->kind == YAML_TEXT
                              ? str_format(d->stage->arena, "write [%.*s]", STR_FMT(text))
                              : str_format(d->stage->arena, "write %s", example);
        decode_report_shape(d, value, "a list", str_z(d->stage->arena, help));
        return false;
    }
    if (value->count > 0 && value->count <= most)
        return true;
    struct diag *diag =
        diag_add(d->stage->diags, DIAG_LIST_LENGTH, decode_place(d, value),
                 value->count ? "%.*s has too many items" : "%.*s is an empty list", STR_FMT(name_of(value)));
    diag_label(d->stage->diags, diag, "%zu items: between 1 and %u are allowed", value->count, most);
    diag_help(d->stage->diags, diag,
              value->count ? "keep those that matter for this one task" : "remove the line");
    return false;
}

static void decode_list(struct decode *d, const struct field *field, const struct yaml *value,
                        struct scalars *out)
{
    if (!check_list(d, value, field->most, field->example))
        return;
    out->items = arena_array(d->stage->arena, struct scalar, value->count);
    for (const struct yaml *item = value->first; item; item = item->next) {
        if (!decode_form(d, field, item, &out->items[out->count]))
            continue;
        out->count++;
        warn_repeat(d, item, out);
    }
}

static void decode_number(struct decode *d, const struct field *field, const struct yaml *value,
                          struct number_field *out)
{
    struct scalar text;
    uint32_t number = 0;
    bool is_percent = field->type == FIELD_PERCENT;
    if (!decode_scalar(d, value, field_type_name(field->type), &text))
        return;
    const char *why = is_percent ? values_percent(text.text, &number) : values_integer(text.text, &number);
    bool has_sign = str_ends(text.text, STR("%"));
    if (!why && !value->is_plain && !has_sign)
        why = "a number stands without quotes";
    if (why) {
        decode_report_form(d, DIAG_NUMBER_FORM, value, why,
                           is_percent ? "write 80% or 80" : "write it in digits: 3");
        return;
    }
    if (number < field->low || number > field->high) {
        struct diag *diag = diag_add(d->stage->diags, DIAG_NUMBER_RANGE, decode_place(d, value),
                                     "%.*s is out of range", STR_FMT(name_of(value)));
        diag_label(d->stage->diags, diag, "%u: it must be between %u and %u", number, field->low,
                   field->high);
        diag_help(d->stage->diags, diag, "write a number between %u and %u", field->low, field->high);
        return;
    }
    *out = (struct number_field){true, number, text.span};
}

static void decode_switch(struct decode *d, const struct yaml *value, bool is_inverse, bool *out)
{
    struct scalar text;
    if (!decode_scalar(d, value, "true or false", &text))
        return;
    bool is_true = str_eq(text.text, STR("true"));
    if (!value->is_plain || (!is_true && !str_eq(text.text, STR("false"))))
        decode_report_form(d, DIAG_FIELD_WORD, value, "only true and false are known here",
                           "write true or false, without quotes");
    else
        *out = is_true != is_inverse;
}

static void decode_kind(struct decode *d, const struct yaml *value, struct module_fields *module)
{
    struct scalar text;
    if (!decode_scalar(d, value, "a kind of module", &text))
        return;
    module->kind_span = text.span;
    for (size_t i = 0; i < FIELD_KIND_COUNT; i++) {
        if (str_eq(text.text, field_kinds[i])) {
            module->kind = (placard_module_kind)i;
            return;
        }
    }
    struct str near = str_nearest(text.text, field_kinds, FIELD_KIND_COUNT);
    struct str help = near.len ? str_format(d->stage->arena, "did you mean %.*s?", STR_FMT(near))
                               : STR("write procedure, bulletin or reference");
    decode_report_form(d, DIAG_FIELD_WORD, value, "no such kind of module", str_z(d->stage->arena, help));
}

static void decode_date(struct decode *d, const struct yaml *value, struct date_field *out)
{
    struct scalar text;
    if (!decode_scalar(d, value, "a date", &text))
        return;
    const char *why = date_parse(text.text, &out->yyyymmdd);
    if (why)
        decode_report_form(d, DIAG_DATE_FORM, value, why, "write year-month-day: 2026-12-01");
    else
        *out = (struct date_field){true, out->yyyymmdd, text.span};
}

/* Seconds in `low` to `high`; false: reported. */
static bool decode_duration(struct decode *d, const struct field *field, const struct yaml *value,
                            uint32_t *seconds)
{
    struct scalar text;
    if (!decode_scalar(d, value, "a duration", &text))
        return false;
    const char *why = values_duration(text.text, seconds);
    if (why) {
        decode_report_form(d, DIAG_DURATION_FORM, value, why, "write 45s, 3m, 2h, 30d or 1h30m");
        return false;
    }
    if (*seconds >= field->low && *seconds <= field->high)
        return true;
    decode_report_form(d, DIAG_DURATION_RANGE, value,
                       *seconds < field->low ? "shorter than one minute"
                       : field->high > 86400 ? "longer than ten years"
                                             : "longer than a day",
                       field->high > 86400 ? "write 1m to 3650d" : "write 1m to 24h");
    return false;
}

static void decode_review(struct decode *d, const struct field *field, const struct yaml *value,
                          struct module_fields *out)
{
    if (!check_list(d, value, field->high > 86400 ? 16 : 1, field->example))
        return;
    out->review.seconds = arena_array(d->stage->arena, uint32_t, value->count);
    out->review.spans = arena_array(d->stage->arena, struct span, value->count);
    out->review.span = value->span;
    for (const struct yaml *item = value->first; item; item = item->next) {
        size_t at = out->review.count;
        if (!decode_duration(d, field, item, &out->review.seconds[at]))
            continue;
        out->review.spans[at] = item->span;
        out->review.count++;
        if (at == 0 || out->review.seconds[at] > out->review.seconds[at - 1])
            continue;
        struct diag *diag =
            diag_add(d->stage->diags, DIAG_REVIEW_ORDER, decode_place(d, item), "review intervals must rise");
        diag_label(d->stage->diags, diag, "not longer than the one before");
        diag_other(d->stage->diags, diag, (struct place){d->stage->source, out->review.spans[at - 1]},
                   "the one before");
        diag_help(d->stage->diags, diag,
                  "each counts from the last pass: write the shortest first, [2d, 7d, 30d]");
    }
}

static void decode_sites(struct decode *d, const struct field *field, const struct yaml *value,
                         struct library_fields *out)
{
    if (!check_list(d, value, field->most, field->example))
        return;
    out->sites.items = arena_array(d->stage->arena, struct site_fields, value->count);
    for (const struct yaml *item = value->first; item; item = item->next) {
        struct site_fields *site = &out->sites.items[out->sites.count++];
        if (item->kind != YAML_GROUP) {
            decode_report_shape(d, item, "sites as groups",
                                "write { id: plant-7, timezone: America/Chicago }");
            continue;
        }
        decode_group(d, item, field->fields, site);
        const struct yaml *lat = decode_find(item, "lat"), *lon = decode_find(item, "lon");
        site->has_point = lat && lon;
        if (!lat == !lon)
            continue;
        struct diag *diag = diag_add(d->stage->diags, DIAG_LOCATION_SHAPE, decode_place(d, lat ? lat : lon),
                                     "a place needs both lat and lon");
        diag_label(d->stage->diags, diag, "stands alone");
        diag_help(d->stage->diags, diag, "write lat: 41.52519 and lon: -88.08340");
    }
}

void decode_value(struct decode *d, const struct field *field, const struct yaml *value, void *base)
{
    void *target = (char *)base + field->offset;
    struct scalar text;
    switch (field->type) {
    case FIELD_TEXT:
    case FIELD_ID:
    case FIELD_VERSION:
    case FIELD_LANGUAGE:
    case FIELD_TIMEZONE:
    case FIELD_STAMP:
        if (field->most && field->type != FIELD_DURATIONS)
            decode_list(d, field, value, target);
        else if (decode_form(d, field, value, &text))
            *(struct scalar *)target = text;
        break;
    case FIELD_DATE:
        decode_date(d, value, target);
        break;
    case FIELD_INTEGER:
    case FIELD_PERCENT:
        decode_number(d, field, value, target);
        break;
    case FIELD_SWITCH:
    case FIELD_SWITCH_OFF:
        decode_switch(d, value, field->type == FIELD_SWITCH_OFF, target);
        break;
    case FIELD_KIND:
        decode_kind(d, value, base);
        break;
    case FIELD_DURATIONS:
        decode_review(d, field, value, base);
        break;
    case FIELD_SITES:
        decode_sites(d, field, value, base);
        break;
    case FIELD_TRIGGERS:
        if (check_list(d, value, field->most, field->example))
            decode_triggers(d, field, value, base);
        break;
    case FIELD_SHIFT:
        if (decode_duration(d, field, value, target))
            *(uint32_t *)target = (*(uint32_t *)target + 59) / 60;
        break;
    case FIELD_GROUP:
        if (value->kind == YAML_GROUP)
            decode_group(d, value, field->fields, base);
        else
            decode_report_shape(
                d, value, "a group of fields",
                str_z(d->stage->arena, str_format(d->stage->arena, "write %s", field->example)));
        break;
    default:
        decode_trigger_value(d, field, value, target);
        break;
    }
}

/* The group that a key would belong to, or NULL. */
static const char *home_of(const struct field *fields, struct str name)
{
    for (; fields->name; fields++)
        if (fields->fields && fields->type == FIELD_GROUP && field_find(fields->fields, name))
            return fields->name;
    return NULL;
}

static void report_unknown(struct decode *d, const struct yaml *item, const struct field *fields)
{
    struct str name = item->key->text, known[32];
    size_t count = 0;
    for (const struct field *f = fields; f->name && count < 32; f++)
        if (!f->files || f->files & 1u << d->file)
            known[count++] = str_of(f->name);
    struct diag *diag =
        diag_add(d->stage->diags, DIAG_FIELD_UNKNOWN, (struct place){d->stage->source, item->key->span},
                 "there is no field %.*s here", STR_FMT(decode_cut(name)));
    struct str near = str_nearest(name, known, count);
    const char *home = home_of(fields, name);
    bool is_top = !home && fields != field_table(d->file) && field_find(field_table(d->file), name);
    diag_label(d->stage->diags, diag, "unknown");
    if (home)
        diag_help(d->stage->diags, diag, "it belongs into the group %s", home);
    else if (is_top)
        diag_help(d->stage->diags, diag, "it belongs to the top level: begin it in the first column");
    else if (near.len)
        diag_help(d->stage->diags, diag, "did you mean %.*s?", STR_FMT(near));
    else
        diag_help(d->stage->diags, diag, "the known fields are listed in docs/guide/fields.md");
    if (near.len && !home && !is_top)
        diag->fix = str_copy(d->stage->arena, near);
}

static void report_not_here(struct decode *d, const struct yaml *item)
{
    bool is_translation = d->file == FIELDS_TRANSLATION;
    struct diag *diag =
        diag_add(d->stage->diags, DIAG_FIELD_NOT_HERE, (struct place){d->stage->source, item->key->span},
                 "%.*s cannot stand in %s", STR_FMT(item->key->text),
                 is_translation ? "a translation" : "a source module");
    diag_label(d->stage->diags, diag, "%s",
               is_translation ? "comes from the source module" : "is for translations");
    diag_help(d->stage->diags, diag, "remove it here");
}

static void report_missing(struct decode *d, const struct yaml *group, const struct field *field)
{
    struct span at = {group->span.begin, group->first ? group->first->key->span.end : group->span.begin};
    struct diag *diag = diag_add(d->stage->diags, DIAG_FIELD_MISSING, (struct place){d->stage->source, at},
                                 "the field %s is missing", field->name);
    diag_label(d->stage->diags, diag, "in the group that begins here");
    diag_help(d->stage->diags, diag, "add %s: %s", field->name, field->example);
}

void decode_group(struct decode *d, const struct yaml *group, const struct field *fields, void *target)
{
    for (const struct yaml *item = group->first; item; item = item->next) {
        const struct field *field = field_find(fields, item->key->text);
        if (!field)
            report_unknown(d, item, fields);
        else if (field->files && !(field->files & 1u << d->file))
            report_not_here(d, item);
        else
            decode_value(d, field, item, target);
    }
    for (const struct field *field = fields; field->name; field++)
        if ((field->files ? field->required & 1u << d->file : field->required) &&
            !decode_find(group, field->name))
            report_missing(d, group, field);
}
