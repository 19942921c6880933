/*
 * forms.h - the forms of a report, each in its own file; report_write() picks one.
 */
#ifndef PLACARD_REPORT_FORMS_H
#define PLACARD_REPORT_FORMS_H

#include "base/diag.h"

enum report_format { REPORT_TEXT, REPORT_JSON, REPORT_SARIF, REPORT_GITHUB, REPORT_LINE };
#define REPORT_WORDS "text json sarif github line" /* what they are called */

#define REPORT_CAP 20u /* diagnostics a file in the text form */

struct report_options {
    enum report_format format;
    bool is_colour;   /* text: ANSI colours */
    bool is_all;      /* text: no cap */
    uint32_t columns; /* text: width of the terminal; 0: unknown, long lines are cut at 160 */
};

struct str report_text(struct arena *arena, const struct diags *diags, const struct report_options *options);
struct str report_json(struct arena *arena, const struct diags *diags);
struct str report_sarif(struct arena *arena, const struct diags *diags);
struct str report_github(struct arena *arena, const struct diags *diags);
struct str report_line(struct arena *arena, const struct diags *diags);

#endif
