/*
 * build_report.h - build.json: what a build made (schemas/build.schema.json).
 *
 * A module a line, so that a large report is written piece by piece and two of them
 * are compared line by line; no clock, no host, stable order.
 */
#ifndef PLACARD_LIBRARY_BUILD_REPORT_H
#define PLACARD_LIBRARY_BUILD_REPORT_H

#include "library/library.h"

#define BUILD_REPORT_NAME  "build.json"
#define BUILD_REPORT_LIMIT (256u << 20) /* bytes */

/* One module of the report. */
struct build_line {
    struct str id, file; /* file: ID-VERSION.placard */
    struct str json;     /* an object, without comma and line ending */
};

/* The line of a bundle, opened by the runtime as a client would: one that the
 * runtime refuses is a mistake of ours, and `*error` gets EBADMSG. */
struct build_line build_report_line(struct arena *arena, struct str bundle, uint32_t reading_seconds,
                                    int *error);

/*
 * Lines of an earlier build.json; their `json` only when asked for.  What names a file that no build could
 * have made is passed over: a report edited by hand must not remove other files. False: the text is no build
 * report.
 */
bool build_report_read(struct arena *arena, struct str text, bool keep_json, struct build_line **out,
                       size_t *count);

struct build_report_head {
    struct str library; /* id; empty: lone files */
    size_t warnings;
};

/* The whole file.  `lines` are sorted by id here. */
struct str build_report_write(struct arena *arena, struct build_line *lines, size_t count,
                              const struct build_report_head *head);

#endif
