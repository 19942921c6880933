/* slips.c - see slips.h. */
#include "pipeline/3-fields/slips.h"

#include "base/unicode.h"

static void report(struct decode *d, struct span span, const char *message, const char *label,
                   const char *help)
{
    diag_say(d->stage->diags, DIAG_YAML_READS_OTHERWISE, (struct place){d->stage->source, span}, message,
             label, help);
}

static struct str written(const struct decode *d, const struct yaml *value)
{
    return source_text(d->stage->source, value->span);
}

/* What stands behind the value, to the end of the file. */
static struct str behind(const struct decode *d, const struct yaml *value)
{
    struct str all = d->stage->source->text;
    return str_slice(all, value->span.end, all.len);
}

/* `Pump # 3` is read as `Pump`.  One that begins without a blank, `#3`, is told for every value. */
static void check_comment(struct decode *d, const struct yaml *value)
{
    struct str rest = behind(d, value);
    size_t at = 0;
    while (at < rest.len && rest.ptr[at] == ' ')
        at++;
    if (!value->is_plain || at == 0 || !str_starts(str_slice(rest, at, rest.len), STR("# ")))
        return;
    struct span span = {value->span.end + (uint32_t)at, value->span.end + (uint32_t)str_line_end(rest, at)};
    diag_say(d->stage->diags, DIAG_YAML_COMMENT_CUTS, (struct place){d->stage->source, span},
             "YAML takes this for a comment and drops it", "not part of the text",
             "quote the whole text, or put the comment on a line of its own");
}

/* "C:\temp" holds a tab. */
static void check_tab(struct decode *d, const struct yaml *value)
{
    bool is_one_line = str_find_byte(value->text, '\n', 0) == SIZE_MAX; /* else that is told */
    if (is_one_line && str_starts(written(d, value), STR("\"")) &&
        str_find_byte(value->text, '\t', 0) != SIZE_MAX)
        report(d, value->span, "\\t between double quotes is a tab", "this text has a tab in it",
               "write single quotes, where a backslash is just a backslash");
}

static size_t count_byte(struct str text, char byte)
{
    size_t count = 0;
    for (size_t i = 0; i < text.len; i++)
        count += text.ptr[i] == byte;
    return count;
}

static bool is_number(struct str text)
{
    for (size_t i = 0; i < text.len; i++)
        if (!str_is_digit(text.ptr[i]))
            return false;
    return text.len > 0;
}

/* [1,5 mm key] and [Wrench (12, 14)]: a comma parts what belongs together. */
static void check_comma(struct decode *d, const struct yaml *value)
{
    const struct yaml *list = value->parent;
    struct str text = written(d, value), rest = behind(d, value);
    if (!value->is_plain || list->kind != YAML_LIST || value->next == NULL ||
        value->next->kind != YAML_TEXT || !str_starts(source_text(d->stage->source, list->span), STR("[")))
        return;
    bool is_decimal = is_number(text) && rest.len > 1 && rest.ptr[0] == ',' && str_is_digit(rest.ptr[1]) &&
                      !is_number(written(d, value->next));
    bool is_open = count_byte(text, '(') > count_byte(text, ')');
    if (is_decimal || is_open)
        report(d, (struct span){value->span.begin, value->next->span.end},
               "a comma ends an item of this list", "read as two items",
               "put double quotes round an item with a comma in it");
}

/* `   - Hasp` below `  - Wrench`, further in: it is read as `Wrench - Hasp`. */
static void check_deep(struct decode *d, const struct yaml *value)
{
    struct str text = written(d, value);
    for (size_t at = str_line_end(text, 0); value->is_plain && at < text.len; at = str_line_end(text, at)) {
        while (at < text.len && (text.ptr[at] == '\n' || text.ptr[at] == '\r' || text.ptr[at] == ' '))
            at++;
        if (!str_starts(str_slice(text, at, text.len), STR("- ")))
            continue;
        uint32_t begin = value->span.begin + (uint32_t)at;
        report(d, (struct span){begin, begin + (uint32_t)(str_line_end(text, at) - at)},
               "this line goes on with the text above it", "too far in for an item of its own",
               "begin all items of a list in one column");
        return;
    }
}

void slips_check_text(struct decode *d, const struct yaml *value)
{
    if (value->kind != YAML_TEXT)
        return;
    check_comment(d, value);
    check_tab(d, value);
    check_comma(d, value);
    check_deep(d, value);
}

/* What word processors make of a hyphen or a blank. */
static bool is_lookalike(uint32_t point)
{
    return (point >= 0x2010 && point <= 0x2015) || point == 0x2212 || point == 0xA0 ||
           (point >= 0x2000 && point <= 0x200A) || point == 0x202F; /* what cannot be seen is PL0119 */
}

/* "P-4 ": what a field holds begins and ends with a letter. */
static void check_ends(struct decode *d, const struct yaml *value)
{
    if (str_trim(value->text).len == value->text.len || str_trim(value->text).len == 0)
        return;
    struct diag *diag = diag_add(d->stage->diags, DIAG_CODE_LOOKALIKE, decode_place(d, value),
                                 "the blank at an end of this code is dropped");
    diag_label(d->stage->diags, diag, "compared without it");
    diag_help(d->stage->diags, diag,
              "take it away; a plate that ends with a blank is found by what stands before it, and *");
}

void slips_check_code(struct decode *d, const struct yaml *value)
{
    if (value->kind == YAML_TEXT && !value->is_plain)
        check_ends(d, value);
    for (size_t at = 0; value->kind == YAML_TEXT && at < value->text.len;) {
        uint32_t point = unicode_next(value->text, &at);
        if (!is_lookalike(point))
            continue;
        struct diag *diag = diag_add(d->stage->diags, DIAG_CODE_LOOKALIKE, decode_place(d, value),
                                     "U+%04X stands here, which no plate or machine is likely to say", point);
        diag_label(d->stage->diags, diag, "compared character by character");
        diag_help(d->stage->diags, diag, "type it anew, with the hyphen or the blank of the keyboard");
        return;
    }
}
