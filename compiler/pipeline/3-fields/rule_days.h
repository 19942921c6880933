/*
 * rule_days.h - the days that a recurrence rule names.
 */
#ifndef PLACARD_FIELDS_RULE_DAYS_H
#define PLACARD_FIELDS_RULE_DAYS_H

#include "pipeline/3-fields/fields.h"

/* RULE_DAILY to RULE_YEARLY: how often, as schedule.frequency holds it. */
enum rule_frequency {
#define X(name, code, word) RULE_##name = code,
    PLACARD_FREQUENCY_LIST(X)
#undef X
};

/* Is there any day that BYMONTH, BYMONTHDAY and BYDAY name together (RFC 5545, 3.3.10)?  INTERVAL, COUNT,
 * UNTIL and the first day are left out.  At most the days of 28 years are looked at, which have every
 * calendar. */
bool rule_days_any(const struct schedule *rule);

#endif
