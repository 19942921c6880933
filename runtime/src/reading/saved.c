/*
 * saved.c - the seal tells damage, not intent: whoever can write the saved
 * bytes can also seal them.
 */
#include "reading/saved.h"

#include "core/crc32.h"
#include "core/load.h"

/* CRC-32 of what stands before the field for it, and of what stands behind. */
static uint32_t seal_of(const uint8_t *data, size_t size)
{
    return crc32_of(data, SAVED_AT_CRC) ^ crc32_of(data + SAVED_HEADER, size - SAVED_HEADER);
}

void saved_seal(uint8_t *out, size_t size)
{
    store_le32(out + SAVED_AT_CRC, seal_of(out, size));
}

placard_status saved_check(const uint8_t *data, size_t size, uint32_t letters)
{
    if (data == NULL || size < SAVED_HEADER || load_le32(data) != letters ||
        seal_of(data, size) != load_le32(data + SAVED_AT_CRC))
        return PLACARD_BAD_SAVED;
    return data[SAVED_AT_VERSION] > SAVED_VERSION ? PLACARD_NEWER_MAJOR : PLACARD_OK;
}
