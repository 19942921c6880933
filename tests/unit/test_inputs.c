/* test_inputs.c - file systems around a file system: overlay and trace. */
#include "base/arena.h"
#include "base/overlay.h"
#include "base/trace.h"

#include "support/os_failing.h"
#include "support/os_memory.h"

#include <errno.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

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
    os_memory_put(fixture.memory, "modules/a.md", STR("old"));
    os_memory_put(fixture.memory, "modules/images/a.png", STR("picture"));
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

/* What a file holds, or "error N". */
static struct str text_of(struct fixture *fixture, const struct os *os, const char *path)
{
    struct str text;
    int error = os->read_file(os->context, &fixture->arena, path, 100, &text);
    return error == 0 ? text : str_format(&fixture->arena, "error %d", error);
}

static struct str names_of(struct fixture *fixture, const struct os *os, const char *path)
{
    struct os_name *names;
    size_t count;
    struct buf out = {.arena = &fixture->arena};
    assert_int_equal(os->list(os->context, &fixture->arena, path, &names, &count), 0);
    for (size_t i = 0; i < count; i++)
        buf_format(&out, "%.*s%s ", STR_FMT(names[i].name), names[i].is_dir ? "/" : "");
    return buf_view(&out);
}

static void assert_str(struct str found, const char *expected)
{
    assert_int_equal(found.len, strlen(expected));
    assert_memory_equal(found.ptr, expected, found.len);
}

/* ---- Overlay ------------------------------------------------------------------ */

static void an_overlay_stands_in_for_files(void **state)
{
    struct fixture *fixture = *state;
    static const struct overlay_file files[] = {
        {{"modules/a.md", 12}, {"unsaved", 7}},
        {{"modules/a.es.md", 15}, {"new", 3}},
    };
    struct overlay overlay = {fixture->os, files, 2};
    struct os os = overlay_os(&overlay);
    assert_str(text_of(fixture, &os, "modules/a.md"), "unsaved");
    assert_str(text_of(fixture, &os, "modules/a.es.md"), "new");
    assert_str(text_of(fixture, &os, "modules/images/a.png"), "picture");
    assert_str(names_of(fixture, &os, "modules"), "a.es.md a.md images/ ");
    assert_str(names_of(fixture, &os, "modules/images"), "a.png ");
    assert_str(text_of(fixture, fixture->os, "modules/a.md"), "old");
}

static void an_overlay_is_measured_by_its_own_text(void **state)
{
    struct fixture *fixture = *state;
    static const struct overlay_file files[] = {
        {{"modules/a.md", 12}, {"unsaved", 7}},
        {{"modules/b.md", 12}, {"b", 1}},
    };
    struct overlay overlay = {fixture->os, files, 2};
    struct os os = overlay_os(&overlay);
    struct str text;
    struct os_stat saved, unsaved, new;
    assert_int_equal(os.read_file(os.context, &fixture->arena, "modules/a.md", 6, &text), EFBIG);
    assert_int_equal(fixture->os->stat(fixture->os->context, "modules/a.md", &saved), 0);
    assert_int_equal(os.stat(os.context, "modules/a.md", &unsaved), 0);
    assert_int_equal(os.stat(os.context, "modules/b.md", &new), 0);
    assert_int_equal(unsaved.size, 7);
    assert_true(unsaved.inode == saved.inode); /* the same file, so that paths still find it */
    assert_true(new.inode != saved.inode && !new.is_dir &&new.size == 1);
    assert_int_equal(os.stat(os.context, "modules/c.md", &new), ENOENT);
}

/* ---- Trace -------------------------------------------------------------------- */

/* Ask as a compiler would: a text, a picture that is not there, its folder, a look. */
static void ask_all(struct fixture *fixture, const struct os *os)
{
    struct os_stat look;
    text_of(fixture, os, "modules/a.md");
    text_of(fixture, os, "modules/images/b.png");
    names_of(fixture, os, "modules/images");
    os->stat(os->context, "modules", &look);
    os->stat(os->context, "modules/images/a.png", &look);
}

static void a_trace_remembers_questions_and_answers(void **state)
{
    struct fixture *fixture = *state;
    struct trace trace = {.base = fixture->os, .arena = &fixture->arena, .keeps_inputs = true};
    struct os os = trace_os(&trace);
    ask_all(fixture, &os);
    assert_int_equal(trace.inputs.count, 5);
    assert_str(trace.inputs.items[0].path, "modules/a.md");
    assert_int_equal(trace.inputs.items[0].question, TRACE_READ);
    assert_int_equal(trace.inputs.items[1].error, ENOENT);
    assert_int_equal(trace.inputs.items[2].question, TRACE_LIST);
    assert_int_equal(trace.inputs.items[3].question, TRACE_STAT);
    assert_int_equal(trace.error, 0); /* a picture that is not there is the author's to mend */
    assert_true(trace_holds(&trace, fixture->os, &fixture->arena));
}

/* Each change of an input is noticed, and what was never asked for is not an input. */
static void a_trace_holds_until_an_input_changes(void **state)
{
    struct fixture *fixture = *state;
    static const struct {
        struct overlay_file file;
        bool holds;
    } rows[] = {
        {{{"modules/a.md", 12}, {"old", 3}}, true},
        {{{"modules/a.md", 12}, {"new", 3}}, false},
        {{{"modules/images/b.png", 20}, {"b", 1}}, false},
        {{{"modules/images/c.png", 20}, {"c", 1}}, false}, /* in a folder that was listed */
        {{{"modules/images/a.png", 20}, {"smaller", 7}}, true},
        {{{"modules/images/a.png", 20}, {"small", 5}}, false},
        {{{"modules/c.md", 12}, {"c", 1}}, true}, /* its folder was looked at, not listed */
    };
    struct trace trace = {.base = fixture->os, .arena = &fixture->arena, .keeps_inputs = true};
    struct os os = trace_os(&trace);
    ask_all(fixture, &os);
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        struct overlay overlay = {fixture->os, &rows[i].file, 1};
        struct os changed = overlay_os(&overlay);
        assert_int_equal(trace_holds(&trace, &changed, &fixture->arena), rows[i].holds);
    }
}

static void a_trace_keeps_the_first_failure_that_nobody_can_mend(void **state)
{
    struct fixture *fixture = *state;
    struct os_failing failing;
    os_failing_init(&failing, fixture->os, 3);
    struct trace trace = {.base = &failing.os, .arena = &fixture->arena};
    struct os os = trace_os(&trace);
    text_of(fixture, &os, "modules/none.md");
    text_of(fixture, &os, "modules/a.md");
    text_of(fixture, &os, "modules/images/a.png"); /* the third access: EIO */
    text_of(fixture, &os, "modules/none.md");
    assert_int_equal(trace.error, EIO);
    assert_str(trace.error_path, "modules/images/a.png");
    assert_int_equal(trace.inputs.count, 0); /* not asked to keep them */
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(an_overlay_stands_in_for_files),
        TEST(an_overlay_is_measured_by_its_own_text),
        TEST(a_trace_remembers_questions_and_answers),
        TEST(a_trace_holds_until_an_input_changes),
        TEST(a_trace_keeps_the_first_failure_that_nobody_can_mend),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
