/*
 * test_runtime_inflate.c - our inflate and CRC-32 against zlib's: same output
 * on good streams, same verdict on damaged ones.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>
#include <zlib.h>

#include "core/crc32.h"
#include "core/inflate.h"

#define PLAIN_SIZE (48u << 10)

static uint8_t plain[PLAIN_SIZE], packed[PLAIN_SIZE * 2], out[PLAIN_SIZE], expected[PLAIN_SIZE];
static struct inflate_work work;

static uint32_t next_random(uint32_t *seed)
{
    *seed = *seed * 1664525u + 1013904223u;
    return *seed >> 8;
}

/* Text-like, with runs and noise, by seed. */
static size_t make_plain(uint32_t seed)
{
    size_t size = next_random(&seed) % (seed % 3 == 0 ? PLAIN_SIZE : 600);
    uint32_t alphabet = 1 + next_random(&seed) % 255, back = 1 + next_random(&seed) % 40000;
    for (size_t i = 0; i < size; i++)
        plain[i] =
            (uint8_t)(i >= back && next_random(&seed) % 8 ? plain[i - back] : next_random(&seed) % alphabet);
    return size;
}

static size_t pack(size_t size, int level, int strategy)
{
    z_stream z;
    memset(&z, 0, sizeof z);
    assert_int_equal(deflateInit2(&z, level, Z_DEFLATED, -15, 8, strategy), Z_OK);
    z.next_in = plain;
    z.avail_in = (uInt)size;
    z.next_out = packed;
    z.avail_out = sizeof packed;
    assert_int_equal(deflate(&z, Z_FINISH), Z_STREAM_END);
    deflateEnd(&z);
    return z.total_out;
}

/* zlib's verdict: does the stream end with the input and give `size` bytes? */
static int zlib_accepts(const uint8_t *data, size_t packed_size, size_t size)
{
    z_stream z;
    memset(&z, 0, sizeof z);
    assert_int_equal(inflateInit2(&z, -15), Z_OK);
    z.next_in = (z_const Bytef *)data;
    z.avail_in = (uInt)packed_size;
    z.next_out = expected;
    z.avail_out = (uInt)size;
    int result = inflate(&z, Z_FINISH);
    int is_good = result == Z_STREAM_END && z.avail_in == 0 && z.total_out == size;
    inflateEnd(&z);
    return is_good;
}

static placard_status run(const uint8_t *data, size_t packed_size, size_t size)
{
    /* Exact heap copies, so that a sanitizer sees a byte too far. */
    uint8_t *in = malloc(packed_size + !packed_size), *to = malloc(size + !size);
    size_t at;
    memcpy(in, data, packed_size);
    placard_bytes bytes = {in, packed_size};
    placard_status status = inflate_all(&work, bytes, to, (uint32_t)size, &at);
    assert_true(at <= packed_size);
    memcpy(out, to, size);
    free(in);
    free(to);
    return status;
}

static void good_streams_inflate(void **state)
{
    (void)state;
    for (uint32_t seed = 0; seed < 400; seed++) {
        size_t size = make_plain(seed);
        size_t packed_size = pack(size, (int)(seed % 10), seed % 7 == 0 ? Z_FIXED : Z_DEFAULT_STRATEGY);
        assert_int_equal(run(packed, packed_size, size), PLACARD_OK);
        assert_memory_equal(out, plain, size);
        assert_int_equal(run(packed, packed_size, size + (size < PLAIN_SIZE)),
                         size < PLAIN_SIZE ? PLACARD_DEFLATE_SIZE : 0);
        if (size > 0)
            assert_int_equal(run(packed, packed_size, size - 1), PLACARD_DEFLATE_SIZE);
        assert_int_equal(run(packed, packed_size + 1, size), PLACARD_DEFLATE_SIZE);
        assert_int_not_equal(run(packed, packed_size - 1, size), PLACARD_OK);
    }
}

/* So many blocks of nothing and a last one, all of fixed codes: ten bits each. */
static placard_status run_blocks(size_t empty)
{
    static uint8_t many[5 * 400];
    memset(many, 0, sizeof many);
    for (size_t i = 0; i <= empty; i++)
        many[(10 * i + 1) / 8] |= (uint8_t)(1u << (10 * i + 1) % 8); /* codes are fixed */
    many[10 * empty / 8] |= (uint8_t)(1u << 10 * empty % 8);         /* the last */
    return run(many, (10 * (empty + 1) + 7) / 8, 0);
}

static void blocks_are_counted(void **state)
{
    (void)state;
    assert_int_equal(run_blocks(0), PLACARD_OK);
    assert_int_equal(run_blocks(PLACARD_MAX_BLOCKS - 1), PLACARD_OK);
    assert_int_equal(run_blocks(PLACARD_MAX_BLOCKS), PLACARD_LIMIT_BLOCKS);
    assert_int_equal(run_blocks(PLACARD_MAX_BLOCKS + 1), PLACARD_LIMIT_BLOCKS);
}

static void damaged_streams_get_zlibs_verdict(void **state)
{
    (void)state;
    unsigned accepted = 0;
    for (uint32_t seed = 0; seed < 6000; seed++) {
        uint32_t random = seed * 2654435761u;
        size_t size = make_plain(seed * 3 + 1) % 600;
        size_t packed_size = pack(size, (int)(seed % 9) + 1, seed % 3 == 0 ? Z_FIXED : Z_DEFAULT_STRATEGY);
        for (uint32_t edits = 1 + next_random(&random) % 3; edits > 0; edits--)
            packed[next_random(&random) % (packed_size < 40 || edits > 1 ? packed_size : 40)] ^=
                (uint8_t)(1u << next_random(&random) % 8);
        int is_good = zlib_accepts(packed, packed_size, size);
        assert_int_equal(run(packed, packed_size, size) == PLACARD_OK, is_good);
        if (is_good)
            assert_memory_equal(out, expected, size);
        accepted += (unsigned)is_good;
    }
    assert_true(accepted > 50);
}

/* Streams that a rule of RFC 1951 refuses, one each. */
static const struct stream {
    const char *name;
    uint8_t bytes[16];
    size_t packed_size, size;
    placard_status status;
} streams[] = {
    {"block type 3", {7}, 1, 0, PLACARD_DEFLATE_DATA},
    {"no block", {0}, 0, 0, PLACARD_DEFLATE_SIZE},
    {"empty stored block", {1, 0, 0, 0xff, 0xff}, 5, 0, PLACARD_OK},
    {"stored length and complement differ", {1, 0, 0, 0xff, 0xfe}, 5, 0, PLACARD_DEFLATE_DATA},
    {"stored block cut off", {1, 2, 0, 0xfd, 0xff, 'a'}, 6, 2, PLACARD_DEFLATE_SIZE},
    {"stored block too long for its place", {1, 2, 0, 0xfd, 0xff, 'a', 'b'}, 7, 1, PLACARD_DEFLATE_SIZE},
    {"empty fixed block", {3, 0}, 2, 0, PLACARD_OK},
    {"no last block", {2, 0}, 2, 0, PLACARD_DEFLATE_SIZE},
    {"distance before the start", {0x4b, 0x04, 0x42, 0x00}, 4, 4, PLACARD_DEFLATE_DATA},
    {"too many literal codes", {0xf5, 0x00, 0x00, 0x00}, 4, 0, PLACARD_DEFLATE_DATA},
};

static void rules_of_deflate_hold(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof streams / sizeof streams[0]; i++) {
        const struct stream *s = &streams[i];
        placard_status status = run(s->bytes, s->packed_size, s->size);
        if (status != s->status)
            fail_msg("%s: %s", s->name, placard_status_name(status));
        assert_int_equal(status == PLACARD_OK, zlib_accepts(s->bytes, s->packed_size, s->size));
    }
}

static void random_bytes_get_zlibs_verdict(void **state)
{
    (void)state;
    for (uint32_t seed = 1; seed < 30000; seed++) {
        uint8_t bytes[24];
        uint32_t random = seed;
        for (size_t i = 0; i < sizeof bytes; i++)
            bytes[i] = (uint8_t)next_random(&random);
        bytes[0] = (uint8_t)((bytes[0] & 0xf8) | 5); /* one dynamic block */
        for (size_t size = 0; size < 4; size++)
            assert_int_equal(run(bytes, sizeof bytes, size) == PLACARD_OK,
                             zlib_accepts(bytes, sizeof bytes, size));
    }
}

static void crc_is_zlibs(void **state)
{
    (void)state;
    size_t size = make_plain(3);
    for (size_t begin = 0; begin < 9; begin++)
        for (size_t end = begin; end < 40; end++)
            assert_int_equal(crc32_of(plain + begin, end - begin),
                             crc32(0, plain + begin, (uInt)(end - begin)));
    assert_int_equal(crc32_of(plain, size), crc32(0, plain, (uInt)size));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(good_streams_inflate),
        cmocka_unit_test(blocks_are_counted),
        cmocka_unit_test(damaged_streams_get_zlibs_verdict),
        cmocka_unit_test(rules_of_deflate_hold),
        cmocka_unit_test(random_bytes_get_zlibs_verdict),
        cmocka_unit_test(crc_is_zlibs),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
