/*
 * decimal.c - digits spread out to one width, so that comparing numbers is
 * comparing bytes.
 */
#include "decimal.h"

int decimal_read(placard_bytes text, struct decimal *out)
{
    const uint8_t *at = text.data, *end = at + text.size;
    int sign = 1;
    if (at < end && (*at == '-' || *at == '+'))
        sign = ',' - *at++; /* ASCII has '+' just before ',' and '-' just after it */
    const uint8_t *point = at;
    while (point < end && *point != '.')
        point++;
    size_t digits = (size_t)(end - at) - (point < end);
    if (point == at || point + 1 == end || digits > PLACARD_MAX_DIGITS)
        return 0;
    uint8_t *place = out->places + PLACARD_MAX_DIGITS - (point - at);
    memset(out->places, '0', sizeof out->places);
    for (; at < end; at++) {
        if (at == point)
            continue;
        uint32_t digit = *at - (uint32_t)'0';
        if (digit > 9)
            return 0;
        *place++ = (uint8_t)('0' + sign * (int)digit);
    }
    return 1;
}
