/*
 * bytes.h - comparing borrowed bytes.
 */
#ifndef PLACARD_BYTES_H
#define PLACARD_BYTES_H

#include "load.h"
#include "placard.h"

static inline uint8_t byte_lower(uint8_t c)
{
    return (uint8_t)(c >= 'A' && c <= 'Z' ? c + ('a' - 'A') : c);
}

static inline int bytes_equal(placard_bytes a, placard_bytes b)
{
    return a.size == b.size && (a.size == 0 || memcmp(a.data, b.data, a.size) == 0);
}

#endif
