/*
 * spec.h - cases of a test in a text of tests/spec/.
 *
 *     === name
 *     first part
 *     .
 *     second part
 *
 * A part ends at a line with a dot alone, or at the next case.
 */
#ifndef TESTS_SPEC_H
#define TESTS_SPEC_H

#include "base/arena.h"
#include "base/str.h"

enum { SPEC_PARTS = 6 };

struct spec {
    struct str name;
    struct str parts[SPEC_PARTS]; /* with their last line ending; empty past the last */
};

/* Run `compare` over each case of tests/spec/`file`; the number of cases that failed.  At least one case must
 * be there. */
#define spec_run(file, compare) spec_run_file(PLACARD_TESTS_DIR "/spec/" file, compare)
int spec_run_file(const char *path, bool (*compare)(struct arena *arena, const struct spec *spec));

#endif
