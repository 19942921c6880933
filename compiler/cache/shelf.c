#include "cache/shelf.h"

#include <pthread.h>
#include <string.h>

#include "base/arena.h"
#include "pipeline/6-media/convert.h"

enum { HEADS = 1024 };

/* A conversion, in an arena of its own: it goes alone.  The entry itself is in there, too. */
struct entry {
    struct arena arena;
    uint8_t key[32];
    bool is_made; /* false: somebody is making it */
    struct conversion made;
    struct entry *next;          /* of one head */
    struct entry *newer, *older; /* made ones, by when they were asked for */
};

struct shelf {
    pthread_mutex_t lock;
    pthread_cond_t is_put;
    struct entry *heads[HEADS];
    struct entry *newest, *oldest;
    size_t bytes, most;
};

/* ---- Entries ------------------------------------------------------------------ */

static struct entry **head_of(struct shelf *shelf, const uint8_t key[32])
{
    return &shelf->heads[(key[0] | (unsigned)key[1] << 8) % HEADS];
}

/* NULL: there is none. */
static struct entry *find(struct shelf *shelf, const uint8_t key[32])
{
    struct entry *entry = *head_of(shelf, key);
    while (entry != NULL && memcmp(entry->key, key, sizeof entry->key) != 0)
        entry = entry->next;
    return entry;
}

/* NULL: no memory. */
static struct entry *entry_new(const uint8_t key[32])
{
    struct arena arena = {0};
    jmp_buf jump;
    if (arena_failed(&arena, &jump)) {
        arena_free(&arena);
        return NULL;
    }
    struct entry *entry = arena_new(&arena, struct entry);
    memcpy(entry->key, key, sizeof entry->key);
    entry->arena = arena;
    return entry;
}

static void entry_free(struct entry *entry)
{
    struct arena arena = entry->arena;
    arena_free(&arena);
}

/* Nothing is promised when there is no memory for it: then others make the same. */
static void promise(struct shelf *shelf, const uint8_t key[32])
{
    struct entry *entry = entry_new(key), **head = head_of(shelf, key);
    if (entry == NULL)
        return;
    entry->next = *head;
    *head = entry;
}

/* False: no memory. */
static bool fill(struct entry *entry, const struct conversion *made)
{
    jmp_buf jump;
    if (arena_failed(&entry->arena, &jump))
        return false;
    entry->made = conversion_copy(&entry->arena, made);
    arena_catch(&entry->arena, NULL);
    return true;
}

/* ---- Which was asked for when ---------------------------------------------------- */

static void unlist(struct shelf *shelf, struct entry *entry)
{
    *(entry->newer != NULL ? &entry->newer->older : &shelf->newest) = entry->older;
    *(entry->older != NULL ? &entry->older->newer : &shelf->oldest) = entry->newer;
}

static void list_newest(struct shelf *shelf, struct entry *entry)
{
    entry->newer = NULL;
    entry->older = shelf->newest;
    *(shelf->newest != NULL ? &shelf->newest->newer : &shelf->oldest) = entry;
    shelf->newest = entry;
}

static size_t weight(const struct entry *entry)
{
    return sizeof *entry + (entry->made.media.bytes.ptr != NULL ? entry->made.media.bytes.len : 0);
}

static void take_off(struct shelf *shelf, struct entry *entry)
{
    struct entry **at = head_of(shelf, entry->key);
    while (*at != entry)
        at = &(*at)->next;
    *at = entry->next;
    if (entry->is_made) {
        unlist(shelf, entry);
        shelf->bytes -= weight(entry);
    }
    entry_free(entry);
}

static void make_room(struct shelf *shelf)
{
    while (shelf->bytes > shelf->most && shelf->oldest != NULL)
        take_off(shelf, shelf->oldest);
}

/* ---- For 6-media ----------------------------------------------------------------- */

/* False: no memory for the copy. */
static bool hand_out(struct shelf *shelf, struct entry *entry, struct arena *arena, struct conversion *out)
{
    jmp_buf jump, *owner = arena->out_of_memory;
    if (arena_failed(arena, &jump)) {
        /* The lock is given back before anybody hears of it. */
        arena_catch(arena, owner);
        return false;
    }
    *out = conversion_copy(arena, &entry->made);
    arena_catch(arena, owner);
    unlist(shelf, entry);
    list_newest(shelf, entry);
    return true;
}

static bool take(void *context, const uint8_t key[32], struct arena *arena, struct conversion *out)
{
    struct shelf *shelf = context;
    bool is_copied = true;
    pthread_mutex_lock(&shelf->lock);
    struct entry *entry = find(shelf, key);
    while (entry != NULL && !entry->is_made) {
        pthread_cond_wait(&shelf->is_put, &shelf->lock);
        entry = find(shelf, key);
    }
    bool is_there = entry != NULL;
    if (is_there)
        is_copied = hand_out(shelf, entry, arena, out);
    else
        promise(shelf, key);
    pthread_mutex_unlock(&shelf->lock);
    if (!is_copied)
        arena_fail(arena);
    return is_there;
}

static void put(void *context, const uint8_t key[32], const struct conversion *made)
{
    struct shelf *shelf = context;
    pthread_mutex_lock(&shelf->lock);
    struct entry *entry = find(shelf, key);
    if (entry != NULL && !entry->is_made) {
        if (made != NULL && fill(entry, made)) {
            entry->is_made = true;
            list_newest(shelf, entry);
            shelf->bytes += weight(entry);
            make_room(shelf);
        } else {
            take_off(shelf, entry);
        }
    }
    pthread_cond_broadcast(&shelf->is_put);
    pthread_mutex_unlock(&shelf->lock);
}

struct media_shelf shelf_media(struct shelf *shelf)
{
    return (struct media_shelf){shelf, take, put};
}

static void close_shelf(void *handle)
{
    struct shelf *shelf = handle;
    for (size_t i = 0; i < HEADS; i++)
        for (struct entry *entry = shelf->heads[i], *next; entry != NULL; entry = next) {
            next = entry->next;
            entry_free(entry);
        }
    pthread_cond_destroy(&shelf->is_put);
    pthread_mutex_destroy(&shelf->lock);
}

struct shelf *shelf_new(struct arena *arena, size_t most)
{
    struct shelf *shelf = arena_new(arena, struct shelf);
    shelf->most = most;
    pthread_mutex_init(&shelf->lock, NULL);
    pthread_cond_init(&shelf->is_put, NULL);
    arena_defer(arena, close_shelf, shelf);
    return shelf;
}
