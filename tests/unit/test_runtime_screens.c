/*
 * test_runtime_screens.c - a document as screens: what each shows, what guards it, its digest.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <time.h>

#include <cmocka.h>

#include "placard.h"
#include "reference/sample.h"
#include "reference/screens_fault.h"

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

/* ---- The digest -------------------------------------------------------------------- */

/* Digest of the `index`-th screen of a document, the opening being the first. */
static uint64_t digest(const char *notation, uint32_t index)
{
    placard_screen screen = {0};
    open_document(notation);
    do
        assert_true(placard_screen_next(&document, &screen));
    while (index-- > 0);
    return placard_screen_digest(&module, &document, &screen);
}

#define ONE(blocks) "document { title:T procedure=3 { step { " blocks "} } }"

static void differs(const char *a, const char *b)
{
    assert_true(digest(a, 1) != digest(b, 1));
}

static void a_digest_tells_what_a_worker_would_see(void **state)
{
    (void)state;
    uint64_t plain = digest(ONE(P("a")), 1);
    assert_int_equal(plain, digest(ONE(P("a")), 1));
    differs(ONE(P("a")), ONE(P("b")));
    differs(ONE(P("a")), ONE("quote {" P("a") "}"));
    differs(ONE(N("2", "a")), ONE(N("1", "a")));
    differs(ONE(P("a") P("b")), ONE(P("ab")));
    differs(ONE("quote {" P("a") "}" P("b")), ONE("quote {" P("a") P("b") "}"));
    differs(ONE("paragraph { text:ab text:c }"), ONE("paragraph { text:a text:bc }"));
    differs("document { procedure=3 { step { paragraph { footnote_ref=1 } } } footnote=1 {" P("x") "} }",
            "document { procedure=3 { step { paragraph { footnote_ref=1 } } } footnote=1 {" P("y") "} }");
}

static void a_digest_leaves_out_what_stands_elsewhere(void **state)
{
    (void)state;
    uint64_t step = digest("document { phase { procedure=3 {" STEP("a") STEP("b") "} } }", 2);
    assert_int_equal(step, digest("document { title:T" N("1", "gas") "phase {" N(
                                      "1", "x") "procedure=21 {" STEP("z") STEP("b") "} } }",
                                  2));
    assert_int_equal(digest("document { title:T keyword:k reading_time=9 }", 0),
                     digest("document { title:T keyword:k keyword:l reading_time=10 }", 0));
    assert_int_equal(digest("document { quiz=80 {" ASK("q1", "A") "} }", 1),
                     digest("document { quiz=80 { question=33:other { digest=9 prompt { text:A } "
                            "choice=0:x { } choice=1:y { } } } }",
                            1));
    assert_int_equal(
        digest("document { quiz=80 { question=38:q { digest=7 prompt { } accept:a } } }", 1),
        digest("document { quiz=80 { question=38:q { digest=7 prompt { } accept:a fold:\"b\\tb\" } } }", 1));
    assert_int_equal(
        digest("document { paragraph { footnote_ref=1 } footnote=1 {" P("x") "} }", 0),
        digest("document { paragraph { footnote_ref=2 } footnote=1 {" P("y") "} footnote=2 {" P("x") "} }",
               0));
}

/* By hand, over the bytes of docs/format/screens.md: the title "T". */
static void a_digest_is_that_of_the_page(void **state)
{
    (void)state;
    static const uint8_t bytes[] = {'T', 33, 1, 0, 0, 0, 0, 0, 0, 1, 0, 0, 0};
    uint64_t sum = 0xcbf29ce484222325u;
    for (size_t i = 0; i < sizeof bytes; i++)
        sum = (sum ^ bytes[i]) * 0x100000001b3u;
    assert_int_equal(digest("document { title:T }", 0), sum);
}

/* ---- Any document -------------------------------------------------------------------- */

/* Random text in the notation of sample.h. */
struct writer {
    char text[1u << 14];
    size_t size;
    uint64_t random; /* splitmix64 */
    uint32_t words, hazards, questions, footnotes;
};

static uint32_t draw(struct writer *writer, uint32_t below)
{
    uint64_t z = writer->random += 0x9e3779b97f4a7c15u;
    z = (z ^ z >> 30) * 0xbf58476d1ce4e5b9u;
    z = (z ^ z >> 27) * 0x94d049bb133111ebu;
    return (uint32_t)((z ^ z >> 31) >> 32) % below;
}

static void put(struct writer *writer, const char *format, unsigned number)
{
    int size = snprintf(writer->text + writer->size, sizeof writer->text - writer->size, format, number);
    writer->size += (size_t)size;
    assert_true(writer->size < sizeof writer->text);
}

static void put_paragraph(struct writer *writer)
{
    put(writer, "paragraph { text:w%u ", writer->words++);
    if (writer->footnotes > 0 && draw(writer, 3) == 0)
        put(writer, "footnote_ref=%u ",
            1 + draw(writer, writer->footnotes + 1)); /* one that is not there, too */
    put(writer, "} ", 0);
}

static void put_block(struct writer *writer)
{
    switch (draw(writer, 7)) {
    case 0:
        put(writer, "heading=%u { } ", 1 + draw(writer, 4));
        break;
    case 1:
        put(writer, "notice=%u { ", 1 + draw(writer, 5));
        put_paragraph(writer);
        put(writer, "} ", 0);
        break;
    case 2:
        put(writer, "quote { heading=2 { } notice=1 { } procedure=3 { step { } } } ", 0);
        break;
    case 3:
        put(writer, "rule ", 0);
        break;
    default:
        put_paragraph(writer);
    }
}

static void put_blocks(struct writer *writer, uint32_t most)
{
    for (uint32_t count = draw(writer, most); count > 0; count--)
        put_block(writer);
}

static void put_steps(struct writer *writer)
{
    put(writer, "procedure=%u { ", draw(writer, 9));
    for (uint32_t count = draw(writer, 4); count > 0; count--) {
        put(writer, "step { ", 0);
        put_blocks(writer, 3);
        put(writer, "} ", 0);
    }
    put(writer, "} ", 0);
}

static void put_section(struct writer *writer, const char *holder)
{
    put(writer, holder, 80);
    for (uint32_t count = draw(writer, 5); count > 0; count--) {
        put_blocks(writer, 4);
        if (holder[0] == 'q' && draw(writer, 4) > 0)
            put(writer, ASK("q%u", "A"), writer->questions++);
        else
            put_steps(writer);
    }
    put_blocks(writer, 3);
    put(writer, "} ", 0);
}

static const char *write_document(struct writer *writer, uint64_t seed)
{
    memset(writer, 0, sizeof *writer);
    writer->random = seed;
    writer->footnotes = draw(writer, 4);
    put(writer, "document { title:T keyword:k ", 0);
    uint32_t quiz = draw(writer, 8);
    for (uint32_t i = 0, count = draw(writer, 6); i <= count; i++) {
        put_blocks(writer, 5);
        if (draw(writer, 2) == 0)
            put_section(writer, "phase { ");
        else if (draw(writer, 2) == 0)
            put_steps(writer);
        if (i == quiz)
            put_section(writer, "quiz=%u { ");
    }
    for (uint32_t i = 1; i <= writer->footnotes; i++)
        put(writer, "footnote=%u { paragraph { text:f } } ", i);
    put(writer, "}", 0);
    return writer->text;
}

static void nothing_of_a_document_is_outside_of_all_screens(void **state)
{
    (void)state;
    static struct writer writer;
    for (uint64_t seed = 1; seed <= 1000; seed++) {
        open_document(write_document(&writer, seed));
        const char *fault = screens_fault(&document);
        if (fault != NULL)
            fail_msg("seed %u: %s: %s", (unsigned)seed, fault, writer.text);
    }
}

/* ---- Cost ---------------------------------------------------------------------------- */

#define MOST_STEPS 200000u

static placard_token nodes[3 * MOST_STEPS + 4];
static uint32_t node_count;

static placard_node add(uint32_t kind, uint32_t number)
{
    nodes[node_count].number_ = number;
    nodes[node_count].kind_end_ = kind | (node_count + 1) << 8;
    return node_count++;
}

static void close_at(placard_node node)
{
    nodes[node].kind_end_ = (nodes[node].kind_end_ & 0xffu) | node_count << 8;
}

/* A document of so many steps, in one list or each in its own. */
static placard_document long_document(uint32_t steps, int is_in_lists)
{
    node_count = 0;
    placard_node root = add(PLACARD_DOCUMENT, 0), list = add(PLACARD_PROCEDURE, 3);
    for (uint32_t i = 0; i < steps; i++) {
        if (is_in_lists) {
            close_at(list);
            add(PLACARD_NOTICE, 1 + i % 7);
            list = add(PLACARD_PROCEDURE, 3);
        }
        add(PLACARD_STEP, 0);
    }
    close_at(list);
    close_at(root);
    placard_document long_one = {nodes, NULL, 0, node_count, steps, 0, node_count};
    return long_one;
}

/* Processor time of going through all screens and pieces: the least of three. */
static double seconds_for(uint32_t steps, int is_in_lists)
{
    double least = 1e9;
    placard_document long_one = long_document(steps, is_in_lists);
    for (int turn = 0; turn < 3; turn++) {
        uint32_t count = 0;
        clock_t start = clock();
        for (placard_screen screen = {0}; placard_screen_next(&long_one, &screen);)
            for (placard_node piece = PLACARD_NONE;
                 (piece = placard_screen_piece(&long_one, &screen, piece)) != PLACARD_NONE;)
                count += placard_node_kind(&long_one, piece) == PLACARD_STEP;
        double seconds = (double)(clock() - start) / CLOCKS_PER_SEC;
        assert_int_equal(count, steps);
        least = seconds < least ? seconds : least;
    }
    return least;
}

static void going_through_all_screens_is_linear(void **state)
{
    (void)state;
    for (int is_in_lists = 0; is_in_lists < 2; is_in_lists++) {
        double few = seconds_for(MOST_STEPS / 10, is_in_lists), many = seconds_for(MOST_STEPS, is_in_lists);
        if (many > 40 * few + 0.02) /* ten times the steps; in the square of them it would be 100 times */
            fail_msg("%g s for a tenth, %g s for all", few, many);
    }
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
        other.node_count_ = other.footnotes_ = 3;
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
        cmocka_unit_test(a_digest_tells_what_a_worker_would_see),
        cmocka_unit_test(a_digest_leaves_out_what_stands_elsewhere),
        cmocka_unit_test(a_digest_is_that_of_the_page),
        cmocka_unit_test(nothing_of_a_document_is_outside_of_all_screens),
        cmocka_unit_test(going_through_all_screens_is_linear),
        cmocka_unit_test(an_empty_document_has_no_screens),
        cmocka_unit_test(a_screen_of_another_document_does_no_harm),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
