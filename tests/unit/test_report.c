/* test_report.c - the forms of a report, byte for byte where people read them. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>
#include <jansson.h>

#include "base/arena.h"
#include "base/lines.h"
#include "report/report.h"

struct fixture {
    struct arena arena;
    jmp_buf jump;
    struct diags diags;
    struct source source;
    struct report_options options;
};

static int set_up(void **state)
{
    struct fixture *f = calloc(1, sizeof *f);
    if (f == NULL)
        abort();
    if (arena_failed(&f->arena, &f->jump))
        abort();
    f->diags.arena = &f->arena;
    f->source.path = STR("modules/a.md");
    *state = f;
    return 0;
}

static int tear_down(void **state)
{
    struct fixture *f = *state;
    arena_free(&f->arena);
    free(f);
    return 0;
}

/* The place of `needle` in the fixture's text. */
static struct place place_of(struct fixture *f, const char *needle)
{
    size_t at = str_find(f->source.text, str_of(needle));
    assert_true(at != SIZE_MAX);
    return (struct place){&f->source, {(uint32_t)at, (uint32_t)(at + strlen(needle))}};
}

static struct place place_at(struct fixture *f, uint32_t begin, uint32_t end)
{
    return (struct place){&f->source, {begin, end}};
}

static void check_text(struct fixture *f, const char *expected)
{
    struct str text = report_write(&f->arena, &f->diags, &f->options);
    assert_string_equal(str_z(&f->arena, text), expected);
}

static struct diag *add(struct fixture *f, struct place at)
{
    return diag_add(&f->diags, DIAG_UNUSED_ALLOW, at, "a message");
}

#define SUMS "1 warning in 1 file; what a code means: placard explain CODE\n"

static void test_label_and_help(void **state)
{
    struct fixture *f = *state;
    f->source.text = STR("one\n### Whose lock?\n");
    struct diag *diag = add(f, place_of(f, "### Whose lock?\n"));
    diag_label(&f->diags, diag, "none is ticked");
    diag_help(&f->diags, diag, "tick one:\n- [x] Mine");
    check_text(f, "warning[PL0101]: a message\n"
                  " --> modules/a.md:2:1\n"
                  "  |\n"
                  "2 | ### Whose lock?\n"
                  "  | ^^^^^^^^^^^^^^^ none is ticked\n"
                  "  |\n"
                  "  = help: tick one:\n"
                  "          - [x] Mine\n"
                  "\n" SUMS);
}

static void test_wide_and_combining(void **state)
{
    struct fixture *f = *state;
    f->source.text = STR("\t停止 e\xCC\x81t\xC3\xA9 now");
    add(f, place_of(f, "停止"));
    check_text(f, "warning[PL0101]: a message\n"
                  " --> modules/a.md:1:2\n"
                  "  |\n"
                  "1 |     停止 e\xCC\x81t\xC3\xA9 now\n"
                  "  |     ^^^^\n"
                  "\n" SUMS);
    f->diags.first = f->diags.last = NULL;
    add(f, place_of(f, "e\xCC\x81t"));
    f->diags.warning_count = 1;
    check_text(f, "warning[PL0101]: a message\n"
                  " --> modules/a.md:1:5\n"
                  "  |\n"
                  "1 |     停止 e\xCC\x81t\xC3\xA9 now\n"
                  "  |          ^^\n"
                  "\n" SUMS);
}

static void test_zero_length_at_end(void **state)
{
    struct fixture *f = *state;
    f->source.text = STR("abc");
    add(f, place_at(f, 3, 3));
    check_text(f, "warning[PL0101]: a message\n"
                  " --> modules/a.md:1:4\n"
                  "  |\n"
                  "1 | abc\n"
                  "  |    ^\n"
                  "\n" SUMS);
}

static void test_after_last_line_end(void **state)
{
    struct fixture *f = *state;
    f->source.text = STR("abc\n");
    add(f, place_at(f, 4, 4));
    check_text(f, "warning[PL0101]: a message\n"
                  " --> modules/a.md:2:1\n"
                  "  |\n"
                  "2 |\n"
                  "  | ^\n"
                  "\n" SUMS);
}

static void test_outside_the_file(void **state)
{
    struct fixture *f = *state;
    f->source.text = STR("abc");
    add(f, place_at(f, 90, 70));
    for (int format = REPORT_TEXT; format <= REPORT_LINE; format++) {
        f->options.format = (enum report_format)format;
        assert_true(report_write(&f->arena, &f->diags, &f->options).len > 0);
    }
}

static void test_several_lines(void **state)
{
    struct fixture *f = *state;
    f->source.text = STR("> [!DANGER]\r\n> a\r\n> b\r\n>   c\r\nrest\r\n");
    struct diag *diag = add(f, place_of(f, "> [!DANGER]\r\n> a\r\n> b\r\n>   c\r\n"));
    diag_label(&f->diags, diag, "too late");
    check_text(f, "warning[PL0101]: a message\n"
                  " --> modules/a.md:1:1\n"
                  "  |\n"
                  "1 | > [!DANGER]\n"
                  "  | ^^^^^^^^^^^\n"
                  "...\n"
                  "4 | >   c\n"
                  "  | ^^^^^ too late\n"
                  "\n" SUMS);
}

static void test_second_place(void **state)
{
    struct fixture *f = *state;
    struct source other = {.path = STR("modules/b.md"), .text = STR("1\n2\n3\n4\n5\n6\n7\n8\n9\nid: a\n")};
    f->source.text = STR("id: a\n");
    struct diag *diag = add(f, place_of(f, "a"));
    diag_label(&f->diags, diag, "used here");
    diag_other(&f->diags, diag, (struct place){&other, {22, 23}}, "and here");
    check_text(f, "warning[PL0101]: a message\n"
                  "  --> modules/a.md:1:5\n"
                  "   |\n"
                  " 1 | id: a\n"
                  "   |     ^ used here\n"
                  "   |\n"
                  "  ::: modules/b.md:10:5\n"
                  "   |\n"
                  "10 | id: a\n"
                  "   |     - and here\n"
                  "\n" SUMS);
}

static void test_long_line(void **state)
{
    struct fixture *f = *state;
    f->source.text = STR("aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa HERE "
                         "bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb");
    f->options.columns = 44;
    add(f, place_of(f, "HERE"));
    check_text(f, "warning[PL0101]: a message\n"
                  " --> modules/a.md:1:62\n"
                  "  |\n"
                  "1 | …aaaaaaaaaaaaaaaa HERE bbbbbbbbbbbbbbbb…\n"
                  "  |                   ^^^^\n"
                  "\n" SUMS);
}

static void test_terminal_cannot_be_driven(void **state)
{
    struct fixture *f = *state;
    f->source.text = STR("a\033[31mb \xE2\x80\xAE x\xFF");
    add(f, place_of(f, "b"));
    struct str text = report_write(&f->arena, &f->diags, &f->options);
    assert_true(str_find_byte(text, '\033', 0) == SIZE_MAX);
    assert_true(str_find(text, STR("\xE2\x80\xAE")) == SIZE_MAX);
}

static void test_no_place(void **state)
{
    struct fixture *f = *state;
    struct diag *diag = add(f, (struct place){NULL, {0, 0}});
    diag_help(&f->diags, diag, "do so");
    check_text(f, "warning[PL0101]: a message\n"
                  "  = help: do so\n"
                  "\n"
                  "1 warning; what a code means: placard explain CODE\n");
}

static void test_cap(void **state)
{
    struct fixture *f = *state;
    f->source.text = STR("abcdefghijklmnopqrstuvwxyz");
    for (uint32_t i = 0; i < 23; i++)
        add(f, place_at(f, i, i + 1));
    struct str text = report_write(&f->arena, &f->diags, &f->options);
    assert_true(str_find(text, STR("... and 3 more in modules/a.md (show them with --all)\n")) != SIZE_MAX);
    assert_true(str_find(text, STR(":1:21\n")) == SIZE_MAX);
    assert_true(str_find(text, STR("23 warnings in 1 file")) != SIZE_MAX);
    f->options.is_all = true;
    text = report_write(&f->arena, &f->diags, &f->options);
    assert_true(str_find(text, STR(":1:23\n")) != SIZE_MAX);
    assert_true(str_find(text, STR("more in")) == SIZE_MAX);
}

static void test_nothing(void **state)
{
    struct fixture *f = *state;
    check_text(f, "");
    f->options.format = REPORT_GITHUB;
    check_text(f, "");
    f->options.format = REPORT_JSON;
    check_text(f, "{\n  \"format\": 1,\n  \"errors\": 0,\n  \"warnings\": 0,\n  \"diagnostics\": []\n}\n");
}

static void test_github(void **state)
{
    struct fixture *f = *state;
    f->source.path = STR("modules/a,b.md");
    f->source.text = STR("100 %\nx\n");
    struct diag *diag = diag_add(&f->diags, DIAG_UNUSED_ALLOW, place_of(f, "100"), "100%% sure");
    diag_help(&f->diags, diag, "a\nb");
    f->options.format = REPORT_GITHUB;
    check_text(f, "::warning file=modules/a%2Cb.md,line=1,col=1,endLine=1,endColumn=4,"
                  "title=PL0101 unused-allow::100%25 sure%0Ahelp: a%0Ab\n");
}

static void test_line(void **state)
{
    struct fixture *f = *state;
    f->options.format = REPORT_LINE;
    check_text(f, "");
    f->source.text = STR("ab\ncd\n");
    struct diag *diag = diag_add(&f->diags, DIAG_UNUSED_ALLOW, place_of(f, "d"), "not used");
    diag_label(&f->diags, diag, "this");
    diag_help(&f->diags, diag, "remove it");
    diag_add(&f->diags, DIAG_UNUSED_ALLOW, (struct place){NULL, {0, 0}}, "nowhere");
    check_text(f, "modules/a.md:2:2: warning: not used: this; help: remove it [PL0101]\n"
                  "warning: nowhere [PL0101]\n");
}

/* Words of authors and names of files come as they like; no form passes on what steers a terminal or a log.
 */
static void test_no_form_carries_control_characters(void **state)
{
    struct fixture *f = *state;
    f->source.path = STR("modules/a\n::error::\x1b\x7f\xc2\x9b.md");
    f->source.text = STR("x\x1b[2J##[error]y\n");
    struct diag *diag = diag_add(&f->diags, DIAG_UNUSED_ALLOW, place_of(f, "x"),
                                 "a\x1b\n::error::b##[error]\x1d\xe2\x80\xae");
    diag_label(&f->diags, diag, "l\x1b\nm");
    diag_help(&f->diags, diag, "%s", "h\x1b\n::error::i\r");
    diag_other(&f->diags, diag, place_of(f, "x"), "o\x1b\np");
    f->options.format = REPORT_GITHUB;
    check_text(f,
               "::warning file=modules/a\u240A%3A%3Aerror%3A%3A\u241B\u2421\uFFFD.md,line=1,col=1,endLine=1,"
               "endColumn=2,title=PL0101 unused-allow::a\u241B\u240A::error::b##[error]\u241D\uFFFD: "
               "l\u241B\u240Am%0Ahelp: h\u241B%0A::error::i\u240D\n");
    f->options.format = REPORT_LINE;
    check_text(f, "modules/a\u240A::error::\u241B\u2421\uFFFD.md:1:1: warning: "
                  "a\u241B\u240A::error::b##\u2772error]\u241D\uFFFD: l\u241B\u240Am; "
                  "help: h\u241B\u240A::error::i\u240D [PL0101]\n");
    for (enum report_format format = REPORT_TEXT; format <= REPORT_SARIF; format++) {
        f->options.format = format;
        struct str text = report_write(&f->arena, &f->diags, &f->options);
        assert_true(str_find(text, STR("##[")) == SIZE_MAX);
        assert_true(str_find(text, STR("\n::")) == SIZE_MAX && str_find(text, STR(" ::e")) == SIZE_MAX);
        for (size_t i = 0; i < text.len; i++)
            assert_true(text.ptr[i] != 0x1b && text.ptr[i] != 0x7f && text.ptr[i] != '\r');
        assert_true(str_find(text, STR("\xc2\x9b")) == SIZE_MAX && str_find(text, STR("\u202E")) == SIZE_MAX);
        assert_true(str_find(text, STR("\u241D")) != SIZE_MAX);
    }
}

static json_t *load(struct fixture *f, enum report_format format)
{
    f->options.format = format;
    struct str text = report_write(&f->arena, &f->diags, &f->options);
    json_t *root = json_loadb(text.ptr, text.len, 0, NULL);
    assert_non_null(root);
    return root;
}

static void test_json(void **state)
{
    struct fixture *f = *state;
    f->source.text = STR("é停 word\xFF\n");
    struct diag *diag = add(f, place_of(f, "word\xFF"));
    diag->fix = STR("fixed");
    diag_other(&f->diags, diag, place_of(f, "停"), "bytes \xFF");
    json_t *root = load(f, REPORT_JSON);
    const char *code, *path, *fix, *related;
    int begin, end, line, column, end_column;
    assert_int_equal(
        json_unpack(root, "{s:[{s:s, s:{s:s, s:{s:i, s:i}, s:{s:i, s:i}, s:{s:i}}, s:{s:s}, s:[{s:s}]}]}",
                    "diagnostics", "code", &code, "place", "path", &path, "bytes", "begin", &begin, "end",
                    &end, "start", "line", &line, "column", &column, "end", "column", &end_column, "fix",
                    "replacement", &fix, "related", "message", &related),
        0);
    assert_string_equal(code, "PL0101");
    assert_string_equal(path, "modules/a.md");
    assert_int_equal(begin, 6);
    assert_int_equal(end, 11);
    assert_int_equal(line, 1);
    assert_int_equal(column, 4);
    assert_int_equal(end_column, 9);
    assert_string_equal(fix, "fixed");
    assert_string_equal(related, "bytes \xEF\xBF\xBD");
    json_decref(root);
}

static void test_sarif(void **state)
{
    struct fixture *f = *state;
    f->source.path = STR("modules/ä b.md");
    f->source.text = STR("é停 word\n");
    add(f, place_of(f, "word"))->fix = STR("fixed");
    add(f, (struct place){NULL, {0, 0}});
    json_t *root = load(f, REPORT_SARIF);
    const char *rule, *uri, *inserted, *kind, *level;
    int index, column, end_column;
    assert_int_equal(json_unpack(root,
                                 "{s:[{s:s, s:[{s:s, s:i, s:s, s:[{s:{s:{s:s}, s:{s:i, s:i}}}],"
                                 " s:[{s:[{s:[{s:{s:s}}]}]}]}, {s:s}]}]}",
                                 "runs", "columnKind", &kind, "results", "ruleId", &rule, "ruleIndex", &index,
                                 "level", &level, "locations", "physicalLocation", "artifactLocation", "uri",
                                 &uri, "region", "startColumn", &column, "endColumn", &end_column, "fixes",
                                 "artifactChanges", "replacements", "insertedContent", "text", &inserted,
                                 "ruleId", &rule),
                     0);
    assert_string_equal(kind, "unicodeCodePoints");
    assert_string_equal(rule, "PL0101");
    assert_string_equal(level, "warning");
    assert_int_equal(index, 0);
    assert_string_equal(uri, "modules/%C3%A4%20b.md");
    assert_int_equal(column, 4);
    assert_int_equal(end_column, 8);
    assert_string_equal(inserted, "fixed");
    json_decref(root);
}

/* The index of lines says what source_position() says, at every byte and beyond. */
static void test_positions(void **state)
{
    struct fixture *f = *state;
    f->source.text = STR("\xEF\xBB\xBF"
                         "a\xC3\xA9\r\n\rb\n\n停c\n");
    struct source other = {.path = STR("b.md"), .text = STR("x\ry")};
    struct lines lines = {.arena = &f->arena};
    for (uint32_t i = 0; i < f->source.text.len + 3; i++) {
        const struct source *sources[] = {&f->source, &other};
        for (size_t s = 0; s < 2; s++) {
            struct position found = lines_position(&lines, sources[s], i);
            struct position expected = source_position(sources[s], i);
            assert_int_equal(found.line, expected.line);
            assert_int_equal(found.column, expected.column);
        }
    }
}

static void test_colour(void **state)
{
    struct fixture *f = *state;
    f->source.text = STR("abc");
    f->options.is_colour = true;
    diag_label(&f->diags, add(f, place_of(f, "b")), "here");
    struct str text = report_write(&f->arena, &f->diags, &f->options);
    assert_true(str_starts(text, STR("\033[1;33mwarning[PL0101]\033[0m\033[1m: a message\033[0m\n")));
    assert_true(str_find(text, STR("\033[1;33m^ here\033[0m\n")) != SIZE_MAX);
}

static void test_words(void **state)
{
    (void)state;
    enum report_format format = REPORT_TEXT;
    assert_true(report_format_of(STR("sarif"), &format));
    assert_int_equal(format, REPORT_SARIF);
    assert_false(report_format_of(STR("xml"), &format));
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)
    const struct CMUnitTest tests[] = {
        TEST(test_label_and_help),
        TEST(test_wide_and_combining),
        TEST(test_zero_length_at_end),
        TEST(test_after_last_line_end),
        TEST(test_outside_the_file),
        TEST(test_several_lines),
        TEST(test_second_place),
        TEST(test_long_line),
        TEST(test_terminal_cannot_be_driven),
        TEST(test_no_place),
        TEST(test_cap),
        TEST(test_nothing),
        TEST(test_github),
        TEST(test_line),
        TEST(test_no_form_carries_control_characters),
        TEST(test_json),
        TEST(test_sarif),
        TEST(test_positions),
        TEST(test_colour),
        TEST(test_words),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
