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

#include <cmocka.h>

#include "pipeline/2-markdown/markdown.h"
#include "pipeline/4-model/shape.h"
#include "support/outline.h"
#include "support/spec.h"

static placard_module_kind kind_of(struct str name)
{
    if (str_find(name, STR("(bulletin")) != SIZE_MAX)
        return PLACARD_MODULE_BULLETIN;
    return str_find(name, STR("(reference")) != SIZE_MAX ? PLACARD_MODULE_REFERENCE
                                                         : PLACARD_MODULE_PROCEDURE;
}

/* `(bulletin, ja)` -> `ja`. */
static struct str language_of(struct str name)
{
    size_t open = str_find_byte(name, '(', 0),
           comma = str_find_byte(name, ',', open == SIZE_MAX ? name.len : open);
    return comma == SIZE_MAX ? STR("en") : str_trim(str_slice(name, comma + 1, name.len - 1));
}

static struct module *build(struct stage *stage, const struct spec *spec)
{
    struct module_fields fields = {.kind = kind_of(spec->name)};
    fields.title.text = STR("T");
    struct library_fields library = {0};
    library.language.text = STR("en");
    library.limits.words_per_minute.value = 180;
    struct node *tree = markdown_parse(stage, (struct span){0, (uint32_t)stage->source->text.len});
    return shape_module(stage, &library, language_of(spec->name), &fields, tree);
}

/* Every span must lie inside the file, and inside its parent's where it is a block. */
static void check_spans(const struct module *module)
{
    for (const struct node *at = module->root; at != NULL; at = node_walk(module->root, at)) {
        assert_true(at->span.begin <= at->span.end);
        assert_true(at->span.end <= module->source->text.len);
    }
}

static void print_case(const struct spec *spec, struct str outline, struct str found,
                       const struct diags *diags)
{
    fprintf(stderr, "=== %.*s\n%.*s.\n%.*s.\n%.*s\n", STR_FMT(spec->name), STR_FMT(spec->parts[0]),
            STR_FMT(outline), STR_FMT(found));
    for (const struct diag *diag = diags->first; diag != NULL; diag = diag->next)
        fprintf(stderr, "# PL%04d %.*s | %.*s | %.*s | at `%.*s`\n", (int)diag->code, STR_FMT(diag->message),
                STR_FMT(diag->label), STR_FMT(diag->help),
                STR_FMT(source_text(diag->at.source, diag->at.span)));
}

static bool compare_case(struct arena *arena, const struct spec *spec)
{
    struct source source = {.path = STR("m.md"), .text = spec->parts[0]};
    struct diags diags = {.arena = arena};
    struct stage stage = {arena, &diags, &source};
    struct module *module = build(&stage, spec);
    check_spans(module);
    diag_sort(&diags);
    struct buf outline = {.arena = arena}, found = {.arena = arena};
    outline_write(&outline, module->root);
    outline_diags(&found, &diags);
    bool is_same = str_eq(str_trim(buf_view(&found)), str_trim(spec->parts[2]));
    bool is_any = str_eq(str_trim(spec->parts[1]), STR("-"));
    is_same = is_same && (is_any || str_eq(str_trim(buf_view(&outline)), str_trim(spec->parts[1])));
    if (!is_same)
        print_case(spec, buf_view(&outline), buf_view(&found), &diags);
    return is_same;
}

static void test_spec(void **state)
{
    (void)state;
    assert_int_equal(spec_run("model.txt", compare_case), 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_spec)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
