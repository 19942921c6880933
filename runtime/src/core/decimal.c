/*
 * decimal.c - digits spread out to one width, so that comparing numbers is
 * comparing bytes.
 */
#include "core/decimal.h"

int decimal_parse(placard_bytes text, uint8_t comma, struct decimal *out)
{
    static const uint8_t minus[] = {0xe2, 0x88, 0x92}; /* U+2212 */
    const uint8_t *at = text.data, *end = at + text.size;
    int sign = 1;
    if (comma == ',' && text.size > sizeof minus && memcmp(at, minus, sizeof minus) == 0) {
        sign = -1;
        at += sizeof minus;
    } else if (at < end && (*at == '-' || *at == '+')) {
        sign = ',' - *at++; /* ASCII has '+' just before ',' and '-' just after it */
    }
    const uint8_t *point = at;
    while (point < end && *point != '.' && *point != comma)
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
