/*
 * report.h - the diagnostics of a run as text, JSON, SARIF, GitHub annotations or a line each.
 *
 * In:   struct diags, sorted by diag_sort()
 * Out:  bytes for stderr (text) or stdout (the machine forms)
 *
 * The machine forms list every diagnostic; the text form shows at most
 * REPORT_CAP a file unless asked for all.  The same diagnostics give the same
 * bytes: nothing of the clock, the locale or the machine is in them.
 */
#ifndef PLACARD_REPORT_REPORT_H
#define PLACARD_REPORT_REPORT_H

#include "report/forms.h"

/* "text", "json", "sarif", "github", "line"; false for any other word. */
bool report_format_of(struct str word, enum report_format *out);

/*
 * The whole report, in `arena`.  The text form ends with a line of sums and is
 * empty when there is nothing to report; the machine forms are never empty,
 * except GitHub's and the one of lines.  Bytes that are not UTF-8 are shown as U+FFFD.
 */
struct str report_write(struct arena *arena, const struct diags *diags, const struct report_options *options);

#endif
