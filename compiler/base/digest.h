/*
 * digest.h - SHA-256 (FIPS 180-4), by libcrypto, which uses what the processor has for it.  Only digest.c
 * knows it.
 */
#ifndef PLACARD_BASE_DIGEST_H
#define PLACARD_BASE_DIGEST_H

#include "base/str.h"

/* Digest of the parts one after the other.  Linear, no allocation. */
void digest_sha256(uint8_t out[32], const struct str *parts, size_t count);

/* The first 32 bits of that digest of one text, for stamps that people see. */
uint32_t digest_stamp(struct str text);

/* Lower-case hexadecimal of `len` bytes, in the arena. */
struct str digest_hex(struct arena *arena, const uint8_t *bytes, size_t len);

#endif
