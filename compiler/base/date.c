#include "base/date.h"

enum { FIRST_YEAR = 1900, LAST_YEAR = 2199 };

static uint32_t month_days(uint32_t year, uint32_t month)
{
    bool is_leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
    if (month == 2)
        return is_leap ? 29 : 28;
    return month == 4 || month == 6 || month == 9 || month == 11 ? 30 : 31;
}

/* The number of a day, when the calendar has it. */
static const char *number_of(uint32_t year, uint32_t month, uint32_t day, uint32_t *number)
{
    if (year < FIRST_YEAR || year > LAST_YEAR)
        return "the year must be between 1900 and 2199";
    if (month < 1 || month > 12)
        return "the month must be between 01 and 12";
    if (day < 1 || day > 31)
        return "the day must be between 01 and 31";
    if (day > month_days(year, month))
        return month == 2 && day == 29 ? "that year has no 29 February" : "that month has fewer days";
    *number = year * 10000 + month * 100 + day;
    return NULL;
}

/* The digits of `text` from `begin` to `end`; false when another byte is among them. */
static bool read_digits(struct str text, size_t begin, size_t end, uint32_t *value)
{
    *value = 0;
    for (size_t i = begin; i < end; i++) {
        if (text.ptr[i] < '0' || text.ptr[i] > '9')
            return false;
        *value = *value * 10 + (uint32_t)(text.ptr[i] - '0');
    }
    return true;
}

const char *date_parse(struct str text, uint32_t *number)
{
    uint32_t year, month, day;
    if (text.len != 10 || text.ptr[4] != '-' || text.ptr[7] != '-' || !read_digits(text, 0, 4, &year) ||
        !read_digits(text, 5, 7, &month) || !read_digits(text, 8, 10, &day))
        return "a date is written year-month-day: 2026-12-01";
    return number_of(year, month, day, number);
}

const char *date_parse_basic(struct str text, uint32_t *number)
{
    uint32_t year, month, day;
    if (text.len != 8 || !read_digits(text, 0, 4, &year) || !read_digits(text, 4, 6, &month) ||
        !read_digits(text, 6, 8, &day))
        return "a date is written year, month, day: 20261201";
    return number_of(year, month, day, number);
}

/* Counted from the first of March 0000, so that the day that is not in every year is the last one. */
enum { DAYS_TO_1970 = 719468, DAYS_OF_400_YEARS = 146097 };

uint32_t date_of_days(int64_t days)
{
    uint32_t all = (uint32_t)(days + DAYS_TO_1970), rest = all % DAYS_OF_400_YEARS;
    uint32_t year = (rest - rest / 1460 + rest / 36524 - rest / 146096) / 365;
    uint32_t day = rest - (365 * year + year / 4 - year / 100), month = (5 * day + 2) / 153;
    year += all / DAYS_OF_400_YEARS * 400 + (month >= 10);
    return year * 10000 + (month < 10 ? month + 3 : month - 9) * 100 + day - (153 * month + 2) / 5 + 1;
}

int64_t date_days(uint32_t number)
{
    uint32_t month = number / 100 % 100, year = number / 10000 - (month <= 2);
    uint32_t day = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + number % 100 - 1;
    return (int64_t)365 * year + year / 4 - year / 100 + year / 400 + day - DAYS_TO_1970;
}

struct str date_text(struct arena *arena, uint32_t number)
{
    return str_format(arena, "%04u-%02u-%02u", number / 10000, number / 100 % 100, number % 100);
}
