#include "base/arena.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

enum { BLOCK_SIZE = 64 << 10, ALIGN = 16 };

struct arena_block {
    struct arena_block *older;
    size_t size; /* of the bytes behind this header */
    char bytes[];
};

struct arena_cleanup {
    struct arena_cleanup *older;
    void (*close)(void *);
    void *handle;
};

void arena_fail(struct arena *arena)
{
    if (arena->out_of_memory == NULL)
        abort(); /* a scope was never opened: a mistake of ours, not of the input */
    longjmp(*arena->out_of_memory, 1);
}

jmp_buf *arena_catch(struct arena *arena, jmp_buf *jump)
{
    arena->out_of_memory = jump;
    return jump;
}

static size_t round_up(struct arena *arena, size_t size)
{
    if (size > SIZE_MAX / 2)
        arena_fail(arena);
    return (size + ALIGN - 1) & ~(size_t)(ALIGN - 1);
}

/* Header and padding, so that the first byte handed out is aligned. */
static size_t header_size(void)
{
    return (sizeof(struct arena_block) + ALIGN - 1) & ~(size_t)(ALIGN - 1);
}

static void add_block(struct arena *arena, size_t need)
{
    size_t size = need > BLOCK_SIZE ? need : BLOCK_SIZE;
    struct arena_block *block = malloc(header_size() + size);
    if (block == NULL)
        arena_fail(arena);
    block->older = arena->blocks;
    block->size = size;
    arena->blocks = block;
    arena->next = (char *)block + header_size();
    arena->end = arena->next + size;
}

void *arena_alloc(struct arena *arena, size_t count, size_t size)
{
    if (size != 0 && count > SIZE_MAX / size)
        arena_fail(arena);
    size_t bytes = round_up(arena, count * size);
    if (arena->limit != 0 && bytes > arena->limit - arena->used)
        arena_fail(arena);
    if (bytes > (size_t)(arena->end - arena->next) || arena->next == NULL)
        add_block(arena, bytes);
    void *result = arena->next;
    arena->next += bytes;
    arena->used += bytes;
    return memset(result, 0, bytes);
}

void *arena_grow(struct arena *arena, void *old, size_t old_size, size_t new_size)
{
    size_t old_bytes = round_up(arena, old_size), new_bytes = round_up(arena, new_size);
    int is_last = old != NULL && (char *)old + old_bytes == arena->next;
    if (is_last && new_bytes >= old_bytes && new_bytes - old_bytes <= (size_t)(arena->end - arena->next)) {
        arena_alloc(arena, 1, new_bytes - old_bytes);
        return old;
    }
    void *result = arena_alloc(arena, 1, new_size);
    if (old != NULL && old_size > 0)
        memcpy(result, old, old_size < new_size ? old_size : new_size);
    return result;
}

struct arena_cleanup *arena_defer(struct arena *arena, void (*close)(void *), void *handle)
{
    struct arena_cleanup *cleanup = malloc(sizeof *cleanup);
    if (cleanup == NULL) {
        close(handle);
        arena_fail(arena);
    }
    *cleanup = (struct arena_cleanup){arena->cleanups, close, handle};
    arena->cleanups = cleanup;
    return cleanup;
}

void arena_close(struct arena_cleanup *cleanup)
{
    void (*close)(void *) = cleanup->close;
    cleanup->close = NULL;
    if (close != NULL)
        close(cleanup->handle);
}

static void run_cleanups(struct arena *arena)
{
    while (arena->cleanups != NULL) {
        struct arena_cleanup *cleanup = arena->cleanups;
        arena->cleanups = cleanup->older;
        arena_close(cleanup);
        free(cleanup);
    }
}

static void free_blocks(struct arena_block *block)
{
    while (block != NULL) {
        struct arena_block *older = block->older;
        free(block);
        block = older;
    }
}

void arena_free(struct arena *arena)
{
    run_cleanups(arena);
    free_blocks(arena->blocks);
    arena->blocks = NULL;
    arena->next = arena->end = NULL;
    arena->used = 0;
}

void arena_reset(struct arena *arena)
{
    run_cleanups(arena);
    struct arena_block *kept = arena->blocks;
    if (kept == NULL)
        return;
    free_blocks(kept->older);
    kept->older = NULL;
    arena->next = (char *)kept + header_size();
    arena->end = arena->next + kept->size;
    arena->used = 0;
}

static void close_inner(void *arena)
{
    arena_free(arena);
}

struct arena *arena_inner(struct arena *owner, struct arena_cleanup **cleanup)
{
    struct arena *inner = arena_new(owner, struct arena);
    arena_catch(inner, owner->out_of_memory);
    struct arena_cleanup *registered = arena_defer(owner, close_inner, inner);
    if (cleanup != NULL)
        *cleanup = registered;
    return inner;
}
