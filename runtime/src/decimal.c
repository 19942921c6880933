/*
 * decimal.c - digits spread out to one width, so that comparing numbers is
 * comparing bytes.
 */
#include "decimal.h"

#include "load.h"

static uint32_t count_digits(const uint8_t *at, const uint8_t *end)
{
    uint32_t count = 0;
    while (at + count < end && at[count] >= '0' && at[count] <= '9')
        count++;
    return count;
}

int decimal_read(placard_bytes text, struct decimal *out)
{
    const uint8_t *at = text.data, *end = at + text.size;
    int is_negative = 0;
    if (at < end && (*at == '-' || *at == '+'))
        is_negative = *at++ == '-';
    memset(out->digits, '0', sizeof out->digits);
    uint32_t whole = count_digits(at, end);
    if (whole == 0 || whole > PLACARD_MAX_DIGITS)
        return 0;
    memcpy(out->digits + PLACARD_MAX_DIGITS - whole, at, whole);
    at += whole;
    if (at < end && *at == '.') {
        uint32_t fraction = count_digits(++at, end);
        if (fraction == 0 || fraction > PLACARD_MAX_DIGITS - whole)
            return 0;
        memcpy(out->digits + PLACARD_MAX_DIGITS, at, fraction);
        at += fraction;
    }
    out->is_negative = 0;
    for (uint32_t i = 0; i < sizeof out->digits; i++)
        if (out->digits[i] != '0')
            out->is_negative = is_negative;
    return at == end;
}

int decimal_compare(const struct decimal *a, const struct decimal *b)
{
    int order = memcmp(a->digits, b->digits, sizeof a->digits);
    int is_above = a->is_negative != b->is_negative ? b->is_negative : a->is_negative ? order < 0 : order > 0;
    return is_above ? 1 : order == 0 && a->is_negative == b->is_negative ? 0 : -1;
}
