/*
 * deflate.h - raw deflate (RFC 1951) and CRC-32.  Only deflate.c knows libdeflate.
 *
 * A compressor is large (about 1 MiB up to level 9, 9 MiB above), so it is made once
 * a thread and used for every bundle of that thread.
 */
#ifndef PLACARD_CONTAINER_DEFLATE_H
#define PLACARD_CONTAINER_DEFLATE_H

#include "base/str.h"

struct arena;
struct deflate;

/* A compressor of `level`, 1 fastest to 12 smallest; closed with the arena. */
struct deflate *deflate_new(struct arena *arena, int level);

/*
 * `bytes` deflated, in `arena`; ptr NULL when the result would not be smaller.
 * Same bytes, same level and same libdeflate: same result.
 */
struct str deflate_bytes(struct deflate *deflate, struct arena *arena, struct str bytes);

/* CRC-32 as ZIP uses it (ITU-T V.42, reflected 0xEDB88320). */
uint32_t deflate_crc32(struct str bytes);

#endif
