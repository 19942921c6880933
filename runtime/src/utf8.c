/*
 * utf8.c - sequences by their value: a form too long, a surrogate and what is
 * above U+10FFFF show in the number that the bytes make.
 */
#include "utf8.h"

#include "load.h"

/* Bytes of the sequence at `text`, of which `size` are there; 0 when it is none. */
static uint32_t sequence(const uint8_t *text, size_t size)
{
    uint32_t lead = text[0], length = lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : 4;
    uint32_t value = lead & (0x7fu >> length), least = length == 2 ? 0x80 : length == 3 ? 0x800 : 0x10000;
    if (lead < 0xc0 || lead > 0xf7 || size < length)
        return 0;
    for (uint32_t i = 1; i < length; i++) {
        if ((text[i] & 0xc0) != 0x80)
            return 0;
        value = value << 6 | (text[i] & 0x3fu);
    }
    return value < least || value > 0x10ffff || value >> 11 == 0xd800 >> 11 ? 0 : length;
}

/* Are all four bytes from 1 to 127?  Then none borrows, and none is too high. */
static inline int is_ascii(uint32_t four)
{
    return (((four - 0x01010101u) | four) & 0x80808080u) == 0;
}

size_t utf8_valid(const uint8_t *text, size_t size)
{
    size_t at = 0;
    while (at < size) {
        while (size - at >= 4 && is_ascii(load_le32(text + at)))
            at += 4;
        if (at == size)
            break;
        uint32_t length = text[at] < 0x80 ? text[at] != 0 : sequence(text + at, size - at);
        if (length == 0)
            break;
        at += length;
    }
    return at;
}
