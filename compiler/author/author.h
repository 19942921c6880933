/*
 * author.h - how work on an author's files ended, for whoever asked for it: a command, an
 * editor, a server.  The rooms below print nothing.
 */
#ifndef PLACARD_AUTHOR_AUTHOR_H
#define PLACARD_AUTHOR_AUTHOR_H

#include "library/run.h"

enum author_ended {
    AUTHOR_DONE,
    AUTHOR_REFUSED, /* what was asked for cannot be; `why` says it in a sentence */
    AUTHOR_SOURCES, /* the sources hold errors, which are in the run's diagnostics */
    AUTHOR_FAILED   /* the run failed, and says why */
};

#endif
