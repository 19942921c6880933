/*
 * Translations beside their source, against tests/spec/translation.txt.  A case:
 *
 *     === name
 *     body of the source
 *     .
 *     body of the translation
 *     .
 *     expected diagnostics of the pairing, `line:column code` in the translation
 *     .
 *     expected outline of the translated quiz, or `-` for any
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

#include <cmocka.h>

#include "pipeline/2-markdown/markdown.h"
#include "pipeline/4-model/shape.h"
#include "support/outline.h"
#include "support/spec.h"

struct text {
    struct source source;
    struct module_fields fields;
};

static struct module *build(struct arena *arena, struct diags *diags, struct text *text, struct str language)
{
    struct stage stage = {arena, diags, &text->source};
    struct library_fields library = {0};
    library.language.text = STR("en");
    text->fields.title.text = STR("T");
    struct node *tree = markdown_parse(&stage, (struct span){0, (uint32_t)text->source.text.len});
    return shape_module(&stage, &library, language, &text->fields, tree);
}

/* Build and pair; what building reports is not looked at. */
static struct module *translate(struct arena *arena, struct diags *diags, struct text *source,
                                struct text *own)
{
    struct diags building = {.arena = arena};
    struct module *original = build(arena, &building, source, STR("en"));
    struct module *module = build(arena, &building, own, STR("es"));
    struct stage stage = {arena, diags, &own->source};
    assert_int_equal(building.error_count, 0);
    module_translate(&stage, original, module, &(struct stale_policy){.mode = STALE_MARK});
    return module;
}

static bool compare_case(struct arena *arena, const struct spec *spec)
{
    struct text source = {.source = {.path = STR("m.md"), .text = spec->parts[0]}};
    struct text own = {.source = {.path = STR("m.es.md"), .text = spec->parts[1]}};
    own.fields.translates.is_set = true;
    struct diags diags = {.arena = arena};
    struct module *module = translate(arena, &diags, &source, &own);
    diag_sort(&diags);
    struct buf outline = {.arena = arena}, found = {.arena = arena};
    outline_diags(&found, &diags);
    outline_write(&outline, module->quiz == NULL ? module->root : module->quiz);
    bool is_any = str_eq(str_trim(spec->parts[3]), STR("-"));
    bool is_same = str_eq(str_trim(buf_view(&found)), str_trim(spec->parts[2])) &&
                   (is_any || str_eq(str_trim(buf_view(&outline)), str_trim(spec->parts[3])));
    if (!is_same)
        fprintf(stderr, "=== %.*s\n%.*s.\n%.*s.\n%.*s.\n%.*s\n", STR_FMT(spec->name), STR_FMT(spec->parts[0]),
                STR_FMT(spec->parts[1]), STR_FMT(buf_view(&found)), STR_FMT(buf_view(&outline)));
    return is_same;
}

static void test_spec(void **state)
{
    (void)state;
    assert_int_equal(spec_run("translation.txt", compare_case), 0);
}

/* ---- Stale translations ---- */

static const char old_source[] =
    "## Isolate\n\n1. Stop the belt.\n2. Fit your lock.\n\n"
    "## Quiz\n\n### Whose lock? <!-- #lock -->\n\n- [x] Yours <!-- #own -->\n- [ ] Any\n";
static const char own_text[] =
    "## Aislar\n\n1. Pare la cinta.\n2. Ponga su candado.\n\n"
    "## Prueba <!-- quiz -->\n\n### ¿Qué candado?\n\n- [ ] El suyo\n- [ ] Cualquiera\n";

/* Translate `own_text` made from `old_source` beside `new_source`. */
static struct diags *pair_stale(struct arena *arena, const char *new_source)
{
    struct diags *diags = arena_new(arena, struct diags);
    struct diags building = {.arena = arena};
    struct text *old = arena_array(arena, struct text, 3), *new = old + 1, *own = old + 2;
    size_t count;
    diags->arena = arena;
    old->source = (struct source){.path = STR("m.md"), .text = str_of(old_source)};
    new->source = (struct source){.path = STR("m.md"), .text = str_of(new_source)};
    own->source = (struct source){.path = STR("m.es.md"), .text = str_of(own_text)};
    struct str *stamps = module_stamps(arena, build(arena, &building, old, STR("en")), &count);
    own->fields.translates.is_set = true;
    own->fields.translates.parts.items = arena_array(arena, struct scalar, count);
    own->fields.translates.parts.count = count;
    for (size_t i = 0; i < count; i++)
        own->fields.translates.parts.items[i].text = stamps[i];
    translate(arena, diags, new, own);
    return diags;
}

static bool check_stale(struct arena *arena, const char *new_source, const char *part)
{
    struct diags *diags = pair_stale(arena, new_source);
    if (part == NULL)
        return diags->first == NULL;
    struct diag *diag = diags->first;
    bool is_one = diag != NULL && diag->next == NULL && diag->code == DIAG_TRANSLATION_STALE;
    if (!is_one || str_find(diag->message, str_of(part)) == SIZE_MAX)
        return false;
    return diag->other.source == NULL || diag->other.span.end > diag->other.span.begin;
}

static bool run_stale(const char *new_source, const char *part)
{
    struct arena arena = {0};
    jmp_buf jump;
    if (arena_failed(&arena, &jump))
        fail_msg("out of memory");
    bool is_good = check_stale(&arena, new_source, part);
    arena_free(&arena);
    return is_good;
}

static void test_stale(void **state)
{
    (void)state;
    assert_true(run_stale(old_source, NULL));
    assert_true(
        run_stale("## Isolate\n\n1. Stop the belt.\n2. Fit your own lock.\n\n"
                  "## Quiz\n\n### Whose lock? <!-- #lock -->\n\n- [x] Yours <!-- #own -->\n- [ ] Any\n",
                  "step 2 of Isolate"));
    assert_true(
        run_stale("## Isolate\n\n1. Stop the belt.\n2. Fit your lock.\n\n"
                  "## Quiz\n\n### Whose lock? <!-- #lock -->\n\n- [x] Your own <!-- #own -->\n- [ ] Any\n",
                  "choice own of question lock"));
    assert_true(
        run_stale("## Isolate\n\n1. Stop the belt.\n2. Fit your lock.\n\n"
                  "## Quiz\n\n### Which lock? <!-- #lock -->\n\n- [x] Yours <!-- #own -->\n- [ ] Any\n",
                  "question lock"));
    /* white space and line ends are not a change */
    assert_true(
        run_stale("## Isolate\n\n1. Stop the belt.\n1. Fit your lock.\n\n\n"
                  "## Quiz\n\n### Whose lock? <!-- #lock -->\n\n- [x]  Yours <!-- #own -->\n- [ ] Any",
                  NULL));
}

static void test_another_order_is_stale(void **state)
{
    (void)state;
    assert_true(
        run_stale("## Isolate\n\n1. Fit your lock.\n2. Stop the belt.\n\n"
                  "## Quiz\n\n### Whose lock? <!-- #lock -->\n\n- [x] Yours <!-- #own -->\n- [ ] Any\n",
                  "has moved since it was translated: step"));
}

/* The quiz first: its parts go with its heading, or the steps with theirs, and one of both is told. */
static void test_another_order_of_phases_is_stale(void **state)
{
    (void)state;
    assert_true(
        run_stale("## Quiz\n\n### Whose lock? <!-- #lock -->\n\n- [x] Yours <!-- #own -->\n- [ ] Any\n\n"
                  "## Isolate\n\n1. Stop the belt.\n2. Fit your lock.\n",
                  "has moved since it was translated: the heading of Isolate"));
}

/* ---- Stamps ---- */

static struct str stamps_of(struct arena *arena, const char *text)
{
    struct text source = {.source = {.path = STR("m.md"), .text = str_of(text)}};
    struct diags building = {.arena = arena};
    struct buf all = {.arena = arena};
    size_t count;
    struct str *stamps = module_stamps(arena, build(arena, &building, &source, STR("en")), &count);
    for (size_t i = 0; i < count; i++)
        buf_format(&all, "%.*s\n", STR_FMT(stamps[i]));
    return buf_view(&all);
}

/* The lines of `text` that do not name a block. */
static struct str without_blocks(struct arena *arena, struct str text)
{
    struct buf rest = {.arena = arena};
    for (size_t at = 0, end; at < text.len; at = end + 1) {
        end = str_line_end(text, at);
        struct str line = str_slice(text, at, end);
        if (str_find(line, STR("-block-")) == SIZE_MAX)
            buf_format(&rest, "%.*s\n", STR_FMT(line));
    }
    return buf_view(&rest);
}

/* What stands between two steps is shown with the first; its stamp is as old as before. */
static void test_blocks_between_steps_keep_their_stamps(void **state)
{
    (void)state;
    struct arena arena = {0};
    jmp_buf jump;
    if (arena_failed(&arena, &jump))
        fail_msg("out of memory");
    struct str plain = stamps_of(&arena, "## A\n\n1. One.\n2. Two.\n\nText.\n\n- a\n");
    struct str between = stamps_of(&arena, "## A\n\n1. One.\n\nText.\n\n- a\n\n2. Two.\n");
    assert_true(str_find(between, STR("phase-1-block-2:")) != SIZE_MAX);
    assert_true(str_eq(without_blocks(&arena, plain), without_blocks(&arena, between)));
    assert_int_equal(plain.len, between.len);
    arena_free(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_spec),
        cmocka_unit_test(test_stale),
        cmocka_unit_test(test_another_order_is_stale),
        cmocka_unit_test(test_another_order_of_phases_is_stale),
        cmocka_unit_test(test_blocks_between_steps_keep_their_stamps),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
