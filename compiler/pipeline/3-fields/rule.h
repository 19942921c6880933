/*
 * rule.h - the recurrence rules of RFC 5545, 3.3.10, as far as a shop floor
 * needs them: FREQ from DAILY up, INTERVAL, BYDAY, BYMONTHDAY, BYMONTH, COUNT,
 * UNTIL as a date.
 */
#ifndef PLACARD_FIELDS_RULE_H
#define PLACARD_FIELDS_RULE_H

#include "pipeline/3-fields/fields.h"

/* Read `text`, which stands at `span`, into the rule part of `out`.  Returns
 * false when something was reported (PL0412 to PL0415, PL0421). */
bool rule_parse(struct stage *stage, struct scalar text, struct schedule *out);

#endif
