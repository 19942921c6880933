/*
 * trace.h - a file system that passes on and remembers what it was asked for: all
 * that an outcome depends on, for a cache and for watching; and the first failure
 * that no author can mend.
 *
 * That a path is not there is an answer as well: the outcome changes when it
 * comes.  It is looked at, never written through: read_file, list, stat
 * and real_path are set, no other function.
 */
#ifndef PLACARD_BASE_TRACE_H
#define PLACARD_BASE_TRACE_H

#include "base/array.h"
#include "base/os.h"

enum trace_question { TRACE_READ, TRACE_LIST, TRACE_STAT };

/* One question and its answer. */
struct trace_input {
    struct str path;
    enum trace_question question;
    size_t limit;       /* bytes, of a TRACE_READ */
    int error;          /* errno value; 0: the digest says what it was */
    uint8_t digest[32]; /* SHA-256 of the bytes; of the names, each a file or a folder; of file or folder and
                           size */
};

struct trace {
    const struct os *base;
    struct arena *arena;              /* inputs and paths live here */
    bool keeps_inputs;                /* false: only the failure is kept, and nothing is summed up */
    ARRAY(struct trace_input) inputs; /* in the order of asking; who asks twice is noted twice */
    int error;                        /* of the first failure that no author can mend; 0: none */
    struct str error_path;
};

/* `trace`, with its first three members set, as a file system; borrowed. */
struct os trace_os(struct trace *trace);

/* Whether `os` gives the same answers, so that what was made of them still stands.  Reads again what was
 * read; `scratch` needs not be kept. */
bool trace_holds(const struct trace *trace, const struct os *os, struct arena *scratch);

#endif
