#include "library/pair.h"

#include <stdlib.h>

#include "base/arena.h"
#include "base/language.h"
#include "base/path.h"
#include "library/names.h"

static int by_path(const void *a, const void *b)
{
    return str_cmp(((const struct library_file *)a)->path, ((const struct library_file *)b)->path);
}

static struct library_file *file_of(const struct library *library, struct str path)
{
    struct library_file wanted = {.path = path};
    if (library->file_count == 0)
        return NULL;
    return bsearch(&wanted, library->files, library->file_count, sizeof *library->files, by_path);
}

static void report_orphan(struct run *run, struct str path, struct str source_path)
{
    struct diag *diag =
        diag_add(run->diags, DIAG_TRANSLATION_WITHOUT_SOURCE, run_place(run, path),
                 "a translation (%.*s) of a module that is not there", STR_FMT(names_tag(path)));
    diag_help(run->diags, diag,
              "write the source module %.*s, or rename this file when it is a module of its own",
              STR_FMT(source_path));
}

/* The tag of the language that the library is written in: x.en.md beside x.md. */
static bool is_of_library(const struct library *library, struct str path)
{
    return str_eq_nocase(names_tag(path), library->fields.language.text);
}

static void report_own_language(struct run *run, const struct library *library, struct str path,
                                struct str source_path)
{
    struct diag *diag =
        diag_add(run->diags, DIAG_TRANSLATION_NAME, run_place(run, path),
                 "this file is named like a translation into %.*s, in which the library is written",
                 STR_FMT(library->fields.language.text));
    diag_help(run->diags, diag,
              "the text in %.*s is %.*s: remove one of the two, or name this by its language",
              STR_FMT(library->fields.language.text), STR_FMT(source_path));
}

static void add_translation(struct run *run, struct library_file *file, struct str path, bool is_asked)
{
    *array_add(run->arena, &file->translations) = (struct library_translation){
        .path = path,
        .language = language_canonical(run->arena, names_tag(path)),
        .is_asked = is_asked,
    };
}

static void pair_translation(struct run *run, struct library *library, const struct walk_file *found)
{
    struct str source_path = names_source(run->arena, found->path);
    struct library_file *file = file_of(library, source_path);
    if (file == NULL)
        report_orphan(run, found->path, source_path);
    else if (is_of_library(library, found->path))
        report_own_language(run, library, found->path, source_path);
    else
        add_translation(run, file, found->path, found->is_asked);
}

/* x.bak.md, whatever stands in it.  True: it is no module. */
static bool report_copy(struct run *run, struct str path)
{
    if (!names_is_copy(path))
        return false;
    struct diag *diag = diag_add(run->diags, DIAG_TRANSLATION_NAME, run_place(run, path),
                                 "this file is named like a copy of another, and is not built");
    diag_help(run->diags, diag,
              "move it out of " NAMES_MODULES
              "/; or give it a name of its own, with hyphens and without a dot");
    return true;
}

/* x_de.md beside x.md: no id has such a name, and no translation. */
static bool report_near_name(struct run *run, const struct walk_files *found, struct str path)
{
    struct str beside, meant = names_meant(run->arena, path, &beside);
    if (meant.len == 0 || !walk_has(found, beside))
        return false;
    struct diag *diag = diag_add(run->diags, DIAG_TRANSLATION_NAME, run_place(run, path),
                                 "this file is named nearly like a translation of %.*s", STR_FMT(beside));
    if (walk_has(found, meant))
        diag_help(run->diags, diag, "%.*s is there already: remove one of the two", STR_FMT(meant));
    else
        diag_help(run->diags, diag, "rename it to %.*s", STR_FMT(path_name(meant)));
    return true;
}

void pair_files(struct run *run, const struct walk_files *found, struct library *library)
{
    library->files = arena_array(run->arena, struct library_file, found->count + 1);
    for (size_t i = 0; i < found->count; i++)
        if (names_tag(found->items[i].path).len == 0 && !report_copy(run, found->items[i].path) &&
            !report_near_name(run, found, found->items[i].path))
            library->files[library->file_count++] =
                (struct library_file){.path = found->items[i].path, .is_asked = found->items[i].is_asked};
    for (size_t i = 0; i < found->count; i++)
        if (names_tag(found->items[i].path).len > 0)
            pair_translation(run, library, &found->items[i]);
}

bool pair_lone(struct run *run, const struct library *library, struct library_file *file)
{
    struct os_name *names;
    size_t count;
    struct str folder = path_listing(file->path), name = path_name(file->path);
    struct str before = str_slice(file->path, 0, file->path.len - name.len); /* as it was given: "./" */
    if (names_tag(file->path).len > 0)
        return true; /* a translation by itself */
    int error = run_list(run, folder, &names, &count);
    if (error != 0)
        return run_fail(run, error, "list", folder);
    for (size_t i = 0; i < count; i++) {
        if (names_tag(names[i].name).len == 0 || !str_eq(names_source(run->arena, names[i].name), name))
            continue;
        struct str path = str_format(run->arena, "%.*s%.*s", STR_FMT(before), STR_FMT(names[i].name));
        if (is_of_library(library, path))
            report_own_language(run, library, path, file->path);
        else
            add_translation(run, file, path, true);
    }
    return true;
}
