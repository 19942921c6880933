/*
 * test_runtime_arguments.c - what placard.h says of arguments that are no good: null pointers, memory too
 * small, numbers of nothing, values that were only zeroed.
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
static uint32_t memory[1u << 14];
static placard_module module;
static placard_document document;

/* The good bundle: two steps, seven questions of each type, "order" the third. */
static int open_sample(void **state)
{
    (void)state;
    sample_good(zip, 9);
    return placard_open(&module, zip->file.data, zip->file.size, NULL) != PLACARD_OK ||
           placard_load(&document, &module, 0, memory, sizeof memory, NULL) != PLACARD_OK;
}

static int is_zero(const void *bytes, size_t size)
{
    const uint8_t *at = bytes;
    for (size_t i = 0; i < size; i++)
        if (at[i] != 0)
            return 0;
    return 1;
}

static void loading_tells(void **state)
{
    (void)state;
    uint32_t small[64];
    placard_document out;
    placard_error error;
    const struct {
        const placard_module *module;
        void *memory;
        uint32_t language;
        size_t size;
        placard_status status;
    } calls[] = {
        {NULL, small, 0, sizeof small, PLACARD_BAD_ARGUMENT},
        {&module, NULL, 0, sizeof small, PLACARD_BAD_ARGUMENT},
        {&module, (char *)small + 1, 0, sizeof small - 1, PLACARD_MISALIGNED},
        {&module, small, 2, sizeof small, PLACARD_NO_LANGUAGE},
        {&module, small, PLACARD_NONE, sizeof small, PLACARD_NO_LANGUAGE},
        {&module, small, 0, 0, PLACARD_NO_MEMORY},
        {&module, small, 0, sizeof small, PLACARD_NO_MEMORY},
    };
    for (size_t i = 0; i < sizeof calls / sizeof calls[0]; i++) {
        memset(&out, 1, sizeof out);
        placard_status status =
            placard_load(&out, calls[i].module, calls[i].language, calls[i].memory, calls[i].size, &error);
        assert_int_equal(status, calls[i].status);
        assert_int_equal(error.status, status);
        assert_int_equal(error.entry, PLACARD_NONE);
        assert_true(is_zero(&out, sizeof out));
    }
    assert_int_equal(placard_load(NULL, &module, 0, memory, sizeof memory, &error), PLACARD_BAD_ARGUMENT);
    assert_int_equal(placard_load(&out, &module, 0, small, 0, NULL), PLACARD_NO_MEMORY);
}

/* Four bytes are enough, also where a pointer asks for eight: the sanitizers watch the decoder. */
static void loading_needs_four_bytes_of_alignment(void **state)
{
    (void)state;
    placard_document out;
    size_t size = placard_load_size(&module, 0);
    for (uint32_t word = 0; word < 4; word++)
        assert_int_equal(placard_load(&out, &module, 0, memory + word, size, NULL), PLACARD_OK);
    for (uint32_t byte = 1; byte < 4; byte++)
        assert_int_equal(placard_load(&out, &module, 0, (char *)memory + byte, size, NULL),
                         PLACARD_MISALIGNED);
    assert_int_equal(placard_load(&document, &module, 0, memory, sizeof memory, NULL), PLACARD_OK);
}

static void attempts_tell(void **state)
{
    (void)state;
    uint8_t order[PLACARD_MAX_CHOICES + 1] = {0, 1, 2};
    placard_attempt attempt;
    memset(&attempt, 1, sizeof attempt);
    assert_int_equal(placard_attempt_begin(&attempt, &module, NULL, 0, 0), PLACARD_BAD_ARGUMENT);
    assert_true(is_zero(&attempt, sizeof attempt));
    assert_int_equal(placard_attempt_resume(NULL, &module, &document, order, 3), PLACARD_BAD_ARGUMENT);
    assert_int_equal(placard_attempt_resume(&attempt, NULL, &document, order, 3), PLACARD_BAD_ARGUMENT);
    assert_int_equal(placard_attempt_resume(&attempt, &module, &document, NULL, 3), PLACARD_BAD_ARGUMENT);
    assert_int_equal(placard_attempt_begin(&attempt, &module, &document, 0, 0), PLACARD_OK);
    assert_int_equal(placard_answer_order(&attempt, &document, 2, NULL, 3), PLACARD_BAD_ARGUMENT);
    assert_int_equal(placard_answer_order(&attempt, &document, 2, order, PLACARD_MAX_CHOICES + 1),
                     PLACARD_BAD_ANSWER);
    assert_int_equal(placard_answer_order(&attempt, &document, 2, order, 0), PLACARD_BAD_ANSWER);
    assert_int_equal(placard_answer_order(&attempt, &document, 2, order, 3), PLACARD_OK);
}

static void questions_of_no_number_are_empty(void **state)
{
    (void)state;
    static const uint32_t numbers[] = {7, PLACARD_MAX_QUESTIONS, PLACARD_NONE};
    uint8_t shown[PLACARD_MAX_CHOICES];
    placard_attempt attempt;
    assert_int_equal(placard_attempt_begin(&attempt, &module, &document, 0, 0), PLACARD_OK);
    for (size_t i = 0; i < sizeof numbers / sizeof numbers[0]; i++) {
        uint32_t question = numbers[i];
        assert_int_equal(placard_answer_choices(&attempt, &document, question, 1), PLACARD_BAD_INDEX);
        assert_int_equal(placard_answer_order(&attempt, &document, question, shown, 0), PLACARD_BAD_INDEX);
        assert_int_equal(placard_answer_text(&attempt, &document, question, placard_title(&document)),
                         PLACARD_BAD_INDEX);
        assert_int_equal(placard_shown_options(&attempt, &document, question, shown), 0);
        assert_int_equal(placard_question_millipoints(&document, question), 0);
        assert_int_equal(placard_option_at(&document, question, 0), PLACARD_NONE);
        assert_int_equal(placard_take_hint(&attempt, &document, question), PLACARD_NONE);
        assert_int_equal(placard_feedback(&document, question, 0), PLACARD_NONE);
        assert_int_equal(placard_explanation(&document, question), PLACARD_NONE);
        assert_false(placard_is_answered(&attempt, question) || placard_is_hint_taken(&attempt, question));
        assert_false(placard_is_chosen(&attempt, question, 0));
        assert_false(placard_is_right(&attempt, &document, question, 0));
        assert_int_equal(placard_earned_millipoints(&attempt, question), 0);
    }
    for (uint32_t question = 0; question < 7; question++) {
        assert_int_equal(placard_option_at(&document, question, PLACARD_NONE), PLACARD_NONE);
        assert_int_equal(placard_feedback(&document, question, PLACARD_NONE), PLACARD_NONE);
        assert_false(placard_is_chosen(&attempt, question, PLACARD_NONE));
        assert_false(placard_is_right(&attempt, &document, question, PLACARD_NONE));
    }
}

static void screens_tell(void **state)
{
    (void)state;
    placard_screen screen = {0};
    assert_true(placard_screen_next(&document, &screen));
    assert_int_equal(placard_screen_piece(&document, &screen, placard_node_count(&document)), PLACARD_NONE);
    assert_int_equal(placard_screen_guards(&screen, PLACARD_NONE), PLACARD_NONE);
    while (placard_screen_next(&document, &screen))
        ;
    assert_int_equal(screen.kind, PLACARD_SCREEN_NONE);
    assert_false(placard_screen_next(&document, &screen));
    assert_int_equal(placard_screen_piece(&document, &screen, PLACARD_NONE), PLACARD_NONE);
    assert_int_equal(placard_screen_guards(&screen, 0), PLACARD_NONE);
}

static void sessions_tell(void **state)
{
    (void)state;
    static placard_seen seen[16];
    static uint8_t saved[24 + sizeof seen];
    placard_session session;
    assert_int_equal(placard_session_begin(NULL, &module, &document, seen, 16), PLACARD_BAD_ARGUMENT);
    assert_int_equal(placard_session_begin(&session, NULL, &document, seen, 16), PLACARD_BAD_ARGUMENT);
    assert_int_equal(placard_session_begin(&session, &module, NULL, seen, 16), PLACARD_BAD_ARGUMENT);
    assert_int_equal(placard_session_begin(&session, &module, &document, NULL, 16), PLACARD_BAD_ARGUMENT);
    assert_int_equal(placard_session_begin(&session, &module, &document, seen, 1), PLACARD_NO_MEMORY);
    assert_int_equal(placard_session_begin(&session, &module, &document, seen, 0), PLACARD_NO_MEMORY);
    assert_int_equal(placard_session_resume(NULL, &module, &document, seen, 16, saved, 32),
                     PLACARD_BAD_ARGUMENT);
    assert_int_equal(placard_session_begin(&session, &module, &document, seen, 16), PLACARD_OK);
    size_t size = 24 + 12 * (size_t)placard_session_count(&session);
    memset(saved, 0, sizeof saved);
    assert_int_equal(placard_session_save(&session, saved, size - 1), size);
    assert_true(is_zero(saved, sizeof saved));
    assert_int_equal(placard_session_save(&session, saved, size), size);
    assert_int_equal(placard_session_time(&session, 0), PLACARD_NONE);
}

/* What was never opened has nothing in it, and asking does no harm. */
static void zeroed_values_are_empty(void **state)
{
    (void)state;
    placard_module no_module;
    placard_document no_document;
    placard_attempt attempt;
    placard_session session;
    uint8_t saved[24];
    memset(&no_module, 0, sizeof no_module);
    memset(&no_document, 0, sizeof no_document);
    assert_int_equal(placard_attempt_begin(&attempt, &no_module, &no_document, 0, 9), PLACARD_OK);
    assert_int_equal(placard_attempts_left(&attempt), PLACARD_NONE);
    assert_int_equal(placard_most_millipoints(&no_document), 0);
    assert_int_equal(placard_pass_mark(&no_document), 0);
    assert_int_equal(placard_attempt_save(&attempt, saved, sizeof saved), 24);
    placard_seen seen;
    assert_int_equal(placard_session_begin(&session, &no_module, &no_document, &seen, 0),
                     PLACARD_BAD_ARGUMENT); /* else nothing to read would have been read */
    assert_int_equal(placard_session_last(&session), 0);
    assert_int_equal(placard_session_save(&session, saved, sizeof saved), 24);
    assert_int_equal(placard_session_resume(&session, &no_module, &no_document, &seen, 0, saved, 24),
                     PLACARD_BAD_ARGUMENT);
    assert_int_equal(placard_fact_at(&no_module, PLACARD_ID, 0).kind, PLACARD_END);
    assert_int_equal(placard_document_bytes(&no_document).size, 0);
    assert_int_equal(placard_load_size(&no_module, 0), 0);
}

static void no_language_is_asked_for(void **state)
{
    (void)state;
    const placard_bytes none = {NULL, 0};
    assert_int_equal(placard_language_lookup(&module, none), PLACARD_NONE);
    assert_int_equal(placard_language_rank(none, none), 0); /* nothing is what was asked for */
    assert_int_equal(placard_left_out(&module, none, PLACARD_NONE).kind, PLACARD_END);
}

static void nodes_are_found_from_anywhere(void **state)
{
    (void)state;
    placard_node step = placard_step_at(&document, 1);
    placard_node first = placard_node_find(&document, step, step, PLACARD_PARAGRAPH);
    assert_int_equal(placard_node_find(&document, step, 0, PLACARD_PARAGRAPH), first);
    assert_int_equal(placard_node_find(&document, step, PLACARD_NONE, PLACARD_PARAGRAPH), PLACARD_NONE);
    assert_int_equal(placard_node_find(&document, PLACARD_NONE, step, PLACARD_PARAGRAPH), PLACARD_NONE);
    assert_int_equal(placard_node_next(&document, PLACARD_NONE, first), PLACARD_NONE);
    assert_int_equal(placard_node_next(&document, step, PLACARD_NONE), PLACARD_NONE);
    assert_int_equal(placard_step_at(&document, PLACARD_NONE), PLACARD_NONE);
    assert_int_equal(placard_fact_at(&module, PLACARD_LANGUAGE, PLACARD_NONE).kind, PLACARD_END);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(loading_tells),
        cmocka_unit_test(loading_needs_four_bytes_of_alignment),
        cmocka_unit_test(attempts_tell),
        cmocka_unit_test(questions_of_no_number_are_empty),
        cmocka_unit_test(screens_tell),
        cmocka_unit_test(sessions_tell),
        cmocka_unit_test(zeroed_values_are_empty),
        cmocka_unit_test(no_language_is_asked_for),
        cmocka_unit_test(nodes_are_found_from_anywhere),
    };
    return cmocka_run_group_tests(tests, open_sample, NULL);
}
