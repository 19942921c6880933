/*
 * test_faults.c - fail the n-th allocation, and the n-th operation on a file, for
 * every n, while three modules with a picture are compiled: exit 2, a message,
 * nothing leaked, no file half written, the output folder as it was.  And while each
 * schema is printed: all of it, or nothing.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/arena.h"
#include "base/digest.h"
#include "cli/program.h"
#include "support/allocations.inc"
#include "support/os_failing.h"

static char folder[64], output[96], library[96];

static int shell(const char *format, ...) __attribute__((format(printf, 1, 2)));
static int shell(const char *format, ...)
{
    char command[1024];
    va_list arguments;
    va_start(arguments, format);
    vsnprintf(command, sizeof command, format, arguments);
    va_end(arguments);
    return system(command);
}

/* Three of the example modules: one with a picture and two translations. */
static int set_up(void **state)
{
    (void)state;
    const char *sources = PLACARD_TESTS_DIR "/../examples/plant-7";
    strcpy(folder, "/tmp/placard-faults-XXXXXX");
    assert_non_null(mkdtemp(folder));
    snprintf(output, sizeof output, "%s/out", folder);
    snprintf(library, sizeof library, "%s/library", folder);
    assert_int_equal(shell("mkdir -p %s/modules/images && cd %s && cp %s/placard.yaml %s && cd %s/modules && "
                           "cp hand-rub*.md sds-sections.md signal-words.md %s/modules && "
                           "cp images/dispenser.png %s/modules/images",
                           library, sources, sources, library, sources, library, library),
                     0);
    return 0;
}

static int tear_down(void **state)
{
    (void)state;
    return shell("rm -rf %s", folder);
}

static void add_folder(struct arena *arena, struct buf *buf, const char *path)
{
    const struct os *os = os_posix();
    struct os_name *names;
    size_t count;
    if (os->list(os->context, arena, path, &names, &count) != 0)
        return;
    for (size_t i = 0; i < count; i++) {
        const char *below = str_z(arena, str_format(arena, "%s/%.*s", path, STR_FMT(names[i].name)));
        struct str bytes = {NULL, 0};
        buf_format(buf, "%s\n", below);
        if (names[i].is_dir)
            add_folder(arena, buf, below);
        else if (os->read_file(os->context, arena, below, 1u << 20, &bytes) == 0)
            buf_str(buf, bytes);
    }
}

/* Names and bytes of all that is below `path`. */
static void snapshot(const char *path, uint8_t out[32])
{
    struct arena arena = {0};
    jmp_buf jump;
    if (arena_failed(&arena, &jump))
        abort();
    struct buf buf = {.arena = &arena};
    add_folder(&arena, &buf, path);
    struct str all = buf_view(&buf);
    digest_sha256(out, &all, 1);
    arena_free(&arena);
}

static int build(struct os_failing *failing, const char *jobs)
{
    char *argv[] = {"placard", "build", library, "-o", output, "-j", (char *)(uintptr_t)jobs,
                    "--level", "1",     NULL};
    return program_run(&failing->os, 9, argv);
}

static int build_well(const char *jobs)
{
    struct os_failing failing;
    os_failing_init(&failing, os_posix(), 0);
    return build(&failing, jobs);
}

/* What the folder holds before a run that fails. */
enum before { NOTHING, THE_SAME, AN_OLDER_BUILD };

/* Digests of the test's folder before the run, and of the output of a good one. */
struct expected {
    uint8_t before[32], output[32];
};

static void edit_sources(const char *command)
{
    assert_int_equal(shell("cd %s/modules && %s", library, command), 0);
}

/* Put the output into the state before the run; `kept` holds a copy of it. */
static void restore(enum before before)
{
    assert_int_equal(shell("rm -rf %s%s%s%s%s", output, before == NOTHING ? "" : " && cp -r ",
                           before == NOTHING ? "" : output, before == NOTHING ? "" : ".kept ",
                           before == NOTHING ? "" : output),
                     0);
}

static void prepare(enum before before, struct expected *expected)
{
    assert_int_equal(build_well("1"), EXIT_DONE);
    snapshot(output, expected->output);
    if (before == AN_OLDER_BUILD) {
        assert_int_equal(shell("rm -rf %s", output), 0);
        edit_sources("sed -i.kept 's/^version: .*/version: 0.9.0/' signal-words.md && "
                     "sed -i.kept 's/^title: .*/title: Older/' sds-sections.md");
        assert_int_equal(build_well("1"), EXIT_DONE);
        edit_sources("mv signal-words.md.kept signal-words.md && mv sds-sections.md.kept sds-sections.md");
    }
    assert_int_equal(shell("cp -r %s %s.kept", output, output), 0);
    restore(before);
    snapshot(folder, expected->before);
}

/* A run that was done all the same made what a good one makes. */
static void assert_done(const struct expected *expected, const char *what, unsigned long n)
{
    uint8_t is[32];
    snapshot(output, is);
    if (memcmp(is, expected->output, sizeof is) != 0)
        fail_msg("%s %lu: done, but the output is another", what, n);
}

static void assert_as_it_was(const struct expected *expected, const char *what, unsigned long n)
{
    uint8_t is[32];
    snapshot(folder, is);
    if (memcmp(is, expected->before, sizeof is) != 0)
        fail_msg("%s %lu: the folder is not as it was", what, n);
}

/* What is done once all is in place is tried again, and then succeeds: such a run is done. */
static bool is_tried_again(const char *operation)
{
    return strncmp(operation, "remove_", 7) == 0 || strcmp(operation, "sync") == 0;
}

/* Every operation in turn. */
static void fail_operations(enum before before, const char *jobs)
{
    struct expected expected;
    unsigned n = 1, survived = 0;
    prepare(before, &expected);
    for (;; n++) {
        struct os_failing failing;
        os_failing_init(&failing, os_posix(), n);
        int status = build(&failing, jobs);
        if (failing.failed == NULL) {
            assert_int_equal(status, EXIT_DONE);
            break;
        }
        if (status == EXIT_DONE) {
            assert_string_equal(failing.message, "");
            assert_true(is_tried_again(failing.failed));
            assert_done(&expected, failing.failed, n);
            survived++;
            restore(before);
            continue;
        }
        if (status != EXIT_FAILED || strstr(failing.message, "placard: ") == NULL)
            fail_msg("operation %u (%s): status %d, message: %s", n, failing.failed, status, failing.message);
        if (strcmp(failing.failed, "write_out") == 0) { /* after the build */
            assert_done(&expected, failing.failed, n);
            restore(before);
            continue;
        }
        assert_as_it_was(&expected, failing.failed, n);
    }
    print_message("%u operations, %u of them tried again\n", n - 1, survived);
    assert_true(n > 15);
}

static void operations_into_nothing(void **state)
{
    (void)state;
    fail_operations(NOTHING, "1");
}

static void operations_over_the_same(void **state)
{
    (void)state;
    fail_operations(THE_SAME, "1");
}

static void operations_over_an_older_build(void **state)
{
    (void)state;
    fail_operations(AN_OLDER_BUILD, "1");
}

static void operations_with_workers(void **state)
{
    (void)state;
    fail_operations(AN_OLDER_BUILD, "3");
}

/* ---- A build that ends at any operation --------------------------------------------- */

/* The output folder as a build leaves it that ends at its n-th operation; false when it has fewer. */
static bool end_at(unsigned n)
{
    struct os_failing failing;
    os_failing_init(&failing, os_posix(), n);
    failing.how = FAILS_FROM_THEN_ON;
    build(&failing, "1");
    return failing.failed != NULL;
}

/* Whatever it left: the next build makes what a first one makes, and nothing else is there. */
static void end_operations(enum before before)
{
    struct expected expected;
    unsigned n = 1;
    uint8_t whole[32], is[32];
    prepare(before, &expected);
    assert_int_equal(build_well("1"), EXIT_DONE);
    snapshot(folder, whole);
    for (restore(before); end_at(n); restore(before)) {
        assert_int_equal(build_well("1"), EXIT_DONE);
        snapshot(folder, is);
        if (memcmp(is, whole, sizeof is) != 0)
            fail_msg("ended at operation %u: something is left", n);
        n++;
    }
    assert_true(n > 25);
}

static void ends_into_nothing(void **state)
{
    (void)state;
    end_operations(NOTHING);
}

static void ends_over_an_older_build(void **state)
{
    (void)state;
    end_operations(AN_OLDER_BUILD);
}

/* Each operation of the build that puts right what one left that ended in the midst of its renames. */
static void operations_after_an_end(void **state)
{
    (void)state;
    struct expected expected;
    struct os_stat look;
    unsigned ended = 0, n = 1;
    bool is_half = false;
    char journal[128];
    snprintf(journal, sizeof journal, "%s/.placard-staging/.undo", output);
    prepare(AN_OLDER_BUILD, &expected);
    while (!is_half) { /* all is moved in but build.json */
        restore(AN_OLDER_BUILD);
        assert_true(end_at(++ended));
        is_half = os_posix()->stat(NULL, journal, &look) == 0;
    }
    restore(AN_OLDER_BUILD);
    end_at(ended + 3);
    assert_int_equal(shell("cp -r %s %s.half", output, output), 0);
    for (;; n++) {
        struct os_failing failing;
        os_failing_init(&failing, os_posix(), n);
        assert_int_equal(shell("rm -rf %s && cp -r %s.half %s", output, output, output), 0);
        int status = build(&failing, "1");
        if (status == EXIT_FAILED)
            assert_int_equal(build_well("1"), EXIT_DONE);
        assert_done(&expected, failing.failed == NULL ? "nothing" : failing.failed, n);
        if (failing.failed == NULL)
            break;
    }
    assert_true(n > 35);
}

static void fail_allocations(enum before before)
{
    struct expected expected;
    unsigned long n = 1, survived = 0;
    prepare(before, &expected);
    for (;; n++) {
        struct os_failing failing;
        os_failing_init(&failing, os_posix(), 0);
        long live = allocations_live();
        allocations_arm(n);
        int status = build(&failing, "1");
        allocations_disarm();
        if (allocations_live() != live)
            fail_msg("allocation %lu: %ld blocks are left", n, allocations_live() - live);
        if (!allocations_failed()) {
            assert_int_equal(status, EXIT_DONE);
            break;
        }
        if (status == EXIT_DONE) { /* a library did without */
            assert_done(&expected, "allocation", n);
            survived++;
            restore(before);
            continue;
        }
        if (status != EXIT_FAILED || strstr(failing.message, "emory") == NULL)
            fail_msg("allocation %lu: status %d, message: %s", n, status, failing.message);
        assert_as_it_was(&expected, "allocation", n);
    }
    print_message("%lu allocations, %lu of them done without\n", n - 1, survived);
    assert_true(n > 20);
}

static void allocations_into_nothing(void **state)
{
    (void)state;
    fail_allocations(NOTHING);
}

static void allocations_over_an_older_build(void **state)
{
    (void)state;
    fail_allocations(AN_OLDER_BUILD);
}

/* ---- Schemas --------------------------------------------------------------------- */

enum { SCHEMA_ROOM = 64 << 10 };
static char whole[SCHEMA_ROOM], printed[SCHEMA_ROOM];

/* Prints a schema into `out`, which has SCHEMA_ROOM bytes; the n-th allocation fails. */
static int print_schema(struct os_failing *failing, const char *name, char *out, unsigned long n)
{
    char *argv[] = {"placard", "schema", (char *)(uintptr_t)name, NULL};
    os_failing_init(failing, os_posix(), 0);
    failing->out = out;
    failing->out_room = SCHEMA_ROOM;
    allocations_arm(n);
    int status = program_run(&failing->os, 3, argv);
    allocations_disarm();
    return status;
}

static void fail_schema(const char *name)
{
    struct os_failing good, failing;
    assert_int_equal(print_schema(&good, name, whole, 0), EXIT_DONE);
    assert_true(good.out_len > 1000 && good.out_len < SCHEMA_ROOM);
    for (unsigned long n = 1;; n++) {
        long live = allocations_live();
        int status = print_schema(&failing, name, printed, n);
        assert_int_equal(allocations_live(), live);
        if (!allocations_failed())
            break;
        if (status != EXIT_FAILED || failing.out_len != 0 || strstr(failing.message, "emory") == NULL)
            fail_msg("%s, allocation %lu: status %d, %zu of %zu bytes", name, n, status, failing.out_len,
                     good.out_len);
    }
}

static void schemas_are_printed_whole(void **state)
{
    static const char *const names[] = {"module", "translation", "library", "diagnostics",
                                        "build",  "inspect",     "render"};
    (void)state;
    for (size_t i = 0; i < sizeof names / sizeof names[0]; i++)
        fail_schema(names[i]);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(schemas_are_printed_whole),
        cmocka_unit_test_setup_teardown(operations_into_nothing, set_up, tear_down),
        cmocka_unit_test_setup_teardown(operations_over_the_same, set_up, tear_down),
        cmocka_unit_test_setup_teardown(operations_over_an_older_build, set_up, tear_down),
        cmocka_unit_test_setup_teardown(operations_with_workers, set_up, tear_down),
        cmocka_unit_test_setup_teardown(ends_into_nothing, set_up, tear_down),
        cmocka_unit_test_setup_teardown(ends_over_an_older_build, set_up, tear_down),
        cmocka_unit_test_setup_teardown(operations_after_an_end, set_up, tear_down),
        cmocka_unit_test_setup_teardown(allocations_into_nothing, set_up, tear_down),
        cmocka_unit_test_setup_teardown(allocations_over_an_older_build, set_up, tear_down),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
