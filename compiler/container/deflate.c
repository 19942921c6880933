#include "container/deflate.h"

#include <libdeflate.h>

#include "base/arena.h"

struct deflate {
    struct libdeflate_compressor *compressor;
};

static void free_compressor(void *compressor)
{
    libdeflate_free_compressor(compressor);
}

struct deflate *deflate_new(struct arena *arena, int level)
{
    struct deflate *deflate = arena_new(arena, struct deflate);
    deflate->compressor = libdeflate_alloc_compressor(level);
    if (deflate->compressor == NULL)
        arena_fail(arena);
    arena_defer(arena, free_compressor, deflate->compressor);
    return deflate;
}

struct str deflate_bytes(struct deflate *deflate, struct arena *arena, struct str bytes)
{
    if (bytes.len < 2)
        return (struct str){0};
    char *out = arena_alloc(arena, 1, bytes.len - 1);
    size_t size = libdeflate_deflate_compress(deflate->compressor, bytes.ptr, bytes.len, out, bytes.len - 1);
    return size == 0 ? (struct str){0} : (struct str){out, size};
}

uint32_t deflate_crc32(struct str bytes)
{
    return libdeflate_crc32(0, bytes.ptr, bytes.len);
}
