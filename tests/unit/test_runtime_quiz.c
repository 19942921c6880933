/*
 * test_runtime_quiz.c - the worked examples of docs/quiz-scoring.md, and the life
 * of an attempt.
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
#include "reference/sample.h"

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
    placard_load(&document, &module, 0, memory, sizeof memory, &error);
    if (error.status != PLACARD_OK)
        fail_msg("%s at %zu: %s", placard_status_name(error.status), error.offset, text);
    assert_int_equal(placard_attempt_begin(&attempt, &module, &document, seed, 0), PLACARD_OK);
}

static placard_bytes bytes_of(const char *text)
{
    placard_bytes bytes = {(const uint8_t *)text, strlen(text)};
    return bytes;
}

/* ---- The page's examples ------------------------------------------------------- */

/* The cells of a table row; 0 when the line is none. */
static int read_cells(char *line, char *cells[8])
{
    int count = 0;
    if (line[0] != '|')
        return 0;
    for (char *at = strtok(line, "|\n"); at != NULL && count < 8; at = strtok(NULL, "|\n")) {
        while (*at == ' ')
            at++;
        for (size_t size = strlen(at); size > 0 && at[size - 1] == ' ';)
            at[--size] = '\0';
        cells[count++] = at;
    }
    return count;
}

static void answer_choices(const char *type, unsigned points, char *answer)
{
    char text[1024], option = 'a';
    uint32_t chosen = 0, bit = 1;
    size_t size =
        (size_t)snprintf(text, sizeof text, "document { quiz=80 { question=%u:q { digest=1 prompt { } ",
                         points * 32 + (strcmp(type, "single") == 0 ? 1 : 2));
    for (char *at = strtok(answer, "` "); at != NULL; at = strtok(NULL, "` "), bit <<= 1) {
        chosen |= at[1] == 'X' ? bit : 0;
        size +=
            (size_t)snprintf(text + size, sizeof text - size, "choice=%d:%c { } ", at[0] == '+', option++);
    }
    snprintf(text + size, sizeof text - size, "} } }");
    begin(text, "", 0);
    assert_int_equal(placard_answer_choices(&attempt, &document, 0, chosen), PLACARD_OK);
}

static void answer_order(const char *type, unsigned points, const char *answer)
{
    char text[1024];
    uint8_t order[8];
    uint32_t count = 0;
    int is_order = strcmp(type, "order") == 0;
    size_t size =
        (size_t)snprintf(text, sizeof text, "document { quiz=80 { question=%u:q { digest=1 prompt { } ",
                         points * 32 + (is_order ? 3 : 4));
    for (const char *at = answer; *at != '\0'; at++)
        if (*at != ' ')
            order[count++] = *at == '0' ? PLACARD_NO_OPTION : (uint8_t)(*at - '1');
    for (uint32_t i = 0; i < count; i++)
        size +=
            (size_t)snprintf(text + size, sizeof text - size,
                             is_order ? "ordered:%u { } " : "pair:%u { left { } right { text:%u } } ", i, i);
    snprintf(text + size, sizeof text - size, "} } }");
    begin(text, "", 0);
    assert_int_equal(placard_answer_order(&attempt, &document, 0, order, count), PLACARD_OK);
}

static unsigned run_share(char *cells[8])
{
    const char *type = cells[0];
    unsigned points = (unsigned)strtoul(cells[1], NULL, 10);
    if (strcmp(type, "single") == 0 || strcmp(type, "multiple") == 0)
        answer_choices(type, points, cells[2]);
    else if (strcmp(type, "order") == 0 || strcmp(type, "match") == 0)
        answer_order(type, points, cells[2]);
    else
        return 0;
    unsigned expected = (unsigned)strtoul(cells[3], NULL, 10);
    if (placard_score_millipoints(&attempt) != expected)
        fail_msg("%s, %u: %u, not %u", type, points, (unsigned)placard_score_millipoints(&attempt), expected);
    return 1;
}

/* The text of a cell between its code marks; keeps blanks. */
static char *code_of(char *cell)
{
    if (cell[0] != '`')
        return cell;
    cell[strlen(cell) - 1] = '\0';
    return cell + 1;
}

static void check_typed(const char *typed, const char *right)
{
    assert_int_equal(placard_answer_text(&attempt, &document, 0, bytes_of(typed)), PLACARD_OK);
    if ((placard_score_millipoints(&attempt) == 1000) != (strcmp(right, "yes") == 0))
        fail_msg("'%s' is not '%s'", typed, right);
}

static unsigned run_number(char *cells[8])
{
    char text[1024];
    snprintf(text, sizeof text,
             "document { quiz=80 { question=37:q { digest=1 prompt { } low:%s high:%s unit:%s } } }",
             cells[0], cells[1], cells[2]);
    begin(text, "", 0);
    check_typed(code_of(cells[3]), cells[4]);
    return 1;
}

static unsigned run_word(char *cells[8])
{
    char text[1024], fold[200] = "", *to = strstr(cells[1], "` to `");
    if (to != NULL) {
        *to = '\0';
        cells[1]++;
        to += strlen("` to `");
        to[strlen(to) - 1] = '\0';
        snprintf(fold, sizeof fold, "fold:\"%s\\t%s\"", cells[1], to);
    }
    snprintf(text, sizeof text,
             "document { quiz=80 { question=38:q { digest=1 prompt { } accept:\"%s\" %s } } }",
             code_of(cells[0]), fold);
    begin(text, "", 0);
    check_typed(code_of(cells[2]), cells[3]);
    return 1;
}

static void worked_examples_hold(void **state)
{
    (void)state;
    char line[512], section[64] = "";
    unsigned shares = 0, numbers = 0, words = 0;
    FILE *file = fopen(PLACARD_TESTS_DIR "/../docs/quiz-scoring.md", "r");
    assert_non_null(file);
    while (fgets(line, sizeof line, file) != NULL) {
        char *cells[8];
        if (strncmp(line, "## ", 3) == 0)
            snprintf(section, sizeof section, "%.60s", line + 3);
        int count = read_cells(line, cells);
        if (count == 0 || strncmp(cells[0], "---", 3) == 0)
            continue;
        if (strncmp(section, "Worked", 6) == 0 && count == 4)
            shares += run_share(cells);
        if (strncmp(section, "Numbers", 7) == 0 && count == 5 && strcmp(cells[0], "low") != 0)
            numbers += run_number(cells);
        if (strncmp(section, "Words", 5) == 0 && count == 4 && strcmp(cells[0], "accept") != 0)
            words += run_word(cells);
    }
    fclose(file);
    assert_int_equal(shares, 16);
    assert_int_equal(numbers, 11);
    assert_int_equal(words, 6);
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
    assert_int_equal(placard_answer_choices(&attempt, &document, 0, 2), PLACARD_BAD_ARGUMENT);
    assert_int_equal(placard_attempt_begin(&attempt, &module, &document, 2, 2), PLACARD_OK);
    assert_int_equal(placard_attempts_left(&attempt), 0);
    assert_int_equal(placard_attempt_begin(&attempt, &module, &document, 2, 3), PLACARD_BAD_ARGUMENT);
}

static void wrong_answers_are_told(void **state)
{
    (void)state;
    const uint8_t twice[] = {0, 0, 1}, far[] = {0, 1, 3}, half[] = {0, PLACARD_NO_OPTION};
    begin_sample(1);
    assert_int_equal(placard_answer_choices(&attempt, &document, 0, 3),
                     PLACARD_BAD_ARGUMENT); /* two of one */
    assert_int_equal(placard_answer_choices(&attempt, &document, 0, 0), PLACARD_BAD_ARGUMENT);
    assert_int_equal(placard_answer_choices(&attempt, &document, 0, 4), PLACARD_BAD_ARGUMENT);
    assert_int_equal(placard_answer_choices(&attempt, &document, 2, 1), PLACARD_BAD_ARGUMENT);
    assert_int_equal(placard_answer_choices(&attempt, &document, 4, 1), PLACARD_BAD_ARGUMENT);
    assert_int_equal(placard_answer_choices(&attempt, &document, 7, 1), PLACARD_BAD_ARGUMENT);
    assert_int_equal(placard_answer_order(&attempt, &document, 2, twice, 3), PLACARD_BAD_ARGUMENT);
    assert_int_equal(placard_answer_order(&attempt, &document, 2, far, 3), PLACARD_BAD_ARGUMENT);
    assert_int_equal(placard_answer_order(&attempt, &document, 2, far, 2), PLACARD_BAD_ARGUMENT);
    assert_int_equal(placard_answer_order(&attempt, &document, 0, far, 2), PLACARD_BAD_ARGUMENT);
    assert_int_equal(placard_answer_order(&attempt, &document, 3, half, 2), PLACARD_OK);
    assert_int_equal(placard_answer_text(&attempt, &document, 0, bytes_of("x")), PLACARD_BAD_ARGUMENT);
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
    placard_answer_choices(&attempt, &document, 0, 1);
    placard_answer_text(&attempt, &document, 1, bytes_of("oui"));
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

static void right_sides_that_read_the_same_are_one(void **state)
{
    (void)state;
    const uint8_t crossed[] = {1, 0, 2};
    begin("document { quiz=80 { question=36:m { digest=1 prompt { } "
          "pair:a { left { text:a } right { text:Stop } } pair:b { left { text:b } right { text:Stop } } "
          "pair:c { left { text:c } right { text:Go } } } } }",
          "", 0);
    assert_int_equal(placard_answer_order(&attempt, &document, 0, crossed, 3), PLACARD_OK);
    assert_int_equal(placard_score_millipoints(&attempt), 1000);
    assert_true(placard_is_right(&attempt, &document, 0, 0));
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
    assert_int_equal(placard_answer_text(&attempt, &document, 0, bytes_of("")), PLACARD_BAD_ARGUMENT);
    assert_int_equal(placard_attempt_save(&attempt, saved, sizeof saved), 24);
    assert_int_equal(placard_attempt_begin(NULL, &module, &document, 0, 0), PLACARD_BAD_ARGUMENT);
    assert_int_equal(placard_attempt_begin(&attempt, NULL, &document, 0, 0), PLACARD_BAD_ARGUMENT);
    assert_int_equal(placard_attempt_resume(&attempt, &module, &document, NULL, 0), PLACARD_BAD_ARGUMENT);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(worked_examples_hold),
        cmocka_unit_test(attempt_runs_to_its_end),
        cmocka_unit_test(wrong_answers_are_told),
        cmocka_unit_test(same_seed_gives_same_order),
        cmocka_unit_test(attempts_are_resumed),
        cmocka_unit_test(answers_are_bound_to_questions),
        cmocka_unit_test(answers_are_told_back),
        cmocka_unit_test(right_sides_that_read_the_same_are_one),
        cmocka_unit_test(nothing_is_asked_where_nothing_is),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
