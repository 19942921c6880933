#include "library/staging.h"

#include <errno.h>
#include <pthread.h>
#include <stdio.h>
#include <string.h>

#include "base/arena.h"
#include "base/array.h"

#define PART "/.part" /* a journal that is being written */
#define UNDO "/.undo"
#define DONE "/.done"
#define OLD  ".old-"

enum { JOURNAL_LIMIT = 64 << 20, MOST_SYNCING = 16 };

struct staging staging_of(struct arena *arena, const struct os *os, const char *folder)
{
    struct staging staging = {.os = os, .folder = folder};
    staging.path = str_z(arena, str_format(arena, "%s/" STAGING_NAME, folder));
    size_t room = strlen(staging.path) + STAGING_NAME_MAX + sizeof OLD + 2;
    staging.from = arena_alloc(arena, room, 1);
    staging.to = arena_alloc(arena, room, 1);
    return staging;
}

static char *join(char *room, const char *folder, const char *prefix, struct str name)
{
    sprintf(room, "%s/%s%.*s", folder, prefix, STR_FMT(name));
    return room;
}

static const char *journal(char *room, const struct staging *staging, const char *name)
{
    sprintf(room, "%s%s", staging->path, name);
    return room;
}

/* An operation of cleaning up is tried twice: network file systems fail now and then. */
static int try_twice(const struct staging *staging, int (*act)(void *, const char *), const char *path)
{
    int error = act(staging->os->context, path);
    if (error == 0 || error == ENOENT)
        return 0;
    error = act(staging->os->context, path);
    return error == ENOENT ? 0 : error;
}

static int first_of(int first, int next)
{
    return first != 0 ? first : next;
}

/* ---- Making ready ----------------------------------------------------------- */

int staging_make(struct staging *staging)
{
    if (staging->is_made)
        return 0;
    int error = staging->os->make_dir(staging->os->context, staging->path);
    staging->is_made = error == 0;
    return error;
}

static int keep_old(struct staging *staging, struct staging_change *changes, size_t count)
{
    const struct os *os = staging->os;
    int error = 0;
    for (size_t i = 0; i < count && error == 0; i++) {
        struct staging_change *change = &changes[i];
        if (!change->has_new || !change->has_old)
            continue;
        change->is_kept = true; /* so that one half made is cleared away */
        error = os->keep_file(os->context, join(staging->from, staging->folder, "", change->name),
                              join(staging->to, staging->path, OLD, change->name));
    }
    return error;
}

/* A disk takes many files in hardly more time than one, when they are asked for at once. */
struct syncing {
    const struct os *os;
    const char **paths;
    size_t count;
    pthread_mutex_t lock; /* guards the rest */
    size_t next;
    int error;
};

static const char *take(struct syncing *syncing, int error)
{
    pthread_mutex_lock(&syncing->lock);
    syncing->error = first_of(syncing->error, error);
    bool is_taken = syncing->error == 0 && syncing->next < syncing->count;
    const char *path = is_taken ? syncing->paths[syncing->next++] : NULL;
    pthread_mutex_unlock(&syncing->lock);
    return path;
}

static void *sync_some(void *argument)
{
    struct syncing *syncing = argument;
    const char *path = take(syncing, 0);
    while (path != NULL)
        path = take(syncing, syncing->os->sync(syncing->os->context, path));
    return NULL;
}

static int sync_paths(struct syncing *syncing)
{
    pthread_t threads[MOST_SYNCING];
    size_t started = 0;
    pthread_mutex_init(&syncing->lock, NULL);
    while (started < MOST_SYNCING && started + 1 < syncing->count &&
           pthread_create(&threads[started], NULL, sync_some, syncing) == 0)
        started++;
    sync_some(syncing); /* a machine that refuses threads does it alone */
    while (started > 0)
        pthread_join(threads[--started], NULL);
    pthread_mutex_destroy(&syncing->lock);
    return syncing->error;
}

static int sync_new(struct staging *staging, struct arena *arena, const struct staging_change *changes,
                    size_t count)
{
    struct syncing syncing = {.os = staging->os};
    syncing.paths = arena_array(arena, const char *, count + 1);
    for (size_t i = 0; i < count; i++)
        if (changes[i].has_new)
            syncing.paths[syncing.count++] =
                str_z(arena, str_format(arena, "%s/%.*s", staging->path, STR_FMT(changes[i].name)));
    return sync_paths(&syncing);
}

/* ---- The journal ------------------------------------------------------------ */

/* A line a name: '=' replaced, '+' new, '-' to be removed when all is in place. */
static char mark_of(const struct staging_change *change)
{
    if (!change->has_new)
        return '-';
    return change->has_old ? '=' : '+';
}

static int write_journal(struct staging *staging, struct arena *arena, const struct staging_change *changes,
                         size_t count)
{
    const struct os *os = staging->os;
    struct buf text = {.arena = arena};
    for (size_t i = 0; i < count; i++)
        buf_format(&text, "%c%.*s\n", mark_of(&changes[i]), STR_FMT(changes[i].name));
    int error = os->create_file(os->context, journal(staging->from, staging, PART), buf_view(&text));
    if (error == 0)
        error = os->sync(os->context, staging->from);
    if (error == 0)
        error = os->rename(os->context, staging->from, journal(staging->to, staging, UNDO));
    staging->has_undo = error == 0;
    return error != 0 ? error : os->sync(os->context, staging->path);
}

static bool is_name(struct str name)
{
    return name.len > 0 && name.len <= STAGING_NAME_MAX && str_find_byte(name, '/', 0) == SIZE_MAX &&
           name.ptr[0] != '.';
}

/* The changes of a journal.  A line that no build writes is passed over: it names nothing of ours. */
static struct staging_change *read_journal(struct arena *arena, struct str text, size_t *count)
{
    ARRAY(struct staging_change) changes = {0};
    for (size_t at = 0, end; at < text.len; at = end + 1) {
        end = str_find_byte(text, '\n', at);
        if (end == SIZE_MAX)
            break;
        struct str name = str_slice(text, at + 1 > end ? end : at + 1, end);
        char mark = text.ptr[at];
        if (is_name(name) && (mark == '=' || mark == '+' || mark == '-'))
            *array_add(arena, &changes) = (struct staging_change){
                .name = name, .has_new = mark != '-', .has_old = mark != '+', .is_kept = mark == '='};
    }
    *count = changes.count;
    return changes.items;
}

/* ---- In place, or back ------------------------------------------------------- */

static int move_in(struct staging *staging, const struct staging_change *changes, size_t count)
{
    const struct os *os = staging->os;
    int error = 0;
    for (size_t i = 0; i < count && error == 0; i++)
        if (changes[i].has_new)
            error = os->rename(os->context, join(staging->from, staging->path, "", changes[i].name),
                               join(staging->to, staging->folder, "", changes[i].name));
    return error != 0 ? error : os->sync(os->context, staging->folder);
}

/* The old file over the new one; where it was not replaced both names are of one file, and nothing happens.
 */
static int put_back(struct staging *staging, struct str name)
{
    const struct os *os = staging->os;
    join(staging->from, staging->path, OLD, name);
    join(staging->to, staging->folder, "", name);
    int error = os->rename(os->context, staging->from, staging->to);
    if (error != 0 && error != ENOENT)
        error = os->rename(os->context, staging->from, staging->to);
    return error == ENOENT ? 0 : error;
}

/* Away with a file that was not there before, when it was moved in. */
static int take_out(struct staging *staging, struct str name)
{
    struct os_stat look;
    int error = staging->os->stat(staging->os->context, join(staging->from, staging->path, "", name), &look);
    if (error != ENOENT)
        return error;
    return try_twice(staging, staging->os->remove_file, join(staging->from, staging->folder, "", name));
}

/* The last one first: build.json names only what is there. */
static int take_back(struct staging *staging, const struct staging_change *changes, size_t count)
{
    int first = 0;
    for (size_t i = count; i-- > 0;)
        if (changes[i].has_new)
            first = first_of(first, changes[i].has_old ? put_back(staging, changes[i].name)
                                                       : take_out(staging, changes[i].name));
    return first_of(first, try_twice(staging, staging->os->sync, staging->folder));
}

static bool has_removals(const struct staging_change *changes, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (!changes[i].has_new)
            return true;
    return false;
}

/* Safe on the disk first that all is in place, and last that the removed are gone. */
static int remove_old(struct staging *staging, const struct staging_change *changes, size_t count)
{
    const struct os *os = staging->os;
    if (!has_removals(changes, count))
        return 0;
    int first = try_twice(staging, os->sync, staging->path);
    for (size_t i = 0; i < count && first == 0; i++)
        if (!changes[i].has_new)
            first = try_twice(staging, os->remove_file,
                              join(staging->from, staging->folder, "", changes[i].name));
    return first_of(first, try_twice(staging, os->sync, staging->folder));
}

static int clear_old(struct staging *staging, struct staging_change *changes, size_t count)
{
    int first = 0;
    for (size_t i = 0; i < count; i++) {
        if (changes[i].is_kept)
            first = first_of(first, try_twice(staging, staging->os->remove_file,
                                              join(staging->from, staging->path, OLD, changes[i].name)));
    }
    first =
        first_of(first, try_twice(staging, staging->os->remove_file, journal(staging->from, staging, DONE)));
    return first_of(first, try_twice(staging, staging->os->remove_dir, staging->path));
}

int staging_place(struct staging *staging, struct arena *arena, struct staging_change *changes, size_t count,
                  bool *is_done)
{
    const struct os *os = staging->os;
    int error = keep_old(staging, changes, count);
    if (error == 0)
        error = sync_new(staging, arena, changes, count);
    if (error == 0)
        error = write_journal(staging, arena, changes, count);
    if (error == 0)
        error = move_in(staging, changes, count);
    if (error == 0)
        error = os->rename(os->context, journal(staging->from, staging, UNDO),
                           journal(staging->to, staging, DONE));
    *is_done = error == 0;
    if (error != 0)
        return error;
    staging->has_undo = staging->is_made = false;
    error = remove_old(staging, changes, count);
    return error != 0 ? error : clear_old(staging, changes, count);
}

int staging_clear(struct staging *staging, const struct staging_change *changes, size_t count)
{
    const struct os *os = staging->os;
    if (!staging->is_made)
        return 0;
    staging->is_made = false;
    int first = staging->has_undo ? take_back(staging, changes, count) : 0;
    if (first != 0)
        return first;
    /* The journal first: it speaks of files that go now. */
    first = try_twice(staging, os->remove_file, journal(staging->from, staging, UNDO));
    first = first_of(first, try_twice(staging, os->remove_file, journal(staging->from, staging, PART)));
    for (size_t i = 0; i < count; i++) {
        join(staging->from, staging->path, "", changes[i].name);
        first = first_of(first, try_twice(staging, os->remove_file, staging->from));
        join(staging->from, staging->path, OLD, changes[i].name);
        if (changes[i].is_kept)
            first = first_of(first, try_twice(staging, os->remove_file, staging->from));
    }
    return first_of(first, try_twice(staging, os->remove_dir, staging->path));
}

/* ---- After a build that was killed --------------------------------------------- */

/* ENOENT: there is no such journal. */
static int follow(struct staging *staging, struct arena *arena, const char *name,
                  int (*act)(struct staging *, const struct staging_change *, size_t))
{
    const struct os *os = staging->os;
    struct str text;
    size_t count;
    int error =
        os->read_file(os->context, arena, journal(staging->from, staging, name), JOURNAL_LIMIT, &text);
    if (error != 0)
        return error;
    struct staging_change *changes = read_journal(arena, text, &count);
    error = act(staging, changes, count);
    return error == ENOENT ? EIO : error;
}

/* All files in it, whatever they are called, the journal last; a folder in it is not ours and stays. */
static int clear_all(struct staging *staging, struct arena *arena)
{
    const struct os *os = staging->os;
    struct os_name *names;
    size_t count;
    int first = os->list(os->context, arena, staging->path, &names, &count);
    for (size_t i = count; first == 0 && i-- > 0;)
        if (!names[i].is_dir)
            first =
                try_twice(staging, os->remove_file,
                          str_z(arena, str_format(arena, "%s/%.*s", staging->path, STR_FMT(names[i].name))));
    return first_of(first, try_twice(staging, os->remove_dir, staging->path));
}

int staging_recover(struct staging *staging, struct arena *arena)
{
    const struct os *os = staging->os;
    struct os_stat look;
    int error = os->stat(os->context, staging->path, &look);
    if (error != 0)
        return error == ENOENT ? 0 : error;
    /* A link of that name leads to files that are not ours. */
    if (os->remove_file(os->context, staging->path) == 0)
        return 0;
    error = follow(staging, arena, UNDO, take_back);
    if (error == ENOENT)
        error = follow(staging, arena, DONE, remove_old);
    return error != 0 && error != ENOENT ? error : clear_all(staging, arena);
}
