#include "library/titles.h"

#include <stdlib.h>

#include "base/arena.h"
#include "pipeline/1-text/limits.h"

struct titled {
    const struct title *title;
    size_t file;
};

static int by_title(const void *a, const void *b)
{
    const struct titled *first = a, *second = b;
    int order = str_cmp(first->title->text, second->title->text);
    if (order != 0)
        return order;
    return first->file < second->file ? -1 : first->file > second->file;
}

static bool place_of(struct run *run, const struct library *library, const struct titled *titled,
                     struct place *out)
{
    struct source *source = arena_new(run->arena, struct source);
    source->path = library->files[titled->file].path;
    int error =
        run_read(run, str_of(library_path(run->arena, library, source->path)), LIMIT_SOURCE, &source->text);
    *out = (struct place){source, titled->title->span};
    return error == 0 || run_fail(run, error, "read", source->path);
}

static bool report(struct run *run, const struct library *library, const struct titled *first,
                   const struct titled *second)
{
    struct place here, there;
    if (!place_of(run, library, second, &here) || !place_of(run, library, first, &there))
        return false;
    struct diag *diag = diag_add(run->diags, DIAG_DOUBLE_TITLE, here, "two modules have this title");
    diag_label(run->diags, diag, "nobody can tell them apart in a list");
    diag_other(run->diags, diag, there, "the same");
    diag_help(run->diags, diag, "say in each what sets it apart: the machine, the place, the kind of work");
    return true;
}

bool titles_compare(struct run *run, const struct library *library, const struct title *titles)
{
    struct titled *rows = arena_array(run->arena, struct titled, library->file_count + 1);
    size_t count = 0;
    for (size_t i = 0; i < library->file_count; i++)
        if (titles[i].text.len > 0)
            rows[count++] = (struct titled){&titles[i], i};
    if (count > 1)
        qsort(rows, count, sizeof *rows, by_title);
    for (size_t i = 1; i < count; i++)
        if (str_eq(rows[i].title->text, rows[i - 1].title->text) &&
            !report(run, library, &rows[i - 1], &rows[i]))
            return false;
    return true;
}
