/*
 * decimal.c - two whole numbers, before and after the point: both fit 64 bits
 * because the digits are counted.
 */
#include "decimal.h"

static int is_digit(uint8_t c)
{
    return c >= '0' && c <= '9';
}

/* Digits from `*at` on into `*value`; returns how many. */
static uint32_t read_digits(placard_bytes text, size_t *at, uint64_t *value)
{
    uint32_t count = 0;
    for (; *at < text.size && is_digit(text.data[*at]) && count <= PLACARD_MAX_DIGITS; count++)
        *value = *value * 10 + (uint64_t)(text.data[(*at)++] - '0');
    return count;
}

int decimal_read(placard_bytes text, struct decimal *out)
{
    size_t at = 0;
    struct decimal number = {0, 0, 0};
    if (text.size > 0 && (text.data[0] == '-' || text.data[0] == '+'))
        number.is_negative = text.data[at++] == '-';
    uint32_t whole = read_digits(text, &at, &number.whole), fraction = 0;
    if (whole > 0 && at + 1 < text.size && text.data[at] == '.') {
        at++;
        fraction = read_digits(text, &at, &number.fraction);
    }
    if (whole == 0 || at != text.size || whole + fraction > PLACARD_MAX_DIGITS)
        return 0;
    for (; fraction < PLACARD_MAX_DIGITS; fraction++)
        number.fraction *= 10;
    if (number.whole == 0 && number.fraction == 0)
        number.is_negative = 0;
    *out = number;
    return 1;
}

int decimal_compare(const struct decimal *a, const struct decimal *b)
{
    if (a->is_negative != b->is_negative)
        return a->is_negative ? -1 : 1;
    int sign = a->is_negative ? -1 : 1;
    if (a->whole != b->whole)
        return a->whole < b->whole ? -sign : sign;
    if (a->fraction != b->fraction)
        return a->fraction < b->fraction ? -sign : sign;
    return 0;
}
