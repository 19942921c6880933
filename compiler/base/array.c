#include "base/array.h"

#include <stdint.h>

#include "base/arena.h"

enum { FIRST_BYTES = 256 }; /* of an array that has had no room yet */

void *array_reserve(struct arena *arena, void *items, size_t count, size_t *room, size_t more, size_t size)
{
    if (more <= *room - count)
        return items;
    size_t least = size < FIRST_BYTES ? FIRST_BYTES / size : 1, next = *room > 0 ? *room : least;
    if (more > SIZE_MAX / 4 / size - count)
        arena_fail(arena);
    while (next - count < more)
        next *= 2;
    items = arena_grow(arena, items, *room * size, next * size);
    *room = next;
    return items;
}
