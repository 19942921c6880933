/*
 * array.h - the one array that grows.
 *
 * ARRAY(struct part) parts = {0};
 * *array_add(arena, &parts) = (struct part){...};
 * for (size_t i = 0; i < parts.count; i++) use(parts.items[i]);
 *
 * The items live in an arena and move when the array grows, so what points to one
 * is set when the array is whole.  Room doubles: adding is linear over all.
 */
#ifndef PLACARD_BASE_ARRAY_H
#define PLACARD_BASE_ARRAY_H

#include <stddef.h>

struct arena;

/* A zeroed one is empty.  Each use names a type of its own: to hand one on, give it a tag. */
#define ARRAY(type)                                                                                          \
    struct {                                                                                                 \
        type *items;                                                                                         \
        size_t count; /* items in use */                                                                     \
        size_t room;  /* items that fit */                                                                   \
    }

/* A pointer to one item more, at the end: zero, unless the array was shortened.  `array` is read several
 * times. */
#define array_add(arena, array)                                                                              \
    ((array)->count < (array)->room                                                                          \
         ? (void)0                                                                                           \
         : (void)((array)->items = array_reserve((arena), (array)->items, (array)->count, &(array)->room, 1, \
                                                 sizeof *(array)->items)),                                   \
     &(array)->items[(array)->count++])

/* What array_add rests on: `items` with room for `more` items of `size` bytes behind the first `count`. */
void *array_reserve(struct arena *arena, void *items, size_t count, size_t *room, size_t more, size_t size);

#endif
