/*
 * host.c - what libplacard asks of its host.
 *
 * Not inlined: where the size is known, the compiler would make of a call of 8
 * bytes a row of stores that takes 60.
 */
#include <stddef.h>
#include <stdint.h>

#define ONE_COPY __attribute__((noinline))

void *memcpy(void *restrict to, const void *restrict from, size_t size);
void *memset(void *to, int byte, size_t size);
int memcmp(const void *a, const void *b, size_t size);

/* The builtins of these two are one instruction each, of the bulk-memory proposal. */
ONE_COPY void *memcpy(void *restrict to, const void *restrict from, size_t size)
{
    return __builtin_memcpy(to, from, size);
}

ONE_COPY void *memset(void *to, int byte, size_t size)
{
    return __builtin_memset(to, byte, size);
}

ONE_COPY int memcmp(const void *a, const void *b, size_t size)
{
    const uint8_t *left = a, *right = b;
    int order = 0;
    while (order == 0 && size-- > 0)
        order = *left++ - *right++;
    return order;
}
