#include "library/library.h"

#include "base/path.h"

const char *library_path(struct arena *arena, const struct library *library, struct str path)
{
    return path_join(arena, library->root, path).ptr;
}
