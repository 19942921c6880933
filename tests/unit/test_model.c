/*
 * The model stage against tests/spec/model.txt.  A case:
 *
 *     === name (procedure | bulletin | reference[, language])
 *     body, as after the front matter
 *     .
 *     expected outline of the module, or `-` for any
 *     .
 *     expected diagnostics, `line:column code` each
 *
 * Lines count from the first line of the body.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "1-source/markdown.h"
#include "2-model/module.h"
#include "support/outline.h"

struct spec_case {
    struct str name, body, outline, diags;
    placard_module_kind kind;
    struct str language;
};

static struct str read_spec(struct arena *arena, const char *path)
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

/* Text up to the line `mark`, which `*at` moves behind. */
static struct str take_until(struct str text, size_t *at, const char *mark)
{
    size_t begin = *at, end = str_find(str_slice(text, begin, text.len), str_of(mark));
    if (end == SIZE_MAX) {
        *at = text.len;
        return str_slice(text, begin, text.len);
    }
    *at = begin + end + strlen(mark);
    return str_slice(text, begin, begin + end);
}

static bool next_case(struct str spec, size_t *at, struct spec_case *out)
{
    if (*at == 0)
        take_until(spec, at, "=== ");
    if (*at >= spec.len)
        return false;
    struct str rest = take_until(spec, at, "\n=== ");
    size_t in = 0;
    out->name = take_until(rest, &in, "\n");
    /* the line ending before a mark belongs to what stands before it */
    size_t begin = in;
    out->body = take_until(rest, &in, "\n.\n");
    out->body.len = out->body.len + (in > begin ? 1 : 0);
    out->outline = str_trim(take_until(rest, &in, "\n.\n"));
    out->diags = str_trim(str_slice(rest, in, rest.len));
    out->kind = str_find(out->name, STR("(bulletin")) != SIZE_MAX    ? PLACARD_MODULE_BULLETIN
                : str_find(out->name, STR("(reference")) != SIZE_MAX ? PLACARD_MODULE_REFERENCE
                                                                     : PLACARD_MODULE_PROCEDURE;
    size_t comma = str_find_byte(out->name, ',', 0);
    out->language = comma == SIZE_MAX ? STR("en") : str_trim(str_slice(out->name, comma + 1, out->name.len - 1));
    return true;
}

static struct module *build(struct stage *stage, const struct spec_case *spec)
{
    struct module_fields fields = {.kind = spec->kind};
    fields.title.text = STR("T");
    struct library_fields library = {0};
    library.language.text = STR("en");
    library.limits.words_per_minute.value = 180;
    struct node *tree = markdown_parse(stage, (struct span){0, (uint32_t)stage->source->text.len});
    return module_build(stage, &library, spec->language, &fields, tree);
}

/* Every span must lie inside the file, and inside its parent's where it is a block. */
static void check_spans(const struct module *module)
{
    for (const struct node *at = module->root; at != NULL; at = node_walk(module->root, at)) {
        assert_true(at->span.begin <= at->span.end);
        assert_true(at->span.end <= module->source->text.len);
    }
}

static void print_case(const struct spec_case *spec, struct str outline, struct str found, const struct diags *diags)
{
    fprintf(stderr, "=== %.*s\n%.*s.\n%.*s.\n%.*s\n", STR_FMT(spec->name), STR_FMT(spec->body), STR_FMT(outline),
            STR_FMT(found));
    for (const struct diag *diag = diags->first; diag != NULL; diag = diag->next)
        fprintf(stderr, "# PL%04d %.*s | %.*s | %.*s | at `%.*s`\n", (int)diag->code, STR_FMT(diag->message),
                STR_FMT(diag->label), STR_FMT(diag->help), STR_FMT(source_text(diag->at.source, diag->at.span)));
}

static bool compare_case(struct arena *arena, const struct spec_case *spec)
{
    struct source source = {.path = STR("m.md"), .text = spec->body};
    struct diags diags = {.arena = arena};
    struct stage stage = {arena, &diags, &source};
    struct module *module = build(&stage, spec);
    check_spans(module);
    diag_sort(&diags);
    struct buf outline = {.arena = arena}, found = {.arena = arena};
    outline_write(&outline, module->root);
    outline_diags(&found, &diags);
    bool is_same = str_eq(str_trim(buf_view(&found)), spec->diags);
    bool is_any = str_eq(spec->outline, STR("-"));
    is_same = is_same && (is_any || str_eq(str_trim(buf_view(&outline)), spec->outline));
    if (!is_same)
        print_case(spec, buf_view(&outline), buf_view(&found), &diags);
    return is_same;
}

static bool run_case(const struct spec_case *spec)
{
    struct arena arena = {0};
    jmp_buf jump;
    if (arena_failed(&arena, &jump))
        fail_msg("out of memory");
    bool is_same = compare_case(&arena, spec);
    arena_free(&arena);
    return is_same;
}

static void test_spec(void **state)
{
    (void)state;
    struct arena arena = {0};
    jmp_buf jump;
    if (arena_failed(&arena, &jump))
        fail_msg("out of memory");
    const char *path = getenv("MODEL_SPEC");
    struct str spec = read_spec(&arena, path != NULL ? path : PLACARD_TESTS_DIR "/spec/model.txt");
    struct spec_case one;
    int failed = 0, count = 0;
    for (size_t at = 0; next_case(spec, &at, &one); count++)
        failed += !run_case(&one);
    arena_free(&arena);
    assert_true(count > 0);
    assert_int_equal(failed, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_spec)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
