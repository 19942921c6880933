/*
 * test_runtime_session.c - steps seen and time on each, saved and resumed.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "placard.h"
#include "reference/sample.h"

static struct sample_zip zip[1];
static uint32_t memory[1u << 14], times[4];
static placard_module module;
static placard_document document;
static placard_session session;

#define DOCUMENT "document { procedure=3 { step { } step { } step { } } }"

static int open_sample(void **state)
{
    (void)state;
    sample_bundle(zip,
                  "manifest { id:a version:1 content:\"0123456789abcdef0123456789abcdef\" language=*:en }",
                  DOCUMENT, NULL, NULL, 0);
    return placard_open(&module, zip->file.data, zip->file.size, NULL) != PLACARD_OK ||
           placard_load(&document, &module, 0, memory, sizeof memory, NULL) != PLACARD_OK;
}

static void time_is_counted(void **state)
{
    (void)state;
    assert_int_equal(placard_session_begin(&session, &module, &document, times, 4), PLACARD_OK);
    assert_int_equal(placard_session_step(&session), PLACARD_NONE);
    placard_session_show(&session, 0, 1000);
    placard_session_show(&session, 1, 4000);
    assert_int_equal(placard_session_time(&session, 0), 3000);
    assert_int_equal(placard_session_time(&session, 1), 0);
    assert_true(placard_session_is_seen(&session, 1)); /* opened, if only now */
    placard_session_show(&session, PLACARD_NONE, 4500);
    placard_session_show(&session, PLACARD_NONE, 90000); /* in a pocket */
    assert_int_equal(placard_session_step(&session), 1);
    placard_session_show(&session, 0, 90000);
    placard_session_show(&session, 0, 90500); /* shown again: one stay goes on */
    placard_session_show(&session, 3, 91000);
    assert_int_equal(placard_session_time(&session, 0), 4000);
    assert_int_equal(placard_session_time(&session, 1), 500);
    assert_false(placard_session_is_seen(&session, 2));
    assert_false(placard_session_is_seen(&session, 3));
    assert_int_equal(placard_session_seen_count(&session), 2);
}

static void clock_wraps_and_times_fill_up(void **state)
{
    (void)state;
    placard_session_begin(&session, &module, &document, times, 4);
    placard_session_show(&session, 2, UINT32_MAX - 99);
    placard_session_show(&session, PLACARD_NONE, 100);
    assert_int_equal(placard_session_time(&session, 2), 200);
    placard_session_show(&session, 2, 0);
    placard_session_show(&session, PLACARD_NONE, UINT32_MAX);
    assert_int_equal(placard_session_time(&session, 2), UINT32_MAX - 1);
}

static void sessions_are_resumed(void **state)
{
    (void)state;
    uint8_t saved[64];
    uint32_t others[3];
    placard_session copy;
    placard_session_begin(&session, &module, &document, times, 4);
    placard_session_show(&session, 1, 10);
    placard_session_show(&session, PLACARD_NONE, 30);
    assert_int_equal(placard_session_save(&session, NULL, 0), 36);
    assert_int_equal(placard_session_save(&session, saved, sizeof saved), 36);
    assert_int_equal(placard_session_resume(&copy, &module, &document, others, 3, saved, 36), PLACARD_OK);
    assert_int_equal(placard_session_step(&copy), 1);
    assert_int_equal(placard_session_time(&copy, 1), 20);
    assert_int_equal(placard_session_resume(&copy, &module, &document, others, 2, saved, 36),
                     PLACARD_NO_MEMORY);
    assert_int_equal(placard_session_resume(&copy, &module, &document, others, 3, NULL, 0),
                     PLACARD_BAD_SAVED);
    for (size_t bit = 0; bit < 8 * 36; bit++) {
        saved[bit / 8] ^= (uint8_t)(1u << bit % 8);
        assert_int_equal(placard_session_resume(&copy, &module, &document, others, 3, saved, 36),
                         PLACARD_BAD_SAVED);
        saved[bit / 8] ^= (uint8_t)(1u << bit % 8);
    }
    for (size_t cut = 0; cut < 36; cut++)
        assert_int_equal(placard_session_resume(&copy, &module, &document, others, 3, saved, cut),
                         PLACARD_BAD_SAVED);
    assert_int_equal(placard_session_seen_count(&copy), 0);
    session.content_ ^= 1; /* of another version of the module */
    placard_session_save(&session, saved, sizeof saved);
    assert_int_equal(placard_session_resume(&copy, &module, &document, others, 3, saved, 36),
                     PLACARD_BAD_SAVED);
}

static void bad_arguments_are_told(void **state)
{
    (void)state;
    assert_int_equal(placard_session_begin(NULL, &module, &document, times, 4), PLACARD_BAD_ARGUMENT);
    assert_int_equal(placard_session_begin(&session, NULL, &document, times, 4), PLACARD_BAD_ARGUMENT);
    assert_int_equal(placard_session_begin(&session, &module, &document, NULL, 4), PLACARD_BAD_ARGUMENT);
    assert_int_equal(placard_session_begin(&session, &module, &document, NULL, 0), PLACARD_NO_MEMORY);
    placard_session_show(&session, 0, 0);
    assert_int_equal(placard_session_seen_count(&session), 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(time_is_counted),
        cmocka_unit_test(clock_wraps_and_times_fill_up),
        cmocka_unit_test(sessions_are_resumed),
        cmocka_unit_test(bad_arguments_are_told),
    };
    return cmocka_run_group_tests(tests, open_sample, NULL);
}
