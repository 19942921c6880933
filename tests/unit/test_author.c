/* test_author.c - work on an author's files as an editor asks for it: results come back, nothing is printed.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "author/create.h"
#include "author/pin.h"
#include "base/arena.h"
#include "support/os_memory.h"

#define LIBRARY "id: plant\ntitle: Plant\n"
#define MODULE                                                                                               \
    "---\nid: a\ntitle: A\nversion: 1.0.0\n---\n\n1. Lock it.\n\n## Quiz\n\n### Which lock?\n\n- [x] Mine\n" \
    "- [ ] Yours\n"

struct fixture {
    struct arena arena;
    jmp_buf jump;
    struct os_memory *memory;
    struct diags diags;
    struct run run;
    struct library library;
};

static int set_up(void **state)
{
    static struct fixture fixture;
    fixture = (struct fixture){.memory = os_memory_new()};
    if (arena_failed(&fixture.arena, &fixture.jump))
        return 1;
    fixture.diags.arena = &fixture.arena;
    fixture.run = (struct run){&fixture.arena, &fixture.diags, os_memory_os(fixture.memory), {0}};
    os_memory_put(fixture.memory, "lib/placard.yaml", STR(LIBRARY));
    os_memory_put(fixture.memory, "lib/modules/a.md", STR(MODULE));
    *state = &fixture;
    return 0;
}

static int tear_down(void **state)
{
    struct fixture *fixture = *state;
    bool is_silent =
        os_memory_output(fixture->memory, 1).len == 0 && os_memory_output(fixture->memory, 2).len == 0;
    arena_free(&fixture->arena);
    os_memory_free(fixture->memory);
    return is_silent ? 0 : 1;
}

static void open_library(struct fixture *fixture)
{
    static const char *const paths[] = {"lib"};
    assert_true(library_open(&fixture->run, paths, 1, &fixture->library));
}

static void assert_str(struct str got, const char *expected)
{
    if (!str_eq(got, str_of(expected)))
        fail_msg("\"%.*s\" is not \"%s\"", STR_FMT(got), expected);
}

static void test_a_module_is_made(void **state)
{
    struct fixture *fixture = *state;
    struct created created;
    struct str why;
    open_library(fixture);
    assert_int_equal(create_module(&fixture->run, &fixture->library, STR("b"), &created, &why), AUTHOR_DONE);
    assert_str(created.paths[0], "lib/modules/b.md");
    assert_non_null(os_memory_get(fixture->memory, "lib/modules/b.md").ptr);
    open_library(fixture);
    assert_int_equal(create_module(&fixture->run, &fixture->library, STR("b"), &created, &why),
                     AUTHOR_REFUSED);
    assert_str(why, "the library has a module \"b\" already");
}

static void test_a_translation_is_made(void **state)
{
    struct fixture *fixture = *state;
    struct created created;
    struct str why;
    open_library(fixture);
    assert_int_equal(
        create_translation(&fixture->run, &fixture->library, STR("a"), STR("ES-mx"), &created, &why),
        AUTHOR_DONE);
    assert_str(created.paths[0], "lib/modules/a.es-MX.md");
    assert_int_equal(
        create_translation(&fixture->run, &fixture->library, STR("a1"), STR("es"), &created, &why),
        AUTHOR_REFUSED);
    assert_str(why, "the library has no module \"a1\"; did you mean \"a\"?");
}

static void test_what_has_errors_is_told(void **state)
{
    struct fixture *fixture = *state;
    struct created created;
    struct str why;
    os_memory_put(fixture->memory, "lib/modules/a.md", STR("---\nid: a\n---\n\nText.\n"));
    open_library(fixture);
    assert_int_equal(
        create_translation(&fixture->run, &fixture->library, STR("a"), STR("es"), &created, &why),
        AUTHOR_SOURCES);
    assert_true(fixture->diags.error_count > 0);
}

static void test_edits_come_back_unwritten(void **state)
{
    struct fixture *fixture = *state;
    struct pins pins;
    open_library(fixture);
    assert_int_equal(pin_prepare(&fixture->run, &fixture->library, false, &pins), AUTHOR_DONE);
    assert_int_equal(pins.changes.count, 1);
    const struct pin_change *change = &pins.changes.items[0];
    assert_string_equal(change->path, "lib/modules/a.md");
    assert_str(change->old, MODULE);
    assert_int_equal(change->id_count, 3);
    struct str text = edit_apply(&fixture->arena, change->old, &change->edits);
    assert_true(str_find(text, STR("### Which lock? <!-- #")) != SIZE_MAX);
    assert_str(os_memory_get(fixture->memory, "lib/modules/a.md"), MODULE);
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)
    const struct CMUnitTest tests[] = {
        TEST(test_a_module_is_made),
        TEST(test_a_translation_is_made),
        TEST(test_what_has_errors_is_told),
        TEST(test_edits_come_back_unwritten),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
