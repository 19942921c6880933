#include "library/walk.h"

#include <errno.h>
#include <stdlib.h>

#include "base/arena.h"
#include "base/inside.h"
#include "base/path.h"
#include "library/names.h"
#include "pipeline/1-text/limits.h"

enum { MOST_LEVELS = 32 }; /* folders below modules/ */

/* A folder that is reached by a link, and where it is without that. */
struct linked {
    struct str folder; /* relative to the root, by the link */
    struct str real;
    bool is_all;
};

struct walk {
    struct run *run;
    const struct library *library;
    const struct wanted_list *wanted;
    struct walk_files *out;
    struct str root, modules;   /* without links */
    ARRAY(struct linked) links; /* to folders, yet to be walked and walked */
    ARRAY(struct str) entered;  /* real folders of these, and below them */
};

static void report_outside(struct walk *walk, struct str path)
{
    struct diags *diags = walk->run->diags;
    struct diag *diag = diag_add(diags, DIAG_LINK_OUTSIDE, run_place(walk->run, path),
                                 "%.*s leads out of the library: it is a symbolic link", STR_FMT(path));
    diag_help(diags, diag, "copy what it leads to into the library, in place of the link");
}

/* Where a path of the library is without its links.  False: it is elsewhere (reported), or not there. */
static bool real_of(struct walk *walk, struct str path, struct str *real)
{
    struct run *run = walk->run;
    if (run_real_path(run, str_of(library_path(run->arena, walk->library, path)), real) != 0)
        return false; /* a loop, or a link to nothing */
    if (inside_is_below(walk->root, *real))
        return true;
    report_outside(walk, path);
    return false;
}

static void report_hidden(struct walk *walk, struct str path)
{
    struct diags *diags = walk->run->diags;
    struct diag *diag = diag_add(diags, DIAG_STRAY_FILE, run_place(walk->run, path),
                                 "this file is left out: its name begins with a dot");
    diag_help(diags, diag, "take the dot off, or move the file out of " NAMES_MODULES "/");
}

static void report_stray(struct walk *walk, struct str path)
{
    struct diags *diags = walk->run->diags;
    struct diag *diag = diag_add(diags, DIAG_STRAY_FILE, run_place(walk->run, path),
                                 "this file is not a module and is left out");
    diag_help(
        diags, diag,
        "a module is Markdown in a file whose name ends in .md; rename the file, or move it out of modules/");
}

/* Markdown that begins with front matter with an id. */
static bool looks_like_module(struct walk *walk, struct str path)
{
    struct str text;
    int error =
        run_read(walk->run, str_of(library_path(walk->run->arena, walk->library, path)), LIMIT_SOURCE, &text);
    return error == 0 && str_starts(text, STR("---")) && str_find(text, STR("\nid:")) != SIZE_MAX &&
           str_find(text, STR("\ntitle:")) != SIZE_MAX;
}

static void report_beside(struct walk *walk, struct str path)
{
    struct diags *diags = walk->run->diags;
    struct diag *diag = diag_add(diags, DIAG_STRAY_FILE, run_place(walk->run, path),
                                 "this module is not under " NAMES_MODULES "/, and is left out");
    diag_help(diags, diag, "move it to " NAMES_MODULES "/%.*s", STR_FMT(path_name(path)));
}

/* Modules that stand beside placard.yaml, where nobody looks for them. */
static bool walk_root(struct walk *walk)
{
    struct run *run = walk->run;
    struct os_name *names;
    size_t count;
    int error = run_list(run, walk->library->root, &names, &count);
    if (error != 0)
        return run_fail(run, error, "list", walk->library->root);
    for (size_t i = 0; i < count; i++)
        if (!names[i].is_dir && !names[i].is_link && names_is_module(names[i].name) &&
            looks_like_module(walk, names[i].name))
            report_beside(walk, names[i].name);
    return true;
}

/* Of a link that leads to nothing, who reads it says so. */
static bool has_refused_link(struct walk *walk, struct str path, const struct os_name *name)
{
    struct run *run = walk->run;
    const char *full = library_path(run->arena, walk->library, path);
    if (!name->is_link || inside_holds(run->arena, run->os, walk->root.ptr, full))
        return false;
    report_outside(walk, path);
    return true;
}

static void take_file(struct walk *walk, struct str path, const struct os_name *name, bool all)
{
    struct run *run = walk->run;
    if (names_is_stray(name->name))
        report_stray(walk, path);
    if (!names_is_module(name->name))
        return;
    bool is_asked = wanted_names(run, walk->wanted, walk->library, path, false) || all;
    if (!has_refused_link(walk, path, name))
        *array_add(run->arena, walk->out) = (struct walk_file){path, is_asked};
}

/* What stands in modules/ is found there by itself; other folders of the library are walked later. */
static void take_link(struct walk *walk, struct str folder, bool all)
{
    struct str real;
    if (real_of(walk, folder, &real) && !inside_is_below(walk->modules, real))
        *array_add(walk->run->arena, &walk->links) = (struct linked){folder, real, all};
}

static bool is_entered(const struct walk *walk, struct str real)
{
    for (size_t i = 0; i < walk->entered.count; i++)
        if (str_eq(walk->entered.items[i], real))
            return true;
    return false;
}

static bool walk_folder(struct walk *walk, struct str folder, struct str real, bool all, int level);

static bool take_entry(struct walk *walk, struct str folder, struct str real, const struct os_name *name,
                       bool all, int level)
{
    struct arena *arena = walk->run->arena;
    struct str path = path_join(arena, folder, name->name);
    if (name->name.ptr[0] == '.') {
        if (!name->is_dir && names_is_hidden(name->name))
            report_hidden(walk, path);
        return true;
    }
    if (!name->is_dir)
        take_file(walk, path, name, all);
    else if (name->is_link)
        take_link(walk, path, all);
    else
        return walk_folder(walk, path, path_join(arena, real, name->name), all, level + 1);
    return walk->run->failure.error == 0;
}

/* Each folder once, by whatever links it is reached.  False: the run failed, maybe at a file below. */
static bool walk_folder(struct walk *walk, struct str folder, struct str real, bool all, int level)
{
    struct run *run = walk->run;
    struct os_name *names;
    size_t count;
    struct str path = str_of(library_path(run->arena, walk->library, folder));
    if (level == MOST_LEVELS)
        return run_fail(run, ELOOP, "list", path);
    if (!inside_is_below(walk->modules, real)) {
        if (is_entered(walk, real))
            return true;
        *array_add(run->arena, &walk->entered) = real;
    }
    int error = run_list(run, path, &names, &count);
    if (error != 0)
        return run_fail(run, error, "list", path);
    all = wanted_names(run, walk->wanted, walk->library, folder, true) || all;
    for (size_t i = 0; i < count; i++)
        if (!take_entry(walk, folder, real, &names[i], all, level))
            return false;
    return run->failure.error == 0;
}

/* modules/ itself, which may be a link as well; without it the library is reported as one without modules. */
static bool walk_all(struct walk *walk)
{
    struct run *run = walk->run;
    int error = run_real_path(run, walk->library->root, &walk->root);
    if (error != 0)
        return run_fail(run, error, "list", walk->library->root);
    if (wanted_is_all(walk->wanted) && !walk_root(walk))
        return false;
    if (!real_of(walk, STR(NAMES_MODULES), &walk->modules))
        return true;
    if (!walk_folder(walk, STR(NAMES_MODULES), walk->modules, wanted_is_all(walk->wanted), 0))
        return false;
    for (size_t i = 0; i < walk->links.count; i++) {
        struct linked link = walk->links.items[i];
        if (!walk_folder(walk, link.folder, link.real, link.is_all, 1))
            return false;
    }
    return true;
}

static int by_path(const void *a, const void *b)
{
    return str_cmp(((const struct walk_file *)a)->path, ((const struct walk_file *)b)->path);
}

bool walk_has(const struct walk_files *files, struct str path)
{
    struct walk_file wanted = {.path = path};
    return files->count > 0 && bsearch(&wanted, files->items, files->count, sizeof wanted, by_path) != NULL;
}

bool walk_modules(struct run *run, const struct library *library, const struct wanted_list *wanted,
                  struct walk_files *out)
{
    struct walk walk = {.run = run, .library = library, .wanted = wanted, .out = out};
    *out = (struct walk_files){0};
    if (!walk_all(&walk))
        return false;
    if (out->count > 1)
        qsort(out->items, out->count, sizeof *out->items, by_path);
    return true;
}
