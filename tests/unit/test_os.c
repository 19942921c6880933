/*
 * test_os.c - the real door to files, where the system calls below it are interrupted, do half of what was
 * asked, or fail at the very end.
 *
 * The linker hands read, write and close of os_posix.c to the functions here (--wrap).
 */
#include "base/arena.h"
#include "base/os.h"

#include <errno.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>

enum { INTERRUPTIONS = 3 };

static struct {
    int read, write; /* interruptions that are still to come */
    bool is_slow;    /* one byte a call */
    bool close_fails;
} system_calls;

ssize_t __real_read(int fd, void *into, size_t size);
ssize_t __real_write(int fd, const void *bytes, size_t size);
int __real_close(int fd);
ssize_t __wrap_read(int fd, void *into, size_t size);
ssize_t __wrap_write(int fd, const void *bytes, size_t size);
int __wrap_close(int fd);

static bool is_interrupted(int *left)
{
    if (*left <= 0)
        return false;
    --*left;
    errno = EINTR;
    return true;
}

ssize_t __wrap_read(int fd, void *into, size_t size)
{
    return is_interrupted(&system_calls.read)
               ? -1
               : __real_read(fd, into, system_calls.is_slow && size > 0 ? 1 : size);
}

ssize_t __wrap_write(int fd, const void *bytes, size_t size)
{
    return is_interrupted(&system_calls.write)
               ? -1
               : __real_write(fd, bytes, system_calls.is_slow && size > 0 ? 1 : size);
}

/* What a network file system says of a disk that is full. */
int __wrap_close(int fd)
{
    int result = __real_close(fd);
    if (!system_calls.close_fails)
        return result;
    errno = ENOSPC;
    return -1;
}

struct fixture {
    struct arena arena;
    jmp_buf jump;
    char folder[64], path[96];
};

static int set_up(void **state)
{
    static struct fixture fixture;
    memset(&fixture, 0, sizeof fixture);
    memset(&system_calls, 0, sizeof system_calls);
    arena_catch(&fixture.arena, &fixture.jump);
    strcpy(fixture.folder, "/tmp/placard-os-XXXXXX");
    if (mkdtemp(fixture.folder) == NULL)
        return -1;
    snprintf(fixture.path, sizeof fixture.path, "%s/file", fixture.folder);
    *state = &fixture;
    return 0;
}

static int tear_down(void **state)
{
    struct fixture *fixture = *state;
    memset(&system_calls, 0, sizeof system_calls);
    unlink(fixture->path);
    rmdir(fixture->folder);
    arena_free(&fixture->arena);
    return 0;
}

static const struct os *os(void)
{
    return os_posix();
}

static void assert_holds(struct fixture *fixture, struct str wanted)
{
    struct str text = {0};
    assert_int_equal(os()->read_file(NULL, &fixture->arena, fixture->path, 1000, &text), 0);
    assert_true(str_eq(text, wanted));
}

static void a_write_that_is_interrupted_goes_on(void **state)
{
    struct fixture *fixture = *state;
    system_calls.write = INTERRUPTIONS;
    assert_int_equal(os()->create_file(NULL, fixture->path, STR("all of it")), 0);
    assert_int_equal(system_calls.write, 0);
    assert_holds(fixture, STR("all of it"));
}

static void a_read_that_is_interrupted_goes_on(void **state)
{
    struct fixture *fixture = *state;
    assert_int_equal(os()->create_file(NULL, fixture->path, STR("all of it")), 0);
    system_calls.read = INTERRUPTIONS;
    assert_holds(fixture, STR("all of it"));
    assert_int_equal(system_calls.read, 0);
}

static void half_done_is_done_to_the_end(void **state)
{
    struct fixture *fixture = *state;
    system_calls.is_slow = true;
    system_calls.read = system_calls.write = 1;
    assert_int_equal(os()->create_file(NULL, fixture->path, STR("all of it")), 0);
    assert_holds(fixture, STR("all of it"));
}

static void output_is_whole(void **state)
{
    (void)state;
    int ends[2];
    char text[10] = "";
    assert_int_equal(pipe(ends), 0);
    system_calls.is_slow = true;
    system_calls.write = INTERRUPTIONS;
    assert_int_equal(os()->write_out(NULL, ends[1], STR("all of it")), 0);
    system_calls.is_slow = false;
    assert_int_equal(__real_read(ends[0], text, sizeof text), 9);
    assert_string_equal(text, "all of it");
    close(ends[0]);
    close(ends[1]);
}

static void a_file_that_cannot_be_closed_was_not_written(void **state)
{
    struct fixture *fixture = *state;
    system_calls.close_fails = true;
    assert_int_equal(os()->create_file(NULL, fixture->path, STR("text")), ENOSPC);
    system_calls.close_fails = false;
    assert_int_equal(access(fixture->path, F_OK), -1);
}

/* It would wait for a writer for ever, or read as empty. */
static void a_pipe_is_no_file(void **state)
{
    struct fixture *fixture = *state;
    struct str text = {0};
    assert_int_equal(mkfifo(fixture->path, 0600), 0);
    alarm(10);
    assert_int_equal(os()->read_file(NULL, &fixture->arena, fixture->path, 1000, &text), EINVAL);
    alarm(0);
}

static void links_are_told_apart(void **state)
{
    struct fixture *fixture = *state;
    struct str real = {0};
    struct os_name *names;
    size_t count = 0;
    assert_int_equal(symlink("/etc", fixture->path), 0);
    assert_int_equal(os()->list(NULL, &fixture->arena, fixture->folder, &names, &count), 0);
    assert_int_equal(count, 1);
    assert_true(names[0].is_link && names[0].is_dir);
    assert_int_equal(os()->real_path(NULL, &fixture->arena, fixture->path, &real), 0);
    assert_true(str_eq(real, STR("/etc")));
    unlink(fixture->path);
    assert_int_equal(os()->real_path(NULL, &fixture->arena, fixture->path, &real), ENOENT);
    assert_int_equal(symlink("file", fixture->path), 0);
    assert_int_equal(os()->real_path(NULL, &fixture->arena, fixture->path, &real), ELOOP);
}

#define T(test) cmocka_unit_test_setup_teardown(test, set_up, tear_down)

int main(void)
{
    const struct CMUnitTest tests[] = {
        T(a_write_that_is_interrupted_goes_on),
        T(a_read_that_is_interrupted_goes_on),
        T(half_done_is_done_to_the_end),
        T(output_is_whole),
        T(a_file_that_cannot_be_closed_was_not_written),
        T(a_pipe_is_no_file),
        T(links_are_told_apart),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
