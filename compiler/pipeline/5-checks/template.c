/* template.c - what `placard new` wrote, and nobody wrote over. */
#include "base/array.h"
#include "pipeline/5-checks/rules.h"

/* Stands before each text of the template that an author has to write. */
#define YOURS "@YOURS@"

enum { MOST_LINES = 20 }; /* named in a message: finding a line costs a walk of the source */

static const char template[] = {
#include "template_module.inc"
};

/* The next text after `*at` that is an author's to write: its line, to the comment that ends it; NULL behind
 * the last. */
static struct str next_text(size_t *at)
{
    struct str whole = {template, sizeof template};
    size_t found = str_find(str_slice(whole, *at, whole.len), STR(YOURS));
    if (found == SIZE_MAX)
        return (struct str){0};
    size_t begin = *at + found + sizeof YOURS - 1;
    *at = str_find_byte(whole, '\n', begin);
    struct str line = str_slice(whole, begin, *at);
    size_t comment = str_find(line, STR(" <!--"));
    return comment == SIZE_MAX ? line : str_slice(line, 0, comment);
}

struct texts {
    struct str *items;
    size_t count, room;
};

static struct texts all_texts(struct arena *arena)
{
    struct texts texts = {0};
    size_t at = 0;
    struct str theirs;
    while ((theirs = next_text(&at)).ptr != NULL)
        *array_add(arena, &texts) = theirs;
    return texts;
}

static bool is_left(const struct texts *texts, const struct prose *prose)
{
    for (size_t i = 0; i < texts->count; i++)
        if (str_eq(texts->items[i], prose->text))
            return true;
    return false;
}

static uint32_t line_of(const struct prose *prose)
{
    struct range all = {0, (uint32_t)prose->text.len};
    return source_position(prose->source, prose_place(prose, all).span.begin).line;
}

/* ", 27, 34": where more of it stands. */
static struct str lines_after(const struct check *check, const struct texts *texts, size_t index)
{
    struct buf out = {.arena = check->stage->arena};
    size_t named = 0;
    for (size_t i = index + 1; i < check->text.prose_count && named < MOST_LINES; i++) {
        if (!is_left(texts, &check->text.proses[i]))
            continue;
        buf_format(&out, ", %u", (unsigned)line_of(&check->text.proses[i]));
        named++;
    }
    return buf_view(&out);
}

void rule_template_text(struct check *check)
{
    const struct texts texts = all_texts(check->stage->arena);
    size_t first = 0;
    while (first < check->text.prose_count && !is_left(&texts, &check->text.proses[first]))
        first++;
    if (first == check->text.prose_count)
        return;
    const struct prose *prose = &check->text.proses[first];
    struct str more = lines_after(check, &texts, first);
    struct diag *diag = check_report(check, DIAG_TEMPLATE_TEXT,
                                     prose_place(prose, (struct range){0, (uint32_t)prose->text.len}),
                                     "this is still the text of the template");
    check_help(check, diag, "write your own over it, or take it out: line%s %u%.*s", more.len > 0 ? "s" : "",
               (unsigned)line_of(prose), STR_FMT(more));
}
