/*
 * utf8.c - sequences by their value: a form too long, a surrogate and what is
 * above U+10FFFF show in the number that the bytes make.
 */
#include "core/utf8.h"

#include "core/load.h"

#ifndef __OPTIMIZE_SIZE__
/* Are all four bytes from 1 to 127?  Then none borrows, and none is too high. */
static inline int is_ascii(uint32_t four)
{
    return (((four - 0x01010101u) | four) & 0x80808080u) == 0;
}
#endif

size_t utf8_valid(const uint8_t *text, size_t size)
{
    size_t at = 0, next = 0;
    while (next < size) {
#ifndef __OPTIMIZE_SIZE__
        for (; size - next >= 4 && is_ascii(load_le32(text + next)); at = next)
            next += 4;
        if (next == size)
            break;
#endif
        uint32_t lead = text[next++], value = lead, least = 1; /* of the sequences as long */
        if (lead >= 0x80) {
            if (lead < 0xc2 || lead > 0xf4)
                break;
            least = 2;
            do { /* a byte for each 1 at the top of the first, after the very first */
                if (next == size || (text[next] & 0xc0) != 0x80)
                    return at;
                value = value << 6 | (text[next++] & 0x3fu);
                least <<= 5;
                lead <<= 1;
            } while (lead & 0x40);
            value &= least * 32 - 1; /* without those */
        }
        if (value < least || value > 0x10ffff || value >> 11 == 0xd800 >> 11)
            break;
        at = next;
    }
    return at;
}
