/*
 * arena.h - memory that is taken piece by piece and given back at once.
 *
 * Allocation never returns NULL: out of memory jumps to the arena's owner
 * (arena_failed), so no stage has an error path for it.  Handles of libraries are
 * registered with arena_defer() and closed by the same jump.
 */
#ifndef PLACARD_BASE_ARENA_H
#define PLACARD_BASE_ARENA_H

#include <setjmp.h>
#include <stddef.h>

struct arena_block;

struct arena {
    struct arena_block *blocks;
    struct arena_cleanup *cleanups;
    char *next, *end;
    size_t used;  /* bytes handed out */
    size_t limit; /* most bytes to hand out; 0: no limit */
    jmp_buf
        *out_of_memory; /* set by the owner, before the first allocation; NULL: nobody is there to jump to */
};

/*
 * `if (arena_failed(&arena, &jump)) { arena_free(&arena); ... }` opens a scope: false at first, true when an
 * allocation failed later.  A macro, since setjmp must be called in the owner's own frame; and the whole
 * condition of an `if`, or `!` and that, since ISO C allows it nowhere else (C11, 7.13.1.1).
 */
#define arena_failed(arena, jump) setjmp(*arena_catch((arena), (jump)))

/* Where out of memory jumps to from now on; returns that.  An arena that outlives the frame of its owner is
 * given another one, or NULL: then running out ends the program, not in a frame that is gone. */
jmp_buf *arena_catch(struct arena *arena, jmp_buf *jump);

/* Zeroed memory for `count` items of `size` bytes, aligned for any type. */
void *arena_alloc(struct arena *arena, size_t count, size_t size);
#define arena_new(arena, type)          ((type *)arena_alloc(arena, 1, sizeof(type)))
#define arena_array(arena, type, count) ((type *)arena_alloc(arena, count, sizeof(type)))

/* Grow the last allocation in place where possible, else copy. */
void *arena_grow(struct arena *arena, void *old, size_t old_size, size_t new_size);

/* Call `close(handle)` when the arena is freed; last in, first out.  Should
 * registering itself fail, `close` is called before the jump. */
struct arena_cleanup *arena_defer(struct arena *arena, void (*close)(void *), void *handle);

/* An arena of its own for what does not last as long as its owner: it jumps where that jumps, and is freed
 * with it, or before, by arena_close(*cleanup).  `cleanup` may be NULL. */
struct arena *arena_inner(struct arena *owner, struct arena_cleanup **cleanup);

/* Close now what was registered; each cleanup runs once. */
void arena_close(struct arena_cleanup *cleanup);

/* Out of memory in a library called by a stage: jump like a failed allocation. */
_Noreturn void arena_fail(struct arena *arena);

/* Run the cleanups and give all memory back.  The arena can be used again. */
void arena_free(struct arena *arena);

/* As arena_free, but keep one block for the next module. */
void arena_reset(struct arena *arena);

#endif
