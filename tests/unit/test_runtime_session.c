/*
 * test_runtime_session.c - screens seen and time on each, saved and resumed, in this edition and the next.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "placard.h"
#include "reference/sample.h"

#define PLACES 8u

/* A module being read, and its edition after an edit. */
struct edition {
    struct sample_zip zip;
    uint32_t memory[1u << 14];
    placard_module module;
    placard_document document;
    placard_seen seen[PLACES];
};

static struct edition first, second;
static placard_session session;

#define STEP(text) " step { paragraph { text:" text " } } "

/* Five screens, of which two show the same. */
#define DOCUMENT "document { title:T procedure=3 {" STEP("a") STEP("b") STEP("a") STEP("c") "} }"

static void open_edition(struct edition *edition, const char *document)
{
    sample_bundle(&edition->zip,
                  "manifest { id:a version:1 content:\"0123456789abcdef0123456789abcdef\" language=*:en }",
                  document, NULL, NULL, 0);
    assert_int_equal(placard_open(&edition->module, edition->zip.file.data, edition->zip.file.size, NULL),
                     PLACARD_OK);
    assert_int_equal(
        placard_load(&edition->document, &edition->module, 0, edition->memory, sizeof edition->memory, NULL),
        PLACARD_OK);
}

static int open_sample(void **state)
{
    (void)state;
    open_edition(&first, DOCUMENT);
    return 0;
}

/* Digest of the `index`-th screen, the opening being the first. */
static uint64_t digest(const struct edition *edition, uint32_t index)
{
    placard_screen screen = {0};
    do
        assert_true(placard_screen_next(&edition->document, &screen));
    while (index-- > 0);
    return placard_screen_digest(&edition->module, &edition->document, &screen);
}

static placard_status begin(struct edition *edition, uint32_t count)
{
    return placard_session_begin(&session, &edition->module, &edition->document, edition->seen, count);
}

static placard_status resume(placard_session *copy, struct edition *edition, const uint8_t *saved,
                             size_t size)
{
    return placard_session_resume(copy, &edition->module, &edition->document, edition->seen, PLACES, saved,
                                  size);
}

static uint32_t time_on(uint32_t index)
{
    return placard_session_time(&session, digest(&first, index));
}

static void show(uint32_t index, uint32_t now)
{
    placard_session_show(&session, digest(&first, index), now);
}

static void time_is_counted(void **state)
{
    (void)state;
    assert_int_equal(begin(&first, PLACES), PLACARD_OK);
    assert_int_equal(placard_session_count(&session), 4);
    assert_int_equal(placard_session_last(&session), 0);
    show(1, 1000);
    show(2, 4000);
    assert_int_equal(time_on(1), 3000);
    assert_int_equal(time_on(2), 0); /* opened, if only now */
    placard_session_show(&session, 0, 4500);
    placard_session_show(&session, 0, 90000); /* in a pocket */
    assert_int_equal(placard_session_last(&session), digest(&first, 2));
    show(1, 90000);
    show(1, 90500); /* shown again: one stay goes on */
    placard_session_show(&session, 12345, 91000);
    assert_int_equal(time_on(1), 4000);
    assert_int_equal(time_on(2), 500);
    assert_int_equal(time_on(0), PLACARD_NONE);
    assert_int_equal(placard_session_time(&session, 12345), PLACARD_NONE);
    assert_int_equal(placard_session_seen_count(&session), 2);
}

static void screens_that_show_the_same_are_one(void **state)
{
    (void)state;
    assert_int_equal(digest(&first, 1), digest(&first, 3));
    begin(&first, PLACES);
    show(1, 0);
    show(3, 10);
    show(0, 30);
    assert_int_equal(time_on(1), 30);
    assert_int_equal(placard_session_seen_count(&session), 2);
    assert_int_equal(placard_session_count(&session), 4);
}

static void a_bulletin_can_be_read(void **state)
{
    (void)state;
    open_edition(&second, "document { title:T notice=1 { paragraph { text:gas } } heading=2 { text:A } }");
    assert_int_equal(begin(&second, 2), PLACARD_OK);
    assert_int_equal(placard_session_count(&session), 2);
    placard_session_show(&session, digest(&second, 0), 0);
    placard_session_show(&session, digest(&second, 1), 700);
    assert_int_equal(placard_session_seen_count(&session), 2);
    assert_int_equal(placard_session_time(&session, digest(&second, 0)), 700);
}

static void clock_wraps_and_times_fill_up(void **state)
{
    (void)state;
    begin(&first, PLACES);
    show(2, UINT32_MAX - 99);
    placard_session_show(&session, 0, 100);
    assert_int_equal(time_on(2), 200);
    show(2, 0);
    placard_session_show(&session, 0, UINT32_MAX);
    assert_int_equal(time_on(2), UINT32_MAX - 1);
}

static void sessions_are_resumed(void **state)
{
    (void)state;
    enum { SIZE = 24 + 4 * 12 };
    uint8_t saved[SIZE + 9];
    placard_session copy;
    begin(&first, PLACES);
    show(1, 10);
    placard_session_show(&session, 0, 30);
    assert_int_equal(placard_session_save(&session, NULL, 0), SIZE);
    assert_int_equal(placard_session_save(&session, saved, SIZE - 1), SIZE);
    assert_int_equal(placard_session_save(&session, saved, sizeof saved), SIZE);
    open_edition(&second, DOCUMENT);
    assert_int_equal(resume(&copy, &second, saved, SIZE), PLACARD_OK);
    assert_int_equal(placard_session_last(&copy), digest(&first, 1));
    assert_int_equal(placard_session_time(&copy, digest(&first, 1)), 20);
    assert_int_equal(placard_session_seen_count(&copy), 1);
    assert_int_equal(
        placard_session_resume(&copy, &second.module, &second.document, second.seen, 4, saved, SIZE),
        PLACARD_NO_MEMORY);
    assert_int_equal(resume(&copy, &second, NULL, 0), PLACARD_BAD_SAVED);
    for (size_t bit = 0; bit < 8 * SIZE; bit++) {
        saved[bit / 8] ^= (uint8_t)(1u << bit % 8);
        assert_int_equal(resume(&copy, &second, saved, SIZE), PLACARD_BAD_SAVED);
        saved[bit / 8] ^= (uint8_t)(1u << bit % 8);
    }
    for (size_t cut = 0; cut < SIZE; cut++)
        assert_int_equal(resume(&copy, &second, saved, cut), PLACARD_BAD_SAVED);
    assert_int_equal(placard_session_seen_count(&copy), 0);
}

/* A step is new, one is changed, one gone; the others were read. */
static void a_session_survives_an_edit(void **state)
{
    (void)state;
    uint8_t saved[256];
    placard_session copy;
    begin(&first, PLACES);
    for (uint32_t i = 0; i < 5; i++)
        show(i, 100 * i);
    placard_session_show(&session, 0, 500);
    size_t size = placard_session_save(&session, saved, sizeof saved);
    open_edition(&second, "document { title:T procedure=3 {" STEP("new") STEP("a") STEP("B") STEP("c") "} }");
    assert_int_equal(resume(&copy, &second, saved, size), PLACARD_OK);
    assert_int_equal(placard_session_count(&copy), 5);
    assert_int_equal(placard_session_seen_count(&copy), 3);
    assert_int_equal(placard_session_time(&copy, digest(&second, 0)), 100);
    assert_int_equal(placard_session_time(&copy, digest(&second, 1)), PLACARD_NONE);
    assert_int_equal(placard_session_time(&copy, digest(&second, 2)), 200); /* two screens in one */
    assert_int_equal(placard_session_time(&copy, digest(&second, 3)), PLACARD_NONE);
    assert_int_equal(placard_session_time(&copy, digest(&second, 4)), 100);
    assert_int_equal(placard_session_last(&copy), digest(&second, 4));
}

static void bad_arguments_are_told(void **state)
{
    (void)state;
    uint8_t saved[24];
    const placard_module *module = &first.module;
    const placard_document *document = &first.document;
    placard_seen *seen = first.seen;
    assert_int_equal(placard_session_begin(NULL, module, document, seen, 5), PLACARD_BAD_ARGUMENT);
    assert_int_equal(placard_session_begin(&session, NULL, document, seen, 5), PLACARD_BAD_ARGUMENT);
    assert_int_equal(placard_session_begin(&session, module, NULL, seen, 5), PLACARD_BAD_ARGUMENT);
    assert_int_equal(placard_session_begin(&session, module, document, NULL, 5), PLACARD_BAD_ARGUMENT);
    assert_int_equal(begin(&first, 4), PLACARD_NO_MEMORY);
    memset(&session, 0, sizeof session);
    show(0, 0);
    assert_int_equal(placard_session_seen_count(&session), 0);
    assert_int_equal(placard_session_save(&session, saved, sizeof saved), 24);
}

/* Comparing each with each must have an end. */
static void more_screens_than_a_session_counts(void **state)
{
    (void)state;
    static placard_token nodes[PLACARD_MAX_SCREENS + 2];
    static placard_seen seen[PLACARD_MAX_SCREENS + 1];
    placard_document document = {
        nodes, (const uint8_t *)"",    0, PLACARD_MAX_SCREENS + 1, PLACARD_MAX_SCREENS - 1,
        0,     PLACARD_MAX_SCREENS + 1};
    for (uint32_t i = 0; i < PLACARD_MAX_SCREENS + 2; i++) {
        nodes[i].kind_end_ = PLACARD_STEP | (i + 1) << 8;
        nodes[i].number_ = i;
    }
    nodes[0].kind_end_ = PLACARD_DOCUMENT | (PLACARD_MAX_SCREENS + 1) << 8;
    nodes[1].kind_end_ = PLACARD_PROCEDURE | (PLACARD_MAX_SCREENS + 1) << 8;
    assert_int_equal(placard_session_begin(&session, &first.module, &document, seen, PLACARD_MAX_SCREENS + 1),
                     PLACARD_OK);
    assert_int_equal(placard_session_count(&session), PLACARD_MAX_SCREENS);
    document.node_count_ = ++document.footnotes_;
    assert_int_equal(placard_session_begin(&session, &first.module, &document, seen, PLACARD_MAX_SCREENS + 1),
                     PLACARD_NO_MEMORY);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(time_is_counted),        cmocka_unit_test(screens_that_show_the_same_are_one),
        cmocka_unit_test(a_bulletin_can_be_read), cmocka_unit_test(clock_wraps_and_times_fill_up),
        cmocka_unit_test(sessions_are_resumed),   cmocka_unit_test(a_session_survives_an_edit),
        cmocka_unit_test(bad_arguments_are_told), cmocka_unit_test(more_screens_than_a_session_counts),
    };
    return cmocka_run_group_tests(tests, open_sample, NULL);
}
