/*
 * saved.h - the header that saved progress has, and its seal.
 *
 * Four letters, version, flags, a 16-bit count, three 32-bit numbers of the
 * owner's, CRC-32: 24 bytes, little-endian.
 */
#ifndef PLACARD_READING_SAVED_H
#define PLACARD_READING_SAVED_H

#include "core/load.h"
#include "core/private.h"
#include "placard.h"

#define SAVED_HEADER     24u
#define SAVED_VERSION    1u
#define SAVED_AT_VERSION 4u
#define SAVED_AT_FLAGS   5u
#define SAVED_AT_COUNT   6u
#define SAVED_AT_FIRST   8u
#define SAVED_AT_SECOND  12u
#define SAVED_AT_THIRD   16u
#define SAVED_AT_CRC     20u /* the last */

#define SAVED_LETTERS(a, b, c, d)                                                                            \
    ((uint32_t)(a) | (uint32_t)(b) << 8 | (uint32_t)(c) << 16 | (uint32_t)(d) << 24)

/* Begin a header: letters, version, flags and count; the rest is the owner's to store. */
static inline void saved_open(uint8_t *out, uint32_t letters, uint32_t flags, uint32_t count)
{
    store_le32(out, letters);
    store_le32(out + SAVED_AT_VERSION, SAVED_VERSION | flags << 8 | count << 16);
}

/* Put the seal of all `size` bytes in its place. */
#define saved_seal PRIVATE_NAME(saved_seal)
PRIVATE void saved_seal(uint8_t *out, size_t size);

/* Letters, seal and version.  Errors: BAD_SAVED, NEWER_MAJOR. */
#define saved_check PRIVATE_NAME(saved_check)
PRIVATE placard_status saved_check(const uint8_t *data, size_t size, uint32_t letters);

#endif
