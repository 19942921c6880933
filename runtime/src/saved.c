/*
 * saved.c - the seal tells damage, not intent: whoever can write the saved
 * bytes can also seal them.
 */
#include "saved.h"

#include "crc32.h"
#include "load.h"

void saved_store(uint8_t *out, uint32_t value)
{
    for (uint32_t i = 0; i < 4; i++)
        out[i] = (uint8_t)(value >> (8 * i));
}

void saved_open(uint8_t *out, const char *letters)
{
    memset(out, 0, SAVED_HEADER);
    memcpy(out, letters, SAVED_AT_VERSION);
    out[SAVED_AT_VERSION] = SAVED_VERSION;
}

/* CRC-32 of all bytes, the field for it read as zero. */
static uint32_t seal_of(const uint8_t *data, size_t size)
{
    uint8_t header[SAVED_HEADER];
    memcpy(header, data, SAVED_HEADER);
    saved_store(header + SAVED_AT_CRC, 0);
    return crc32_of(header, SAVED_HEADER) ^ crc32_of(data + SAVED_HEADER, size - SAVED_HEADER);
}

void saved_seal(uint8_t *out, size_t size)
{
    saved_store(out + SAVED_AT_CRC, seal_of(out, size));
}

placard_status saved_check(const uint8_t *data, size_t size, const char *letters)
{
    if (data == NULL || size < SAVED_HEADER || memcmp(data, letters, SAVED_AT_VERSION) != 0 ||
        seal_of(data, size) != load_le32(data + SAVED_AT_CRC))
        return PLACARD_BAD_SAVED;
    return data[SAVED_AT_VERSION] > SAVED_VERSION ? PLACARD_NEWER_MAJOR : PLACARD_OK;
}
