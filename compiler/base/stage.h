/*
 * stage.h - what every stage is given.
 *
 * A stage takes its inputs, returns its output, and adds to the diagnostics;
 * it reports every problem it can find and goes on with what is usable.  Out
 * of memory leaves by the arena's jump.
 */
#ifndef PLACARD_BASE_STAGE_H
#define PLACARD_BASE_STAGE_H

#include "base/arena.h"
#include "base/diag.h"
#include "base/str.h"

struct stage {
    struct arena *arena; /* all output goes here */
    struct diags *diags; /* all messages go here */
    const struct source *source;
};

#endif
