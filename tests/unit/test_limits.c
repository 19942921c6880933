/*
 * test_limits.c - what is refused before a parser runs.
 *
 * `test_limits --check FILE...` prints the codes for each file, for
 * tests/limits/slow.py, which holds what passes against cmark-gfm's clock.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <time.h>

#include <cmocka.h>

#include "pipeline/1-text/intake.h"
#include "pipeline/1-text/limits.h"
#include "pipeline/3-fields/fields.h"
#include "pipeline/3-fields/yaml.h"

struct world {
    struct arena arena;
    jmp_buf jump;
    struct diags diags;
    struct source source;
    struct stage stage;
    struct source_parts parts;
};

static bool check(struct world *w, struct str text)
{
    w->diags = (struct diags){.arena = &w->arena};
    w->source = (struct source){.path = STR("modules/m.md"), .text = text};
    w->stage = (struct stage){&w->arena, &w->diags, &w->source};
    return intake_check(&w->stage, &w->parts);
}

static bool has(const struct world *w, enum diag_code code)
{
    for (const struct diag *diag = w->diags.first; diag; diag = diag->next)
        if (diag->code == code)
            return true;
    return false;
}

/* `unit` so often that `head`, it and `tail` fill `size` bytes, a line end after each `per_line`. */
static struct str fill(struct world *w, const char *head, const char *unit, const char *tail, size_t size,
                       size_t per_line)
{
    struct buf buf = {.arena = &w->arena};
    buf_str(&buf, str_of(head));
    for (size_t i = 1; buf.len + strlen(unit) + strlen(tail) + 1 < size; i++) {
        buf_str(&buf, str_of(unit));
        if (per_line && i % per_line == 0)
            buf_byte(&buf, '\n');
    }
    buf_str(&buf, str_of(tail));
    return buf_view(&buf);
}

static void refuses(struct world *w, struct str text, enum diag_code code)
{
    clock_t begin = clock();
    assert_false(check(w, text));
    double seconds = (double)(clock() - begin) / CLOCKS_PER_SEC;
    if (!has(w, code))
        fail_msg("PL%04d was expected, not PL%04d", code, w->diags.first->code);
    assert_true(seconds < 0.5); /* with sanitizers on a busy machine; slow.py holds the real bound */
    for (const struct diag *diag = w->diags.first; diag; diag = diag->next)
        assert_true(diag->at.span.end <= text.len && diag->at.span.begin <= diag->at.span.end);
}

/* ---- Tables ------------------------------------------------------------------ */

/* So many tables of 3,904 cells each, which need 400 bytes. */
static struct str tables(struct world *w, size_t count)
{
    struct buf text = {.arena = &w->arena};
    for (size_t table = 0; table < count; table++) {
        for (const char *cell = "|a"; cell != NULL; cell = cell[1] == 'a' ? "|-" : NULL) {
            for (size_t column = 0; column < 32; column++)
                buf_str(&text, str_of(cell));
            buf_str(&text, STR("|\n"));
        }
        for (size_t row = 0; row < 120; row++)
            buf_str(&text, STR("|\n"));
        buf_str(&text, STR("\n"));
    }
    return buf_view(&text);
}

static void cells_of_a_file_are_counted(struct world *w)
{
    assert_true(check(w, tables(w, 16)));
    refuses(w, tables(w, 17), DIAG_TABLE_TOO_LARGE);
}

/* ---- The two parts --------------------------------------------------------- */

static void front_matter_is_split(struct world *w)
{
    assert_true(check(w, STR("\xEF\xBB\xBF---\r\nid: a\r\n--- \r\nText\r\n")));
    assert_true(w->parts.has_front_matter);
    assert_true(str_eq(source_text(&w->source, w->parts.front_matter), STR("id: a\r\n")));
    assert_true(str_eq(source_text(&w->source, w->parts.body), STR("Text\r\n")));
    assert_true(check(w, STR("---\n---")));
    assert_true(w->parts.has_front_matter && w->parts.front_matter.begin == w->parts.front_matter.end);
    assert_int_equal(w->parts.body.begin, 7);
    assert_true(check(w, STR("\n---\nid: a\n---\n")));
    assert_false(w->parts.has_front_matter);
    assert_true(check(w, STR("----\nid: a\n---\n")));
    assert_false(w->parts.has_front_matter);
    assert_true(check(w, STR("")));
    refuses(w, STR("---\nid: a\n\nText\n"), DIAG_FRONT_MATTER_OPEN);
}

/* ---- Characters ------------------------------------------------------------- */

static void encoding_is_checked(struct world *w)
{
    static const struct {
        struct str text;
        const char *label;
    } wrong[] = {
        {{"80 \xB0"
          "C",
          5},
         "this byte is ° in Windows-1252"},
        {{"caf\xE9", 4}, "this byte is é in Windows-1252"},
        {{"\xFF\xFEh\0i\0", 6}, "the file looks like UTF-16"},
        {{"\xC0\xAF", 2}, "no UTF-8 character has this byte here"},
        {{"\xED\xA0\x80", 3}, "half of a character, as UTF-16 has it"},
        {{"a\xF4\x90\x80\x80", 5}, "no UTF-8 character has this byte here"},
        {{"\xE2\x82", 2}, "no UTF-8 character has this byte here"},
    };
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) {
        if (i == 6)
            continue; /* 0xE2 is â, not in the list of likely bytes: any label */
        refuses(w, wrong[i].text, DIAG_SOURCE_NOT_UTF8);
        assert_true(str_eq(w->diags.first->label, str_of(wrong[i].label)));
    }
    assert_true(check(w, STR("é € 😀 \xF4\x8F\xBF\xBD")));
}

static void characters_are_checked(struct world *w)
{
    refuses(w, (struct str){"a\0b", 3}, DIAG_CONTROL_CHARACTER);
    refuses(w, STR("a\x1B[0m"), DIAG_CONTROL_CHARACTER);
    refuses(w, STR("a\xC2\x85z"), DIAG_CONTROL_CHARACTER);
    refuses(w, STR("a\xE2\x80\xA8z"), DIAG_CONTROL_CHARACTER);
    assert_true(check(w, STR("a\xE2\x80\x8Bz")) && has(w, DIAG_INVISIBLE_CHARACTER));
    assert_true(check(w, STR("a\xEF\xBB\xBFz")) && has(w, DIAG_INVISIBLE_CHARACTER));
    assert_true(check(w, STR("a\xE2\x80\xAEz")) && has(w, DIAG_BIDI_CONTROL));
    assert_true(check(w, STR("\xEF\xBF\xBD")) && has(w, DIAG_LOST_CHARACTER));
    /* Joiners in Persian and Hindi, and marks beside Hebrew, are letters' business. */
    assert_true(check(w, STR("می‌خواهم क्‍ष ש\xE2\x80\x8F")));
    assert_null(w->diags.first);
    refuses(w, fill(w, "", "x", "", 17u << 10, 0), DIAG_LINE_TOO_LONG);
    assert_true(check(w, fill(w, "", "x", "\n", 16u << 10, 0)));
}

static void leftovers_are_named(struct world *w)
{
    static const char *const wrong[] = {"- [\xC2\xA0] Your own", "- [ ]\xC2\xA0Your own",
                                        "-\xC2\xA0Your own",     "1.\xC2\xA0Stop",
                                        "##\xC2\xA0Quiz",        "> - [x]\xE2\x80\xAF b"};
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++)
        assert_true(check(w, str_of(wrong[i])) && has(w, DIAG_NO_BREAK_MARKER));
    assert_true(check(w, STR("5\xC2\xA0V and [\xC2\xA0] in text\n")));
    assert_true(check(w, STR("*\xC2\xA0"
                             "a\xC2\xA0*\n")));
    assert_null(w->diags.first);
    assert_true(check(w, STR("- a\n\t- b\n")) && has(w, DIAG_TAB_INDENT));
    assert_true(check(w, STR("```\n\tmake\n```\n")));
    assert_null(w->diags.first);
}

/* ---- Shapes ------------------------------------------------------------------ */

static void issue_examples_are_refused_by_name(struct world *w)
{
    struct buf table = {.arena = &w->arena};
    for (size_t row = 0; row < 60; row++) {
        for (size_t i = 0; i < 2000; i++)
            buf_str(&table, row == 1 ? STR("|-") : STR("|a"));
        buf_str(&table, STR("|\n"));
    }
    refuses(w, buf_view(&table), DIAG_TABLE_TOO_WIDE);
    refuses(w, fill(w, "", "![[]()", "", 240000, 2000), DIAG_TOO_MANY_MARKS);
    refuses(w, fill(w, "", "~a ", "", 200000, 20), DIAG_TOO_MANY_MARKS);
    refuses(w, fill(w, "", "a**b[^a]", "", 250000, 20), DIAG_TOO_MANY_MARKS);
    refuses(w, fill(w, "", "a <!A ", "", 250000, 20), DIAG_TOO_MANY_MARKS);
    assert_true(
        check(w, fill(w, "", "**Stop** the [belt](x.md) and *wait*, ~~run~~ ![a](b)\n", "", 30000, 0)));
    assert_true(
        check(w, fill(w, "", "**Stop** the [belt](x.md) and *wait*, ~~run~~ ![a](b)\n\n", "", 250000, 0)));
    refuses(w, fill(w, "---\n", "[", "\n---\n", 100000, 0), DIAG_FRONT_MATTER_TOO_LARGE);
    refuses(w, fill(w, "", "a", "", LIMIT_SOURCE + 100, 60), DIAG_SOURCE_TOO_LARGE);
    assert_true(check(w, STR("---\nid: &a [x, x]\ntitle: &b [*a, *a]\ntask: &c [*b, *b]\n---\n")));
    struct module_fields fields;
    fields_decode_module(&w->stage, w->parts.front_matter, FIELDS_MODULE, &fields);
    assert_true(has(w, DIAG_YAML_ALIAS));
}

static void tables_are_bounded(struct world *w)
{
    refuses(w, fill(w, "|a|\n|-|\n", "|a|\n", "", 20000, 0), DIAG_TABLE_TOO_LARGE);
    refuses(w, fill(w, "", "a\n", "|a|b|\n|-|-|\n", 20000, 0), DIAG_TABLE_LEAD);
    refuses(w, fill(w, "", "a|b\n-|-|-\n", "", 30000, 0), DIAG_TABLE_LEAD);
    assert_true(check(w, fill(w, "", "| a | b |\n| - | - |\n| 1 | 2 |\n\n", "", 250000, 0)));
    assert_true(check(w, fill(w, "|a|\n|-|\n", "|a|\n", "", 8000, 0)));
}

static void nesting_is_bounded(struct world *w)
{
    struct buf steps = {.arena = &w->arena};
    for (int i = 0; i < 40; i++)
        buf_format(&steps, "%*s- a\n", 2 * i, "");
    refuses(w, buf_view(&steps), DIAG_NESTED_TOO_DEEP);
    refuses(w, fill(w, "", "> ", "a", 80, 0), DIAG_NESTED_TOO_DEEP);
    refuses(w, fill(w, "", "> - ", "a", 160, 0), DIAG_NESTED_TOO_DEEP);
    refuses(w, fill(w, "- - - a\nlazy\n      ", "+ ", "a", 100, 0), DIAG_NESTED_TOO_DEEP);
    assert_true(check(w, fill(w, "", "> ", "a", 60, 0)));
    assert_true(check(w, fill(w, "", "- ", "-", 200, 0))); /* a rule */
    assert_true(check(w, fill(w, "", "- a\n  - b\n", "", 100000, 0)));
}

static void link_definitions_are_bounded(struct world *w)
{
    refuses(w, fill(w, "[a]: ", "x", "\n", 3000, 0), DIAG_LINK_DEFINITION_TOO_LONG);
    refuses(w, fill(w, "[a]: b '", "x ", "'\n", 3000, 20), DIAG_LINK_DEFINITION_TOO_LONG);
    struct str target = fill(w, "[M\xC3\x84 1]: ", "x", "\n\n", 1800, 0);
    struct str uses = fill(w, "", "[m\xC3\xA4   1]\n", "", 9000, 0);
    refuses(w, str_format(&w->arena, "%.*s%.*s", STR_FMT(target), STR_FMT(uses)), DIAG_LINK_EXPANSION);
    assert_true(
        check(w, fill(w, "[a]: https://example.com/manual\n\n", "See [a]. - [ ] [x](y)\n", "", 200000, 0)));
}

static void sizes_of_unread_files_are_reported(struct world *w)
{
    check(w, STR(""));
    intake_report_size(&w->stage, 5000000000u);
    assert_true(str_eq(w->diags.first->message, STR("the file has 5000000000 bytes: the limit is 262144")));
    struct span yaml;
    assert_false(
        intake_check_library(&(struct stage){&w->arena, &w->diags,
                                             &(struct source){.path = STR("placard.yaml"),
                                                              .text = fill(w, "", "a: b\n", "", 70000, 0)}},
                             &yaml));
}

static const struct body {
    void (*run)(struct world *w);
} bodies[] = {
    {front_matter_is_split},
    {encoding_is_checked},
    {characters_are_checked},
    {leftovers_are_named},
    {issue_examples_are_refused_by_name},
    {tables_are_bounded},
    {nesting_is_bounded},
    {link_definitions_are_bounded},
    {sizes_of_unread_files_are_reported},
    {cells_of_a_file_are_counted},
};

/* Every test runs in an arena of its own, no larger than the issue allows. */
static void in_world(void **state)
{
    static struct world w;
    const struct body *body = *state;
    w.arena.limit = 32u << 20;
    if (arena_failed(&w.arena, &w.jump))
        fail_msg("more than 32 MB were needed");
    body->run(&w);
    arena_free(&w.arena);
}

#define TEST(index, name)                                                                                    \
    {                                                                                                        \
        name, in_world, NULL, NULL, (void *)(uintptr_t)&bodies[index]                                        \
    }

static int check_text(const char *name, struct str text)
{
    static struct world w;
    if (arena_failed(&w.arena, &w.jump))
        return 2;
    check(&w, text);
    printf("%s", name);
    for (const struct diag *diag = w.diags.first; diag; diag = diag->next)
        if (diag->severity == DIAG_ERROR)
            printf(" PL%04u", (unsigned)diag->code);
    printf("\n");
    arena_free(&w.arena);
    return 0;
}

static int check_files(int argc, char **argv)
{
    static char text[1u << 20];
    for (int i = 2; i < argc; i++) {
        FILE *file = fopen(argv[i], "rb");
        if (!file)
            return 2;
        size_t size = fread(text, 1, sizeof text, file);
        fclose(file);
        if (check_text(argv[i], (struct str){text, size}) != 0)
            return 2;
    }
    return 0;
}

int main(int argc, char **argv)
{
    if (argc > 1)
        return check_files(argc, argv);
    const struct CMUnitTest tests[] = {
        TEST(0, "front_matter_is_split"),
        TEST(1, "encoding_is_checked"),
        TEST(2, "characters_are_checked"),
        TEST(3, "leftovers_are_named"),
        TEST(4, "issue_examples_are_refused_by_name"),
        TEST(5, "tables_are_bounded"),
        TEST(6, "nesting_is_bounded"),
        TEST(7, "link_definitions_are_bounded"),
        TEST(8, "sizes_of_unread_files_are_reported"),
        TEST(9, "cells_of_a_file_are_counted"),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
