/*
 * Numbers of a text and of its translation, against tests/spec/figures.txt.  A case:
 *
 *     === name
 *     text
 *     .
 *     its translation
 *     .
 *     the numbers of the text that the translation does not have, a line each; ": unit" or ": sign": it has
 * another one
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include <cmocka.h>

#include "pipeline/4-model/figures.h"
#include "support/spec.h"

static bool compare_case(struct arena *arena, const struct spec *spec)
{
    struct figures source = figures_read(arena, figures_fold(arena, spec->parts[0]));
    struct figures own = figures_read(arena, figures_fold(arena, spec->parts[1]));
    const struct figure_index *index = figures_index(arena, &own);
    struct buf found = {.arena = arena};
    for (size_t i = 0; i < source.items.count; i++) {
        const struct figure *figure = &source.items.items[i];
        enum figure_match match = figures_match(arena, index, &source, figure);
        if (figure->is_telling && match != FIGURE_SAME)
            buf_format(&found, "%.*s%s\n", STR_FMT(figure->text),
                       match == FIGURE_OTHER_UNIT   ? ": unit"
                       : match == FIGURE_OTHER_SIGN ? ": sign"
                                                    : "");
    }
    bool is_same = str_eq(buf_view(&found), spec->parts[2]);
    if (!is_same)
        fprintf(stderr, "=== %.*s\nfound:\n%.*s", STR_FMT(spec->name), STR_FMT(buf_view(&found)));
    return is_same;
}

static void test_spec(void **state)
{
    (void)state;
    assert_int_equal(spec_run("figures.txt", compare_case), 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_spec)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
