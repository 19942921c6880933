#include "library/output.h"

#include <errno.h>
#include <pthread.h>
#include <stdio.h>
#include <string.h>

#include "base/arena.h"
#include "base/path.h"

enum { MOST_TRIES = 100 };

struct output {
    const struct os *os;
    pthread_mutex_t lock; /* guards staging and changes while workers put */
    char *folder;
    struct staging staging;
    struct staging_change *changes;
    size_t count, capacity;
    size_t made_count; /* folders made, the last maybe `folder` itself, to take back */
    size_t *made;      /* where in `folder` the path of each ends */
    bool is_empty;     /* `folder` was, when it was opened: nothing to compare with */
    bool is_held, is_committed;
    int hold;   /* of the folder, from the door */
    char *path; /* room for one */
};

/* ---- The folder ----------------------------------------------------------------- */

/* The folder whose path ends at `end`, made when it is missing; another build may make it first. */
static int make_one(struct output *output, size_t end)
{
    const struct os *os = output->os;
    struct os_stat look;
    char kept = output->folder[end];
    output->folder[end] = '\0';
    int error = os->stat(os->context, output->folder, &look);
    if (error == 0 && !look.is_dir)
        error = ENOTDIR;
    if (error == ENOENT) {
        error = os->make_dir(os->context, output->folder);
        if (error == 0)
            output->made[output->made_count++] = end;
        error = error == EEXIST ? 0 : error;
    }
    output->folder[end] = kept;
    return error;
}

static int make_folders(struct output *output)
{
    size_t length = strlen(output->folder);
    int error = 0;
    for (size_t i = 1; i < length && error == 0; i++)
        if (output->folder[i] == '/')
            error = make_one(output, i);
    return error != 0 ? error : make_one(output, length);
}

/* ENOTEMPTY: another build is at work in it already. */
static int remove_folders(struct output *output)
{
    const struct os *os = output->os;
    int first = 0;
    while (output->made_count > 0) {
        char *end = &output->folder[output->made[--output->made_count]], kept = *end;
        *end = '\0';
        int error = os->remove_dir(os->context, output->folder);
        if (error != 0 && error != ENOENT)
            error = os->remove_dir(os->context, output->folder);
        *end = kept;
        if (error != 0 && error != ENOENT && error != ENOTEMPTY && error != EEXIST)
            first = first != 0 ? first : error;
    }
    return first;
}

static int hold(struct output *output, const struct output_wait *wait)
{
    const struct os *os = output->os;
    int error = os->lock_dir(os->context, output->folder, false, &output->hold);
    if (error == EAGAIN) {
        if (wait->call != NULL)
            wait->call(wait->context);
        error = os->lock_dir(os->context, output->folder, true, &output->hold);
    }
    output->is_held = error == 0;
    return error;
}

/* A build that held the folder and failed has removed it again, if it had made it: then anew.  A link that
 * leads nowhere looks the same, hence the bound. */
static int make_and_hold(struct output *output, const struct output_wait *wait)
{
    int error = ENOENT;
    for (int i = 0; i < MOST_TRIES && error == ENOENT; i++) {
        error = make_folders(output);
        if (error == 0)
            error = hold(output, wait);
    }
    return error;
}

static void let_go(struct output *output)
{
    if (output->is_held)
        output->os->unlock(output->os->context, output->hold);
    output->is_held = false;
}

static void close_output(void *handle)
{
    struct output *output = handle;
    output_discard(output);
    pthread_mutex_destroy(&output->lock);
}

/* What is in the folder is known only once it is held: another build may have filled what this one made. */
static int look_at_folder(struct output *output, struct arena *arena)
{
    struct os_name *names;
    size_t count;
    int error = staging_recover(&output->staging, arena);
    if (error == 0)
        error = output->os->list(output->os->context, arena, output->folder, &names, &count);
    output->is_empty = error == 0 && count == 0;
    return error;
}

struct output *output_open(struct arena *arena, const struct os *os, const char *folder,
                           const struct output_wait *wait, int *error)
{
    struct str path = path_trim(str_of(folder));
    struct output *output = arena_new(arena, struct output);
    output->os = os;
    output->folder = str_z(arena, path);
    output->made = arena_array(arena, size_t, path.len + 1);
    output->path = arena_alloc(arena, path.len + OUTPUT_NAME_MAX + 2, 1);
    output->staging = staging_of(arena, os, output->folder);
    pthread_mutex_init(&output->lock, NULL);
    arena_defer(arena, close_output, output);
    *error = make_and_hold(output, wait);
    if (*error == 0)
        *error = look_at_folder(output, arena);
    return *error != 0 ? NULL : output;
}

void output_reserve(struct output *output, struct arena *arena, size_t capacity)
{
    output->changes = arena_array(arena, struct staging_change, capacity);
    output->capacity = capacity;
}

struct str output_staging(const struct output *output)
{
    return str_of(output->staging.path);
}

/* ---- Changes ------------------------------------------------------------------ */

static int add_change(struct output *output, struct staging_change change)
{
    pthread_mutex_lock(&output->lock);
    int error = output->count == output->capacity ? ENOSPC : staging_make(&output->staging);
    if (error == 0)
        output->changes[output->count++] = change;
    pthread_mutex_unlock(&output->lock);
    return error;
}

int output_put(struct output *output, struct arena *scratch, struct str name, struct str bytes,
               bool *is_changed)
{
    const struct os *os = output->os;
    struct staging_change change = {.name = name, .has_new = true};
    *is_changed = false;
    if (name.len == 0 || name.len > OUTPUT_NAME_MAX)
        return ENAMETOOLONG;
    if (!output->is_empty) {
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
    const char *path = str_z(scratch, str_format(scratch, "%s/%.*s", output->staging.path, STR_FMT(name)));
    return os->create_file(os->context, path, bytes);
}

int output_remove(struct output *output, struct str name, bool *is_changed)
{
    struct os_stat look;
    *is_changed = false;
    if (name.len == 0 || name.len > OUTPUT_NAME_MAX || str_find_byte(name, '/', 0) != SIZE_MAX)
        return EINVAL;
    if (output->is_empty)
        return 0;
    sprintf(output->path, "%s/%.*s", output->folder, STR_FMT(name));
    int error = output->os->stat(output->os->context, output->path, &look);
    if (error == ENOENT || (error == 0 && look.is_dir))
        return 0;
    *is_changed = error == 0;
    return error != 0 ? error : add_change(output, (struct staging_change){.name = name, .has_old = true});
}

int output_commit(struct output *output, struct arena *arena)
{
    int error = 0;
    if (output->staging.is_made)
        error = staging_place(&output->staging, arena, output->changes, output->count, &output->is_committed);
    else
        output->is_committed = true;
    if (output->is_committed)
        let_go(output);
    else
        output_discard(output);
    return error;
}

int output_discard(struct output *output)
{
    int error = 0;
    if (!output->is_committed) {
        error = staging_clear(&output->staging, output->changes, output->count);
        int folders = remove_folders(output);
        error = error != 0 ? error : folders;
    }
    output->is_committed = true; /* nothing is left to take away */
    let_go(output);
    return error;
}
