#include "base/json_text.h"

#include "base/arena.h"

#include <jansson.h>

struct str json_text(struct arena *arena, const struct json_t *json, size_t flags)
{
    size_t size = json_dumpb(json, NULL, 0, flags);
    char *text = arena_alloc(arena, size + 1, 1);
    if (size == 0 || json_dumpb(json, text, size, flags) != size)
        arena_fail(arena);
    text[size] = '\n';
    return (struct str){text, size + 1};
}
