#include "library/single.h"

#include "base/overlay.h"

static bool open_one(struct run *run, const char *path, struct library *library)
{
    struct diags of_library = {.arena = run->arena};
    struct run opening = {.arena = run->arena, .diags = &of_library, .os = run->os};
    bool is_open = library_open(&opening, &path, 1, library);
    run->failure = opening.failure;
    if (is_open && library->file_count != 1)
        return run_fail_because(run, str_of(path), "it is not one module");
    return is_open;
}

/* The file that the path named, as the pipeline will ask for it: another spelling of the path maybe. */
static const char *asked_path(struct arena *arena, const struct library *library)
{
    const struct library_file *file = &library->files[0];
    struct str path = file->path;
    for (size_t i = 0; i < file->translations.count && !file->is_asked; i++)
        if (file->translations.items[i].is_asked)
            path = file->translations.items[i].path;
    return library_path(arena, library, path);
}

struct compiled single_compile(struct run *run, const struct single *single)
{
    struct overlay_file files[2] = {{str_of(single->path), single->text}};
    struct overlay overlay = {run->os, files, single->text.ptr != NULL};
    struct os os = overlay_os(&overlay);
    struct run inner = {.arena = run->arena, .diags = run->diags, .os = &os};
    struct library library;
    struct compiled made = {0};
    bool is_open = open_one(&inner, single->path, &library);
    if (is_open && overlay.count > 0)
        files[overlay.count++] =
            (struct overlay_file){str_of(asked_path(run->arena, &library)), single->text};
    if (is_open)
        made = library_compile(&inner, &library, &library.files[0], &single->options);
    run->failure = inner.failure;
    diag_sort(run->diags);
    return made;
}
