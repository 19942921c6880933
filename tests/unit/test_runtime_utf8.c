/*
 * test_runtime_utf8.c - utf8_valid() against the table of well-formed sequences
 * in the Unicode Standard (3-7), over every pair of bytes and all edges of the table.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "core/utf8.h"

/* First byte from, to; second from, to; size of the sequence.  NUL is left out. */
static const uint8_t rows[][5] = {
    {0x01, 0x7f, 0x00, 0xff, 1}, {0xc2, 0xdf, 0x80, 0xbf, 2}, {0xe0, 0xe0, 0xa0, 0xbf, 3},
    {0xe1, 0xec, 0x80, 0xbf, 3}, {0xed, 0xed, 0x80, 0x9f, 3}, {0xee, 0xef, 0x80, 0xbf, 3},
    {0xf0, 0xf0, 0x90, 0xbf, 4}, {0xf1, 0xf3, 0x80, 0xbf, 4}, {0xf4, 0xf4, 0x80, 0x8f, 4},
};

/* Bytes of the well-formed sequence at `text`; 0 when there is none. */
static size_t sequence(const uint8_t *text, size_t size)
{
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        const uint8_t *row = rows[i];
        if (text[0] < row[0] || text[0] > row[1])
            continue;
        if (size < row[4] || (row[4] > 1 && (text[1] < row[2] || text[1] > row[3])))
            return 0;
        for (size_t k = 2; k < row[4]; k++)
            if (text[k] < 0x80 || text[k] > 0xbf)
                return 0;
        return row[4];
    }
    return 0;
}

static void check(const uint8_t *text, size_t size)
{
    size_t at = 0;
    for (size_t step = 1; at < size && step > 0; at += step)
        step = sequence(text + at, size - at);
    if (utf8_valid(text, size) != at)
        fail_msg("%02x %02x %02x %02x: %zu, not %zu", text[0], text[1], text[2], text[3],
                 utf8_valid(text, size), at);
}

static void every_pair_of_bytes(void **state)
{
    (void)state;
    for (uint32_t pair = 0; pair < 0x10000; pair++) {
        const uint8_t text[] = {(uint8_t)(pair >> 8), (uint8_t)pair, 0x80, 0xbf, 'a', 'b', 'c', 'd', 'e'};
        for (size_t size = 0; size <= sizeof text; size++)
            check(text, size);
    }
}

static void all_edges_of_the_table(void **state)
{
    (void)state;
    static const uint8_t edges[] = {0x00, 0x01, 0x7f, 0x80, 0x8f, 0x90, 0x9f, 0xa0, 0xbf,
                                    0xc0, 0xc1, 0xc2, 0xdf, 0xe0, 0xe1, 0xec, 0xed, 0xee,
                                    0xef, 0xf0, 0xf1, 0xf3, 0xf4, 0xf5, 0xf8, 0xff};
    enum { COUNT = sizeof edges };
    for (uint32_t four = 0; four < COUNT * COUNT * COUNT * COUNT; four++) {
        uint8_t text[8] = {0, 0, 0, 0, 0x80, 0x80, 0x80, 0x80};
        for (uint32_t i = 0, rest = four; i < 4; i++, rest /= COUNT)
            text[i] = edges[rest % COUNT];
        check(text, 4);
        check(text, sizeof text);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_pair_of_bytes),
        cmocka_unit_test(all_edges_of_the_table),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
