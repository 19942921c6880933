/*
 * session.c - steps seen, and time on each.
 *
 * Saved form: the header of saved.h, whose numbers are the step shown last, the
 * start of the content digest and the count of steps; then the times.
 */
#include "load.h"
#include "saved.h"

#define SAVED_LETTERS_SESSION "PLCS"

placard_status placard_session_begin(placard_session *session, const placard_module *module,
                                     const placard_document *document, uint32_t *times, uint32_t count)
{
    if (session == NULL)
        return PLACARD_BAD_ARGUMENT;
    memset(session, 0, sizeof *session);
    session->step_ = PLACARD_NONE;
    if (module == NULL || document == NULL || (times == NULL && count > 0))
        return PLACARD_BAD_ARGUMENT;
    uint32_t steps = placard_step_count(document);
    placard_bytes content = placard_fact_at(module, PLACARD_CONTENT, 0).text;
    if (count < steps)
        return PLACARD_NO_MEMORY;
    session->times_ = times;
    session->count_ = steps;
    session->content_ = content.size < 4 ? 0 : load_le32(content.data);
    if (steps > 0)
        memset(times, 0, steps * sizeof *times);
    return PLACARD_OK;
}

/* Add the stay that ends at `now`; a time that is full stays full. */
static void end_stay(placard_session *session, uint32_t now)
{
    uint32_t *time = &session->times_[session->step_], stay = now - session->since_;
    *time = stay > UINT32_MAX - *time ? UINT32_MAX : *time + stay;
}

void placard_session_show(placard_session *session, uint32_t step, uint32_t now)
{
    if (session->is_shown_)
        end_stay(session, now);
    session->is_shown_ = step < session->count_;
    if (!session->is_shown_)
        return;
    session->step_ = step;
    session->since_ = now;
    if (session->times_[step] == 0)
        session->times_[step] = 1;
}

uint32_t placard_session_seen_count(const placard_session *session)
{
    uint32_t seen = 0;
    for (uint32_t i = 0; i < session->count_; i++)
        seen += session->times_[i] != 0;
    return seen;
}

size_t placard_session_save(const placard_session *session, uint8_t *out, size_t size)
{
    size_t need = SAVED_HEADER + 4 * (size_t)session->count_;
    if (out == NULL || size < need)
        return need;
    saved_open(out, SAVED_LETTERS_SESSION);
    saved_store(out + SAVED_AT_FIRST, session->step_);
    saved_store(out + SAVED_AT_SECOND, session->content_);
    saved_store(out + SAVED_AT_THIRD, session->count_);
    for (uint32_t i = 0; i < session->count_; i++)
        saved_store(out + SAVED_HEADER + 4 * i, session->times_[i]);
    saved_seal(out, need);
    return need;
}

/* Are these the steps that the session counts? */
static int is_of_session(const placard_session *session, const uint8_t *data, size_t size)
{
    uint32_t step = load_le32(data + SAVED_AT_FIRST);
    return load_le32(data + SAVED_AT_SECOND) == session->content_ &&
           load_le32(data + SAVED_AT_THIRD) == session->count_ &&
           size == SAVED_HEADER + 4 * (size_t)session->count_ &&
           (step < session->count_ || step == PLACARD_NONE);
}

placard_status placard_session_resume(placard_session *session, const placard_module *module,
                                      const placard_document *document, uint32_t *times, uint32_t count,
                                      const uint8_t *data, size_t size)
{
    placard_status status = placard_session_begin(session, module, document, times, count);
    if (status != PLACARD_OK)
        return status;
    status = saved_check(data, size, SAVED_LETTERS_SESSION);
    if (status == PLACARD_OK && !is_of_session(session, data, size))
        status = PLACARD_BAD_SAVED;
    if (status != PLACARD_OK)
        return status;
    session->step_ = load_le32(data + SAVED_AT_FIRST);
    for (uint32_t i = 0; i < session->count_; i++)
        times[i] = load_le32(data + SAVED_HEADER + 4 * i);
    return PLACARD_OK;
}
