#include "library/output.h"

#include <errno.h>
#include <pthread.h>
#include <stdio.h>
#include <string.h>

#include "base/arena.h"
#include "base/path.h"

enum progress { STAGED, OLD_MOVED, IN_PLACE };

struct change {
    struct str name;
    bool has_new, has_old; /* a new file is staged; the folder holds one */
    enum progress progress;
};

struct output {
    const struct os *os;
    pthread_mutex_t lock; /* guards changes and is_staging_made while workers put */
    char *folder, *staging;
    bool existed, is_staging_made, is_committed;
    struct change *changes;
    size_t count, capacity;
    size_t parent_count; /* folders made above `folder`, to take back */
    size_t *parents;     /* where in `folder` the path of each ends */
    char *from, *to;     /* room for paths: taking back must need no memory */
};

/* An operation of cleaning up is tried twice: network file systems fail now and then. */
static int try_twice(const struct output *output, int (*remove)(void *, const char *), const char *path)
{
    int error = remove(output->os->context, path);
    if (error == 0 || error == ENOENT)
        return 0;
    error = remove(output->os->context, path);
    return error == ENOENT ? 0 : error;
}

static char *join(char *room, const char *folder, const char *prefix, struct str name)
{
    sprintf(room, "%s/%s%.*s", folder, prefix, STR_FMT(name));
    return room;
}

static int make_parents(struct output *output)
{
    const struct os *os = output->os;
    size_t length = strlen(output->folder);
    int error = 0;
    for (size_t i = 1; i < length && error == 0; i++) {
        if (output->folder[i] != '/')
            continue;
        struct os_stat info;
        output->folder[i] = '\0';
        error = os->stat(os->context, output->folder, &info);
        if (error == ENOENT) {
            error = os->make_dir(os->context, output->folder);
            if (error == 0)
                output->parents[output->parent_count++] = i;
        }
        output->folder[i] = '/';
    }
    return error;
}

static int remove_parents(struct output *output)
{
    int first = 0;
    while (output->parent_count > 0) {
        char *end = &output->folder[output->parents[--output->parent_count]];
        *end = '\0';
        int error = try_twice(output, output->os->remove_dir, output->folder);
        *end = '/';
        first = first != 0 ? first : error;
    }
    return first;
}

static void close_output(void *handle)
{
    struct output *output = handle;
    output_discard(output);
    pthread_mutex_destroy(&output->lock);
}

static int look_at_folder(struct output *output)
{
    struct os_stat info;
    int error = output->os->stat(output->os->context, output->folder, &info);
    output->existed = error == 0;
    if (error == 0 && !info.is_dir)
        return ENOTDIR;
    return error == ENOENT ? 0 : error;
}

struct output *output_open(struct arena *arena, const struct os *os, const char *folder, size_t capacity,
                           int *error)
{
    struct str path = path_trim(str_of(folder));
    struct output *output = arena_new(arena, struct output);
    output->os = os;
    output->folder = str_z(arena, path);
    output->capacity = capacity;
    output->changes = arena_array(arena, struct change, capacity);
    output->parents = arena_array(arena, size_t, path.len + 1);
    *error = look_at_folder(output);
    if (*error != 0)
        return NULL;
    /* Inside a folder that is there, since that may be a mount of its own. */
    output->staging = str_z(arena, str_format(arena, output->existed ? "%s/.placard-%u" : "%s.placard-%u",
                                              output->folder, os->process_id(os->context)));
    size_t room = strlen(output->staging) + OUTPUT_NAME_MAX + 8;
    output->from = arena_alloc(arena, room, 1);
    output->to = arena_alloc(arena, room, 1);
    pthread_mutex_init(&output->lock, NULL);
    arena_defer(arena, close_output, output);
    if (!output->existed)
        *error = make_parents(output);
    return *error != 0 ? NULL : output;
}

struct str output_staging(const struct output *output)
{
    return str_of(output->staging);
}

static int make_staging(struct output *output)
{
    if (output->is_staging_made)
        return 0;
    int error = output->os->make_dir(output->os->context, output->staging);
    output->is_staging_made = error == 0;
    return error;
}

static int add_change(struct output *output, struct change change)
{
    pthread_mutex_lock(&output->lock);
    int error = output->count == output->capacity ? ENOSPC : make_staging(output);
    if (error == 0)
        output->changes[output->count++] = change;
    pthread_mutex_unlock(&output->lock);
    return error;
}

int output_put(struct output *output, struct arena *scratch, struct str name, struct str bytes,
               bool *is_changed)
{
    const struct os *os = output->os;
    struct change change = {.name = name, .has_new = true};
    *is_changed = false;
    if (name.len == 0 || name.len > OUTPUT_NAME_MAX)
        return ENAMETOOLONG;
    if (output->existed) {
        struct str old = {NULL, 0};
        const char *path = str_z(scratch, str_format(scratch, "%s/%.*s", output->folder, STR_FMT(name)));
        int error = os->read_file(os->context, scratch, path, bytes.len, &old);
        if (error == 0 && str_eq(old, bytes))
            return 0;
        if (error != 0 && error != ENOENT && error != EFBIG)
            return error;
        change.has_old = error != ENOENT;
    }
    *is_changed = true;
    /* Listed first, so that a file half made is taken away too. */
    int error = add_change(output, change);
    if (error != 0)
        return error;
    const char *path = str_z(scratch, str_format(scratch, "%s/%.*s", output->staging, STR_FMT(name)));
    return os->create_file(os->context, path, bytes);
}

int output_remove(struct output *output, struct str name, bool *is_changed)
{
    struct os_stat info;
    *is_changed = false;
    if (name.len == 0 || name.len > OUTPUT_NAME_MAX || str_find_byte(name, '/', 0) != SIZE_MAX)
        return EINVAL;
    if (!output->existed)
        return 0;
    int error = output->os->stat(output->os->context, join(output->from, output->folder, "", name), &info);
    if (error == ENOENT || (error == 0 && info.is_dir))
        return 0;
    *is_changed = error == 0;
    return error != 0 ? error : add_change(output, (struct change){.name = name, .has_old = true});
}

static int move(struct output *output, const char *from_folder, const char *from_prefix,
                const char *to_folder, const char *to_prefix, struct str name)
{
    join(output->from, from_folder, from_prefix, name);
    join(output->to, to_folder, to_prefix, name);
    return output->os->rename(output->os->context, output->from, output->to);
}

static int apply(struct output *output, struct change *change)
{
    int error = 0;
    if (change->has_old)
        error = move(output, output->folder, "", output->staging, "old-", change->name);
    if (error != 0)
        return error;
    change->progress = OLD_MOVED;
    if (change->has_new)
        error = move(output, output->staging, "", output->folder, "", change->name);
    if (error == 0)
        change->progress = IN_PLACE;
    return error;
}

static void take_back(struct output *output)
{
    for (size_t i = output->count; i-- > 0;) {
        struct change *change = &output->changes[i];
        if (change->progress == IN_PLACE && change->has_new)
            move(output, output->folder, "", output->staging, "", change->name);
        if (change->progress != STAGED && change->has_old)
            move(output, output->staging, "old-", output->folder, "", change->name);
        change->progress = STAGED;
    }
}

/* Remove what is left in the staging folder, and it. */
static int remove_staging(struct output *output, const char *prefix)
{
    int first = 0;
    if (!output->is_staging_made)
        return 0;
    for (size_t i = 0; i < output->count; i++) {
        join(output->from, output->staging, prefix, output->changes[i].name);
        int error = try_twice(output, output->os->remove_file, output->from);
        first = first != 0 ? first : error;
    }
    int error = try_twice(output, output->os->remove_dir, output->staging);
    output->is_staging_made = false;
    return first != 0 ? first : error;
}

int output_commit(struct output *output)
{
    int error = 0;
    if (!output->existed && output->is_staging_made) {
        error = output->os->rename(output->os->context, output->staging, output->folder);
        output->is_staging_made = error != 0;
    }
    for (size_t i = 0; output->existed && i < output->count && error == 0; i++)
        error = apply(output, &output->changes[i]);
    if (error != 0) {
        take_back(output);
        output_discard(output);
        return error;
    }
    output->is_committed = true;
    return remove_staging(output, "old-");
}

int output_discard(struct output *output)
{
    if (output->is_committed)
        return 0;
    int error = remove_staging(output, "");
    int parents = remove_parents(output);
    output->is_committed = true; /* nothing is left to take away */
    return error != 0 ? error : parents;
}
