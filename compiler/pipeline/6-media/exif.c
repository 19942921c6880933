#include "pipeline/6-media/exif.h"

#include <stdbool.h>
#include <string.h>

enum { TAG_ORIENTATION = 0x0112, TYPE_SHORT = 3, TAG_SIZE = 12, TIFF_HEADER_SIZE = 8 };

/* A TIFF structure in the byte order that it declares. */
struct tiff {
    const uint8_t *data;
    size_t size; /* bytes */
    bool is_big_endian;
};

/* 0 when outside. */
static uint32_t load16(const struct tiff *tiff, size_t at)
{
    if (tiff->size < 2 || at > tiff->size - 2)
        return 0;
    const uint8_t *p = tiff->data + at;
    return tiff->is_big_endian ? (uint32_t)(p[0] << 8 | p[1]) : (uint32_t)(p[1] << 8 | p[0]);
}

static uint32_t load32(const struct tiff *tiff, size_t at)
{
    uint32_t first = load16(tiff, at), second = load16(tiff, at + 2);
    return tiff->is_big_endian ? first << 16 | second : second << 16 | first;
}

static uint32_t find_orientation(const struct tiff *tiff)
{
    size_t directory = load32(tiff, 4);
    uint32_t count = load16(tiff, directory);
    for (uint32_t i = 0; i < count; i++) {
        size_t tag = directory + 2 + (size_t)i * TAG_SIZE;
        if (load16(tiff, tag) == TAG_ORIENTATION && load16(tiff, tag + 2) == TYPE_SHORT)
            return load16(tiff, tag + 8);
    }
    return 1;
}

uint32_t exif_orientation(const uint8_t *data, size_t size)
{
    if (size < 6 + TIFF_HEADER_SIZE || memcmp(data, "Exif\0\0", 6) != 0)
        return 1;
    struct tiff tiff = {data + 6, size - 6, data[6] == 'M'};
    if (load16(&tiff, 0) != (tiff.is_big_endian ? 0x4d4d : 0x4949) || load16(&tiff, 2) != 42)
        return 1;
    uint32_t orientation = find_orientation(&tiff);
    return orientation >= 1 && orientation <= 8 ? orientation : 1;
}
