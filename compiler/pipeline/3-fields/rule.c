/* rule.c - see rule.h. */
#include "pipeline/3-fields/rule.h"

#include "base/date.h"
#include "pipeline/3-fields/rule_days.h"
#include "pipeline/3-fields/values.h"

struct rule {
    struct stage *stage;
    struct scalar whole;
    struct schedule *out;
    unsigned seen; /* bits: parts read, by their place in the table */
    bool has_failed;
};

/* Words of a list of placard.h, at the places of their codes less the first. */
#define WORD(name, code, word) {word, sizeof(word) - 1},
static const struct str weekdays[] = {PLACARD_WEEKDAY_LIST(WORD)};
static const struct str frequencies[] = {PLACARD_FREQUENCY_LIST(WORD)};
#undef WORD

/* A piece of the rule, as a place: exact when the text stands in the file as it is. */
static struct place place(const struct rule *r, struct str piece)
{
    struct span span = r->whole.span;
    uint32_t extra = span.end - span.begin - (uint32_t)r->whole.text.len;
    if (span.end - span.begin >= r->whole.text.len && (extra == 0 || extra == 2)) {
        span.begin += extra / 2 + (uint32_t)(piece.ptr - r->whole.text.ptr);
        span.end = span.begin + (uint32_t)(piece.len ? piece.len : 1);
    }
    return (struct place){r->stage->source, span};
}

static void refuse(struct rule *r, enum diag_code code, struct str piece, const char *message,
                   const char *help)
{
    diag_say(r->stage->diags, code, place(r, piece), message, "this part", help);
    r->has_failed = true;
}

/* `text` as a number without leading zero, 1 to `most`; 0: it is not one. */
static uint32_t number(struct str text, uint32_t most)
{
    uint32_t value = 0;
    if (text.len == 0 || text.len > 4 || text.ptr[0] == '0' || values_integer(text, &value) || value > most)
        return 0;
    return value;
}

static int32_t take_sign(struct str *text)
{
    bool is_negative = text->len > 0 && text->ptr[0] == '-';
    if (is_negative || (text->len > 0 && text->ptr[0] == '+'))
        *text = str_slice(*text, 1, text->len);
    return is_negative ? -1 : 1;
}

static void read_frequency(struct rule *r, struct str value)
{
    for (uint32_t i = 0; i < sizeof frequencies / sizeof frequencies[0]; i++)
        if (str_eq(value, frequencies[i]))
            r->out->frequency = i + 1;
    if (r->out->frequency)
        return;
    bool is_known =
        str_eq(value, STR("HOURLY")) || str_eq(value, STR("MINUTELY")) || str_eq(value, STR("SECONDLY"));
    refuse(r, is_known ? DIAG_RULE_UNSUPPORTED : DIAG_RULE_VALUE, value,
           is_known ? "modules do not come up more than once a day by rule" : "this is no frequency",
           "write FREQ=DAILY, WEEKLY, MONTHLY or YEARLY");
}

static void read_interval(struct rule *r, struct str value)
{
    r->out->interval = number(value, 999);
    if (!r->out->interval)
        refuse(r, DIAG_RULE_VALUE, value, "INTERVAL is a number from 1 to 999",
               "write INTERVAL=2 for every second one");
}

static void read_count(struct rule *r, struct str value)
{
    r->out->count = number(value, 9999);
    if (!r->out->count)
        refuse(r, DIAG_RULE_VALUE, value, "COUNT is a number from 1 to 9999",
               "write COUNT=10 for ten times in all");
}

static void read_until(struct rule *r, struct str value)
{
    if (str_find_byte(value, 'T', 0) != SIZE_MAX)
        refuse(r, DIAG_RULE_UNSUPPORTED, value, "UNTIL is a date here, without a time",
               "write the last day: UNTIL=20271231");
    else if (date_parse_basic(value, &r->out->until) != NULL)
        refuse(r, DIAG_RULE_VALUE, value, "UNTIL is no date of the calendar",
               "write the last day: UNTIL=20271231");
}

static void add_day(struct rule *r, struct str item)
{
    struct str rest = item;
    int32_t sign = take_sign(&rest), ordinal = 0;
    uint32_t weekday = 0;
    struct str name = str_slice(rest, rest.len < 2 ? 0 : rest.len - 2, rest.len);
    struct str count = str_slice(rest, 0, rest.len - name.len);
    while (weekday < 7 && !str_eq(name, weekdays[weekday]))
        weekday++;
    if (count.len > 0)
        ordinal = (int32_t)number(count, 53) * sign;
    bool has_sign = rest.len != item.len;
    if (weekday == 7 || ((count.len > 0 || has_sign) && ordinal == 0) || r->out->by_day_count == 32) {
        refuse(r, DIAG_RULE_VALUE, item, "this is no weekday",
               "write MO, TU, WE, TH, FR, SA or SU; 1MO is the first Monday, -1FR the last Friday");
        return;
    }
    uint32_t at = r->out->by_day_count++;
    r->out->by_day[at].ordinal = ordinal;
    r->out->by_day[at].weekday = weekday;
}

static void add_month_day(struct rule *r, struct str item)
{
    struct str rest = item;
    int32_t sign = take_sign(&rest);
    uint32_t day = number(rest, 31);
    if (day == 0 || r->out->by_month_day_count == 32)
        refuse(r, DIAG_RULE_VALUE, item, "this is no day of a month",
               "write 1 to 31, or -1 for the last day");
    else
        r->out->by_month_day[r->out->by_month_day_count++] = (int32_t)day * sign;
}

static void add_month(struct rule *r, struct str item)
{
    uint32_t month = number(item, 12);
    if (month == 0 || r->out->by_month_count == 12)
        refuse(r, DIAG_RULE_VALUE, item, "this is no month", "write 1 to 12");
    else
        r->out->by_month[r->out->by_month_count++] = month;
}

static void each(struct rule *r, struct str list, void (*add)(struct rule *r, struct str item))
{
    for (size_t begin = 0; begin <= list.len && !r->has_failed;) {
        size_t end = str_find_byte(list, ',', begin);
        if (end == SIZE_MAX)
            end = list.len;
        add(r, str_slice(list, begin, end));
        begin = end + 1;
    }
}

static void read_days(struct rule *r, struct str value)
{
    each(r, value, add_day);
}

static void read_month_days(struct rule *r, struct str value)
{
    each(r, value, add_month_day);
}

static void read_months(struct rule *r, struct str value)
{
    each(r, value, add_month);
}

static const struct part {
    struct str name;
    void (*read)(struct rule *r, struct str value); /* NULL: RFC 5545 has it, we do not */
} parts[] = {
    {{"FREQ", 4}, read_frequency}, {{"INTERVAL", 8}, read_interval},
    {{"BYDAY", 5}, read_days},     {{"BYMONTHDAY", 10}, read_month_days},
    {{"BYMONTH", 7}, read_months}, {{"COUNT", 5}, read_count},
    {{"UNTIL", 5}, read_until},    {{"BYHOUR", 6}, NULL},
    {{"BYMINUTE", 8}, NULL},       {{"BYSECOND", 8}, NULL},
    {{"BYWEEKNO", 8}, NULL},       {{"BYYEARDAY", 9}, NULL},
    {{"BYSETPOS", 8}, NULL},       {{"WKST", 4}, NULL},
};
enum { PART_COUNT = sizeof parts / sizeof *parts };

static void read_part(struct rule *r, struct str part)
{
    size_t equals = str_find_byte(part, '=', 0), which = 0;
    struct str name = str_slice(part, 0, equals == SIZE_MAX ? part.len : equals);
    while (which < PART_COUNT && !str_eq(name, parts[which].name))
        which++;
    if (which == PART_COUNT || equals == SIZE_MAX) {
        refuse(r, DIAG_RULE_SYNTAX, part, "this is no part of a recurrence rule",
               "write NAME=VALUE in capitals with ; between: FREQ=WEEKLY;BYDAY=MO,TH");
        return;
    }
    if (!parts[which].read) {
        refuse(
            r, DIAG_RULE_UNSUPPORTED, name, "this part of RFC 5545 is not supported",
            "use FREQ, INTERVAL, BYDAY, BYMONTHDAY, BYMONTH, COUNT or UNTIL; the time of day goes into `at`");
        return;
    }
    if (r->seen & 1u << which)
        refuse(r, DIAG_RULE_CONFLICT, part, "this part stands here twice", "keep one of the two");
    r->seen |= 1u << which;
    if (!r->has_failed)
        parts[which].read(r, str_slice(part, equals + 1, part.len));
}

static void check_together(struct rule *r)
{
    const struct schedule *s = r->out;
    bool has_ordinal = false, is_far = false;
    for (uint32_t i = 0; i < s->by_day_count; i++) {
        has_ordinal = has_ordinal || s->by_day[i].ordinal != 0;
        is_far = is_far || s->by_day[i].ordinal > 5 || s->by_day[i].ordinal < -5;
    }
    if (!s->frequency)
        refuse(r, DIAG_RULE_SYNTAX, r->whole.text, "the rule does not say how often",
               "begin it with FREQ=WEEKLY; or the like");
    else if (s->count && s->until)
        refuse(r, DIAG_RULE_CONFLICT, r->whole.text, "COUNT and UNTIL cannot stand together",
               "keep one of the two");
    else if (has_ordinal && s->frequency < RULE_MONTHLY)
        refuse(r, DIAG_RULE_CONFLICT, r->whole.text, "a numbered weekday needs FREQ=MONTHLY or YEARLY",
               "write BYDAY=MO without the number, or FREQ=MONTHLY");
    else if (is_far && s->frequency == RULE_MONTHLY)
        refuse(r, DIAG_RULE_VALUE, r->whole.text, "no month has a sixth of any weekday",
               "write 1 to 5, or -1 to -5");
    else if (s->by_month_day_count && s->frequency == RULE_WEEKLY)
        refuse(r, DIAG_RULE_CONFLICT, r->whole.text, "a day of the month cannot stand with FREQ=WEEKLY",
               "write FREQ=MONTHLY");
}

bool rule_parse(struct stage *stage, struct scalar text, struct schedule *out)
{
    struct rule rule = {stage, text, out, 0, false};
    struct str rest = text.text;
    out->interval = 1;
    if (str_starts(rest, STR("RRULE:")))
        rest = str_slice(rest, 6, rest.len);
    for (size_t begin = 0; begin <= rest.len && !rule.has_failed;) {
        size_t end = str_find_byte(rest, ';', begin);
        if (end == SIZE_MAX)
            end = rest.len;
        read_part(&rule, str_slice(rest, begin, end));
        begin = end + 1;
    }
    if (!rule.has_failed)
        check_together(&rule);
    if (!rule.has_failed && !rule_days_any(out))
        refuse(&rule, DIAG_RULE_NEVER, text.text, "there is no such day in any year",
               "BYMONTH, BYMONTHDAY and BYDAY hold together: write days that these months have, "
               "BYMONTHDAY=-1 for the last one");
    return !rule.has_failed;
}
