/*
 * load.h - numbers from bytes, and the four functions taken from outside.
 *
 * Bytes are loaded, never cast: any alignment, any byte order of the machine.
 */
#ifndef PLACARD_CORE_LOAD_H
#define PLACARD_CORE_LOAD_H

#include <stddef.h>
#include <stdint.h>

/* Declared here, since a freestanding compiler need not bring string.h. */
void *memcpy(void *restrict to, const void *restrict from, size_t size);
void *memset(void *to, int byte, size_t size);
int memcmp(const void *a, const void *b, size_t size);

/* Freestanding, these are like any other function to a compiler; as builtins
 * they become a load and a store where the size is known and small.  Not in wasm,
 * where that takes more bytes than the call. */
#if defined(__GNUC__) && !defined(__wasm__)
#define memcpy __builtin_memcpy
#define memset __builtin_memset
#define memcmp __builtin_memcmp
#endif

/* Where the machine's order is the file's, a copy is told to the compiler as one:
 * it finds out for itself too late to inline these when it builds for size.  Told
 * to inline them always: built for wasm with a low threshold it would call. */
#if defined(__GNUC__) && __BYTE_ORDER__ == __ORDER_LITTLE_ENDIAN__
#define LOAD_INLINE static inline __attribute__((always_inline))

LOAD_INLINE uint32_t load_le16(const uint8_t *p)
{
    uint16_t number;
    __builtin_memcpy(&number, p, sizeof number);
    return number;
}

LOAD_INLINE uint32_t load_le32(const uint8_t *p)
{
    uint32_t number;
    __builtin_memcpy(&number, p, sizeof number);
    return number;
}

LOAD_INLINE void store_le32(uint8_t *p, uint32_t number)
{
    __builtin_memcpy(p, &number, sizeof number);
}

LOAD_INLINE void store_le32s(uint8_t *p, const uint32_t *numbers, uint32_t count)
{
    memcpy(p, numbers, count * sizeof *numbers);
}
#else
static inline uint32_t load_le16(const uint8_t *p)
{
    return (uint32_t)p[0] | (uint32_t)p[1] << 8;
}

static inline uint32_t load_le32(const uint8_t *p)
{
    return load_le16(p) | load_le16(p + 2) << 16;
}

static inline void store_le32(uint8_t *p, uint32_t number)
{
    for (uint32_t i = 0; i < 4; i++, number >>= 8)
        p[i] = (uint8_t)number;
}

static inline void store_le32s(uint8_t *p, const uint32_t *numbers, uint32_t count)
{
    for (uint32_t i = 0; i < count; i++)
        store_le32(p + 4 * i, numbers[i]);
}
#endif

#endif
