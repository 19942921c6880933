#include "library/crew.h"

#include <pthread.h>

#include "base/arena.h"

/* What one worker offers; it lives in the frame of crew_run(). */
struct offer {
    void (*task)(void *of, size_t index);
    void *of;
    size_t next, done, count;
    struct offer *below;
};

struct crew {
    pthread_mutex_t lock;
    pthread_cond_t has_news; /* an offer, an offer that is done, or the end */
    struct offer *offers;
    size_t width, busy; /* threads; owners that still have modules */
    void (*call)(void *context);
    void *context;
};

/* ---- Pieces; the lock is held --------------------------------------------------- */

static struct offer *find_open(struct crew *crew)
{
    struct offer *offer = crew->offers;
    while (offer != NULL && offer->next == offer->count)
        offer = offer->below;
    return offer;
}

static void do_piece(struct crew *crew, struct offer *offer)
{
    size_t index = offer->next++;
    pthread_mutex_unlock(&crew->lock);
    offer->task(offer->of, index);
    pthread_mutex_lock(&crew->lock);
    if (++offer->done == offer->count)
        pthread_cond_broadcast(&crew->has_news);
}

static void withdraw(struct crew *crew, const struct offer *offer)
{
    struct offer **at = &crew->offers;
    while (*at != offer)
        at = &(*at)->below;
    *at = offer->below;
}

/* ---- Offering and serving ---------------------------------------------------------- */

static void run(void *context, void (*task)(void *of, size_t index), void *of, size_t count)
{
    struct crew *crew = context;
    struct offer offer = {.task = task, .of = of, .count = count};
    if (crew->call != NULL)
        crew->call(crew->context);
    pthread_mutex_lock(&crew->lock);
    offer.below = crew->offers;
    crew->offers = &offer;
    pthread_cond_broadcast(&crew->has_news);
    while (offer.next < offer.count)
        do_piece(crew, &offer);
    while (offer.done < offer.count)
        pthread_cond_wait(&crew->has_news, &crew->lock);
    withdraw(crew, &offer);
    pthread_mutex_unlock(&crew->lock);
}

struct media_crew crew_media(struct crew *crew)
{
    return (struct media_crew){crew, crew->width, run};
}

void crew_leave(struct crew *crew)
{
    pthread_mutex_lock(&crew->lock);
    crew->busy--;
    pthread_cond_broadcast(&crew->has_news);
    pthread_mutex_unlock(&crew->lock);
}

void crew_help(struct crew *crew)
{
    pthread_mutex_lock(&crew->lock);
    while (crew->busy > 0) {
        struct offer *offer = find_open(crew);
        if (offer != NULL)
            do_piece(crew, offer);
        else
            pthread_cond_wait(&crew->has_news, &crew->lock);
    }
    pthread_mutex_unlock(&crew->lock);
}

static void close_crew(void *handle)
{
    struct crew *crew = handle;
    pthread_cond_destroy(&crew->has_news);
    pthread_mutex_destroy(&crew->lock);
}

struct crew *crew_new(struct arena *arena, size_t width, size_t owners, void (*call)(void *context),
                      void *context)
{
    struct crew *crew = arena_new(arena, struct crew);
    *crew = (struct crew){.width = width, .busy = owners, .call = call, .context = context};
    pthread_mutex_init(&crew->lock, NULL);
    pthread_cond_init(&crew->has_news, NULL);
    arena_defer(arena, close_crew, crew);
    return crew;
}
