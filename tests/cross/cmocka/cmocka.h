/*
 * cmocka.h - as much of cmocka as the runtime's unit tests use, for C libraries that Debian has no cmocka
 * for.
 *
 * In:    tests of the form that cmocka takes; the setup of a group.
 * Out:   a line for each test that fails, "[  PASSED  ] N test(s)." when none does.
 * Hides: how a failed assertion leaves its test: by longjmp, so that the next one still runs.
 *
 * One source includes it, as each unit test is a program of its own.
 */
#ifndef CMOCKA_H
#define CMOCKA_H

#include <setjmp.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

struct CMUnitTest {
    const char *name;
    void (*run)(void **state);
};

/* Where a failed assertion goes on. */
static jmp_buf cmocka_failed;

static inline void cmocka_check(int holds, const char *claim, const char *file, int line)
{
    if (holds)
        return;
    printf("%s:%d: %s does not hold\n", file, line, claim);
    longjmp(cmocka_failed, 1);
}

/* Numbers are compared as the 64-bit patterns that cmocka compares. */
static inline void cmocka_check_numbers(int is_wanted, uint64_t a, uint64_t b, const char *claim,
                                        const char *file, int line)
{
    if ((a == b) != is_wanted)
        printf("%s:%d: 0x%llx and 0x%llx\n", file, line, (unsigned long long)a, (unsigned long long)b);
    cmocka_check((a == b) == is_wanted, claim, file, line);
}

static inline int cmocka_is_between(uint64_t a, uint64_t least, uint64_t most)
{
    return a >= least && a <= most;
}

#define CMOCKA_CHECK(holds, claim) cmocka_check((holds) != 0, claim, __FILE__, __LINE__)

#define assert_true(a)     CMOCKA_CHECK(a, #a)
#define assert_false(a)    CMOCKA_CHECK(!(a), "!(" #a ")")
#define assert_null(a)     CMOCKA_CHECK((a) == NULL, #a " == NULL")
#define assert_non_null(a) CMOCKA_CHECK((a) != NULL, #a " != NULL")
#define assert_int_equal(a, b)                                                                               \
    cmocka_check_numbers(1, (uint64_t)(a), (uint64_t)(b), #a " == " #b, __FILE__, __LINE__)
#define assert_int_not_equal(a, b)                                                                           \
    cmocka_check_numbers(0, (uint64_t)(a), (uint64_t)(b), #a " != " #b, __FILE__, __LINE__)
#define assert_in_range(a, least, most)                                                                      \
    CMOCKA_CHECK(cmocka_is_between((uint64_t)(a), (uint64_t)(least), (uint64_t)(most)),                      \
                 #a " in " #least " .. " #most)
#define assert_ptr_equal(a, b)          CMOCKA_CHECK((const void *)(a) == (const void *)(b), #a " == " #b)
#define assert_string_equal(a, b)       CMOCKA_CHECK(strcmp(a, b) == 0, #a " is " #b)
#define assert_memory_equal(a, b, size) CMOCKA_CHECK(memcmp(a, b, size) == 0, #a " holds " #b)

#define print_error(...) printf(__VA_ARGS__)
#define fail_msg(...)    (printf(__VA_ARGS__), printf("\n"), CMOCKA_CHECK(0, "this place is not reached: it"))

#define cmocka_unit_test(function)                                                                           \
    {                                                                                                        \
#function, function                                                                                  \
    }

static int cmocka_run(const struct CMUnitTest *test)
{
    void *state = NULL;
    if (setjmp(cmocka_failed) == 0) {
        test->run(&state);
        return 0;
    }
    printf("[  FAILED  ] %s\n", test->name);
    return 1;
}

static inline int cmocka_run_group(const struct CMUnitTest *tests, size_t count, int (*setup)(void **),
                                   int (*teardown)(void **))
{
    void *state = NULL;
    int failed = 0;
    if (setup != NULL && setup(&state) != 0) {
        printf("[  FAILED  ] the setup\n");
        return 1;
    }
    for (size_t i = 0; i < count; i++)
        failed += cmocka_run(&tests[i]);
    if (teardown != NULL && teardown(&state) != 0)
        failed++;
    if (failed == 0)
        printf("[  PASSED  ] %u test(s).\n", (unsigned)count);
    return failed;
}

#define cmocka_run_group_tests(tests, setup, teardown)                                                       \
    cmocka_run_group(tests, sizeof(tests) / sizeof(tests)[0], setup, teardown)

#endif /* CMOCKA_H */
