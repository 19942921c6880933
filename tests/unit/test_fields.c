/*
 * test_fields.c - front matter and placard.yaml.
 *
 * Reads tests/frontmatter/corpus.txt: cases that are good, or bad with the code
 * that says so.  `test_fields --verdicts` prints what the compiler says of each
 * (run.mjs compares that with a JSON Schema validator), `--schema NAME` a
 * schema, `--reference` the reference page.
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
#include "pipeline/3-fields/fields.h"
#include "pipeline/3-fields/values.h"

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
    w->source = (struct source){str_of(path), text};
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
    {corpus_gets_its_verdicts}, {values_are_decoded},          {spans_hold_what_they_talk_about},
    {degrees_are_exact},        {generated_files_are_current},
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
        TEST(0, "corpus_gets_its_verdicts"),        TEST(1, "values_are_decoded"),
        TEST(2, "spans_hold_what_they_talk_about"), TEST(3, "degrees_are_exact"),
        TEST(4, "generated_files_are_current"),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
