/*
 * utf8.c - Unicode 15, table 3-7: the second byte alone decides whether a
 * sequence is short, a surrogate or too high; the others only continue it.
 */
#include "utf8.h"

/* Bytes of the sequence that `lead` opens, and the range of its second byte. */
static uint32_t sequence(uint8_t lead, uint8_t *least, uint8_t *most)
{
    *least = 0x80;
    *most = 0xbf;
    if (lead >= 0xc2 && lead <= 0xdf)
        return 2;
    if (lead >= 0xe0 && lead <= 0xef) {
        if (lead == 0xe0)
            *least = 0xa0;
        if (lead == 0xed)
            *most = 0x9f;
        return 3;
    }
    if (lead >= 0xf0 && lead <= 0xf4) {
        if (lead == 0xf0)
            *least = 0x90;
        if (lead == 0xf4)
            *most = 0x8f;
        return 4;
    }
    return 0;
}

size_t utf8_valid(const uint8_t *text, size_t size)
{
    size_t at = 0;
    while (at < size) {
        uint8_t least, most;
        if (text[at] - 1u < 0x7f) {
            at++;
            continue;
        }
        uint32_t length = sequence(text[at], &least, &most);
        if (length == 0 || length > size - at || text[at + 1] < least || text[at + 1] > most)
            return at;
        for (uint32_t i = 2; i < length; i++)
            if ((text[at + i] & 0xc0) != 0x80)
                return at;
        at += length;
    }
    return at;
}
