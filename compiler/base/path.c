#include "base/path.h"

static size_t name_begin(struct str path)
{
    size_t begin = path.len;
    while (begin > 0 && path.ptr[begin - 1] != '/')
        begin--;
    return begin;
}

struct str path_name(struct str path)
{
    return str_slice(path, name_begin(path), path.len);
}

struct str path_folder(struct str path)
{
    size_t begin = name_begin(path);
    return str_slice(path, 0, begin > 1 ? begin - 1 : begin);
}

/* Of a name: where its last dot stands; those at the begin make a hidden file, "." or "..", not an extension.
 */
static size_t stem_len(struct str name)
{
    size_t hidden = 0;
    while (hidden < name.len && name.ptr[hidden] == '.')
        hidden++;
    for (size_t i = name.len; i > hidden; i--)
        if (name.ptr[i - 1] == '.')
            return i - 1;
    return name.len;
}

struct str path_stem(struct str path)
{
    struct str name = path_name(path);
    return str_slice(name, 0, stem_len(name));
}

struct str path_extension(struct str path)
{
    struct str name = path_name(path);
    return str_slice(name, stem_len(name), name.len);
}

struct str path_trim(struct str path)
{
    while (path.len > 1 && path.ptr[path.len - 1] == '/')
        path.len--;
    return path;
}

struct str path_join(struct arena *arena, struct str folder, struct str name)
{
    if (folder.len == 0 || str_eq(folder, STR(".")))
        return str_copy(arena, name);
    return str_format(arena, "%.*s%s%.*s", STR_FMT(folder), str_ends(folder, STR("/")) ? "" : "/",
                      STR_FMT(name));
}

struct str path_listing(struct str path)
{
    struct str folder = path_folder(path);
    return folder.len > 0 ? folder : STR(".");
}

struct str path_above(struct arena *arena, struct str folder)
{
    folder = path_trim(folder);
    if (folder.len == 0 || str_eq(folder, STR(".")))
        return STR("..");
    if (str_eq(path_name(folder), STR("..")))
        return str_format(arena, "%.*s/..", STR_FMT(folder));
    return path_listing(folder);
}
