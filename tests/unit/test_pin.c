/*
 * test_pin.c - fail the n-th operation on a file, and the n-th allocation, for
 * every n, while `placard pin` writes ids: the source is as it was or as it
 * should be, nothing lies beside it, nothing is leaked.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/arena.h"
#include "cli/program.h"
#include "support/allocations.inc"
#include "support/os_failing.h"

static const char old_text[] =
    "---\nid: gate\ntitle: Gate\nversion: 1.0.0\nkind: reference\ntriggers:\n  - scan: x\n---\n\n"
    "Text.\n\n## Quiz\n\n### Which?\n\n- [x] This\n- [ ] That\n- [ ] Those\n";
static const char new_text[] =
    "---\nid: gate\ntitle: Gate\nversion: 1.0.0\nkind: reference\ntriggers:\n  - scan: x\n---\n\n"
    "Text.\n\n## Quiz\n\n### Which? <!-- #which -->\n\n- [x] This <!-- #1 -->\n"
    "- [ ] That <!-- #2 -->\n- [ ] Those <!-- #3 -->\n";

static char folder[64], path[96];

static void write_source(void)
{
    FILE *file = fopen(path, "wb");
    assert_non_null(file);
    assert_int_equal(fwrite(old_text, 1, sizeof old_text - 1, file), sizeof old_text - 1);
    assert_int_equal(fclose(file), 0);
}

static int set_up(void **state)
{
    (void)state;
    strcpy(folder, "/tmp/placard-pin-XXXXXX");
    assert_non_null(mkdtemp(folder));
    snprintf(path, sizeof path, "%s/gate.md", folder);
    write_source();
    return 0;
}

static int tear_down(void **state)
{
    (void)state;
    return unlink(path) != 0 || rmdir(folder) != 0;
}

static int pin(struct os_failing *failing)
{
    char *argv[] = {"placard", "pin", path, NULL};
    return program_run(&failing->os, 3, argv);
}

/* The file holds the old text or the new one, and stands alone.  True: the new one. */
static bool is_written(const char *what, unsigned long n)
{
    char text[1024];
    FILE *file = fopen(path, "rb");
    assert_non_null(file);
    size_t size = fread(text, 1, sizeof text - 1, file);
    fclose(file);
    text[size] = '\0';
    bool is_new = strcmp(text, new_text) == 0;
    if (!is_new && strcmp(text, old_text) != 0)
        fail_msg("%s %lu: the file is neither old nor new: %s", what, n, text);
    struct arena arena = {0};
    jmp_buf jump;
    if (arena_failed(&arena, &jump))
        abort();
    struct os_name *names;
    size_t count = 0;
    assert_int_equal(os_posix()->list(NULL, &arena, folder, &names, &count), 0);
    arena_free(&arena);
    if (count != 1)
        fail_msg("%s %lu: %zu files in the folder", what, n, count);
    return is_new;
}

static void fail_operations(void **state)
{
    (void)state;
    bool was_refused = false;
    for (unsigned n = 1;; n++) {
        struct os_failing failing;
        os_failing_init(&failing, os_posix(), n);
        int status = pin(&failing);
        bool is_new = is_written("operation", n);
        if (failing.failed == NULL) {
            assert_int_equal(status, EXIT_DONE);
            assert_true(is_new);
            break;
        }
        if (status == EXIT_DONE && !is_new)
            fail_msg("operation %u (%s): done, but not written", n, failing.failed);
        if (strcmp(failing.failed, "rename") == 0 || strcmp(failing.failed, "create_file") == 0) {
            assert_int_equal(status, EXIT_FAILED);
            assert_false(is_new);
            was_refused = true;
        }
        write_source();
    }
    assert_true(was_refused);
}

static void fail_allocations(void **state)
{
    (void)state;
    unsigned long n = 1;
    for (;; n++) {
        struct os_failing failing;
        os_failing_init(&failing, os_posix(), 0);
        long live = allocations_live();
        allocations_arm(n);
        int status = pin(&failing);
        allocations_disarm();
        if (allocations_live() != live)
            fail_msg("allocation %lu: %ld blocks are left", n, allocations_live() - live);
        bool is_new = is_written("allocation", n);
        if (status == EXIT_DONE)
            assert_true(is_new);
        if (!allocations_failed())
            break;
        if (status != EXIT_DONE && status != EXIT_FAILED)
            fail_msg("allocation %lu: status %d, message: %s", n, status, failing.message);
        write_source();
    }
    assert_true(n > 10);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(fail_operations, set_up, tear_down),
        cmocka_unit_test_setup_teardown(fail_allocations, set_up, tear_down),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
