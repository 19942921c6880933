/*
 * decimal.c - digits spread out to one width, so that comparing numbers is
 * comparing bytes.
 */
#include "decimal.h"

int decimal_read(placard_bytes text, struct decimal *out)
{
    const uint8_t *at = text.data, *end = at + text.size;
    uint32_t left = PLACARD_MAX_DIGITS;
    int sign = 1;
    if (at < end && (*at == '-' || *at == '+'))
        sign = *at++ == '-' ? -1 : 1;
    const uint8_t *point = at;
    while (point < end && *point != '.')
        point++;
    size_t whole = (size_t)(point - at);
    if (whole - 1 >= PLACARD_MAX_DIGITS || point + 1 == end)
        return 0;
    uint8_t *place = out->places + PLACARD_MAX_DIGITS - whole;
    memset(out->places, '0', sizeof out->places);
    for (; at < end; at++) {
        if (at == point)
            continue;
        int digit = *at - '0';
        if (digit < 0 || digit > 9 || left-- == 0)
            return 0;
        *place++ = (uint8_t)('0' + sign * digit);
    }
    return 1;
}
