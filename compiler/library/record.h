/*
 * record.h - build.json: what a build made (schemas/build.schema.json).
 *
 * One module a line, so that a large report is written and read back piece by
 * piece; no clock, no host, stable order.
 */
#ifndef PLACARD_LIBRARY_RECORD_H
#define PLACARD_LIBRARY_RECORD_H

#include "library/library.h"

#define RECORD_NAME  "build.json"
#define RECORD_LIMIT (256u << 20) /* bytes */

/* One module of the report. */
struct record {
    struct str id, file; /* file: ID-VERSION.placard */
    struct str json;     /* its line, without comma and line ending */
};

/* The record of a bundle, opened by the runtime as a client would: one that the
 * runtime refuses is a mistake of ours, and `*error` gets EBADMSG. */
struct record record_of(struct arena *arena, struct str bundle, uint32_t reading_seconds, int *error);

/* Records of an earlier build.json; lines that are not ours are passed over.
 * Their `json` is kept only when asked for. */
struct record *record_read(struct arena *arena, struct str text, bool keep_json, size_t *count);

struct record_totals {
    struct str library; /* id; empty: lone files */
    size_t warnings;
};

/* The whole file.  `records` are sorted by id here. */
struct str record_join(struct arena *arena, struct record *records, size_t count,
                       const struct record_totals *totals);

#endif
