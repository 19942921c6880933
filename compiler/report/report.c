#include "report/report.h"

#include "report/forms.h"

static const struct {
    const char *word;
    enum report_format format;
} formats[] = {
    {"text", REPORT_TEXT},     {"json", REPORT_JSON}, {"sarif", REPORT_SARIF},
    {"github", REPORT_GITHUB}, {"line", REPORT_LINE},
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
    case REPORT_LINE:
        return report_line(arena, diags);
    case REPORT_TEXT:
        break;
    }
    return report_text(arena, diags, options);
}
