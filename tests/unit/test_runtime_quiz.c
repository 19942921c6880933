/*
 * test_runtime_quiz.c - tests/vectors/quiz.txt, the examples of docs/quiz-scoring.md, and
 * the life of an attempt.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "placard.h"
#include "reading/saved.h"
#include "reference/sample.h"
#include "vectors/vectors.h"

static struct sample_zip zip[1];
static uint32_t memory[1u << 14];
static placard_module module;
static placard_document document;
static placard_attempt attempt;

/* Recorded: the order of ten options for a thousand seeds, the same on every platform. */
#define SHUFFLE_HASH 0x4ca89453u

#define FACTS "manifest { id:a version:1 content:\"0123456789abcdef0123456789abcdef\" language=*:en "

/* Open a bundle with one document and begin an attempt. */
static void begin(const char *text, const char *facts, uint32_t seed)
{
    char manifest[256];
    placard_error error = {PLACARD_OK, 0, 0};
    snprintf(manifest, sizeof manifest, FACTS "%s }", facts);
    sample_bundle(zip, manifest, text, NULL, NULL, 0);
    assert_int_equal(placard_open(&module, zip->file.data, zip->file.size, &error), PLACARD_OK);
    if (placard_load(&document, &module, 0, memory, sizeof memory, &error) != PLACARD_OK)
        fail_msg("%s at %zu: %s", placard_status_name(error.status), error.offset, text);
    assert_int_equal(placard_attempt_begin(&attempt, &module, &document, seed, 0), PLACARD_OK);
}

static placard_bytes bytes_of(const char *text)
{
    placard_bytes bytes = {(const uint8_t *)text, strlen(text)};
    return bytes;
}

/* ---- The vectors ----------------------------------------------------------------- */

static struct vectors vectors;

static void begin_vectors(const char *text)
{
    static char notation[1u << 16];
    vectors_read(&vectors, text);
    vectors_document(&vectors, notation, sizeof notation);
    begin(notation, "", 0);
}

static void check_seed(uint32_t question, const struct vector_answer *answer)
{
    uint8_t shown[PLACARD_MAX_CHOICES];
    placard_attempt seeded;
    assert_int_equal(placard_attempt_begin(&seeded, &module, &document, answer->seed, 0), PLACARD_OK);
    uint32_t count = placard_shown_options(&seeded, &document, question, shown);
    if (count != answer->option_count || memcmp(shown, answer->option, count) != 0)
        fail_msg("quiz.txt:%d: shown in another order", answer->line);
}

static placard_status give(uint32_t question, placard_form form, const struct vector_answer *answer)
{
    uint32_t chosen = 0;
    switch (form) {
    case PLACARD_FORM_CHOICES:
        for (uint32_t i = 0; i < answer->option_count; i++)
            chosen |= answer->option[i] == PLACARD_NO_OPTION ? 0 : 1u << answer->option[i];
        return placard_answer_choices(&attempt, &document, question, chosen);
    case PLACARD_FORM_PLACES:
    case PLACARD_FORM_PAIRS:
        return placard_answer_order(&attempt, &document, question, answer->option, answer->option_count);
    default:
        return placard_answer_text(&attempt, &document, question,
                                   (placard_bytes){(const uint8_t *)answer->typed, answer->typed_size});
    }
}

/* The number of the REPLY to a typed answer, from 1; 0 where there is none. */
static uint32_t reply_of(uint32_t question, const struct vector_answer *answer)
{
    placard_bytes typed = {(const uint8_t *)answer->typed, answer->typed_size};
    placard_node reply = placard_reply(&document, question, typed), at, node;
    uint32_t number = 0;
    for (at = node = placard_question_at(&document, question); reply != PLACARD_NONE && at != reply; number++)
        at = placard_node_find(&document, node, at, PLACARD_REPLY);
    return number;
}

/* What the question earned before a refused answer it still does. */
static void check_answer(uint32_t question, placard_form form, const struct vector_answer *answer)
{
    int32_t before = placard_earned_millipoints(&attempt, question);
    int is_refused = give(question, form, answer) != PLACARD_OK;
    int32_t earned = placard_earned_millipoints(&attempt, question);
    if (is_refused != answer->is_refused)
        fail_msg("quiz.txt:%d: is %s", answer->line, is_refused ? "refused" : "taken");
    if (earned != (is_refused ? before : answer->earned))
        fail_msg("quiz.txt:%d: earns %d", answer->line, (int)earned);
    if (reply_of(question, answer) != answer->reply)
        fail_msg("quiz.txt:%d: reply %u is said to it", answer->line, (unsigned)reply_of(question, answer));
    for (uint32_t i = 0; answer->marks[i] != '\0'; i++)
        if (placard_is_right(&attempt, &document, question, i) != (answer->marks[i] == '+'))
            fail_msg("quiz.txt:%d: option %u is marked otherwise", answer->line, (unsigned)i + 1);
}

static unsigned run_vectors(void)
{
    unsigned count = 0;
    for (uint32_t i = 0; i < vectors.count; i++) {
        const struct vector_question *question = &vectors.questions[i];
        for (const struct vector_answer *answer = question->answers;
             answer < question->answers + question->answer_count; answer++, count++)
            if (answer->is_seed)
                check_seed(i, answer);
            else
                check_answer(i, placard_form_of(question->type), answer);
    }
    return count;
}

static void vectors_hold(void **state)
{
    (void)state;
    char *text = vectors_load(PLACARD_TESTS_DIR "/vectors/quiz.txt");
    begin_vectors(text);
    assert_in_range(run_vectors(), 120, VECTORS_QUESTIONS * VECTORS_ANSWERS);
    free(text);
}

/* What the page shows as examples stands in the vectors, word for word. */
static void examples_of_the_page_are_vectors(void **state)
{
    (void)state;
    char *text = vectors_load(PLACARD_TESTS_DIR "/vectors/quiz.txt"), *from = NULL;
    char *page = vectors_load(PLACARD_TESTS_DIR "/../docs/quiz-scoring.md");
    unsigned count = 0;
    for (char *at = strstr(page, "```\n"); at != NULL; at = strstr(at, "```\n")) {
        from = at + strlen("```\n");
        at = strstr(from, "```\n");
        assert_non_null(at);
        *at = '\0';
        for (char *part = from, *end; *part != '\0'; part = end) { /* up to an empty line */
            end = strstr(part, "\n\n");
            end = end != NULL ? end + 1 : at;
            char kept = *end;
            *end = '\0';
            if (strstr(text, part) == NULL)
                fail_msg("no vector: %s", part);
            *end = kept;
            end += kept == '\n';
        }
        begin_vectors(from);
        count += run_vectors();
        at += strlen("```\n");
    }
    assert_int_equal(count, 82);
    free(page);
    free(text);
}

/* ---- An attempt ------------------------------------------------------------------ */

static void begin_sample(uint32_t seed)
{
    sample_good(zip, 9);
    assert_int_equal(placard_open(&module, zip->file.data, zip->file.size, NULL), PLACARD_OK);
    assert_int_equal(placard_load(&document, &module, 0, memory, sizeof memory, NULL), PLACARD_OK);
    assert_int_equal(placard_attempt_begin(&attempt, &module, &document, seed, 0), PLACARD_OK);
}

/* All right; the sample has seven questions, eight points in all. */
static void answer_all(void)
{
    const uint8_t order[] = {0, 1, 2}, pairs[] = {0, 1};
    assert_int_equal(placard_answer_order(&attempt, &document, 3, pairs, 2), PLACARD_OK);
    assert_int_equal(placard_answer_choices(&attempt, &document, 0, 2), PLACARD_OK);
    assert_int_equal(placard_answer_choices(&attempt, &document, 1, 3), PLACARD_OK);
    assert_int_equal(placard_answer_order(&attempt, &document, 2, order, 3), PLACARD_OK);
    assert_int_equal(placard_answer_text(&attempt, &document, 4, bytes_of("0.25 V")), PLACARD_OK);
    assert_int_equal(placard_answer_text(&attempt, &document, 5, bytes_of("Lockout")), PLACARD_OK);
    assert_int_equal(placard_answer_choices(&attempt, &document, 6, 1), PLACARD_OK);
}

static void attempt_runs_to_its_end(void **state)
{
    (void)state;
    begin_sample(1);
    assert_int_equal(placard_attempts_left(&attempt), 2);
    assert_int_equal(placard_most_millipoints(&document), 8000);
    assert_int_equal(placard_pass_mark(&document), 80);
    assert_false(placard_is_passed(&attempt, &document));
    answer_all();
    assert_int_equal(placard_score_millipoints(&attempt), 8000);
    assert_int_equal(placard_answer_choices(&attempt, &document, 0, 1), PLACARD_OK); /* changed my mind */
    assert_int_equal(placard_earned_millipoints(&attempt, 0), 0);
    assert_true(placard_is_chosen(&attempt, 0, 0));
    assert_false(placard_is_right(&attempt, &document, 0, 0));
    assert_true(placard_is_right(&attempt, &document, 0, 1));
    assert_int_not_equal(placard_feedback(&document, 0, 0), PLACARD_NONE);
    assert_int_equal(placard_feedback(&document, 0, 1), PLACARD_NONE);
    assert_int_not_equal(placard_explanation(&document, 0), PLACARD_NONE);
    assert_int_equal(placard_explanation(&document, 1), PLACARD_NONE);
    assert_int_not_equal(placard_take_hint(&attempt, &document, 0), PLACARD_NONE);
    assert_int_equal(placard_take_hint(&attempt, &document, 1), PLACARD_NONE);
    assert_true(placard_is_hint_taken(&attempt, 0));
    assert_false(placard_is_hint_taken(&attempt, 1));
    assert_true(placard_is_passed(&attempt, &document)); /* 7 of 8 */
    placard_attempt_finish(&attempt);
    placard_attempt_finish(&attempt);
    assert_int_equal(placard_attempts_left(&attempt), 2);
    assert_int_equal(placard_answer_choices(&attempt, &document, 0, 2), PLACARD_ATTEMPT_FINISHED);
    assert_int_equal(placard_attempt_begin(&attempt, &module, &document, 2, 2), PLACARD_OK);
    assert_int_equal(placard_attempts_left(&attempt), 0);
    assert_int_equal(placard_attempt_begin(&attempt, &module, &document, 2, 3), PLACARD_NO_ATTEMPTS);
}

static void wrong_answers_are_told(void **state)
{
    (void)state;
    const uint8_t twice[] = {0, 0, 1}, far[] = {0, 1, 3}, half[] = {0, PLACARD_NO_OPTION};
    begin_sample(1);
    assert_int_equal(placard_answer_choices(&attempt, &document, 0, 3), PLACARD_BAD_ANSWER); /* two of one */
    assert_int_equal(placard_answer_choices(&attempt, &document, 0, 0), PLACARD_BAD_ANSWER);
    assert_int_equal(placard_answer_choices(&attempt, &document, 0, 4), PLACARD_BAD_ANSWER);
    assert_int_equal(placard_answer_choices(&attempt, &document, 2, 1), PLACARD_OTHER_FORM);
    assert_int_equal(placard_answer_choices(&attempt, &document, 4, 1), PLACARD_OTHER_FORM);
    assert_int_equal(placard_answer_choices(&attempt, &document, 7, 1), PLACARD_BAD_INDEX);
    assert_int_equal(placard_answer_order(&attempt, &document, 2, twice, 3), PLACARD_BAD_ANSWER);
    assert_int_equal(placard_answer_order(&attempt, &document, 2, far, 3), PLACARD_BAD_ANSWER);
    assert_int_equal(placard_answer_order(&attempt, &document, 2, far, 2), PLACARD_BAD_ANSWER);
    assert_int_equal(placard_answer_order(&attempt, &document, 0, far, 2), PLACARD_OTHER_FORM);
    assert_int_equal(placard_answer_order(&attempt, &document, 2, NULL, 3), PLACARD_BAD_ARGUMENT);
    assert_int_equal(placard_answer_order(&attempt, &document, 2, far, UINT32_MAX), PLACARD_BAD_ANSWER);
    assert_int_equal(placard_answer_choices(&attempt, &document, 2, UINT32_MAX), PLACARD_OTHER_FORM);
    assert_int_equal(placard_answer_choices(&attempt, &document, 0, UINT32_MAX), PLACARD_BAD_ANSWER);
    assert_int_equal(placard_answer_order(&attempt, &document, 3, half, 2), PLACARD_OK);
    assert_int_equal(placard_answer_text(&attempt, &document, 0, bytes_of("x")), PLACARD_OTHER_FORM);
    assert_false(placard_is_answered(&attempt, 0));
    assert_int_equal(placard_earned_millipoints(&attempt, 3), 500);
    assert_int_equal(placard_earned_millipoints(&attempt, PLACARD_NONE), 0);
}

static void same_seed_gives_same_order(void **state)
{
    (void)state;
    char text[2048] = "document { quiz=80 { question=34:q { digest=77 prompt { } ";
    for (int i = 0; i < 10; i++)
        snprintf(text + strlen(text), sizeof text - strlen(text), "choice=1:c%d { } ", i);
    strcat(text, "} question=35:o { digest=78 prompt { } ordered:a { } ordered:b { } } "
                 "question=50:f { digest=79 prompt { } choice=1:a { } choice:b { } } } }");
    uint32_t hash = 2166136261u;
    unsigned first[10] = {0};
    for (uint32_t seed = 0; seed < 1000; seed++) {
        uint8_t shown[PLACARD_MAX_CHOICES], again[PLACARD_MAX_CHOICES];
        uint32_t seen = 0;
        if (seed == 0)
            begin(text, "", 0);
        assert_int_equal(placard_attempt_begin(&attempt, &module, &document, seed, 0), PLACARD_OK);
        assert_int_equal(placard_shown_options(&attempt, &document, 0, shown), 10);
        placard_shown_options(&attempt, &document, 0, again);
        assert_memory_equal(shown, again, 10);
        for (int i = 0; i < 10; i++) {
            seen |= 1u << shown[i];
            hash = (hash ^ shown[i]) * 16777619u;
        }
        assert_int_equal(seen, 1023);
        first[shown[0]]++;
        assert_int_equal(placard_shown_options(&attempt, &document, 1, shown), 2);
        assert_int_equal(shown[0], 1); /* never solved */
        placard_shown_options(&attempt, &document, 2, shown);
        assert_int_equal(shown[0], 0); /* fixed by the author */
    }
    for (int i = 0; i < 10; i++)
        assert_in_range(first[i], 60, 140);
    assert_int_equal(hash, SHUFFLE_HASH);
}

static void attempts_are_resumed(void **state)
{
    (void)state;
    uint8_t saved[512];
    placard_attempt copy;
    begin_sample(5);
    answer_all();
    placard_take_hint(&attempt, &document, 0);
    size_t size = placard_attempt_save(&attempt, NULL, 0);
    assert_int_equal(size, 24 + 7 * 6 + 2 + 3 + 3 + 2 + 2);
    assert_int_equal(placard_attempt_save(&attempt, saved, size - 1), size);
    assert_int_equal(placard_attempt_save(&attempt, saved, sizeof saved), size);
    assert_int_equal(placard_attempt_resume(&copy, &module, &document, saved, size), PLACARD_OK);
    assert_memory_equal(&copy, &attempt, sizeof copy);
    for (size_t cut = 0; cut < size; cut++)
        assert_int_equal(placard_attempt_resume(&copy, &module, &document, saved, cut), PLACARD_BAD_SAVED);
    assert_int_equal(copy.count_, 0);
    for (size_t bit = 0; bit < 8 * size; bit++) {
        saved[bit / 8] ^= (uint8_t)(1u << bit % 8);
        assert_int_equal(placard_attempt_resume(&copy, &module, &document, saved, size), PLACARD_BAD_SAVED);
        saved[bit / 8] ^= (uint8_t)(1u << bit % 8);
    }
}

/* Sealed, so that nothing but what is said refuses them. */
static void sealed_nonsense_is_refused(void **state)
{
    (void)state;
    enum { VERSION = SAVED_AT_VERSION, OPTIONS = SAVED_HEADER + 5, ANSWER = SAVED_HEADER + 6 };
    uint8_t saved[ANSWER + 256] = {0};
    begin("document { quiz=80 { question=33:a { digest prompt { } choice=1:x { } choice:y { } } } }", "", 0);
    assert_int_equal(placard_answer_choices(&attempt, &document, 0, 1), PLACARD_OK);
    size_t size = placard_attempt_save(&attempt, saved, sizeof saved);
    saved_seal(saved, size);
    assert_int_equal(placard_attempt_resume(&attempt, &module, &document, saved, size), PLACARD_OK);
    assert_true(placard_is_answered(&attempt, 0));
    saved[VERSION]++;
    saved_seal(saved, size);
    assert_int_equal(placard_attempt_resume(&attempt, &module, &document, saved, size), PLACARD_NEWER_MAJOR);
    saved[VERSION]--;
    for (uint8_t options = PLACARD_MAX_CHOICES; options <= PLACARD_MAX_CHOICES + 1; options++) {
        saved[OPTIONS] = options;
        saved_seal(saved, ANSWER + options);
        assert_int_equal(placard_attempt_resume(&attempt, &module, &document, saved, ANSWER + options),
                         options > PLACARD_MAX_CHOICES ? PLACARD_BAD_SAVED : PLACARD_OK);
        assert_false(
            placard_is_answered(&attempt, 0)); /* at the most of the format, but not the question's */
    }
}

/* However many folds a bundle has, a letter costs no more than their limit. */
static void folds_are_bounded(void **state)
{
    (void)state;
    static char text[1u << 14];
    for (uint32_t bytes = PLACARD_MAX_FOLDS; bytes <= PLACARD_MAX_FOLDS + 1; bytes++) {
        placard_error error;
        strcpy(text, "document { quiz=80 { question=38:a { digest prompt { } accept:x ");
        for (uint32_t left = bytes; left > 0;
             left -= left > 100 ? 100 : left) { /* each has a letter and a tab */
            strcat(text, "fold:\"a\\t");
            for (uint32_t i = 2; i < 100 && i < left; i++)
                strcat(text, "b");
            strcat(text, "\" ");
        }
        strcat(text, "} } }");
        sample_bundle(zip, FACTS "}", text, NULL, NULL, 0);
        assert_int_equal(placard_open(&module, zip->file.data, zip->file.size, &error), PLACARD_OK);
        assert_int_equal(placard_load(&document, &module, 0, memory, sizeof memory, &error),
                         bytes > PLACARD_MAX_FOLDS ? PLACARD_BAD_QUESTION : PLACARD_OK);
    }
}

#define QUESTION_A "question=33:a { digest=%u prompt { } choice=1:x { } choice:y { } %s } "
#define QUESTION_B "question=38:b { digest=2 prompt { } accept:%s } "

static void begin_edit(unsigned digest, const char *more, const char *accept, int is_swapped)
{
    char text[512], a[160], b[160];
    snprintf(a, sizeof a, QUESTION_A, digest, more);
    snprintf(b, sizeof b, QUESTION_B, accept);
    snprintf(text, sizeof text, "document { quiz=50 { %s%s } }", is_swapped ? b : a, is_swapped ? a : b);
    begin(text, "", 9);
}

static void answers_are_bound_to_questions(void **state)
{
    (void)state;
    uint8_t saved[200];
    begin_edit(1, "", "oui", 0);
    assert_int_equal(placard_answer_choices(&attempt, &document, 0, 1), PLACARD_OK);
    assert_int_equal(placard_answer_text(&attempt, &document, 1, bytes_of("oui")), PLACARD_OK);
    size_t size = placard_attempt_save(&attempt, saved, sizeof saved);

    begin_edit(1, "", "si", 1); /* another language, or another order: all is kept */
    assert_int_equal(placard_attempt_resume(&attempt, &module, &document, saved, size), PLACARD_OK);
    assert_int_equal(placard_score_millipoints(&attempt), 2000);
    begin_edit(3, "", "oui", 0); /* the first question was edited: it alone is open */
    assert_int_equal(placard_attempt_resume(&attempt, &module, &document, saved, size), PLACARD_OK);
    assert_false(placard_is_answered(&attempt, 0));
    assert_true(placard_is_answered(&attempt, 1));
    assert_int_equal(placard_score_millipoints(&attempt), 1000);
    begin_edit(1, "choice:z { }", "oui", 0); /* the answer no longer fits */
    assert_int_equal(placard_attempt_resume(&attempt, &module, &document, saved, size), PLACARD_OK);
    assert_false(placard_is_answered(&attempt, 0));
}

/* An attempt is at one quiz: the document of another module, or edition, changes nothing and passes nothing.
 */
static void attempts_belong_to_a_quiz(void **state)
{
    (void)state;
    placard_document none;
    memset(&none, 0, sizeof none);
    begin_edit(1, "hint { }", "oui", 0);
    assert_int_equal(placard_answer_choices(&attempt, &document, 0, 1), PLACARD_OK);
    assert_true(placard_is_passed(&attempt, &document));
    placard_attempt kept = attempt;
    begin_edit(3, "hint { }", "oui", 0);
    attempt = kept;
    assert_int_equal(placard_answer_choices(&attempt, &document, 0, 2), PLACARD_OTHER_QUIZ);
    assert_int_equal(placard_answer_text(&attempt, &document, 1, bytes_of("oui")), PLACARD_OTHER_QUIZ);
    assert_int_equal(placard_answer_choices(&attempt, &none, 0, 1), PLACARD_OTHER_QUIZ);
    assert_int_not_equal(placard_take_hint(&attempt, &document, 0), PLACARD_NONE);
    assert_false(placard_is_passed(&attempt, &document));
    assert_memory_equal(&attempt, &kept, sizeof kept);
}

/* A finished attempt stays so at its quiz; at another one it goes on and is not made. */
static void finished_attempts_go_on_when_the_quiz_is_another(void **state)
{
    (void)state;
    uint8_t saved[200];
    begin_edit(1, "", "oui", 0);
    assert_int_equal(placard_answer_choices(&attempt, &document, 0, 1), PLACARD_OK);
    placard_attempt_finish(&attempt);
    size_t size = placard_attempt_save(&attempt, saved, sizeof saved);

    begin_edit(1, "", "si", 0);
    assert_int_equal(placard_attempt_resume(&attempt, &module, &document, saved, size), PLACARD_OK);
    assert_int_equal(placard_answer_choices(&attempt, &document, 0, 2), PLACARD_ATTEMPT_FINISHED);
    begin_edit(3, "", "oui", 0);
    assert_int_equal(placard_attempt_resume(&attempt, &module, &document, saved, size), PLACARD_OK);
    assert_int_equal(attempt.made_, 0);
    assert_int_equal(placard_answer_choices(&attempt, &document, 0, 1), PLACARD_OK);
    placard_attempt_finish(&attempt);
    assert_int_equal(attempt.made_, 1);
}

static void answers_are_told_back(void **state)
{
    (void)state;
    const uint8_t order[] = {2, 0, 1}, half[] = {PLACARD_NO_OPTION, 0};
    begin_sample(1);
    assert_int_equal(placard_answered_option(&attempt, 2, 0), PLACARD_NO_OPTION); /* not answered */
    assert_int_equal(placard_answer_choices(&attempt, &document, 0, 2), PLACARD_OK);
    assert_int_equal(placard_answer_order(&attempt, &document, 2, order, 3), PLACARD_OK);
    assert_int_equal(placard_answer_order(&attempt, &document, 3, half, 2), PLACARD_OK);
    assert_int_equal(placard_answer_text(&attempt, &document, 5, bytes_of("Lockout")), PLACARD_OK);
    assert_int_equal(placard_answered_option(&attempt, 0, 0), 0);
    assert_int_equal(placard_answered_option(&attempt, 0, 1), 1);
    for (uint32_t i = 0; i < 3; i++)
        assert_int_equal(placard_answered_option(&attempt, 2, i), order[i]);
    assert_int_equal(placard_answered_option(&attempt, 2, 3), PLACARD_NO_OPTION); /* no such place */
    assert_int_equal(placard_answered_option(&attempt, 3, 0), PLACARD_NO_OPTION); /* nothing put there */
    assert_int_equal(placard_answered_option(&attempt, 3, 1), 0);
    assert_int_equal(placard_answered_option(&attempt, 5, 0), PLACARD_NO_OPTION);
    assert_int_equal(placard_earned_millipoints(&attempt, 5), 1000);
    for (uint32_t i = 4; i < 6; i++) { /* nothing typed is a wrong answer */
        placard_bytes nothing = {NULL, 0};
        assert_int_equal(placard_answer_text(&attempt, &document, i, nothing), PLACARD_OK);
        assert_true(placard_is_answered(&attempt, i));
        assert_int_equal(placard_earned_millipoints(&attempt, i), 0);
    }
    assert_int_equal(placard_answered_option(&attempt, 7, 0), PLACARD_NO_OPTION); /* no such question */
    assert_int_equal(placard_answered_option(&attempt, PLACARD_NONE, PLACARD_NONE), PLACARD_NO_OPTION);
    memset(&attempt, 0, sizeof attempt);
    assert_int_equal(placard_answered_option(&attempt, 0, 0), PLACARD_NO_OPTION);
}

static void nothing_is_asked_where_nothing_is(void **state)
{
    (void)state;
    uint8_t shown[PLACARD_MAX_CHOICES], saved[64];
    begin("document { }", "", 0);
    assert_int_equal(placard_attempts_left(&attempt), PLACARD_NONE);
    assert_int_equal(placard_shown_options(&attempt, &document, 0, shown), 0);
    assert_int_equal(placard_option_at(&document, 0, 0), PLACARD_NONE);
    assert_int_equal(placard_take_hint(&attempt, &document, 0), PLACARD_NONE);
    assert_false(placard_is_passed(&attempt, &document));
    assert_false(placard_is_right(&attempt, &document, 0, 0));
    assert_int_equal(placard_answer_text(&attempt, &document, 0, bytes_of("")), PLACARD_BAD_INDEX);
    assert_int_equal(placard_attempt_save(&attempt, saved, sizeof saved), 24);
    assert_int_equal(placard_attempt_begin(NULL, &module, &document, 0, 0), PLACARD_BAD_ARGUMENT);
    assert_int_equal(placard_attempt_begin(&attempt, NULL, &document, 0, 0), PLACARD_BAD_ARGUMENT);
    assert_int_equal(placard_attempt_resume(&attempt, &module, &document, NULL, 0), PLACARD_BAD_ARGUMENT);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(vectors_hold),
        cmocka_unit_test(examples_of_the_page_are_vectors),
        cmocka_unit_test(attempt_runs_to_its_end),
        cmocka_unit_test(wrong_answers_are_told),
        cmocka_unit_test(same_seed_gives_same_order),
        cmocka_unit_test(attempts_are_resumed),
        cmocka_unit_test(sealed_nonsense_is_refused),
        cmocka_unit_test(folds_are_bounded),
        cmocka_unit_test(answers_are_bound_to_questions),
        cmocka_unit_test(attempts_belong_to_a_quiz),
        cmocka_unit_test(finished_attempts_go_on_when_the_quiz_is_another),
        cmocka_unit_test(answers_are_told_back),
        cmocka_unit_test(nothing_is_asked_where_nothing_is),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
