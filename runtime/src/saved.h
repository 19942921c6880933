/*
 * saved.h - the header that saved progress has, and its seal.
 *
 * Four letters, version, flags, a 16-bit count, two 32-bit numbers of the
 * owner's, CRC-32, a third number: 24 bytes, little-endian.
 */
#ifndef PLACARD_SAVED_H
#define PLACARD_SAVED_H

#include "placard.h"

#define SAVED_HEADER     24u
#define SAVED_VERSION    1u
#define SAVED_AT_VERSION 4u
#define SAVED_AT_FLAGS   5u
#define SAVED_AT_COUNT   6u
#define SAVED_AT_FIRST   8u
#define SAVED_AT_SECOND  12u
#define SAVED_AT_CRC     16u
#define SAVED_AT_THIRD   20u

void saved_store(uint8_t *out, uint32_t value);

/* Begin a header: letters and version; the rest zero. */
void saved_open(uint8_t *out, const char *letters);

/* Put the CRC-32 of all `size` bytes in its place. */
void saved_seal(uint8_t *out, size_t size);

/* Letters, seal and version.  Errors: BAD_SAVED, NEWER_MAJOR. */
placard_status saved_check(const uint8_t *data, size_t size, const char *letters);

#endif
