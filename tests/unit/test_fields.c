/*
 * test_fields.c - front matter and placard.yaml.
 *
 * Reads tests/frontmatter/corpus.txt: cases that are good, or bad with the code
 * that says so.  `test_fields --verdicts` prints what the compiler says of each
 * (run.mjs compares that with a JSON Schema validator), `--schema NAME` a
 * schema, `--reference` the reference page.
 *
 * tests/spec/fields.txt: what is left of front matters that are not whole.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "pipeline/1-text/limits.h"
#include "pipeline/3-fields/field_table.h"
#include "pipeline/3-fields/fields.h"
#include "pipeline/3-fields/values.h"
#include "pipeline/3-fields/yaml.h"
#include "support/spec.h"

struct world {
    struct arena arena;
    jmp_buf jump;
    struct diags diags;
    struct source source;
    struct stage stage;
    size_t wrong_count;
};

static void world_open(struct world *w, const char *path, struct str text)
{
    w->diags = (struct diags){.arena = &w->arena};
    w->source = (struct source){.path = str_of(path), .text = text};
    w->stage = (struct stage){&w->arena, &w->diags, &w->source};
}

static struct module_fields decode(struct world *w, struct str yaml)
{
    struct module_fields fields;
    world_open(w, "", yaml);
    fields_decode_module(&w->stage, (struct span){0, (uint32_t)yaml.len}, FIELDS_MODULE, &fields);
    return fields;
}

static enum diag_code first_error(const struct world *w)
{
    for (const struct diag *diag = w->diags.first; diag; diag = diag->next)
        if (diag->severity == DIAG_ERROR)
            return diag->code;
    return DIAG_NONE;
}

/* ---- The corpus ----------------------------------------------------------- */

/* `=== module bad PL0140 regulation misspelt` and the YAML below it. */
struct example {
    enum fields_file file;
    bool is_good;
    unsigned code;
    struct str title, yaml;
};

static struct str read_file(struct arena *arena, const char *path)
{
    FILE *file = fopen(path, "rb");
    assert_non_null(file);
    struct buf buf = {.arena = arena};
    char bytes[4096];
    for (size_t got; (got = fread(bytes, 1, sizeof bytes, file)) > 0;)
        buf_bytes(&buf, bytes, got);
    fclose(file);
    return buf_view(&buf);
}

static bool next_example(struct str corpus, size_t *at, struct example *out)
{
    struct str rest = str_slice(corpus, *at, corpus.len);
    size_t begin = str_find(rest, STR("\n=== "));
    if (begin == SIZE_MAX)
        return false;
    rest = str_slice(rest, begin + 5, rest.len);
    size_t line = str_find_byte(rest, '\n', 0), end = str_find(rest, STR("\n=== "));
    if (end == SIZE_MAX)
        end = rest.len;
    char file[16] = "", verdict[8] = "";
    struct str head = str_slice(rest, 0, line);
    char text[256];
    snprintf(text, sizeof text, "%.*s", STR_FMT(head));
    int used = 0;
    sscanf(text, "%15s %7s%n", file, verdict, &used);
    out->code = 0;
    sscanf(text + used, " PL%u", &out->code);
    out->file = strcmp(file, "library") == 0       ? FIELDS_LIBRARY
                : strcmp(file, "translation") == 0 ? FIELDS_TRANSLATION
                                                   : FIELDS_MODULE;
    out->is_good = strcmp(verdict, "good") == 0;
    out->title = head;
    out->yaml = str_slice(rest, line + 1, end < rest.len ? end + 1 : end);
    *at = (size_t)(rest.ptr - corpus.ptr) + end;
    return true;
}

static void decode_example(struct world *w, const struct example *example)
{
    struct span yaml = {0, (uint32_t)example->yaml.len};
    world_open(w, "", example->yaml);
    struct module_fields module;
    struct library_fields library;
    if (example->file == FIELDS_LIBRARY)
        fields_decode_library(&w->stage, yaml, &library);
    else
        fields_decode_module(&w->stage, yaml, example->file, &module);
}

static void each_example(struct world *w, void (*visit)(struct world *w, const struct example *example))
{
    struct str corpus = read_file(&w->arena, PLACARD_TESTS_DIR "/frontmatter/corpus.txt");
    struct example example;
    size_t at = 0;
    while (next_example(corpus, &at, &example)) {
        decode_example(w, &example);
        visit(w, &example);
    }
}

/* A message may not cut a character. */
static bool is_utf8(struct str text)
{
    size_t follow = 0;
    for (size_t i = 0; i < text.len; i++) {
        unsigned char byte = (unsigned char)text.ptr[i];
        if ((follow > 0) != ((byte & 0xC0) == 0x80))
            return false;
        follow = follow ? follow - 1 : byte < 0xC0 ? 0 : byte < 0xE0 ? 1 : byte < 0xF0 ? 2 : 3;
    }
    return follow == 0;
}

static void check_example(struct world *w, const struct example *example)
{
    unsigned found = (unsigned)first_error(w);
    bool has_code = example->code == 0;
    for (const struct diag *diag = w->diags.first; diag; diag = diag->next) {
        has_code = has_code || (unsigned)diag->code == example->code;
        assert_true(diag->at.span.begin <= diag->at.span.end && diag->at.span.end <= example->yaml.len);
        assert_true(diag->help.len > 0);
        assert_true(is_utf8(diag->message) && is_utf8(diag->help));
    }
    if ((found == 0) != example->is_good || !has_code) {
        print_error("%.*s: first error is PL%04u\n", STR_FMT(example->title), found);
        w->wrong_count++;
    }
}

static void print_verdict(struct world *w, const struct example *example)
{
    printf("%s\t%.*s\n", w->diags.error_count ? "bad" : "good", STR_FMT(example->title));
    for (const struct diag *diag = w->diags.first; diag; diag = diag->next)
        fprintf(stderr, "  PL%04u %.*s | %.*s | %.*s\n", (unsigned)diag->code, STR_FMT(diag->message),
                STR_FMT(diag->label), STR_FMT(diag->help));
}

static void corpus_gets_its_verdicts(struct world *w)
{
    each_example(w, check_example);
    assert_int_equal(w->wrong_count, 0);
}

/* ---- What comes out --------------------------------------------------------- */

static const char full[] =
    "id: lockout-conveyor\ntitle: Lock out the CV-200 conveyor\nversion: 2.1.0\nequipment: [CV-200, 12:30, "
    "no, 1.10]\n"
    "audience:\n  roles: [maintenance-tech]\n  languages: [ZH-hant-tw]\neffective: 2026-12-01\nreview: [2d, "
    "1h30m3s, 30d]\n"
    "triggers:\n  - work_order: { type: [PM, CM], asset_class: conveyor }\n  - scan: \"CV-200-*\"\n"
    "  - location: { lat: 41.88190, lon: -87.62780, radius: 1.2km }\n"
    "  - schedule: { rrule: \"FREQ=MONTHLY;BYDAY=-1FR,2MO\", at: 06:45 }\n"
    "  - event: { name: alarm, code: [E42] }\n  - location: { polygon: [[0, 0], [0.00000015, -180], [-90, "
    "1]] }\n";

static void values_are_decoded(struct world *w)
{
    struct module_fields f = decode(w, str_of(full));
    assert_int_equal(first_error(w), DIAG_REVIEW_ORDER); /* 1h30m3s after 2d */
    assert_true(str_eq(f.equipment.items[1].text, STR("12:30")));
    assert_true(str_eq(f.equipment.items[2].text, STR("no")));
    assert_true(str_eq(f.equipment.items[3].text, STR("1.10")));
    assert_true(str_eq(f.audience.languages.items[0].text, STR("zh-Hant-TW")));
    assert_int_equal(f.effective.yyyymmdd, 20261201);
    assert_int_equal(f.review.seconds[1], 5403);
    assert_int_equal(f.triggers.count, 6);
    assert_int_equal(f.triggers.items[0].fields.count, 2);
    assert_true(f.triggers.items[1].scan_is_prefix && str_eq(f.triggers.items[1].scan.text, STR("CV-200-")));
    assert_int_equal(f.triggers.items[2].location.centre.latitude, 418819000);
    assert_int_equal(f.triggers.items[2].location.centre.longitude, -876278000);
    assert_int_equal(f.triggers.items[2].location.radius_m, 1200);
    assert_int_equal(f.triggers.items[2].location.cosine, 48793);
    assert_int_equal(f.triggers.items[3].schedule.frequency, 3);
    assert_int_equal(f.triggers.items[3].schedule.by_day[0].ordinal, -1);
    assert_int_equal(f.triggers.items[3].schedule.by_day[0].weekday, 4);
    assert_int_equal(f.triggers.items[3].schedule.at_minutes, 405);
    assert_true(str_eq(f.triggers.items[4].event.text, STR("alarm")));
    assert_int_equal(f.triggers.items[5].location.polygon[1].latitude, 2);
    assert_int_equal(f.triggers.items[5].location.polygon[1].longitude, -1800000000);
}

static void spans_hold_what_they_talk_about(struct world *w)
{
    struct str yaml =
        STR("title: \xC3\xA9\xE2\x82\xAC\xF0\x9F\x98\x80 weld\nid: weld\nversion: 1.0.0\nkind: procedur\n"
            "triggers:\n  - schedule: { rrule: \"FREQ=WEEKLY;BYDAY=MON\" }\n");
    struct module_fields f = decode(w, yaml);
    assert_true(str_eq(source_text(&w->source, f.id.span), STR("weld")));
    assert_true(str_eq(source_text(&w->source, w->diags.first->at.span), STR("procedur")));
    assert_true(str_eq(w->diags.first->help, STR("did you mean procedure?")));
    assert_true(str_eq(source_text(&w->source, w->diags.last->at.span), STR("MON")));
}

static void degrees_are_exact(struct world *w)
{
    (void)w;
    int32_t value = 0;
    assert_null(values_degrees(STR("-87.62780"), 180, &value));
    assert_int_equal(value, -876278000);
    assert_null(values_degrees(STR("0.00000005"), 90, &value));
    assert_int_equal(value, 1);
    assert_null(values_degrees(STR("0.000000049999"), 90, &value));
    assert_int_equal(value, 0);
    assert_null(values_degrees(STR("90"), 90, &value));
    assert_non_null(values_degrees(STR("90.0000001"), 90, &value));
    assert_int_equal(values_cosine(0), 65536);
    assert_int_equal(values_cosine(900000000), 0);
    assert_int_equal(values_cosine(600000000), 32768);
}

/* ---- YAML that is not whole ------------------------------------------------- */

static bool is_of_yaml(const struct diag *diag)
{
    return diag->code >= DIAG_YAML_SYNTAX && diag->code <= DIAG_FIELD_TEMPLATE;
}

static void put_scalar(struct buf *out, const char *name, struct scalar scalar)
{
    if (scalar.text.len > 0)
        buf_format(out, "%s: %.*s\n", name, STR_FMT(scalar.text));
}

static void put_count(struct buf *out, const char *name, size_t count)
{
    if (count > 0)
        buf_format(out, "%s: %zu\n", name, count);
}

/* What was read of a front matter, then the codes of what was reported. */
static struct str outline_of(struct arena *arena, const struct module_fields *f, const struct diags *diags)
{
    struct buf out = {.arena = arena};
    put_scalar(&out, "id", f->id);
    put_scalar(&out, "title", f->title);
    put_scalar(&out, "version", f->version);
    put_scalar(&out, "task", f->task);
    put_scalar(&out, "owner", f->owner);
    put_count(&out, "tools", f->tools.count);
    put_count(&out, "roles", f->audience.roles.count);
    put_count(&out, "sites", f->audience.sites.count);
    put_count(&out, "attempts", f->quiz.attempts.value);
    put_count(&out, "review", f->review.count);
    put_count(&out, "triggers", f->triggers.count);
    for (const struct diag *diag = diags->first; diag; diag = diag->next)
        buf_format(&out, "PL%04u %.*s\n", (unsigned)diag->code, STR_FMT(diag->message));
    return buf_view(&out);
}

static bool compare_part(struct arena *arena, const struct spec *spec)
{
    struct diags diags = {.arena = arena};
    struct source source = {.path = STR(""), .text = spec->parts[0]};
    struct stage stage = {arena, &diags, &source};
    struct module_fields fields;
    fields_decode_module(&stage, (struct span){0, (uint32_t)source.text.len}, FIELDS_MODULE, &fields);
    struct str found = outline_of(arena, &fields, &diags);
    if (str_eq(str_trim(found), str_trim(spec->parts[1])))
        return true;
    print_error("%.*s:\n%.*s", STR_FMT(spec->name), STR_FMT(found));
    return false;
}

static void fields_before_an_error_are_read(struct world *w)
{
    (void)w;
    assert_int_equal(spec_run("fields.txt", compare_part), 0);
}

/* Where YAML is in error, nothing else is: `text` was good before it was broken. */
static void check_broken(struct world *w, const struct example *example, struct str text)
{
    struct example broken = *example;
    broken.yaml = text;
    decode_example(w, &broken);
    bool is_broken = false;
    for (const struct diag *diag = w->diags.first; diag; diag = diag->next)
        is_broken = is_broken || (diag->severity == DIAG_ERROR && is_of_yaml(diag));
    if (!is_broken || w->diags.error_count == 1)
        return;
    print_error("%.*s: more than one error in\n%.*s\n", STR_FMT(example->title), STR_FMT(text));
    w->wrong_count++;
}

/* Ended anywhere, and with a broken line before any line that begins a field. */
static void check_all_broken(struct world *w, const struct example *example)
{
    static const char *const lines[] = {
        "\"\n", "title: [\n", "title: y: z\n", "title: @x\n", "title: &a b\n", "titl\n",
    };
    struct str yaml = example->yaml;
    if (!example->is_good)
        return;
    for (size_t end = 0; end < yaml.len; end++) {
        bool is_field =
            (end == 0 || yaml.ptr[end - 1] == '\n') && yaml.ptr[end] >= 'a' && yaml.ptr[end] <= 'z';
        check_broken(w, example, str_slice(yaml, 0, end));
        for (size_t i = 0; is_field && i < sizeof lines / sizeof *lines; i++)
            check_broken(w, example,
                         str_format(&w->arena, "%.*s%s%.*s", STR_FMT(str_slice(yaml, 0, end)), lines[i],
                                    STR_FMT(str_slice(yaml, end, yaml.len))));
    }
}

static void a_broken_line_is_the_only_error(struct world *w)
{
    each_example(w, check_all_broken);
    assert_int_equal(w->wrong_count, 0);
}

/* ---- What completion reads --------------------------------------------------- */

/* The names that can be written where the YAML breaks off: rows of the innermost group that are not used. */
static struct str names_at_the_end(struct world *w, const char *text)
{
    struct buf out = {.arena = &w->arena};
    world_open(w, "", str_of(text));
    const struct field *fields = field_table(FIELDS_MODULE);
    const struct yaml *group =
        yaml_parse(&w->stage, (struct span){0, (uint32_t)strlen(text)}, field_table(FIELDS_MODULE));
    while (group->last && group->last->is_cut && group->last->kind == YAML_GROUP) {
        group = group->last;
        fields = field_find(fields, group->key->text)->fields;
    }
    for (; fields->name; fields++) {
        bool is_used = false;
        for (const struct yaml *item = group->first; item; item = item->next)
            is_used = is_used || str_eq(item->key->text, str_of(fields->name));
        if (!is_used && field_is_in(fields, FIELDS_MODULE))
            buf_format(&out, "%s ", fields->name);
    }
    return buf_view(&out);
}

static void the_table_says_what_can_be_written(struct world *w)
{
    assert_true(str_eq(names_at_the_end(w, "id: lockout\naudience:\n  roles: [operator]\n  si"),
                       STR("sites languages requires ")));
    assert_true(str_eq(names_at_the_end(w, "id: lockout\nquiz: { pass: 80%, "), STR("attempts shuffle ")));
    const struct field *kind = field_find(field_table(FIELDS_MODULE), STR("kind"));
    assert_string_equal(kind->type->allowed[PLACARD_MODULE_BULLETIN], "bulletin");
    assert_null(kind->type->allowed[3]);
}

static void check_row(const struct field *field)
{
    assert_true(field->text[0] && field->example[0]);
    assert_true(field->type->name && field->type->takes && field->type->read && field->type->schema);
    assert_true(!field->type->check || (field->type->code && field->type->help));
    assert_true(!field->type->number || (field->type->code && field->type->help));
    assert_true(!field->type->is_list || field->most > 0);
}

static void check_rows(const struct field *fields)
{
    for (const struct field *field = fields; field->name; field++) {
        check_row(field);
        if (field->fields)
            check_rows(field->fields);
    }
}

static void every_row_says_all(struct world *w)
{
    (void)w;
    check_rows(field_table(FIELDS_MODULE));
    check_rows(field_table(FIELDS_LIBRARY));
}

/* ---- Files made from the table ---------------------------------------------- */

static const struct {
    const char *name;
    enum fields_file file;
} schemas[] = {{"module", FIELDS_MODULE}, {"translation", FIELDS_TRANSLATION}, {"library", FIELDS_LIBRARY}};

static void generated_files_are_current(struct world *w)
{
    for (size_t i = 0; i < 3; i++) {
        char path[1024];
        snprintf(path, sizeof path, PLACARD_TESTS_DIR "/../schemas/%s.schema.json", schemas[i].name);
        if (!str_eq(read_file(&w->arena, path), fields_schema(&w->arena, schemas[i].file)))
            fail_msg("%s is not what the field table says: test_fields --schema %s", path, schemas[i].name);
    }
    if (!str_eq(read_file(&w->arena, PLACARD_TESTS_DIR "/../docs/guide/fields.md"),
                fields_reference(&w->arena)))
        fail_msg("docs/guide/fields.md is not what the field table says: test_fields --reference");
}

static const struct body {
    void (*run)(struct world *w);
} bodies[] = {
    {corpus_gets_its_verdicts},
    {values_are_decoded},
    {spans_hold_what_they_talk_about},
    {degrees_are_exact},
    {generated_files_are_current},
    {fields_before_an_error_are_read},
    {a_broken_line_is_the_only_error},
    {the_table_says_what_can_be_written},
    {every_row_says_all},
};

/* Every test runs in an arena of its own. */
static void in_world(void **state)
{
    static struct world w;
    const struct body *body = *state;
    if (arena_failed(&w.arena, &w.jump))
        fail_msg("out of memory");
    body->run(&w);
    arena_free(&w.arena);
}

#define TEST(index, name)                                                                                    \
    {                                                                                                        \
        name, in_world, NULL, NULL, (void *)(uintptr_t)&bodies[index]                                        \
    }

static int print(int argc, char **argv)
{
    static struct world w;
    if (arena_failed(&w.arena, &w.jump))
        return 2;
    struct str text = {"", 0};
    if (strcmp(argv[1], "--verdicts") == 0)
        each_example(&w, print_verdict);
    else if (strcmp(argv[1], "--reference") == 0)
        text = fields_reference(&w.arena);
    for (size_t i = 0; argc == 3 && i < 3; i++)
        if (strcmp(argv[2], schemas[i].name) == 0)
            text = fields_schema(&w.arena, schemas[i].file);
    fwrite(text.ptr, 1, text.len, stdout);
    arena_free(&w.arena);
    return 0;
}

int main(int argc, char **argv)
{
    if (argc > 1)
        return print(argc, argv);
    const struct CMUnitTest tests[] = {
        TEST(0, "corpus_gets_its_verdicts"),
        TEST(1, "values_are_decoded"),
        TEST(2, "spans_hold_what_they_talk_about"),
        TEST(3, "degrees_are_exact"),
        TEST(4, "generated_files_are_current"),
        TEST(5, "fields_before_an_error_are_read"),
        TEST(6, "a_broken_line_is_the_only_error"),
        TEST(7, "the_table_says_what_can_be_written"),
        TEST(8, "every_row_says_all"),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
