/*
 * decimal.c - digits spread out to one width, so that comparing numbers is
 * comparing bytes.
 */
#include "core/decimal.h"

int decimal_parse(placard_bytes text, uint8_t comma, struct decimal *out)
{
    const uint8_t *at = text.data, *end = at + text.size;
    int sign = 1;
    if (at < end && (*at == '-' || *at == '+'))
        sign = ',' - *at++; /* ASCII has '+' just before ',' and '-' just after it */
    const uint8_t *point = at;
    while (point < end && *point != '.' && *point != comma)
        point++;
    size_t digits = (size_t)(end - at) - (point < end);
    if (point + 1 == end || digits - 1 >= PLACARD_MAX_DIGITS)
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

int decimal_read_end(placard_bytes text, uint8_t sign, struct decimal *out)
{
    if (text.size == 0) {
        memset(out, sign == '<' ? 0xff : 0, sizeof *out);
        return 0;
    }
    int is_out = *text.data == sign;
    text.data += is_out;
    text.size -= (size_t)is_out;
    return decimal_parse(text, '.', out) ? is_out : -1;
}
