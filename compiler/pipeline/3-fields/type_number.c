/* type_number.c - numbers and dates. */
#include "base/date.h"
#include "pipeline/3-fields/decode.h"
#include "pipeline/3-fields/schema.h"
#include "pipeline/3-fields/types.h"
#include "pipeline/3-fields/values.h"

/* ---- Numbers --------------------------------------------------------------- */

static void report_range(struct decode *d, const struct field *field, const struct yaml *value,
                         uint32_t number)
{
    struct diag *diag = diag_add(d->stage->diags, DIAG_NUMBER_RANGE, decode_place(d, value),
                                 "%.*s is out of range", STR_FMT(decode_name(value)));
    diag_label(d->stage->diags, diag, "%u: it must be between %u and %u", number, field->low, field->high);
    diag_help(d->stage->diags, diag, "write a number between %u and %u", field->low, field->high);
}

static void read_number(struct decode *d, const struct field *field, const struct yaml *value, void *base)
{
    struct scalar text;
    uint32_t number = 0;
    if (!decode_form(d, field->type, value, &text, &number))
        return;
    if (!value->is_plain && !str_ends(text.text, STR("%")))
        decode_report_form(d, field->type->code, value, "a number stands without quotes", field->type->help);
    else if (number < field->low || number > field->high)
        report_range(d, field, value, number);
    else
        *(struct number_field *)field_target(field, base) = (struct number_field){true, number, text.span};
}

const struct field_type type_integer = {
    .name = "a whole number",
    .takes = "L to H",
    .read = read_number,
    .number = values_integer,
    .code = DIAG_NUMBER_FORM,
    .help = "write it in digits: 3",
    .schema = schema_of_number,
    .json = {"integer"},
};

const struct field_type type_percent = {
    .name = "a percentage",
    .takes = "L% to H%",
    .read = read_number,
    .number = values_percent,
    .code = DIAG_NUMBER_FORM,
    .help = "write 80% or 80",
    .schema = schema_of_number,
    .json = {"integer", "string"},
    .pattern = "^([1-9][0-9]?|100)%$",
};

/* ---- Dates ------------------------------------------------------------------ */

static void read_date(struct decode *d, const struct field *field, const struct yaml *value, void *base)
{
    struct scalar text;
    uint32_t date;
    if (decode_form(d, field->type, value, &text, &date))
        *(struct date_field *)field_target(field, base) = (struct date_field){true, date, text.span};
}

const struct field_type type_date = {
    .name = "a date",
    .takes = "date",
    .read = read_date,
    .number = date_parse,
    .code = DIAG_DATE_FORM,
    .help = "write year-month-day: 2026-12-01",
    .schema = schema_of_form,
    .json = {"string"},
    .pattern = "^" SCHEMA_DATE("-") "$",
};
