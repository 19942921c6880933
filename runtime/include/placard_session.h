/*
 * placard_session.h - what a worker has opened, and for how long.  placard.h includes it.
 */
#ifndef PLACARD_SESSION_H
#define PLACARD_SESSION_H

#include "placard.h"

#ifdef __cplusplus
extern "C" {
#endif

/*
 * What a worker has opened, and for how long: plain data, so that a record can
 * say what was really seen.  The host says when a step is shown; its clock
 * counts milliseconds in 32 bits and may wrap.  Steps are numbered as
 * placard_step_at() does, the same in every language.
 */
typedef struct placard_session {
    uint32_t *times_;  /* the caller's, one a step: milliseconds + 1; 0: not seen */
    uint32_t count_;   /* steps */
    uint32_t step_;    /* last shown; PLACARD_NONE: none yet */
    uint32_t since_;   /* when it came into view */
    uint32_t content_; /* first bytes of the content digest */
    uint8_t is_shown_; /* it is in view now */
} placard_session;

/*
 * Begin: nothing seen.  `times` has `count` numbers, at least one for each step of
 * the document, and stays borrowed.  Errors: BAD_ARGUMENT, NO_MEMORY.
 */
placard_status placard_session_begin(placard_session *session, const placard_module *module,
                                     const placard_document *document, uint32_t *times, uint32_t count);

/* `step` comes into view at `now`, the one before goes out of it; PLACARD_NONE (or any
 * other number of no step): nothing is in view, as when the device is put away. */
void placard_session_show(placard_session *session, uint32_t step, uint32_t now);

/* The step shown last, also while none is in view; PLACARD_NONE before the first. */
inline uint32_t placard_session_step(const placard_session *session)
{
    return session->step_;
}

inline int placard_session_is_seen(const placard_session *session, uint32_t step)
{
    return step < session->count_ && session->times_[step] != 0;
}

uint32_t placard_session_seen_count(const placard_session *session); /* linear in the steps */

/* Milliseconds in view, without the stay that still lasts. */
inline uint32_t placard_session_time(const placard_session *session, uint32_t step)
{
    return placard_session_is_seen(session, step) ? session->times_[step] - 1 : 0;
}

/* Save and resume, as an attempt; 24 bytes and 4 a step.  Save when nothing is in
 * view, else the stay that lasts is lost.  Errors of resume: BAD_ARGUMENT, NO_MEMORY,
 * BAD_SAVED (also when the module's content is another by now), NEWER_MAJOR. */
size_t placard_session_save(const placard_session *session, uint8_t *out, size_t size);
placard_status placard_session_resume(placard_session *session, const placard_module *module,
                                      const placard_document *document, uint32_t *times, uint32_t count,
                                      const uint8_t *data, size_t size);

#ifdef __cplusplus
}
#endif
#endif /* PLACARD_SESSION_H */
