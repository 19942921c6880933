#include "base/digest.h"

#include "base/arena.h"

#include <sodium.h>

void digest_sha256(uint8_t out[32], const struct str *parts, size_t count)
{
    crypto_hash_sha256_state state;
    crypto_hash_sha256_init(&state);
    for (size_t i = 0; i < count; i++)
        if (parts[i].len > 0)
            crypto_hash_sha256_update(&state, (const unsigned char *)parts[i].ptr, parts[i].len);
    crypto_hash_sha256_final(&state, out);
}

uint32_t digest_stamp(struct str text)
{
    uint8_t hash[32];
    digest_sha256(hash, &text, 1);
    return (uint32_t)hash[0] << 24 | (uint32_t)hash[1] << 16 | (uint32_t)hash[2] << 8 | hash[3];
}

struct str digest_hex(struct arena *arena, const uint8_t *bytes, size_t len)
{
    char *text = arena_alloc(arena, 1, 2 * len + 1);
    sodium_bin2hex(text, 2 * len + 1, bytes, len);
    return (struct str){text, 2 * len};
}
