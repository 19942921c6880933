/*
 * test_shelf.c - what workers of one build share: converted pictures, and each other's hands.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>
#include <pthread.h>

#include "base/arena.h"
#include "cache/shelf.h"
#include "library/crew.h"
#include "pipeline/6-media/convert.h"

enum { THREADS = 4, ROUNDS = 200 };

static void key_of(uint8_t key[32], unsigned number)
{
    memset(key, 0, 32);
    memcpy(key + 2, &number, sizeof number); /* all under one head */
}

static struct conversion picture_of(struct arena *arena, unsigned number, size_t size)
{
    char *bytes = arena_alloc(arena, 1, size);
    memset(bytes, (int)('a' + number % 26), size);
    return (struct conversion){.sniff.kind = SNIFF_PNG, .media = {.bytes = {bytes, size}, .width = number}};
}

/* ---- The shelf ---------------------------------------------------------------- */

static bool take(const struct media_shelf *shelf, struct arena *arena, unsigned number,
                 struct conversion *out)
{
    uint8_t key[32];
    key_of(key, number);
    return shelf->take(shelf->context, key, arena, out);
}

static void put(const struct media_shelf *shelf, struct arena *arena, unsigned number, size_t size)
{
    uint8_t key[32];
    struct conversion made = picture_of(arena, number, size);
    key_of(key, number);
    shelf->put(shelf->context, key, &made);
}

static void what_is_put_is_found(void **state)
{
    (void)state;
    struct arena arena = {0};
    struct media_shelf shelf = shelf_media(shelf_new(&arena, 1 << 20));
    struct conversion out = {0};
    assert_false(take(&shelf, &arena, 1, &out));
    put(&shelf, &arena, 1, 100);
    assert_true(take(&shelf, &arena, 1, &out));
    assert_int_equal(out.media.width, 1);
    assert_int_equal(out.media.bytes.len, 100);
    assert_int_equal(out.media.bytes.ptr[99], 'b');
    assert_false(take(&shelf, &arena, 2, &out)); /* a promise that is never kept hinders nobody at the end */
    arena_free(&arena);
}

static void what_failed_is_made_by_the_next(void **state)
{
    (void)state;
    struct arena arena = {0};
    struct media_shelf shelf = shelf_media(shelf_new(&arena, 1 << 20));
    struct conversion out = {0};
    uint8_t key[32];
    key_of(key, 1);
    assert_false(take(&shelf, &arena, 1, &out));
    shelf.put(shelf.context, key, NULL);
    assert_false(take(&shelf, &arena, 1, &out));
    put(&shelf, &arena, 1, 10);
    assert_true(take(&shelf, &arena, 1, &out));
    arena_free(&arena);
}

static void what_was_asked_for_longest_ago_goes(void **state)
{
    (void)state;
    struct arena arena = {0};
    struct media_shelf shelf = shelf_media(shelf_new(&arena, 100000));
    struct conversion out = {0};
    for (unsigned i = 0; i < 3; i++) {
        assert_false(take(&shelf, &arena, i, &out));
        put(&shelf, &arena, i, 30000);
    }
    assert_true(take(&shelf, &arena, 0, &out));
    assert_false(take(&shelf, &arena, 3, &out));
    put(&shelf, &arena, 3, 30000); /* one too many: 1 goes, since 0 was asked for again */
    assert_true(take(&shelf, &arena, 0, &out));
    assert_true(take(&shelf, &arena, 2, &out));
    assert_true(take(&shelf, &arena, 3, &out));
    assert_false(take(&shelf, &arena, 1, &out));
    arena_free(&arena);
}

/* The copy fails, and the lock is free all the same. */
static void out_of_memory_holds_nobody_up(void **state)
{
    (void)state;
    struct arena arena = {0};
    struct media_shelf shelf = shelf_media(shelf_new(&arena, 1 << 20));
    struct conversion out = {0};
    assert_false(take(&shelf, &arena, 1, &out));
    put(&shelf, &arena, 1, 50000);
    struct arena small = {.limit = 1000};
    jmp_buf jump;
    if (arena_failed(&small, &jump)) {
        arena_free(&small);
        assert_true(take(&shelf, &arena, 1, &out));
        arena_free(&arena);
        return;
    }
    take(&shelf, &small, 1, &out);
    fail_msg("50,000 bytes fit into 1,000");
}

struct race {
    struct media_shelf shelf;
    pthread_mutex_t lock;
    unsigned made[ROUNDS], wrong;
};

static void *ask_for_all(void *handle)
{
    struct race *race = handle;
    struct arena arena = {0};
    for (unsigned i = 0; i < ROUNDS; i++) {
        struct conversion out = {0};
        bool is_there = take(&race->shelf, &arena, i, &out);
        pthread_mutex_lock(&race->lock);
        race->made[i] += !is_there;
        race->wrong += is_there && (out.media.width != i || out.media.bytes.len != 64 + i);
        pthread_mutex_unlock(&race->lock);
        if (!is_there)
            put(&race->shelf, &arena, i, 64 + i);
    }
    arena_free(&arena);
    return NULL;
}

static void each_is_made_once_by_whom_ever(void **state)
{
    (void)state;
    struct arena arena = {0};
    static struct race race;
    pthread_t threads[THREADS];
    race = (struct race){.shelf = shelf_media(shelf_new(&arena, 16 << 20))};
    pthread_mutex_init(&race.lock, NULL);
    for (size_t i = 0; i < THREADS; i++)
        assert_int_equal(pthread_create(&threads[i], NULL, ask_for_all, &race), 0);
    for (size_t i = 0; i < THREADS; i++)
        pthread_join(threads[i], NULL);
    for (size_t i = 0; i < ROUNDS; i++)
        assert_int_equal(race.made[i], 1);
    assert_int_equal(race.wrong, 0);
    pthread_mutex_destroy(&race.lock);
    arena_free(&arena);
}

/* ---- The crew -------------------------------------------------------------------- */

struct pieces {
    pthread_mutex_t lock;
    pthread_cond_t is_met;
    unsigned done[ROUNDS], running, most;
    bool waits; /* the first two pieces wait for each other: one thread alone would never end */
};

static void do_piece(void *of, size_t index)
{
    struct pieces *pieces = of;
    pthread_mutex_lock(&pieces->lock);
    pieces->done[index]++;
    pieces->running++;
    pieces->most = pieces->running > pieces->most ? pieces->running : pieces->most;
    pthread_cond_broadcast(&pieces->is_met);
    while (pieces->waits && index < 2 && pieces->most < 2)
        pthread_cond_wait(&pieces->is_met, &pieces->lock);
    pieces->running--;
    pthread_mutex_unlock(&pieces->lock);
}

static void *serve(void *crew)
{
    crew_help(crew);
    return NULL;
}

static void run_pieces(size_t helpers, struct pieces *pieces)
{
    struct arena arena = {0};
    struct crew *crew = crew_new(&arena, helpers + 1, 1, NULL, NULL);
    struct media_crew media = crew_media(crew);
    pthread_t threads[THREADS];
    *pieces = (struct pieces){.waits = helpers > 0};
    pthread_mutex_init(&pieces->lock, NULL);
    pthread_cond_init(&pieces->is_met, NULL);
    for (size_t i = 0; i < helpers; i++)
        assert_int_equal(pthread_create(&threads[i], NULL, serve, crew), 0);
    media.run(media.context, do_piece, pieces, ROUNDS);
    for (size_t i = 0; i < ROUNDS; i++)
        assert_int_equal(pieces->done[i], 1); /* already, and not only when the helpers are gone */
    crew_leave(crew);
    for (size_t i = 0; i < helpers; i++)
        pthread_join(threads[i], NULL);
    pthread_cond_destroy(&pieces->is_met);
    pthread_mutex_destroy(&pieces->lock);
    arena_free(&arena);
}

static void who_offers_can_do_it_alone(void **state)
{
    (void)state;
    static struct pieces pieces;
    run_pieces(0, &pieces);
    assert_int_equal(pieces.most, 1);
}

static void who_has_nothing_to_do_helps(void **state)
{
    (void)state;
    static struct pieces pieces;
    run_pieces(THREADS, &pieces);
    assert_true(pieces.most >= 2);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_is_put_is_found),
        cmocka_unit_test(what_failed_is_made_by_the_next),
        cmocka_unit_test(what_was_asked_for_longest_ago_goes),
        cmocka_unit_test(out_of_memory_holds_nobody_up),
        cmocka_unit_test(each_is_made_once_by_whom_ever),
        cmocka_unit_test(who_offers_can_do_it_alone),
        cmocka_unit_test(who_has_nothing_to_do_helps),
    };
    return cmocka_run_group_tests_name("what workers share", tests, NULL, NULL);
}
