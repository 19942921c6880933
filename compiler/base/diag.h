/*
 * diag.h - the list of problems that a run found.
 *
 * Every code is described by one file compiler/diagnostics/PLnnnn.md: name,
 * severity, why, a wrong and a right example.  The build makes the enum, the
 * table and the texts of `placard explain` from these files.
 */
#ifndef PLACARD_BASE_DIAG_H
#define PLACARD_BASE_DIAG_H

#include "base/source.h"

enum diag_severity { DIAG_ERROR, DIAG_WARNING };

/* DIAG_<NAME> = number, from compiler/diagnostics/ (generated header). */
enum diag_code {
    DIAG_NONE = 0,
#define X(name, number) DIAG_##name = number,
#include "diagnostics.inc"
#undef X
};

struct diag {
    enum diag_code code;
    enum diag_severity severity;
    struct place at;
    struct str message; /* a plain sentence, lower case, no full stop */
    struct str label;   /* under the caret; may be empty */
    struct place other; /* second place; source NULL when there is none */
    struct str other_label;
    struct str help; /* what to write instead; may be empty */
    struct str fix;  /* text that replaces `at` to mend it; ptr NULL: none */
    struct diag *next;
};

/* Zero-initialise with .arena set.  Messages live in the arena. */
struct diags {
    struct arena *arena;
    struct diag *first, *last;
    size_t error_count, warning_count;
};

/* Report `code` at a place.  The severity is the code's own.  What is said here and below is made fit to be
 * shown (shown.h); only a help has several lines. */
struct diag *diag_add(struct diags *diags, enum diag_code code, struct place at, const char *format, ...)
    __attribute__((format(printf, 4, 5)));

/* Add to a report just made.  Each may be called once. */
void diag_label(struct diags *diags, struct diag *diag, const char *format, ...)
    __attribute__((format(printf, 3, 4)));
void diag_help(struct diags *diags, struct diag *diag, const char *format, ...)
    __attribute__((format(printf, 3, 4)));
void diag_other(struct diags *diags, struct diag *diag, struct place other, const char *format, ...)
    __attribute__((format(printf, 4, 5)));

/* Report with a label and a help that are as they stand. */
struct diag *diag_say(struct diags *diags, enum diag_code code, struct place at, const char *message,
                      const char *label, const char *help);

/* The first report of `code` that begins inside of `at`; NULL: there is none. */
struct diag *diag_find(const struct diags *diags, enum diag_code code, struct place at);

/* Take a report back, because another one says more of the same place. */
void diag_drop(struct diags *diags, const struct diag *diag);

/* Put a report of another list, which it leaves, at the end. */
void diag_keep(struct diags *diags, struct diag *diag);

/* Take back all reports of `code` that begin inside of `at`.  Linear in the reports. */
void diag_drop_within(struct diags *diags, enum diag_code code, struct place at);

/* Append `more` to `diags`: shared, not copied. */
void diag_append(struct diags *diags, const struct diags *more);

/* Sort by path, place, code; drop exact repeats.  Stable. */
void diag_sort(struct diags *diags);

/* Table of all codes, ascending; name "quiz-no-answer", text: Markdown of the explain page. */
struct diag_info {
    enum diag_code code;
    enum diag_severity severity;
    bool is_style; /* right too seldom for everybody: only for a library that asks for it */
    const char *name, *title, *text;
};
const struct diag_info *diag_info_at(size_t index); /* NULL past the end */
const struct diag_info *diag_info_of(enum diag_code code);

/* "PL0312"; "quiz-no-answer", "" for none; "error" or "warning". */
struct str diag_code_text(struct arena *arena, enum diag_code code);
const char *diag_code_name(enum diag_code code);
const char *diag_severity_word(enum diag_severity severity);

#endif
