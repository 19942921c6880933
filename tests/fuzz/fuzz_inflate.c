/* fuzz_inflate.c - any bytes as deflate: zlib must give the same verdict and the same output. */
#include "core/inflate.h"

#include <stdlib.h>
#include <string.h>
#include <zlib.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

#define MOST 65536u

/* Bytes that zlib makes of the whole input, or SIZE_MAX when it does not end there. */
static size_t inflate_by_zlib(const uint8_t *data, size_t size, uint8_t *out)
{
    static z_stream z; /* set up once: that takes longer than most inputs */
    if (z.state == NULL ? inflateInit2(&z, -15) != Z_OK : inflateReset(&z) != Z_OK)
        abort();
    z.next_in = (z_const Bytef *)data;
    z.avail_in = (uInt)size;
    z.next_out = out;
    z.avail_out = MOST;
    return inflate(&z, Z_FINISH) == Z_STREAM_END && z.avail_in == 0 ? z.total_out : SIZE_MAX;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static uint8_t expected[MOST], room[MOST];
    static struct inflate_work work;
    placard_bytes packed = {data, size};
    size_t at, made = inflate_by_zlib(data, size, expected), asked = made == SIZE_MAX ? 1000 : made;
    uint8_t *out = room + MOST - asked; /* ends with the array, so that a sanitizer sees a byte too far */
    placard_status status = inflate_all(&work, packed, out, (uint32_t)asked, &at);
    if ((status == PLACARD_OK) != (made != SIZE_MAX) || at > size)
        abort();
    if (status == PLACARD_OK && made > 0 && memcmp(out, expected, made) != 0)
        abort();
    if (status == PLACARD_OK && made > 0 && size % 8 == 0 && /* now and then: it takes as long again */
        inflate_all(&work, packed, out + 1, (uint32_t)made - 1, &at) != PLACARD_DEFLATE_SIZE)
        abort();
    return 0;
}
