/* fields_decode.c - a whole front matter, a whole placard.yaml: defaults, and
 * the rules that speak of two fields. */
#include "base/path.h"
#include "pipeline/1-text/intake.h"
#include "pipeline/3-fields/decode.h"
#include "pipeline/3-fields/field_table.h"

static struct place place(const struct stage *stage, struct span span)
{
    return (struct place){stage->source, span};
}

static void report(struct stage *stage, enum diag_code code, struct span at, const char *message,
                   const char *label, const char *help)
{
    diag_say(stage->diags, code, place(stage, at), message, label, help);
}

static bool is_blank(struct str text)
{
    return str_trim(text).len == 0;
}

/* ---- Where the fields end ---- */

static struct str line_at(struct str text, size_t at)
{
    return str_slice(text, at, str_line_end(text, at));
}

static size_t next_line(struct str text, size_t at)
{
    size_t end = str_line_end(text, at);
    return end +
           (end < text.len && text.ptr[end] == '\r' && end + 1 < text.len && text.ptr[end + 1] == '\n') + 1;
}

static bool is_fence(struct str line)
{
    return str_eq(str_trim(line), STR("---")) && str_starts(line, STR("---"));
}

/* The field of the table that a line begins. */
static const struct field *field_of(struct str line, const struct field *table)
{
    size_t colon = str_find_byte(line, ':', 0);
    return colon == SIZE_MAX ? NULL : field_find(table, str_slice(line, 0, colon));
}

/* More of a field: an item, or further in. */
static bool goes_on(struct str line)
{
    return line.len == 0 || line.ptr[0] == ' ' || line.ptr[0] == '#' || str_starts(line, STR("- "));
}

/* Fields of `table` that follow the front matter `yaml` before another line `---` are reported, and the first
 * byte behind that line is returned; else 0. */
static uint32_t early_fence(struct stage *stage, struct span yaml, const struct field *table)
{
    struct str text = stage->source->text;
    size_t first = next_line(text, yaml.end), end, at;
    while (first < text.len && str_trim(line_at(text, first)).len == 0)
        first = next_line(text, first);
    if (first >= text.len || field_of(line_at(text, first), table) == NULL)
        return 0;
    for (at = first; at < text.len && !is_fence(line_at(text, at)); at = next_line(text, at))
        if (field_of(line_at(text, at), table) == NULL && !goes_on(line_at(text, at)))
            return 0;
    if (at >= text.len)
        return 0;
    end = str_line_end(text, yaml.end);
    struct diag *diag = diag_add(stage->diags, DIAG_FRONT_MATTER_EARLY,
                                 (struct place){stage->source, {yaml.end, (uint32_t)end}},
                                 "the front matter ends here, and more fields stand below");
    diag_label(stage->diags, diag, "closes the fields");
    diag_other(stage->diags, diag,
               (struct place){stage->source, {(uint32_t)first, (uint32_t)str_line_end(text, first)}},
               "taken for text");
    diag_help(stage->diags, diag, "remove this line, and keep the --- below the last field");
    at = next_line(text, at);
    return (uint32_t)(at < text.len ? at : text.len);
}

/* First byte behind the next line after the one at `at` that is nearly `---`; 0: there is none. */
static uint32_t behind_near_fence(struct str text, size_t at)
{
    for (at = next_line(text, at); at < text.len; at = next_line(text, at)) {
        size_t next = next_line(text, at);
        if (intake_is_near_fence(line_at(text, at)))
            return (uint32_t)(next < text.len ? next : text.len);
    }
    return 0;
}

/* Whether a front matter that cannot be read says `draft: true`. */
static bool says_draft(struct str yaml)
{
    for (size_t at = 0; at < yaml.len; at = next_line(yaml, at)) {
        struct str line = line_at(yaml, at);
        if (str_starts(line, STR("draft:")) &&
            str_eq(str_trim(str_slice(line, sizeof "draft:" - 1, str_find_byte(line, '#', 0))), STR("true")))
            return true;
    }
    return false;
}

/* No front matter, or one with nothing in it. */
static void report_none(struct stage *stage, struct span yaml, struct module_fields *out)
{
    struct str text = stage->source->text;
    out->is_cut = true; /* what stands there instead is not known */
    struct str first = str_slice(text, yaml.begin, str_line_end(text, yaml.begin));
    if (yaml.begin == yaml.end && intake_is_near_fence(first)) {
        report(
            stage, DIAG_FRONT_MATTER_MISSING, (struct span){yaml.begin, yaml.begin + (uint32_t)first.len},
            "this line does not open the front matter", "not three hyphens alone",
            first.ptr[0] == '+'
                ? "fields are YAML, `title: text`, a line each, between two lines ---"
                : "write --- here, three hyphens and nothing else; and the same line behind the last field");
        out->text_begin = behind_near_fence(text, yaml.begin);
        return;
    }
    bool is_late =
        yaml.begin == yaml.end && str_find(str_slice(stage->source->text, 0, 200), STR("\n---")) != SIZE_MAX;
    struct span at = {yaml.begin, yaml.begin};
    report(stage, DIAG_FRONT_MATTER_MISSING, at, "this file has no front matter", "fields are expected here",
           is_late ? "the first line of the file must be ---, with nothing above it"
                   : "begin the file with ---, the fields id, title and version, and --- again");
}

static void check_self(struct stage *stage, const struct module_fields *fields)
{
    if (!fields->id.text.len)
        return;
    for (size_t i = 0; i < fields->supersedes.count; i++)
        if (str_eq(fields->supersedes.items[i].text, fields->id.text))
            report(stage, DIAG_SELF_REFERENCE, fields->supersedes.items[i].span,
                   "a module cannot supersede itself", "its own id",
                   "name the module that this one replaces");
    if (str_eq(fields->withdrawn.replaced_by.text, fields->id.text))
        report(stage, DIAG_SELF_REFERENCE, fields->withdrawn.replaced_by.span,
               "a module cannot be replaced by itself", "its own id",
               "name the module that workers should use instead");
}

static void check_withdrawn(struct stage *stage, const struct module_fields *fields)
{
    const struct date_field *date = &fields->withdrawn.date;
    if (!date->is_set || !fields->effective.is_set || date->yyyymmdd >= fields->effective.yyyymmdd)
        return;
    struct diag *diag = diag_add(stage->diags, DIAG_WITHDRAWN_EARLY, place(stage, date->span),
                                 "the module is withdrawn before it comes into force");
    diag_label(stage->diags, diag, "earlier");
    diag_other(stage->diags, diag, place(stage, fields->effective.span), "comes into force");
    diag_help(stage->diags, diag, "put the date of withdrawal on or after the effective date");
}

static bool is_cited(const struct module_fields *fields, struct str regulation)
{
    for (size_t i = 0; i < fields->regulations.count; i++)
        if (str_eq(fields->regulations.items[i].text, regulation))
            return true;
    return false;
}

/* `root` tells what is written, usable or not; what it is cut before is not known to be missing. */
static void check_triggers(struct stage *stage, const struct module_fields *fields, const struct yaml *root)
{
    bool has_review = root->is_cut || decode_find(root, "review") != NULL;
    for (size_t i = 0; i < fields->triggers.count; i++) {
        const struct trigger *trigger = &fields->triggers.items[i];
        if (trigger->kind == PLACARD_TRIGGER_REVIEW && !has_review)
            report(stage, DIAG_REVIEW_TRIGGER, trigger->span, "a review trigger has no intervals to go by",
                   "fires when a review interval is over", "add review: [2d, 7d, 30d]");
        for (size_t j = 0; j < trigger->regulations.count; j++)
            if (!root->is_cut && !is_cited(fields, trigger->regulations.items[j].text))
                report(stage, DIAG_POLICY_NOT_CITED, trigger->regulations.items[j].span,
                       "the module does not cite this regulation", "not in the list regulations",
                       "add it to regulations, written the same way");
    }
}

void fields_decode_module(struct stage *stage, struct span yaml, enum fields_file file,
                          struct module_fields *out)
{
    struct decode decode = {
        .stage = stage, .file = file, .top = field_table(file), .other = field_table(FIELDS_LIBRARY)};
    *out = (struct module_fields){.span = yaml};
    out->quiz.pass_percent.value = 80;
    if (is_blank(source_text(stage->source, yaml))) {
        report_none(stage, yaml, out);
        return;
    }
    struct yaml *root = yaml_parse(stage, yaml, decode.top);
    out->text_begin = root != NULL ? early_fence(stage, yaml, decode.top) : 0;
    if (out->text_begin > 0)
        root->is_cut = true;
    out->is_cut = !root || root->is_cut;
    out->is_draft = file == FIELDS_MODULE && out->is_cut && says_draft(source_text(stage->source, yaml));
    if (!root)
        return;
    decode_group(&decode, root, decode.top, out);
    const struct yaml *withdrawn = decode_find(root, "withdrawn"),
                      *translates = decode_find(root, "translates");
    out->withdrawn.is_set = withdrawn != NULL;
    out->withdrawn.span = withdrawn ? withdrawn->span : (struct span){0, 0};
    out->translates.is_set = translates != NULL;
    out->translates.span = translates ? translates->span : (struct span){0, 0};
    if (file == FIELDS_MODULE)
        check_self(stage, out);
    check_withdrawn(stage, out);
    check_triggers(stage, out, root);
}

static void check_sites(struct stage *stage, const struct library_fields *fields)
{
    for (size_t i = 0; i < fields->sites.count; i++) {
        for (size_t j = 0; j < i; j++) {
            const struct scalar *id = &fields->sites.items[i].id, *old = &fields->sites.items[j].id;
            if (!id->text.len || !str_eq(id->text, old->text))
                continue;
            struct diag *diag =
                diag_add(stage->diags, DIAG_SITE_TWICE, place(stage, id->span), "two sites have one id");
            diag_label(stage->diags, diag, "second time");
            diag_other(stage->diags, diag, place(stage, old->span), "first time");
            diag_help(stage->diags, diag, "give each site an id of its own");
            break;
        }
    }
}

void fields_decode_library(struct stage *stage, struct span yaml, struct library_fields *out)
{
    struct decode decode = {.stage = stage,
                            .file = FIELDS_LIBRARY,
                            .top = field_table(FIELDS_LIBRARY),
                            .other = field_table(FIELDS_MODULE)};
    *out = (struct library_fields){.language = {STR("en"), {0, 0}}};
    out->limits.minutes.value = 5;
    out->limits.words_per_minute.value = 180;
    out->media.width.value = 1080;
    out->media.quality.value = 75;
    const struct yaml *root = yaml_parse(stage, yaml, decode.top);
    if (!root)
        return;
    decode_group(&decode, root, decode.top, out);
    check_sites(stage, out);
}
