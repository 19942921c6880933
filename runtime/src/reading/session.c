/*
 * session.c - screens seen, and time on each.
 *
 * Saved form: the header of saved.h, whose first two numbers are the digest of the
 * screen shown last, the third 0; then digest and time_ of each place, 12 bytes.
 */
#include "core/load.h"
#include "reading/saved.h"

#define SAVED_SESSION SAVED_LETTERS('P', 'L', 'C', 'R')
#define SAVED_SCREEN  12u

/* The place of a digest, or NULL. */
static placard_seen *find(const placard_session *session, uint64_t digest)
{
    placard_seen *seen = session->seen_;
    for (uint32_t left = session->count_; left > 0; left--, seen++)
        if (seen->low_ == (uint32_t)digest && seen->high_ == (uint32_t)(digest >> 32))
            return seen;
    return NULL;
}

static uint64_t load_digest(const uint8_t *at)
{
    return load_le32(at) | (uint64_t)load_le32(at + 4) << 32;
}

placard_status placard_session_begin(placard_session *session, const placard_module *module,
                                     const placard_document *document, placard_seen *seen, uint32_t count)
{
    if (session == NULL || module == NULL || document == NULL || seen == NULL)
        return PLACARD_BAD_ARGUMENT;
    memset(session, 0, sizeof *session);
    if (count > PLACARD_MAX_SCREENS)
        count = PLACARD_MAX_SCREENS;
    session->seen_ = seen;
    placard_screen screen;
    memset(&screen, 0, sizeof screen);
    for (; placard_screen_next(document, &screen); count--) {
        if (count == 0)
            return PLACARD_NO_MEMORY;
        uint64_t digest = placard_screen_digest(module, document, &screen);
        seen->low_ = (uint32_t)digest;
        seen->high_ = (uint32_t)(digest >> 32);
        seen->time_ = 0;
        if (find(session, digest) == NULL) {
            seen++;
            session->count_++;
        }
    }
    return session->count_ > 0 ? PLACARD_OK : PLACARD_BAD_ARGUMENT;
}

/* It is seen, if it was not: `time` is what its time_ will be, above 0. */
static void see(placard_session *session, placard_seen *seen, uint32_t time)
{
    if (seen == NULL || seen->time_ > 0 || time == 0)
        return;
    seen->time_ = time;
    session->seen_count_++;
}

void placard_session_show(placard_session *session, uint64_t digest, uint32_t now)
{
    placard_seen *seen = session->shown_;
    if (seen != NULL) { /* its stay ends; a time that is full stays full */
        uint32_t stay = now - session->since_;
        seen->time_ += stay;
        if (seen->time_ < stay)
            seen->time_ = UINT32_MAX;
    }
    session->since_ = now;
    session->shown_ = seen = find(session, digest);
    if (seen == NULL)
        return;
    session->last_ = digest;
    see(session, seen, 1);
}

uint32_t placard_session_time(const placard_session *session, uint64_t digest)
{
    const placard_seen *seen = find(session, digest);
    return seen == NULL ? PLACARD_NONE : seen->time_ - 1;
}

size_t placard_session_save(const placard_session *session, uint8_t *out, size_t size)
{
    size_t need = SAVED_HEADER + SAVED_SCREEN * (size_t)session->count_;
    if (out == NULL || size < need)
        return need;
    saved_open(out, SAVED_SESSION, 0, 0);
    store_le32(out + SAVED_AT_FIRST, (uint32_t)session->last_);
    store_le32(out + SAVED_AT_SECOND, (uint32_t)(session->last_ >> 32));
    store_le32(out + SAVED_AT_THIRD, 0);
    if (session->count_ > 0)
        store_le32s(out + SAVED_HEADER, (const uint32_t *)session->seen_, 3 * session->count_);
    saved_seal(out, need);
    return need;
}

placard_status placard_session_resume(placard_session *session, const placard_module *module,
                                      const placard_document *document, placard_seen *seen, uint32_t count,
                                      const uint8_t *data, size_t size)
{
    placard_status status = placard_session_begin(session, module, document, seen, count);
    if (status == PLACARD_OK)
        status = saved_check(data, size, SAVED_SESSION);
    if (status != PLACARD_OK)
        return status;
    for (; size >= SAVED_HEADER + SAVED_SCREEN; size -= SAVED_SCREEN) {
        seen = find(session, load_digest(data + size - SAVED_SCREEN));
        see(session, seen, load_le32(data + size - 4));
    }
    session->last_ = load_digest(data + SAVED_AT_FIRST);
    return PLACARD_OK;
}
