/* decode.c - see decode.h. */
#include "pipeline/3-fields/decode.h"

#include <string.h>

#include "pipeline/1-text/characters.h"
#include "pipeline/3-fields/yaml_advice.h"

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

struct str decode_name(const struct yaml *value)
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

static void report_blank(struct decode *d, const struct yaml *value)
{
    struct diag *diag = diag_add(d->stage->diags, DIAG_FIELD_EMPTY, decode_place(d, value),
                                 "%.*s has no value", STR_FMT(decode_name(value)));
    diag_label(d->stage->diags, diag, "only blanks, and characters that cannot be seen");
    diag_help(d->stage->diags, diag, "write a value, or remove the line");
}

static void report_empty(struct decode *d, const struct yaml *value)
{
    struct str name = decode_name(value);
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

void decode_report(struct decode *d, enum diag_code code, const struct yaml *value, const char *message,
                   const char *label, const char *help)
{
    diag_say(d->stage->diags, code, decode_place(d, value), message, label, help);
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
                 STR_FMT(decode_name(value)), wanted, found[value->kind]);
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

/* How to write a list where one value goes: where its key may stand again, once for each. */
static const char *one_each(struct decode *d, const struct yaml *value)
{
    const struct yaml *group = value->parent;
    struct buf out = {.arena = d->stage->arena};
    bool may_repeat = group != NULL && group->parent != NULL && group->parent->kind == YAML_LIST;
    if (value->key == NULL || !may_repeat || group->count > 1 || value->count < 2 ||
        value->first->kind != YAML_TEXT || value->last->kind != YAML_TEXT)
        return "write one value, without brackets or hyphen";
    buf_str(&out, STR("write one for each; any of them is enough:"));
    for (const struct yaml *item = value->first; item != NULL; item = item->next)
        if (item->kind == YAML_TEXT)
            buf_format(&out, "\n- %.*s: %.*s", STR_FMT(value->key->text), STR_FMT(decode_cut(item->text)));
    return str_z(d->stage->arena, buf_view(&out));
}

bool decode_scalar(struct decode *d, const struct yaml *value, const char *wanted, struct scalar *out)
{
    if (value->kind == YAML_LIST) {
        decode_report_shape(d, value, wanted, one_each(d, value));
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
    struct characters_decoded decoded = {.stage = d->stage};
    if (!d->keeps_separator && str_find_byte(value->text, YAML_SEPARATOR, 0) != SIZE_MAX &&
        !characters_check_decoded(&decoded, value->text, value->span, 0))
        return false;
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
                                 STR_FMT(decode_name(value)), STR_FMT(text));
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
    if (low > 0 && characters_are_blank(out->text)) {
        report_blank(d, value);
        return false;
    }
    if (str_find_byte(out->text, '\n', 0) != SIZE_MAX) {
        diag = diag_add(d->stage->diags, DIAG_FIELD_LINES, decode_place(d, value), "%.*s takes one line",
                        STR_FMT(decode_name(value)));
        diag_label(d->stage->diags, diag, "several lines");
        bool is_quoted = d->stage->source->text.ptr[value->span.begin] == '"';
        diag_help(d->stage->diags, diag, "%s",
                  is_quoted ? "write single quotes, where a backslash is just a backslash"
                            : "write it on one line, or fold it with > instead of |");
    } else if (count_characters(value->text) > high) {
        diag = diag_add(d->stage->diags, DIAG_FIELD_LENGTH, decode_place(d, value), "%.*s is too long",
                        STR_FMT(decode_name(value)));
        diag_label(d->stage->diags, diag, "%zu characters: the limit is %u", count_characters(value->text),
                   high);
        diag_help(d->stage->diags, diag, "say it shorter; details belong into the text below");
    }
    return diag == NULL;
}

/* ---- A list that was meant ---- */

/* In quotes when YAML would read it otherwise. */
static void put_item(struct buf *out, struct str text)
{
    bool is_plain = strchr("\"'[]{}&*!|>%@`#,?:-", text.ptr[0]) == NULL &&
                    str_find(text, STR(": ")) == SIZE_MAX && str_find(text, STR(" #")) == SIZE_MAX &&
                    !str_ends(text, STR(":"));
    const char *quote = is_plain ? "" : str_find_byte(text, '"', 0) == SIZE_MAX ? "\"" : "'";
    buf_format(out, "\n  - %s%.*s%s", quote, STR_FMT(text), quote);
}

static struct str text_lines(const struct decode *d, const struct yaml *value)
{
    struct str text = source_text(d->stage->source, value->span), line;
    struct buf out = {.arena = d->stage->arena};
    size_t count = 0, marks = 0;
    buf_format(&out, "write each on a line of its own, behind a hyphen and a blank:\n%.*s:",
               STR_FMT(decode_name(value)));
    for (size_t at = 0; at < text.len; at = str_line_end(text, at) + 1) {
        line = str_trim(str_slice(text, at, str_line_end(text, at)));
        size_t mark = yaml_advice_mark(line);
        if (line.len == 0)
            continue;
        put_item(&out, str_slice(line, mark, line.len));
        marks += mark > 0;
        count++;
    }
    return value->is_plain && (count > 1 || marks > 0) ? buf_view(&out) : (struct str){NULL, 0};
}

/* `key: value` as it is written, what goes on below it two blanks further in. */
static void put_pair(struct buf *out, const struct source *source, const struct yaml *pair,
                     const char *before)
{
    struct str text = source_text(source, (struct span){pair->key->span.begin, decode_span(pair).end});
    buf_format(out, "\n  %s", before);
    for (size_t i = 0; i < text.len; i++) {
        buf_byte(out, text.ptr[i]);
        if (text.ptr[i] == '\n')
            buf_str(out, STR("  "));
    }
}

/* Each trigger is an item of its own; any other group is one item. */
static struct str group_items(const struct decode *d, const struct field *field, const struct yaml *value)
{
    struct str text = source_text(d->stage->source, value->span);
    struct buf out = {.arena = d->stage->arena};
    if (str_starts(text, STR("{")))
        return str_format(d->stage->arena, "write [%.*s]", STR_FMT(text));
    buf_format(&out, "put a hyphen and a blank before it:\n%.*s:", STR_FMT(decode_name(value)));
    for (const struct yaml *pair = value->first; pair != NULL; pair = pair->next)
        put_pair(&out, d->stage->source, pair,
                 str_eq(str_of(field->name), STR("triggers")) || pair == value->first ? "- " : "  ");
    return buf_view(&out);
}

/* `Wrench: 12 mm` in a list of texts. */
static struct str quoted_items(const struct decode *d, const struct yaml *value)
{
    struct buf out = {.arena = d->stage->arena};
    if (str_starts(source_text(d->stage->source, value->span), STR("{")))
        return (struct str){NULL, 0};
    buf_format(&out, "write each as an item, in quotes:\n%.*s:", STR_FMT(decode_name(value)));
    for (const struct yaml *pair = value->first; pair != NULL; pair = pair->next) {
        struct span span = {pair->key->span.begin, decode_span(pair).end};
        struct str text = source_text(d->stage->source, span);
        if (str_find_byte(text, '\n', 0) != SIZE_MAX)
            return (struct str){NULL, 0};
        put_item(&out, str_slice(text, yaml_advice_mark(text), text.len));
    }
    return buf_view(&out);
}

/* A trigger without its kind; several lines, each with or without a mark before it (`-Wrench`, `• Hasp`), one
 * text behind such a mark, or a group: the help of a message with the list of them.  Empty: it is one text.
 */
static struct str items_meant(const struct decode *d, const struct field *field, const struct yaml *value)
{
    if (str_eq(str_of(field->name), STR("triggers")) && value->kind == YAML_TEXT)
        return str_format(d->stage->arena,
                          "say what kind of trigger it is, for instance:\n%.*s:\n  - scan: %.*s",
                          STR_FMT(decode_name(value)), STR_FMT(source_text(d->stage->source, value->span)));
    if (value->kind == YAML_TEXT)
        return text_lines(d, value);
    return field->fields != NULL ? group_items(d, field, value) : quoted_items(d, value);
}

/* A text as it may stand in the list that it should have been. */
static struct str as_item(struct decode *d, const struct field_type *type, struct str text)
{
    uint32_t number;
    struct str meant = {NULL, 0};
    bool is_read = type->number != NULL ? type->number(text, &number) == NULL
                                        : type->check == NULL || type->check(text) == NULL;
    if (!is_read && type->meant != NULL)
        meant = type->meant(d->stage->arena, text);
    if (!is_read && meant.len == 0 && type->meant != NULL)
        return (struct str){NULL, 0};
    return meant.len > 0 ? meant : decode_cut(text);
}

bool decode_list(struct decode *d, const struct field *field, const struct yaml *value)
{
    if (value->kind == YAML_TEXT && value->is_cut)
        return false; /* triggers: scan: P-1, which is told */
    if (value->kind != YAML_LIST) {
        struct str text = as_item(d, field->type, value->text), help = items_meant(d, field, value);
        if (help.len == 0 && value->kind == YAML_TEXT && text.ptr != NULL)
            help = str_format(d->stage->arena, "write [%.*s]", STR_FMT(text));
        else if (help.len == 0)
            help = str_format(d->stage->arena, "write %s", field->example);
        decode_report_shape(d, value, "a list", str_z(d->stage->arena, help));
        return false;
    }
    if ((value->count > 0 || value->is_cut) && value->count <= field->most)
        return true;
    struct diag *diag = diag_add(d->stage->diags, DIAG_LIST_LENGTH, decode_place(d, value),
                                 value->count ? "%.*s has too many items" : "%.*s is an empty list",
                                 STR_FMT(decode_name(value)));
    diag_label(d->stage->diags, diag, "%zu items: between 1 and %u are allowed", value->count, field->most);
    diag_help(d->stage->diags, diag,
              value->count ? "keep those that matter for this one task" : "remove the line");
    return false;
}

static void report_form(struct decode *d, const struct field_type *type, const struct yaml *value,
                        const char *why)
{
    struct str meant = {NULL, 0};
    if (type->meant != NULL)
        meant = type->meant(d->stage->arena, value->text);
    const char *help = type->help;
    if (meant.len > 0)
        help = str_z(d->stage->arena, str_format(d->stage->arena, "did you mean %.*s?", STR_FMT(meant)));
    decode_report_form(d, type->code, value, why, help);
}

bool decode_form(struct decode *d, const struct field_type *type, const struct yaml *value,
                 struct scalar *out, uint32_t *number)
{
    if (!decode_scalar(d, value, type->name, out))
        return false;
    const char *why = type->number ? type->number(out->text, number) : type->check(out->text);
    if (why)
        report_form(d, type, value, why);
    return why == NULL;
}

/* The group that a key would belong to, or NULL. */
static const char *home_of(const struct field *fields, struct str name)
{
    for (; fields->name; fields++)
        if (field_is_group(fields) && field_find(fields->fields, name))
            return fields->name;
    return NULL;
}

static bool is_digits(struct str text)
{
    for (size_t i = 0; i < text.len; i++)
        if (text.ptr[i] < '0' || text.ptr[i] > '9')
            return false;
    return text.len > 0;
}

/* { lat: 39,7392 }: YAML ends the value at the comma, and takes what follows for a key. */
static bool report_decimal_comma(struct decode *d, const struct yaml *group, const struct yaml *item)
{
    const struct yaml *before = group->first;
    while (before != NULL && before->next != item)
        before = before->next;
    if (before == NULL || before->kind != YAML_TEXT || !is_digits(item->key->text) || !yaml_is_null(item))
        return false;
    struct diag *diag =
        diag_add(d->stage->diags, DIAG_FIELD_UNKNOWN, (struct place){d->stage->source, item->key->span},
                 "a comma ends the value of %.*s", STR_FMT(before->key->text));
    diag_label(d->stage->diags, diag, "this is read as a field of its own");
    diag_help(d->stage->diags, diag, "write %.*s.%.*s, with a point", STR_FMT(decode_cut(before->text)),
              STR_FMT(decode_cut(item->key->text)));
    return true;
}

/* What other programs call a field. */
static struct str other_name(struct str name)
{
    static const char *const names[][2] = {
        {"date", "effective"},
        {"valid_from", "effective"},
        {"author", "owner"},
        {"authors", "owner"},
        {"tags", "keywords"},
        {"tag", "keywords"},
        {"categories", "keywords"},
        {"description", "task"},
        {"summary", "task"},
        {"subtitle", "task"},
        {"slug", "id"},
        {"name", "title"},
        {"standards", "regulations"},
    };
    for (size_t i = 0; i < sizeof names / sizeof names[0]; i++)
        if (str_eq(name, str_of(names[i][0])))
            return str_of(names[i][1]);
    return (struct str){NULL, 0};
}

static void report_unknown(struct decode *d, const struct yaml *item, const struct field *fields)
{
    struct str name = item->key->text, known[32];
    size_t count = 0;
    for (const struct field *f = fields; f->name && count < 32; f++)
        if (field_is_in(f, d->file))
            known[count++] = str_of(f->name);
    struct diag *diag =
        diag_add(d->stage->diags, DIAG_FIELD_UNKNOWN, (struct place){d->stage->source, item->key->span},
                 "there is no field %.*s here", STR_FMT(decode_cut(name)));
    struct str near = fields == d->top ? other_name(name) : (struct str){NULL, 0};
    const struct field *other = field_find(fields, near);
    bool is_other = near.len > 0 && other != NULL && field_is_in(other, d->file);
    const char *home = is_other ? NULL : home_of(fields, name);
    near = is_other ? near : str_nearest(name, known, count);
    bool is_top = !home && fields != d->top && field_find(d->top, name);
    diag_label(d->stage->diags, diag, "unknown");
    if (home)
        diag_help(d->stage->diags, diag, "it belongs into the group %s", home);
    else if (is_top)
        diag_help(d->stage->diags, diag, "it belongs to the top level: begin it in the first column");
    else if (near.len)
        diag_help(d->stage->diags, diag, "did you mean %.*s?", STR_FMT(near));
    else if (fields == d->top && field_find(d->other, name))
        diag_help(d->stage->diags, diag,
                  d->file == FIELDS_LIBRARY ? "it is a field of a module: write it there"
                                            : "it is a field of the library: write it in placard.yaml");
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

/* Where the YAML breaks off the value is not known, nor whether its key goes on; only what such a type takes
 * is. */
static bool is_known(const struct field *field, const struct yaml *item)
{
    return !item->is_cut || (field && field->type->takes_cut);
}

void decode_group(struct decode *d, const struct yaml *group, const struct field *fields, void *base)
{
    for (const struct yaml *item = group->first; item; item = item->next) {
        const struct field *field = field_find(fields, item->key->text);
        if (!is_known(field, item))
            continue;
        if (!field && !report_decimal_comma(d, group, item))
            report_unknown(d, item, fields);
        else if (!field)
            continue;
        else if (!field_is_in(field, d->file))
            report_not_here(d, item);
        else
            field->type->read(d, field, item, base);
    }
    for (const struct field *field = fields; field->name && !group->is_cut; field++)
        if (field_is_required(field, d->file) && !decode_find(group, field->name))
            report_missing(d, group, field);
}

bool decode_parts(struct decode *d, const struct field *field, const struct yaml *value, void *base)
{
    size_t errors = d->stage->diags->error_count;
    if (value->kind == YAML_GROUP)
        decode_group(d, value, field->fields, base);
    else
        decode_report_shape(d, value, field->type->name,
                            str_z(d->stage->arena, str_format(d->stage->arena, "write %s", field->example)));
    return !value->is_cut && d->stage->diags->error_count == errors;
}
