#include "container/content.h"

#include "base/arena.h"
#include "base/digest.h"

/* A number of `size` bytes, lowest first. */
static void add_number(struct content *content, size_t number, size_t size)
{
    uint8_t *bytes = arena_alloc(content->arena, 1, size);
    for (size_t i = 0; i < size; i++)
        bytes[i] = (uint8_t)(number >> 8 * i);
    *array_add(content->arena, &content->parts) = (struct str){(const char *)bytes, size};
}

static void add_text(struct content *content, struct str text, size_t size_bytes)
{
    add_number(content, text.len, size_bytes);
    *array_add(content->arena, &content->parts) = text;
}

void content_add_document(struct content *content, struct str tag, struct str bytes)
{
    add_text(content, tag, 1);
    add_text(content, bytes, 4);
}

void content_add_picture(struct content *content, struct str bytes)
{
    add_text(content, bytes, 4);
}

void content_digest(uint8_t out[32], const struct content *content)
{
    digest_sha256(out, content->parts.items, content->parts.count);
}
