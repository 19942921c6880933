/*
 * test_faults.c - fail the n-th allocation, and the n-th operation on a file, for
 * every n, while three modules with a picture are compiled: exit 2, a message,
 * nothing leaked, no file half written, the output folder as it was.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "0-base/arena.h"
#include "0-base/digest.h"
#include "9-cli/cli.h"
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

/* Names and bytes of all that is in the test's folder. */
static void snapshot(uint8_t out[32])
{
    struct arena arena = {0};
    jmp_buf jump;
    if (arena_failed(&arena, &jump))
        abort();
    char command[256];
    snprintf(command, sizeof command, "cd %s && find . | sort && find . -type f | sort | xargs cat", folder);
    FILE *pipe = popen(command, "r");
    struct buf buf = {.arena = &arena};
    char bytes[4096];
    for (size_t got; (got = fread(bytes, 1, sizeof bytes, pipe)) > 0;)
        buf_bytes(&buf, bytes, got);
    pclose(pipe);
    struct str all = buf_view(&buf);
    digest_sha256(out, &all, 1);
    arena_free(&arena);
}

static int build(struct os_failing *failing, const char *jobs)
{
    char *argv[] = {"placard", "build", library, "-o", output, "-j", (char *)(uintptr_t)jobs, "--level", "1", NULL};
    return cli_run(&failing->os, 9, argv);
}

static int build_well(const char *jobs)
{
    struct os_failing failing;
    os_failing_init(&failing, os_posix(), 0);
    return build(&failing, jobs);
}

/* What the folder holds before a run that fails. */
enum before { NOTHING, THE_SAME, AN_OLDER_BUILD };

static void prepare(enum before before)
{
    assert_int_equal(shell("rm -rf %s", output), 0);
    if (before == NOTHING)
        return;
    if (before == AN_OLDER_BUILD)
        assert_int_equal(shell("cd %s/modules && sed -i.kept 's/^version: 1.0.0/version: 0.9.0/' signal-words.md && "
                               "cp sds-sections.md ../sds && sed -i 's/^title: .*/title: Older/' sds-sections.md",
                               library),
                         0);
    assert_int_equal(build_well("1"), EXIT_DONE);
    if (before == AN_OLDER_BUILD)
        assert_int_equal(shell("cd %s/modules && mv signal-words.md.kept signal-words.md && mv ../sds sds-sections.md",
                               library),
                         0);
}

static void assert_as_it_was(const uint8_t was[32], const char *what, unsigned long n)
{
    uint8_t is[32];
    snapshot(is);
    if (memcmp(is, was, sizeof is) != 0)
        fail_msg("%s %lu: the folder is not as it was", what, n);
}

/*
 * Every operation in turn.  One of them, removing what a build replaced once
 * all is in place, is tried again and then succeeds: such a run is done.
 */
static void fail_operations(enum before before, const char *jobs)
{
    uint8_t was[32];
    unsigned n = 1, survived = 0;
    prepare(before);
    snapshot(was);
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
            assert_true(strncmp(failing.failed, "remove_", 7) == 0);
            survived++;
            prepare(before);
            continue;
        }
        if (status != EXIT_FAILED || strstr(failing.message, "placard: ") == NULL)
            fail_msg("operation %u (%s): status %d, message: %s", n, failing.failed, status, failing.message);
        if (strcmp(failing.failed, "write_out") == 0) { /* after the build */
            prepare(before);
            continue;
        }
        assert_as_it_was(was, failing.failed, n);
    }
    print_message("%u operations, %u of them tried again\n", n - 1, survived);
    assert_true(n > 20);
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

static void fail_allocations(enum before before)
{
    uint8_t was[32];
    unsigned long n = 1, survived = 0;
    prepare(before);
    snapshot(was);
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
            survived++;
            prepare(before);
            continue;
        }
        if (status != EXIT_FAILED || strstr(failing.message, "emory") == NULL)
            fail_msg("allocation %lu: status %d, message: %s", n, status, failing.message);
        assert_as_it_was(was, "allocation", n);
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

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(operations_into_nothing, set_up, tear_down),
        cmocka_unit_test_setup_teardown(operations_over_the_same, set_up, tear_down),
        cmocka_unit_test_setup_teardown(operations_over_an_older_build, set_up, tear_down),
        cmocka_unit_test_setup_teardown(operations_with_workers, set_up, tear_down),
        cmocka_unit_test_setup_teardown(allocations_into_nothing, set_up, tear_down),
        cmocka_unit_test_setup_teardown(allocations_over_an_older_build, set_up, tear_down),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
