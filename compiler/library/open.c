/*
 * open.c - paths of a command line -> a library, and the modules that they name.
 */
#include <errno.h>

#include "base/arena.h"
#include "library/identity.h"
#include "library/pair.h"
#include "library/root.h"
#include "library/settings.h"
#include "library/walk.h"
#include "pipeline/5-checks/checks.h"

static void report_empty(struct run *run, const struct library *library)
{
    struct diag *diag = diag_add(run->diags, DIAG_LIBRARY_EMPTY, (struct place){library->source, {0, 0}},
                                 "the library has no modules");
    diag_help(run->diags, diag,
              "write one under modules/, for instance with: placard new module lockout-conveyor");
}

static bool report_no_library(struct run *run, struct str folder)
{
    struct diag *diag =
        diag_add(run->diags, DIAG_LIBRARY_MISSING, (struct place){NULL, {0, 0}},
                 "%.*s is not in a library: there is no placard.yaml in it or above it", STR_FMT(folder));
    diag_help(run->diags, diag, "start one with: placard new library %.*s", STR_FMT(folder));
    return true;
}

static bool is_asked(const struct library_file *file)
{
    bool result = file->is_asked;
    for (size_t i = 0; i < file->translations.count; i++)
        result |= file->translations.items[i].is_asked;
    return result;
}

/* Of all modules, leave those that were asked for, by themselves or by a translation. */
static void keep_asked(struct library *library)
{
    size_t count = library->file_count;
    library->file_count = 0;
    for (size_t i = 0; i < count; i++)
        if (is_asked(&library->files[i]))
            library->files[library->file_count++] = library->files[i];
    library->is_whole = library->file_count == count;
}

static size_t count_told(const struct run *run)
{
    return run->diags->error_count + run->diags->warning_count;
}

/* Files that were meant to be modules and are none have been told: then nothing is said of an empty library.
 */
static bool open_folder(struct run *run, const struct wanted_list *wanted, struct library *library)
{
    struct walk_files found;
    if (!settings_load(run, library))
        return false;
    size_t told = count_told(run);
    if (!walk_modules(run, library, wanted, &found) || !wanted_are_found(run, wanted))
        return false;
    pair_files(run, &found, library);
    if (library->file_count == 0 && count_told(run) == told)
        report_empty(run, library);
    if (!identity_collect(run, library))
        return false;
    keep_asked(library);
    return true;
}

static bool open_lone(struct run *run, const struct wanted_list *wanted, struct library *library)
{
    settings_default(run, library);
    library->files = arena_array(run->arena, struct library_file, wanted->count);
    for (size_t i = 0; i < wanted->count; i++) {
        struct library_file *file = &library->files[library->file_count++];
        *file = (struct library_file){.path = wanted->items[i].path, .is_asked = true};
        if (!str_ends(file->path, STR(".md")))
            return run_fail_because(run, file->path, "a module is Markdown in a file whose name ends in .md");
        if (!pair_lone(run, library, file))
            return false;
    }
    return true;
}

bool library_open(struct run *run, const char *const *paths, size_t path_count, struct library *out)
{
    struct wanted_list wanted = {.items = arena_array(run->arena, struct wanted, path_count)};
    *out = (struct library){.lexicon = lexicon_new(run->arena)};
    for (size_t i = 0; i < path_count; i++) {
        struct str root, path = str_of(paths[i]);
        struct wanted *added = &wanted.items[wanted.count++];
        if (path.len == 0)
            return run_fail(run, ENOENT, "read", STR("\"\""));
        if (!wanted_look(run, path, added, &root))
            return false;
        if (i > 0 && !root_is_same(run, root, out->root))
            return run_fail_because(run, path, "it belongs to another library; run once for each library");
        out->root = i == 0 ? root : out->root;
        if (root.len == 0 && added->is_dir)
            return report_no_library(run, path);
    }
    return out->root.len > 0 ? open_folder(run, &wanted, out) : open_lone(run, &wanted, out);
}
