#include "base/overlay.h"

#include <errno.h>
#include <stdlib.h>

#include "base/arena.h"
#include "base/path.h"

static const struct overlay_file *find(const struct overlay *overlay, const char *path)
{
    for (size_t i = 0; i < overlay->count; i++)
        if (str_eq(overlay->files[i].path, str_of(path)))
            return &overlay->files[i];
    return NULL;
}

static int overlay_read(void *context, struct arena *arena, const char *path, size_t limit, struct str *out)
{
    const struct overlay *overlay = context;
    const struct overlay_file *file = find(overlay, path);
    if (file == NULL)
        return overlay->base->read_file(overlay->base->context, arena, path, limit, out);
    if (file->text.len > limit)
        return EFBIG;
    *out = file->text;
    return 0;
}

/* A new file gets an inode that no file system gives out, its own. */
static int overlay_stat(void *context, const char *path, struct os_stat *out)
{
    const struct overlay *overlay = context;
    const struct overlay_file *file = find(overlay, path);
    int error = overlay->base->stat(overlay->base->context, path, out);
    if (file == NULL || (error != 0 && error != ENOENT))
        return error;
    if (error == ENOENT)
        *out = (struct os_stat){.inode = UINT64_MAX - (uint64_t)(file - overlay->files)};
    if (!out->is_dir)
        out->size = file->text.len;
    return 0;
}

/* A new file is where it will be: nowhere yet. */
static int overlay_real_path(void *context, struct arena *arena, const char *path, struct str *out)
{
    const struct os *base = ((const struct overlay *)context)->base;
    return base->real_path(base->context, arena, path, out);
}

static int64_t overlay_today(void *context)
{
    const struct os *base = ((const struct overlay *)context)->base;
    return base->today(base->context);
}

static int by_name(const void *a, const void *b)
{
    return str_cmp(((const struct os_name *)a)->name, ((const struct os_name *)b)->name);
}

static bool is_listed(const struct os_name *names, size_t count, struct str name)
{
    struct os_name wanted = {.name = name};
    return count > 0 && bsearch(&wanted, names, count, sizeof *names, by_name) != NULL;
}

static int overlay_list(void *context, struct arena *arena, const char *path, struct os_name **out,
                        size_t *count)
{
    const struct overlay *overlay = context;
    int error = overlay->base->list(overlay->base->context, arena, path, out, count);
    if (error != 0 || overlay->count == 0)
        return error;
    struct os_name *names = arena_array(arena, struct os_name, *count + overlay->count);
    size_t all = 0;
    for (; all < *count; all++)
        names[all] = (*out)[all];
    for (size_t i = 0; i < overlay->count; i++) {
        struct str file = overlay->files[i].path;
        if (str_eq(path_listing(file), str_of(path)) && !is_listed(*out, *count, path_name(file)))
            names[all++] = (struct os_name){.name = path_name(file)};
    }
    if (all > *count)
        qsort(names, all, sizeof *names, by_name);
    *out = names;
    *count = all;
    return 0;
}

struct os overlay_os(struct overlay *overlay)
{
    return (struct os){.context = overlay,
                       .read_file = overlay_read,
                       .list = overlay_list,
                       .stat = overlay_stat,
                       .today = overlay_today,
                       .real_path = overlay_real_path};
}
