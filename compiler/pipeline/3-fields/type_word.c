/* type_word.c - types that take a word of a few: a switch, the kind of a module. */
#include "pipeline/3-fields/decode.h"
#include "pipeline/3-fields/schema.h"
#include "pipeline/3-fields/types.h"

/* ---- Switches -------------------------------------------------------------- */

static const char *const switch_words[] = {"true", "false", NULL};

static void read_switch_as(struct decode *d, const struct yaml *value, bool is_inverse, bool *out)
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

static void read_switch(struct decode *d, const struct field *field, const struct yaml *value, void *base)
{
    read_switch_as(d, value, false, field_target(field, base));
}

static void read_switch_off(struct decode *d, const struct field *field, const struct yaml *value, void *base)
{
    read_switch_as(d, value, true, field_target(field, base));
}

const struct field_type type_switch = {
    .name = "true or false",
    .takes = "true or false",
    .read = read_switch,
    .schema = schema_of_form,
    .json = {"boolean"},
    .allowed = switch_words,
};

const struct field_type type_switch_off = {
    .name = "true or false",
    .takes = "true or false",
    .read = read_switch_off,
    .schema = schema_of_form,
    .json = {"boolean"},
    .allowed = switch_words,
};

/* ---- Kinds of module ------------------------------------------------------- */

/* In the order of their codes. */
static const char *const kind_words[] = {
#define X(name, code, word) word,
    PLACARD_MODULE_LIST(X)
#undef X
        NULL,
};
enum { KIND_COUNT = sizeof kind_words / sizeof *kind_words - 1 };

static void report_kind(struct decode *d, const struct field *field, const struct yaml *value)
{
    struct str words[KIND_COUNT];
    for (size_t i = 0; i < KIND_COUNT; i++)
        words[i] = str_of(kind_words[i]);
    struct str near = str_nearest(value->text, words, KIND_COUNT);
    struct str help = near.len ? str_format(d->stage->arena, "did you mean %.*s?", STR_FMT(near))
                               : str_of(field->type->help);
    decode_report_form(d, field->type->code, value, "no such kind of module", str_z(d->stage->arena, help));
}

static void read_kind(struct decode *d, const struct field *field, const struct yaml *value, void *base)
{
    struct module_fields *module = base;
    struct scalar text;
    if (!decode_scalar(d, value, field->type->name, &text))
        return;
    module->kind_span = text.span;
    for (size_t i = 0; i < KIND_COUNT; i++) {
        if (str_eq(text.text, str_of(kind_words[i]))) {
            module->kind = (placard_module_kind)i;
            return;
        }
    }
    report_kind(d, field, value);
}

static void schema_of_words(struct json *json, const struct field *field)
{
    json_put_array(json, "enum");
    for (const char *const *word = field->type->allowed; *word; word++)
        json_put_word(json, NULL, *word);
    json_end_array(json);
}

const struct field_type type_kind = {
    .name = "a kind of module",
    .takes = "word",
    .read = read_kind,
    .code = DIAG_FIELD_WORD,
    .help = "write procedure, bulletin or reference",
    .schema = schema_of_words,
    .allowed = kind_words,
};

/* ---- What becomes of stale translations ------------------------------------- */

static const char *const stale_words[] = {"mark", "refuse", NULL};

static void read_stale(struct decode *d, const struct field *field, const struct yaml *value, void *base)
{
    enum stale_mode *mode = field_target(field, base);
    struct scalar text;
    if (!decode_scalar(d, value, field->type->name, &text))
        return;
    if (str_eq(text.text, STR("mark")))
        *mode = STALE_MARK;
    else if (str_eq(text.text, STR("refuse")))
        *mode = STALE_REFUSE;
    else
        decode_report_form(d, field->type->code, value, "no such way with stale translations",
                           field->type->help);
}

const struct field_type type_stale = {
    .name = "a way with stale translations",
    .takes = "word",
    .read = read_stale,
    .code = DIAG_FIELD_WORD,
    .help = "write mark or refuse",
    .schema = schema_of_words,
    .allowed = stale_words,
};
