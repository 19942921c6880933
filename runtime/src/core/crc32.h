/*
 * crc32.h - CRC-32 of ISO 3309 and ZIP (reflected polynomial EDB88320).
 */
#ifndef PLACARD_CORE_CRC32_H
#define PLACARD_CORE_CRC32_H

#include <stddef.h>
#include <stdint.h>

#include "core/private.h"

/* CRC-32 of `size` bytes.  Linear. */
#define crc32_of PRIVATE_NAME(crc32_of)
PRIVATE uint32_t crc32_of(const uint8_t *data, size_t size);

#endif
