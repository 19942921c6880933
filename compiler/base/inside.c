#include "base/inside.h"

#include <errno.h>

#include "base/arena.h"

bool inside_is_below(struct str folder, struct str path)
{
    bool is_top = str_eq(folder, STR("/"));
    return str_starts(path, folder) && (is_top || path.len == folder.len || path.ptr[folder.len] == '/');
}

static bool look(struct arena *arena, const struct os *os, const char *path, struct str *real)
{
    int error = os->real_path(os->context, arena, path, real);
    if (error == ENOMEM)
        arena_fail(arena);
    return error == 0;
}

bool inside_holds(struct arena *arena, const struct os *os, const char *folder, const char *path)
{
    struct str real_folder, real_path;
    if (!look(arena, os, path, &real_path))
        return true;
    return look(arena, os, folder, &real_folder) && inside_is_below(real_folder, real_path);
}
