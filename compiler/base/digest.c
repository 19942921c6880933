/* The plain functions: those of EVP look their algorithm up under a lock each time, which costs more than
 * most of what is digested here.  They are deprecated for programs that need validated modules, and stay. */
#define OPENSSL_API_COMPAT 10101

#include "base/digest.h"

#include <openssl/sha.h>

#include "base/arena.h"

void digest_sha256(uint8_t out[32], const struct str *parts, size_t count)
{
    SHA256_CTX state;
    SHA256_Init(&state);
    for (size_t i = 0; i < count; i++)
        if (parts[i].len > 0)
            SHA256_Update(&state, parts[i].ptr, parts[i].len);
    SHA256_Final(out, &state);
}

uint32_t digest_stamp(struct str text)
{
    uint8_t hash[32];
    digest_sha256(hash, &text, 1);
    return (uint32_t)hash[0] << 24 | (uint32_t)hash[1] << 16 | (uint32_t)hash[2] << 8 | hash[3];
}

struct str digest_hex(struct arena *arena, const uint8_t *bytes, size_t len)
{
    static const char digits[] = "0123456789abcdef";
    char *text = arena_alloc(arena, 1, 2 * len + 1);
    for (size_t i = 0; i < len; i++) {
        text[2 * i] = digits[bytes[i] >> 4];
        text[2 * i + 1] = digits[bytes[i] & 15];
    }
    return (struct str){text, 2 * len};
}
