#include "library/walk.h"

#include <errno.h>
#include <stdlib.h>

#include "base/arena.h"
#include "base/path.h"
#include "library/names.h"

enum { MOST_LEVELS = 32 }; /* folders below modules/ */

struct walk {
    struct run *run;
    const struct library *library;
    const struct wanted_list *wanted;
    struct walk_files *out;
};

static void report_stray(struct walk *walk, struct str path)
{
    struct diags *diags = walk->run->diags;
    struct source *source = arena_new(walk->run->arena, struct source);
    source->path = path;
    struct diag *diag = diag_add(diags, DIAG_STRAY_FILE, (struct place){source, {0, 0}},
                                 "this file is not a module and is left out");
    diag_help(
        diags, diag,
        "a module is Markdown in a file whose name ends in .md; rename the file, or move it out of modules/");
}

static void take_file(struct walk *walk, struct str path, bool all)
{
    struct run *run = walk->run;
    struct str name = path_name(path);
    if (names_is_stray(name))
        report_stray(walk, path);
    else if (names_is_module(name))
        *array_add(run->arena, walk->out) =
            (struct walk_file){path, wanted_names(run, walk->wanted, walk->library, path, false) || all};
}

/* False: the run failed, maybe at a file below. */
static bool walk_folder(struct walk *walk, struct str folder, bool all, int level)
{
    struct run *run = walk->run;
    struct os_name *names;
    size_t count;
    struct str path = str_of(library_path(run->arena, walk->library, folder));
    if (level == MOST_LEVELS)
        return run_fail(run, ELOOP, "list", path);
    int error = run_list(run, path, &names, &count);
    if (error == ENOENT && level == 0)
        return true; /* reported as a library without modules */
    if (error != 0)
        return run_fail(run, error, "list", path);
    all = wanted_names(run, walk->wanted, walk->library, folder, true) || all;
    for (size_t i = 0; i < count; i++) {
        if (names[i].name.ptr[0] == '.')
            continue;
        struct str below = path_join(run->arena, folder, names[i].name);
        if (!names[i].is_dir)
            take_file(walk, below, all);
        else if (!walk_folder(walk, below, all, level + 1))
            return false;
        if (run->failure.error != 0)
            return false;
    }
    return run->failure.error == 0;
}

static int by_path(const void *a, const void *b)
{
    return str_cmp(((const struct walk_file *)a)->path, ((const struct walk_file *)b)->path);
}

bool walk_modules(struct run *run, const struct library *library, const struct wanted_list *wanted,
                  struct walk_files *out)
{
    struct walk walk = {run, library, wanted, out};
    *out = (struct walk_files){0};
    if (!walk_folder(&walk, STR(NAMES_MODULES), wanted_is_all(wanted), 0))
        return false;
    if (out->count > 1)
        qsort(out->items, out->count, sizeof *out->items, by_path);
    return true;
}
