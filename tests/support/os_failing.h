/*
 * os_failing.h - another platform whose n-th operation fails.
 *
 * Passes everything on to `base`, counts the operations on files and on
 * stdout, and answers EIO to the n-th, or ends there.  What goes to stderr is kept
 * and never fails.
 */
#ifndef PLACARD_TESTS_OS_FAILING_H
#define PLACARD_TESTS_OS_FAILING_H

#include "base/os.h"

/* What becomes of the n-th operation.  A file that is written then is half written. */
enum os_failing_how {
    FAILS_ONCE,
    FAILS_FROM_THEN_ON, /* nothing is done any more: to the folder the same as the end of the process */
    KILLS               /* SIGKILL, to the process itself */
};

struct os_failing {
    struct os os; /* the door */
    const struct os *base;
    unsigned fail_at; /* from 1; 0: never */
    enum os_failing_how how;
    unsigned count;     /* operations so far */
    const char *failed; /* name of the operation that failed, or NULL */
    char message[8192]; /* what went to stderr, NUL-terminated, cut */
    size_t message_len;
    unsigned jobs; /* answer of cpu_count */
    char *out;     /* where stdout is kept, cut to `out_room` bytes; NULL: nowhere */
    size_t out_room, out_len;
};

void os_failing_init(struct os_failing *failing, const struct os *base, unsigned fail_at);

#endif
