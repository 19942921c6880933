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

/* `workers` that will each call crew_serve() once.  In `arena`, closed with it. */
struct crew *crew_new(struct arena *arena, size_t workers);

/* As 6-media asks for it; valid as long as the crew. */
struct media_crew crew_media(struct crew *crew);

/* This worker has no more modules, or never came: do pieces of others until all have none. */
void crew_serve(struct crew *crew);
void crew_leave(struct crew *crew);

#endif
