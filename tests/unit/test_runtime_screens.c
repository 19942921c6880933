/*
 * test_runtime_screens.c - a document as screens: what each shows, what guards it, its digest.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "placard.h"
#include "reference/sample.h"

static struct sample_zip zip[1];
static uint32_t memory[1u << 14];
static placard_module module;
static placard_document document;

static void open_document(const char *notation)
{
    sample_bundle(zip,
                  "manifest { id:a version:1 content:\"0123456789abcdef0123456789abcdef\" language=*:en }",
                  notation, NULL, NULL, 0);
    assert_int_equal(placard_open(&module, zip->file.data, zip->file.size, NULL), PLACARD_OK);
    assert_int_equal(placard_load(&document, &module, 0, memory, sizeof memory, NULL), PLACARD_OK);
}

/* All text inside `node`, in one word. */
static void put_text(char *out, placard_node node)
{
    for (placard_node at = node; at < placard_node_end(&document, node); at++) {
        placard_bytes text = placard_node_text(&document, at);
        strncat(out, (const char *)text.data, text.size);
    }
}

/* "kind number: piece piece !guard", a screen a line. */
static void put_screen(char *out, const placard_screen *screen)
{
    static const char *const words[] = {
#define X(name, code, word) word,
        PLACARD_SCREEN_LIST(X)
#undef X
    };
    placard_node piece = PLACARD_NONE, guard;
    sprintf(out + strlen(out), "%s %u:", words[screen->kind], (unsigned)screen->number);
    while ((piece = placard_screen_piece(&document, screen, piece)) != PLACARD_NONE) {
        strcat(out, " ");
        put_text(out, piece);
    }
    for (uint32_t i = 0; (guard = placard_screen_guards(screen, i)) != PLACARD_NONE; i++) {
        strcat(out, " !");
        put_text(out, guard);
    }
    strcat(out, "\n");
}

static void shows(const char *notation, const char *expected)
{
    static char out[1u << 12];
    out[0] = '\0';
    open_document(notation);
    for (placard_screen screen = {0}; placard_screen_next(&document, &screen);)
        put_screen(out, &screen);
    assert_string_equal(out, expected);
}

#define P(text)      " paragraph { text:" text " } "
#define H(text)      " heading=2 { text:" text " } "
#define N(n, text)   " notice=" n " {" P(text) "} "
#define STEP(text)   " step {" P(text) "} "
#define ASK(id, ask) " question=33:" id " { digest=7 prompt { text:" ask " } choice=0:a { } choice=1:b { } } "

static void a_phase_begins_on_the_screen_of_its_first_step(void **state)
{
    (void)state;
    shows("document { title:T tool:lock" P("why") N("2", "hot") "phase {" H("Isolate") N("1", "480V")
              P("first") "procedure=3 {" STEP("a")
                  STEP("b") "} } phase {" H("Test") "procedure=3 {" STEP("c") "} } }",
          "opening 0: T lock why hot\n"
          "step 1: Isolate 480V first a !hot\n"
          "step 2: b !hot !480V\n"
          "step 1: Test c !hot\n");
}

static void blocks_between_steps_go_to_one_of_them(void **state)
{
    (void)state;
    shows("document { phase { procedure=3 {" STEP("a") "}" P("picture") N("3", "pinch")
              P("more") " heading=3 { text:Then } procedure=5 {" STEP("b") STEP("c") "}" N("2", "late")
                  P("end") "} }",
          "opening 0:\n"
          "step 1: a picture more\n"
          "step 2: pinch Then b\n"
          "step 3: c late end\n");
}

static void steps_without_phases_have_an_opening(void **state)
{
    (void)state;
    shows("document { title:T" P("x") N("1", "gas") N("4", "tidy") "procedure=15 {" STEP("a")
              STEP("b") "}" P("y") "}",
          "opening 0: T x gas tidy\n"
          "step 7: a !gas\n"
          "step 8: b y !gas\n");
}

static void sections_without_steps_are_screens(void **state)
{
    (void)state;
    shows("document { title:T" P("x") N("1", "gas") H("One") P("a")
              N("2", "w") " heading=3 { text:sub }" P("b") H("Two") P("c") "phase {" H("Three")
                  P("d") "} quiz=80 {" H("Quiz") "} }",
          "opening 0: T x gas\n"
          "section 0: One a w sub b\n"
          "section 0: Two c\n"
          "section 0: Three d\n"
          "section 0: Quiz\n");
}

static void a_question_brings_what_stands_before_it(void **state)
{
    (void)state;
    shows("document {" N("1", "gas") "quiz=80 {" H("Quiz") P("x") ASK("q1", "A") P("y") ASK("q2", "B")
              P("z") "} }",
          "opening 0: gas\n"
          "question 1: Quiz x q1Aab\n"
          "question 2: y q2Bab z\n");
}

static void a_footnote_is_on_each_screen_that_refers_to_it(void **state)
{
    (void)state;
    shows("document { paragraph { text:x footnote_ref=1 } procedure=3 {" STEP(
              "a") " step { paragraph { text:b footnote_ref=2 footnote_ref=1 } } }"
                   " paragraph { text:tail footnote_ref=2 } footnote=1 {" P("one") "} footnote=2 {" P(
                       "two") "} }",
          "opening 0: x one\n"
          "step 1: a\n"
          "step 2: b tail one two\n");
}

/* No compiler writes these; still nothing is lost. */
static void odd_orders_lose_nothing(void **state)
{
    (void)state;
    shows(
        "document { procedure=3 {" STEP("a") "} phase {" H("A") "}" P("p") "procedure=9 {" STEP(
            "b") "} quiz=80 {" P("q") "procedure=3 {" STEP("c") "}" ASK("q1",
                                                                        "A") "procedure=3 {" STEP("d") "}" ASK("q2",
                                                                                                               "B") "}" P("r") "phase { procedure=3 { } } }",
        "opening 0:\n"
        "step 1: a\n"
        "step 4: A p b\n"
        "step 1: q c\n"
        "question 1: q1Aab\n"
        "step 1: d\n"
        "question 2: q2Bab r\n"
        "section 0:\n");
    shows("document { }", "opening 0:\n");
}

static void an_empty_document_has_no_screens(void **state)
{
    (void)state;
    placard_document none;
    placard_screen screen;
    memset(&none, 0, sizeof none);
    memset(&screen, 0, sizeof screen);
    assert_int_equal(placard_screen_piece(&none, &screen, PLACARD_NONE), PLACARD_NONE);
    assert_int_equal(placard_screen_piece(&none, &screen, 5), PLACARD_NONE);
    assert_int_equal(placard_screen_guards(&screen, 0), PLACARD_NONE);
    assert_false(placard_screen_next(&none, &screen));
    assert_int_equal(screen.kind, PLACARD_SCREEN_NONE);
}

/* A screen that is used with another document reads as something, and not outside. */
static void a_screen_of_another_document_does_no_harm(void **state)
{
    (void)state;
    open_document("document { phase {" H("A") N("1", "n") "procedure=3 {" STEP("a") STEP("b") "} } }");
    for (int steps = 1; steps <= 3; steps++) {
        placard_screen screen = {0};
        for (int i = 0; i < steps; i++)
            placard_screen_next(&document, &screen);
        placard_document other = document;
        other.node_count_ = 3;
        placard_node piece = PLACARD_NONE;
        while ((piece = placard_screen_piece(&other, &screen, piece)) != PLACARD_NONE)
            assert_in_range(piece, 0, 2);
        for (int i = 0; i < 9; i++)
            placard_screen_next(&other, &screen);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_phase_begins_on_the_screen_of_its_first_step),
        cmocka_unit_test(blocks_between_steps_go_to_one_of_them),
        cmocka_unit_test(steps_without_phases_have_an_opening),
        cmocka_unit_test(sections_without_steps_are_screens),
        cmocka_unit_test(a_question_brings_what_stands_before_it),
        cmocka_unit_test(a_footnote_is_on_each_screen_that_refers_to_it),
        cmocka_unit_test(odd_orders_lose_nothing),
        cmocka_unit_test(an_empty_document_has_no_screens),
        cmocka_unit_test(a_screen_of_another_document_does_no_harm),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
