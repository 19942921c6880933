/*
 * session.c - steps seen, and time on each.
 *
 * Saved form: the header of saved.h, whose numbers are the step shown last, the
 * start of the content digest and the count of steps; then the times.
 */
#include "core/load.h"
#include "reading/saved.h"

#define SAVED_SESSION SAVED_LETTERS('P', 'L', 'C', 'S')

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
    if (count < steps)
        return PLACARD_NO_MEMORY;
    placard_fact content = placard_fact_at(module, PLACARD_CONTENT, 0);
    session->times_ = times;
    session->count_ = steps;
    session->content_ = content.text.size < 4 ? 0 : load_le32(content.text.data);
    if (steps > 0)
        memset(times, 0, steps * sizeof *times);
    return PLACARD_OK;
}

void placard_session_show(placard_session *session, uint32_t step, uint32_t now)
{
    if (session->is_shown_) { /* its stay ends; a time that is full stays full */
        uint32_t *time = &session->times_[session->step_], stay = now - session->since_;
        *time = *time + stay < stay ? UINT32_MAX : *time + stay;
    }
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

/* Bytes of a saved session. */
static size_t saved_size(const placard_session *session)
{
    return SAVED_HEADER + 4 * (size_t)session->count_;
}

size_t placard_session_save(const placard_session *session, uint8_t *out, size_t size)
{
    size_t need = saved_size(session);
    if (out == NULL || size < need)
        return need;
    saved_open(out, SAVED_SESSION, 0, 0);
    store_le32(out + SAVED_AT_FIRST, session->step_);
    store_le32(out + SAVED_AT_SECOND, session->content_);
    store_le32(out + SAVED_AT_THIRD, session->count_);
    for (uint32_t i = 0; i < session->count_; i++)
        store_le32(out + SAVED_HEADER + 4 * i, session->times_[i]);
    saved_seal(out, need);
    return need;
}

placard_status placard_session_resume(placard_session *session, const placard_module *module,
                                      const placard_document *document, uint32_t *times, uint32_t count,
                                      const uint8_t *data, size_t size)
{
    placard_status status = placard_session_begin(session, module, document, times, count);
    if (status == PLACARD_OK)
        status = saved_check(data, size, SAVED_SESSION);
    if (status != PLACARD_OK)
        return status;
    uint32_t step = load_le32(data + SAVED_AT_FIRST);
    if (size != saved_size(session) || load_le32(data + SAVED_AT_THIRD) != session->count_ ||
        load_le32(data + SAVED_AT_SECOND) != session->content_ ||
        step + 1 > session->count_) /* PLACARD_NONE is just before the first */
        return PLACARD_BAD_SAVED;
    session->step_ = step;
    for (uint32_t i = 0; i < session->count_; i++)
        times[i] = load_le32(data + SAVED_HEADER + 4 * i);
    return PLACARD_OK;
}
