/*
 * test_build.c - the library: which modules are found, how output is put in
 * place, what a build report says.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <errno.h>
#include <string.h>

#include "base/arena.h"
#include "library/build_report.h"
#include "library/names.h"
#include "library/output.h"
#include "library/single.h"
#include "support/os_memory.h"

#define LIBRARY "id: plant\ntitle: Plant\n"
#define MODULE(id, version)                                                                                  \
    "---\nid: " id "\ntitle: T\nversion: " version                                                           \
    "\nkind: reference\ntriggers:\n  - scan: x\n---\n\nText of it.\n"

struct fixture {
    struct arena arena;
    jmp_buf jump;
    struct os_memory *memory;
    const struct os *os;
};

static int set_up(void **state)
{
    static struct fixture fixture;
    memset(&fixture, 0, sizeof fixture);
    arena_catch(&fixture.arena, &fixture.jump);
    fixture.memory = os_memory_new();
    fixture.os = os_memory_os(fixture.memory);
    *state = &fixture;
    return 0;
}

static int tear_down(void **state)
{
    struct fixture *fixture = *state;
    arena_free(&fixture->arena);
    os_memory_free(fixture->memory);
    return 0;
}

static void put(struct fixture *fixture, const char *path, const char *text)
{
    os_memory_put(fixture->memory, path, str_of(text));
}

static bool has(const struct fixture *fixture, const char *path)
{
    return os_memory_get(fixture->memory, path).ptr != NULL;
}

static void assert_str(struct str found, const char *expected)
{
    assert_int_equal(found.len, strlen(expected));
    assert_memory_equal(found.ptr, expected, found.len);
}

/* ---- Names ---------------------------------------------------------------- */

static void translations_are_told_by_their_names(void **state)
{
    (void)state;
    assert_str(names_tag(STR("modules/x.es.md")), "es");
    assert_str(names_tag(STR("x.zh-Hant-TW.md")), "zh-Hant-TW");
    assert_int_equal(names_tag(STR("modules/x.md")).len, 0);
    assert_int_equal(names_tag(STR("modules/x.v2.md")).len, 0);
    assert_int_equal(names_tag(STR("modules/x.draft.md")).len, 0);
    assert_int_equal(names_tag(STR("modules.es/x.md")).len, 0);
    assert_int_equal(names_tag(STR("modules/.es.md")).len, 0);
    assert_int_equal(names_tag(STR("modules/x.es-.md")).len, 0);
}

/* Until here file names had a check and a case of their own. */
static void tags_are_those_of_the_fields(void **state)
{
    (void)state;
    assert_str(names_tag(STR("x.en-u-ca-gregory.md")), "en-u-ca-gregory");
    assert_str(names_tag(STR("x.art-x-foo.md")), "art-x-foo");
    assert_int_equal(names_tag(STR("x.art-x.md")).len, 0);
    assert_int_equal(names_tag(STR("x.en-US-12.md")).len, 0);
}

/* ---- Finding modules -------------------------------------------------------- */

static bool open_paths(struct fixture *fixture, struct library *library, struct diags *diags,
                       const char *path)
{
    *diags = (struct diags){.arena = &fixture->arena};
    struct run run = {.arena = &fixture->arena, .diags = diags, .os = fixture->os};
    bool is_open = library_open(&run, &path, 1, library);
    assert_true(is_open == (run.failure.error == 0));
    return is_open;
}

static void a_library_has_its_modules_in_order(void **state)
{
    struct fixture *fixture = *state;
    struct library library;
    struct diags diags;
    put(fixture, "lib/placard.yaml", LIBRARY);
    put(fixture, "lib/modules/b.md", MODULE("b", "1.0.0"));
    put(fixture, "lib/modules/b.es-mx.md", "---\ntitle: T\n---\n");
    put(fixture, "lib/modules/sub/a.md", MODULE("a", "1.0.0"));
    put(fixture, "lib/modules/._b.md", "x");
    put(fixture, "lib/modules/README.md", "x");
    assert_true(open_paths(fixture, &library, &diags, "lib"));
    assert_null(diags.first);
    assert_true(library.is_whole);
    assert_int_equal(library.file_count, 2);
    assert_str(library.files[0].path, "modules/b.md");
    assert_str(library.files[0].translations.items[0].path, "modules/b.es-mx.md");
    assert_str(library.files[0].translations.items[0].language, "es-MX");
    assert_str(library.files[1].path, "modules/sub/a.md");
    assert_int_equal(library.module_id_count, 2);
    assert_str(library.module_ids[0], "a");
    assert_str(library.module_ids[1], "b");
}

static void a_part_knows_the_ids_of_the_whole(void **state)
{
    struct fixture *fixture = *state;
    struct library library;
    struct diags diags;
    put(fixture, "lib/placard.yaml", LIBRARY);
    put(fixture, "lib/modules/b.md", MODULE("b", "1.0.0"));
    put(fixture, "lib/modules/b.es.md", "---\ntitle: T\n---\n");
    put(fixture, "lib/modules/sub/a.md", MODULE("a", "1.0.0"));
    assert_true(open_paths(fixture, &library, &diags, "lib/modules/sub"));
    assert_false(library.is_whole);
    assert_int_equal(library.file_count, 1);
    assert_str(library.files[0].path, "modules/sub/a.md");
    assert_int_equal(library.module_id_count, 2);
    assert_true(
        open_paths(fixture, &library, &diags, "lib/modules/b.es.md")); /* a translation names its module */
    assert_int_equal(library.file_count, 1);
    assert_str(library.files[0].path, "modules/b.md");
}

static void a_lone_file_finds_its_translations(void **state)
{
    struct fixture *fixture = *state;
    struct library library;
    struct diags diags;
    put(fixture, "here/x.md", MODULE("x", "1.0.0"));
    put(fixture, "here/x.es.md", "---\ntitle: T\n---\n");
    put(fixture, "here/xy.es.md", "---\ntitle: T\n---\n");
    assert_true(open_paths(fixture, &library, &diags, "here/x.md"));
    assert_null(library.source);
    assert_int_equal(library.file_count, 1);
    assert_int_equal(library.files[0].translations.count, 1);
    assert_str(library.files[0].translations.items[0].path, "here/x.es.md");
    assert_false(open_paths(fixture, &library, &diags, "here/gone.md"));
    assert_true(open_paths(fixture, &library, &diags, "here"));
    assert_int_equal(diags.first->code, DIAG_LIBRARY_MISSING);
}

/* ---- Output ------------------------------------------------------------------ */

static struct output *open_output(struct fixture *fixture, const char *folder)
{
    int error;
    struct output *output =
        output_open(&fixture->arena, fixture->os, folder, &(struct output_wait){0}, &error);
    assert_int_equal(error, 0);
    assert_non_null(output);
    output_reserve(output, &fixture->arena, 4);
    return output;
}

static bool put_output(struct fixture *fixture, struct output *output, struct str name, const char *text)
{
    bool is_changed;
    assert_int_equal(output_put(output, &fixture->arena, name, str_of(text), &is_changed), 0);
    return is_changed;
}

static void nothing_is_in_place_before_the_commit(void **state)
{
    struct fixture *fixture = *state;
    struct output *output = open_output(fixture, "out");
    assert_true(put_output(fixture, output, STR("a"), "1"));
    assert_false(has(fixture, "out/a"));
    assert_int_equal(output_commit(output, &fixture->arena), 0);
    assert_str(os_memory_get(fixture->memory, "out/a"), "1");
}

static void what_is_discarded_leaves_nothing(void **state)
{
    struct fixture *fixture = *state;
    put(fixture, "out/a", "old");
    struct output *output = open_output(fixture, "out");
    put_output(fixture, output, STR("a"), "new");
    put_output(fixture, output, STR("b"), "new");
    assert_int_equal(output_discard(output), 0);
    assert_str(os_memory_get(fixture->memory, "out/a"), "old");
    struct os_name *names;
    size_t count;
    assert_int_equal(fixture->os->list(fixture->os->context, &fixture->arena, "out", &names, &count), 0);
    assert_int_equal(count, 1);
}

static void the_same_bytes_are_not_written(void **state)
{
    struct fixture *fixture = *state;
    put(fixture, "out/a", "same");
    put(fixture, "out/b", "old");
    put(fixture, "out/c", "gone");
    struct output *output = open_output(fixture, "out");
    bool is_removed;
    assert_false(put_output(fixture, output, STR("a"), "same"));
    assert_true(put_output(fixture, output, STR("b"), "newer"));
    assert_int_equal(output_remove(output, STR("c"), &is_removed), 0);
    assert_true(is_removed);
    assert_int_equal(output_remove(output, STR("never"), &is_removed), 0);
    assert_false(is_removed);
    assert_int_equal(output_remove(output, STR("../out/a"), &is_removed), EINVAL);
    assert_int_equal(output_commit(output, &fixture->arena), 0);
    assert_str(os_memory_get(fixture->memory, "out/b"), "newer");
    assert_false(has(fixture, "out/c"));
}

/* ---- The report of a build ----------------------------------------------------- */

static void only_names_of_bundles_are_read_back(void **state)
{
    struct fixture *fixture = *state;
    size_t count;
    struct build_line *lines;
    struct str text =
        STR("{\"modules\": [\n"
            "  {\"id\": \"a\", \"file\": \"a-1.0.0.placard\", \"new\": [1, null, \"\\u00e9\"]},\n"
            "  {\"id\": \"b\", \"file\": \"../b-1.0.0.placard\"},\n"
            "  {\"id\": \"c\", \"file\": \"d-1.0.0.placard\"},\n"
            "  {\"id\": \"e\", \"file\": \"e-1.0.0.txt\"},\n"
            "  {\"id\": \"f\", \"file\": 5}, \"f\", null, {},\n"
            "  {\"about\": {\"id\": \"h\"}, \"note\": \"\\\"file\\\": \\\"h-1.0.0.placard\\\"\"},\n"
            "  {\n\"file\": \"g-1.0.0.placard\",\n\"id\":\"g\"}\n]}");
    assert_true(build_report_read(&fixture->arena, text, true, &lines, &count));
    assert_int_equal(count, 2);
    assert_str(lines[0].file, "a-1.0.0.placard");
    assert_str(lines[0].json, "{\"id\": \"a\", \"file\": \"a-1.0.0.placard\", \"new\": [1, null, \"é\"]}");
    assert_str(lines[1].file, "g-1.0.0.placard");
}

static void what_is_no_report_is_told(void **state)
{
    struct fixture *fixture = *state;
    static const char *const texts[] = {
        "", "{", "[]", "{\"modules\": 1", "{\"name\": \"app\"}", "{\"modules\": [], \"modules\": []}"};
    size_t count;
    struct build_line *lines;
    for (size_t i = 0; i < sizeof texts / sizeof texts[0]; i++)
        assert_false(build_report_read(&fixture->arena, str_of(texts[i]), false, &lines, &count));
}

static struct library_built build(struct fixture *fixture, const char *path, struct diags *diags, bool deny)
{
    struct library library;
    struct library_build_options options = {.output = "out", .jobs = 1, .level = 1, .deny_warnings = deny};
    assert_true(open_paths(fixture, &library, diags, path));
    struct run run = {.arena = &fixture->arena, .diags = diags, .os = fixture->os};
    struct library_built built = library_build(&run, &library, &options);
    assert_int_equal(run.failure.error, 0);
    return built;
}

static void a_build_replaces_what_the_one_before_made(void **state)
{
    struct fixture *fixture = *state;
    struct diags diags;
    put(fixture, "lib/placard.yaml", LIBRARY);
    put(fixture, "lib/modules/a.md", MODULE("a", "1.0.0"));
    put(fixture, "lib/modules/b.md", MODULE("b", "1.0.0"));
    struct library_built built = build(fixture, "lib", &diags, false);
    assert_true(built.is_in_place);
    assert_int_equal(built.written, 2);
    put(fixture, "lib/modules/a.md", MODULE("a", "1.1.0"));
    put(fixture, "out/c-1.0.0.placard", "not ours");
    built = build(fixture, "lib", &diags, false);
    assert_int_equal(built.written, 1);
    assert_int_equal(built.unchanged, 1);
    assert_int_equal(built.removed, 1);
    assert_false(has(fixture, "out/a-1.0.0.placard"));
    assert_true(has(fixture, "out/a-1.1.0.placard") && has(fixture, "out/b-1.0.0.placard"));
    assert_true(has(fixture, "out/c-1.0.0.placard"));
}

static void errors_and_denied_warnings_write_nothing(void **state)
{
    struct fixture *fixture = *state;
    struct diags diags;
    put(fixture, "lib/placard.yaml", LIBRARY);
    put(fixture, "lib/modules/a.md", MODULE("a", "1.0.0"));
    put(fixture, "lib/modules/b.md", MODULE("b", "new"));
    struct library_built built = build(fixture, "lib", &diags, false);
    assert_false(built.is_in_place);
    assert_true(diags.error_count > 0);
    assert_false(has(fixture, "out/a-1.0.0.placard") || has(fixture, "out/build.json"));
    put(fixture, "lib/modules/b.md", MODULE("b", "1.0.0"));
    put(fixture, "lib/modules/notes.txt", "x");
    assert_false(build(fixture, "lib", &diags, true).is_in_place);
    assert_true(build(fixture, "lib", &diags, false).is_in_place);
}

/* ---- One module in memory ------------------------------------------------------ */

static struct compiled compile_single(struct fixture *fixture, const char *path, const char *text,
                                      struct diags *diags, struct failure *failure)
{
    struct single single = {.path = path, .text = str_of(text), .options = {.bundle = {.level = 1}}};
    *diags = (struct diags){.arena = &fixture->arena};
    struct run run = {.arena = &fixture->arena, .diags = diags, .os = fixture->os};
    struct compiled made = single_compile(&run, &single);
    *failure = run.failure;
    return made;
}

static void one_module_is_compiled_in_memory(void **state)
{
    struct fixture *fixture = *state;
    struct diags diags;
    struct failure failure;
    put(fixture, "lib/placard.yaml", LIBRARY);
    put(fixture, "lib/modules/a.md", MODULE("a", "1.0.0"));
    put(fixture, "lib/modules/b.md", "no module at all");
    struct compiled saved = compile_single(fixture, "lib/modules/a.md", NULL, &diags, &failure);
    assert_int_equal(failure.error, 0);
    assert_int_equal(diags.error_count, 0); /* what is wrong with b.md is not of a.md */
    assert_true(saved.bundle.len > 0);
    struct compiled unsaved =
        compile_single(fixture, "lib/modules/a.md", MODULE("a", "1.1.0"), &diags, &failure);
    assert_true(unsaved.bundle.len > 0 && !str_eq(saved.bundle, unsaved.bundle));
    assert_str(unsaved.modules[0]->fields.version.text, "1.1.0");
    struct compiled wrong = compile_single(fixture, "lib/modules/a.md", MODULE("a", "new"), &diags, &failure);
    assert_true(wrong.bundle.len == 0 && diags.error_count > 0);
    assert_str(diags.first->at.source->path, "modules/a.md");
}

/* A file that an editor has not saved for the first time; a translation; a path that names nothing. */
static void an_unsaved_file_is_compiled_in_its_library(void **state)
{
    struct fixture *fixture = *state;
    struct diags diags;
    struct failure failure;
    put(fixture, "lib/placard.yaml", LIBRARY);
    put(fixture, "lib/modules/a.md", MODULE("a", "1.0.0"));
    struct compiled made =
        compile_single(fixture, "lib/modules/c.md", MODULE("c", "1.0.0"), &diags, &failure);
    assert_int_equal(failure.error, 0);
    assert_true(made.bundle.len > 0);
    made = compile_single(fixture, "lib/modules/a.es.md", "---\ntitle: T\n---\n", &diags, &failure);
    assert_int_equal(made.module_count, 2);
    assert_str(made.modules[1]->fields.title.text, "T");
    made = compile_single(fixture, "lib/modules/d.md", NULL, &diags, &failure);
    assert_int_equal(failure.error, ENOENT);
    assert_int_equal(made.bundle.len, 0);
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)
    const struct CMUnitTest tests[] = {
        TEST(one_module_is_compiled_in_memory),          TEST(an_unsaved_file_is_compiled_in_its_library),
        TEST(translations_are_told_by_their_names),      TEST(tags_are_those_of_the_fields),
        TEST(a_library_has_its_modules_in_order),        TEST(a_part_knows_the_ids_of_the_whole),
        TEST(a_lone_file_finds_its_translations),        TEST(nothing_is_in_place_before_the_commit),
        TEST(what_is_discarded_leaves_nothing),          TEST(the_same_bytes_are_not_written),
        TEST(only_names_of_bundles_are_read_back),       TEST(what_is_no_report_is_told),
        TEST(a_build_replaces_what_the_one_before_made), TEST(errors_and_denied_warnings_write_nothing),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
