/*
 * bytes.h - comparing borrowed bytes.
 */
#ifndef PLACARD_CORE_BYTES_H
#define PLACARD_CORE_BYTES_H

#include "core/load.h"
#include "placard.h"

static inline uint8_t byte_lower(uint8_t c)
{
    return (uint8_t)(c >= 'A' && c <= 'Z' ? c + ('a' - 'A') : c);
}

#endif
