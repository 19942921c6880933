/*
 * crew.h - the workers of a build lend each other a hand.
 *
 * Modules are what workers share out; a module with many pictures would keep one worker busy while
 * the others have gone home.  So what can be done piece by piece is offered, and whoever has no module
 * takes a piece.  Who offers works as well, and nothing waits for a helper: with no
 * threads at all everything is done, more slowly.
 */
#ifndef PLACARD_LIBRARY_CREW_H
#define PLACARD_LIBRARY_CREW_H

#include "pipeline/6-media/media.h"

struct crew;

/*
 * A crew in which at most `width` threads work at a time, `owners` of them with modules, each of which calls
 * crew_leave() once.  `call` (may be NULL) is called when something is offered, by any thread: the
 * time to start those that only help.  In `arena`, closed with it.
 */
struct crew *crew_new(struct arena *arena, size_t width, size_t owners, void (*call)(void *context),
                      void *context);

/* As 6-media asks for it; valid as long as the crew. */
struct media_crew crew_media(struct crew *crew);

/* An owner has no more modules, or never came. */
void crew_leave(struct crew *crew);

/* Do pieces of others until all owners have left. */
void crew_help(struct crew *crew);

#endif
