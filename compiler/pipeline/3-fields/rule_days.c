#include "pipeline/3-fields/rule_days.h"

enum { FIRST_YEAR = 2000, YEARS = 28, SATURDAY = 5 }; /* 2000-01-01 was a Saturday */

/* A day, and where it stands in its month and year. */
struct day {
    uint32_t month, day, days_of_month;
    uint32_t of_year, days_of_year;
    uint32_t weekday; /* Monday 0 to Sunday 6 */
};

static uint32_t days_of(uint32_t month, bool is_leap)
{
    static const uint8_t days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    return days[month - 1] + (month == 2 && is_leap ? 1u : 0u);
}

static bool is_month(const struct schedule *rule, const struct day *day)
{
    for (uint32_t i = 0; i < rule->by_month_count; i++)
        if (rule->by_month[i] == day->month)
            return true;
    return rule->by_month_count == 0;
}

static bool is_month_day(const struct schedule *rule, const struct day *day)
{
    for (uint32_t i = 0; i < rule->by_month_day_count; i++) {
        int32_t wanted = rule->by_month_day[i];
        if ((wanted < 0 ? wanted + (int32_t)day->days_of_month + 1 : wanted) == (int32_t)day->day)
            return true;
    }
    return rule->by_month_day_count == 0;
}

/* The how manieth such weekday it is in `size` days, from the front or from the back. */
static bool is_nth(int32_t ordinal, uint32_t place, uint32_t size)
{
    return ordinal > 0 ? ((int32_t)place - 1) / 7 + 1 == ordinal
                       : ((int32_t)size - (int32_t)place) / 7 + 1 == -ordinal;
}

static bool is_weekday(const struct schedule *rule, const struct day *day)
{
    bool in_year = rule->frequency == RULE_YEARLY && rule->by_month_count == 0;
    for (uint32_t i = 0; i < rule->by_day_count; i++) {
        int32_t ordinal = rule->by_day[i].ordinal;
        if (rule->by_day[i].weekday != day->weekday)
            continue;
        if (ordinal == 0 || (in_year ? is_nth(ordinal, day->of_year, day->days_of_year)
                                     : is_nth(ordinal, day->day, day->days_of_month)))
            return true;
    }
    return rule->by_day_count == 0;
}

static bool is_named(const struct schedule *rule, const struct day *day)
{
    return is_month(rule, day) && is_month_day(rule, day) && is_weekday(rule, day);
}

static bool year_has_any(const struct schedule *rule, bool is_leap, uint32_t *weekday)
{
    struct day day = {.days_of_year = 365u + is_leap};
    for (day.month = 1; day.month <= 12; day.month++) {
        day.days_of_month = days_of(day.month, is_leap);
        for (day.day = 1; day.day <= day.days_of_month; day.day++) {
            day.of_year++;
            day.weekday = *weekday;
            *weekday = (*weekday + 1) % 7;
            if (is_named(rule, &day))
                return true;
        }
    }
    return false;
}

bool rule_days_any(const struct schedule *rule)
{
    uint32_t weekday = SATURDAY;
    for (uint32_t year = FIRST_YEAR; year < FIRST_YEAR + YEARS; year++)
        if (year_has_any(rule, year % 4 == 0, &weekday))
            return true;
    return false;
}
