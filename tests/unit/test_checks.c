/*
 * The rules against tests/spec/checks.txt and words.txt.  A case:
 *
 *     === name
 *     body of a procedure, or a whole file from its `---` on
 *     .
 *     expected diagnostics of the check stage, `code` and `the text it points at`, one a line
 *
 * A name that begins with "style: " turns the style set on.  "no quiz" and "no feedback" are left out, so
 * that a case can be three lines.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "pipeline/1-text/intake.h"
#include "pipeline/2-markdown/markdown.h"
#include "pipeline/4-model/shape.h"
#include "pipeline/5-checks/checks.h"
#include "pipeline/5-checks/lexicon.h"
#include "pipeline/5-checks/rules.h"

static const char front_matter[] = "---\nid: press\ntitle: Run the press\nversion: 1.0.0\n"
                                   "triggers:\n  - scan: \"P-7\"\n---\n\n";

static struct str read_file(struct arena *arena, const char *path)
{
    FILE *file = fopen(path, "rb");
    assert_non_null(file);
    struct buf buf = {.arena = arena};
    char bytes[4096];
    for (size_t len; (len = fread(bytes, 1, sizeof bytes, file)) > 0;)
        buf_bytes(&buf, bytes, len);
    fclose(file);
    return buf_view(&buf);
}

static bool is_shown(enum diag_code code)
{
    bool is_ours = (code >= 370 && code < 400) || (code >= 550 && code < 600) ||
                   (code >= 800 && code < 900) || (code >= 920 && code < 1000) || code == DIAG_UNUSED_ALLOW ||
                   code == DIAG_SHOWS_NOTHING;
    return is_ours && code != DIAG_NO_QUIZ && code != DIAG_NO_FEEDBACK;
}

static struct str found_by(struct stage *stage, bool is_style)
{
    struct source_parts parts = {0};
    assert_true(intake_check(stage, &parts));
    struct module_fields *fields = arena_new(stage->arena, struct module_fields);
    fields_decode_module(stage, parts.front_matter, FIELDS_MODULE, fields);
    struct library_fields library = {0};
    library.language.text = STR("en");
    library.limits.words_per_minute.value = 180;
    library.limits.minutes.value = 5;
    library.style = is_style;
    struct str ids[] = {STR("press"), STR("saw")};
    struct checks_context context = {.library = &library, .module_ids = ids, .module_id_count = 2};
    struct node *tree = markdown_parse(stage, parts.body);
    struct module *module = shape_module(stage, &library, STR("en"), fields, tree);
    checks_run(stage, &context, module);
    diag_sort(stage->diags);
    struct buf out = {.arena = stage->arena};
    for (const struct diag *diag = stage->diags->first; diag != NULL; diag = diag->next) {
        if (!is_shown(diag->code))
            continue;
        struct str text = source_text(stage->source, diag->at.span);
        text = str_slice(text, 0, str_find_byte(text, '\n', 0));
        buf_format(&out, "PL%04d %.*s\n", (int)diag->code, STR_FMT(text));
    }
    return buf_view(&out);
}

static struct str whole_file(struct arena *arena, struct str text)
{
    return str_starts(text, STR("---\n")) ? text : str_format(arena, "%s%.*s", front_matter, STR_FMT(text));
}

static bool run_case(struct str name, struct str text, struct str expected)
{
    struct arena arena = {0};
    jmp_buf jump;
    if (arena_failed(&arena, &jump))
        fail_msg("out of memory");
    struct source source = {.path = STR("m.md"), .text = whole_file(&arena, text)};
    struct diags diags = {.arena = &arena};
    struct stage stage = {&arena, &diags, &source};
    struct str found = str_trim(found_by(&stage, str_starts(name, STR("style: "))));
    bool is_same = str_eq(found, expected);
    if (!is_same)
        fprintf(stderr, "=== %.*s\nexpected:\n%.*s\nfound:\n%.*s\n\n", STR_FMT(name), STR_FMT(expected),
                STR_FMT(found));
    arena_free(&arena);
    return is_same;
}

static struct str take_until(struct str *text, const char *mark)
{
    size_t end = str_find(*text, str_of(mark));
    struct str taken = str_slice(*text, 0, end);
    *text = str_slice(*text, end == SIZE_MAX ? text->len : end + strlen(mark), text->len);
    return taken;
}

static int run_file(const char *path, int least)
{
    struct arena arena = {0};
    jmp_buf jump;
    if (arena_failed(&arena, &jump))
        fail_msg("out of memory");
    struct str rest = read_file(&arena, path);
    int failed = 0, count = 0;
    take_until(&rest, "=== ");
    for (; rest.len > 0; count++) {
        struct str one = take_until(&rest, "\n=== ");
        struct str name = take_until(&one, "\n");
        struct str body = take_until(&one, "\n.");
        body.len++; /* the line end before the mark */
        failed += !run_case(name, body, str_trim(one));
    }
    arena_free(&arena);
    assert_true(count > least);
    return failed;
}

static void test_spec(void **state)
{
    (void)state;
    assert_int_equal(run_file(PLACARD_TESTS_DIR "/spec/checks.txt", 30), 0);
}

/* What the rules on words must tell, and what they must leave alone. */
static void test_words(void **state)
{
    (void)state;
    assert_int_equal(run_file(PLACARD_TESTS_DIR "/spec/words.txt", 30), 0);
}

/* A code has one rule; rules stand in the order of their codes. */
static void test_rules(void **state)
{
    (void)state;
    static const enum diag_code codes[] = {
#define X(code, when, name) DIAG_##code,
        RULE_LIST(X)
#undef X
    };
    for (size_t i = 1; i < sizeof codes / sizeof codes[0]; i++)
        assert_true(codes[i - 1] < codes[i]);
}

/* What lexicon_find() takes for granted. */
static void test_table(void **state)
{
    (void)state;
    size_t count;
    const struct phrase *phrases = lexicon_phrases(&count);
    for (size_t i = 0; i < count; i++) {
        char first = phrases[i].text[0];
        assert_true((first >= 'a' && first <= 'z') || (first >= 'A' && first <= 'Z'));
        bool needs_advice = (phrases[i].class >= PHRASE_VAGUE && phrases[i].class <= PHRASE_LOOSE) ||
                            phrases[i].class == PHRASE_PPE || phrases[i].class == PHRASE_TOOL;
        assert_true(!needs_advice || phrases[i].advice != NULL);
        for (size_t other = 0; other < i; other++)
            assert_true(phrases[other].class != phrases[i].class ||
                        strcmp(phrases[other].text, phrases[i].text) != 0);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_rules), cmocka_unit_test(test_table),
                                       cmocka_unit_test(test_spec), cmocka_unit_test(test_words)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
