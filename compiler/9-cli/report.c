#include "9-cli/report.h"

#include "0-base/arena.h"
#include "0-base/unicode.h"

static const struct {
    const char *word;
    enum report_format format;
} formats[] = {
    {"text", REPORT_TEXT},
    {"json", REPORT_JSON},
    {"sarif", REPORT_SARIF},
    {"github", REPORT_GITHUB},
};

bool report_format_of(struct str word, enum report_format *out)
{
    for (size_t i = 0; i < sizeof formats / sizeof formats[0]; i++) {
        if (str_eq(word, str_of(formats[i].word))) {
            *out = formats[i].format;
            return true;
        }
    }
    return false;
}

struct str report_write(struct arena *arena, const struct diags *diags, const struct report_options *options)
{
    switch (options->format) {
    case REPORT_JSON:
        return report_json(arena, diags);
    case REPORT_SARIF:
        return report_sarif(arena, diags);
    case REPORT_GITHUB:
        return report_github(arena, diags);
    case REPORT_TEXT:
        break;
    }
    return report_text(arena, diags, options);
}

struct report_range report_range_of(struct place place)
{
    struct report_range range = {{1, 1}, {1, 1}};
    if (place.source == NULL)
        return range;
    range.start = source_position(place.source, place.span.begin);
    range.end =
        source_position(place.source, place.span.end < place.span.begin ? place.span.begin : place.span.end);
    return range;
}

struct str report_utf8(struct arena *arena, struct str text)
{
    struct buf buf = {.arena = arena};
    for (size_t at = 0; at < text.len;)
        unicode_append(&buf, unicode_next(text, &at));
    return buf_view(&buf);
}

struct str report_code(struct arena *arena, enum diag_code code)
{
    return str_format(arena, "PL%04d", (int)code);
}

const char *report_severity(enum diag_severity severity)
{
    return severity == DIAG_ERROR ? "error" : "warning";
}
