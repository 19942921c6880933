/*
 * report.h - the diagnostics of a run as text, JSON, SARIF or GitHub annotations.
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

#include "base/diag.h"

enum report_format { REPORT_TEXT, REPORT_JSON, REPORT_SARIF, REPORT_GITHUB };

#define REPORT_CAP 20u /* diagnostics a file in the text form */

struct report_options {
    enum report_format format;
    bool is_colour;   /* text: ANSI colours */
    bool is_all;      /* text: no cap */
    uint32_t columns; /* text: width of the terminal; 0: unknown, long lines are cut at 160 */
};

/* "text", "json", "sarif", "github"; false for any other word. */
bool report_format_of(struct str word, enum report_format *out);

/*
 * The whole report, in `arena`.  The text form ends with a line of sums and is
 * empty when there is nothing to report; the machine forms are never empty,
 * except GitHub's.  Bytes that are not UTF-8 are shown as U+FFFD.
 */
struct str report_write(struct arena *arena, const struct diags *diags, const struct report_options *options);

/* draft-07 JSON Schema of the JSON form: what schemas/diagnostics.schema.json holds. */
struct str report_schema(struct arena *arena);

/* The forms, each in its own file; report_write() picks one. */
struct str report_text(struct arena *arena, const struct diags *diags, const struct report_options *options);
struct str report_json(struct arena *arena, const struct diags *diags);
struct str report_sarif(struct arena *arena, const struct diags *diags);
struct str report_github(struct arena *arena, const struct diags *diags);

/* ---- Shared by the forms ------------------------------------------------ */

/* First and last line and column of a place, end exclusive; columns in code points. */
struct report_range {
    struct position start, end;
};
/*
 * Where the lines of the last two sources begin, so that thousands of places
 * take no quadratic time.  Zero-initialise with .arena set.
 */
struct report_lines {
    struct arena *arena;
    struct report_index {
        const struct source *source;
        uint32_t *begins; /* ascending; the first is 0 */
        size_t count;
    } indexes[2];
    size_t last; /* the index used last */
};

/* As source_position(). */
struct position report_position(struct report_lines *lines, const struct source *source, uint32_t offset);

struct report_range report_range_of(struct report_lines *lines, struct place place);

/* "PL0312", and "error" or "warning". */
struct str report_code(struct arena *arena, enum diag_code code);
const char *report_severity(enum diag_severity severity);

#endif
