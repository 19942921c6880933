/*
 * stage.h - what every stage is given.
 *
 * A stage takes its inputs, returns its output, and adds to the diagnostics;
 * it reports every problem it can find and goes on with what is usable.  Out
 * of memory leaves by the arena's jump.
 */
#ifndef PLACARD_STAGE_H
#define PLACARD_STAGE_H

#include "0-base/arena.h"
#include "0-base/diag.h"
#include "0-base/str.h"

struct stage {
    struct arena *arena; /* all output goes here */
    struct diags *diags; /* all messages go here */
    const struct source *source;
};

#endif
