/*
 * placard_session.h - what a worker has seen of a module, and for how long.  placard.h includes it.
 */
#ifndef PLACARD_SESSION_H
#define PLACARD_SESSION_H

#include "placard.h"

#ifdef __cplusplus
extern "C" {
#endif

/* A screen to see.  Do not read its fields. */
typedef struct placard_seen {
    uint32_t low_, high_; /* its digest */
    uint32_t time_;       /* milliseconds in view + 1; 0: not seen */
} placard_seen;

/*
 * What a worker has seen of a document, so that a record can say what was really
 * read.  Screens are counted by their digests: an edited module keeps what stayed
 * as it was, and screens that show the same count as one.  The host says when a
 * screen is shown; its clock counts milliseconds in 32 bits and may wrap.  What was
 * read in one language was not read in another: each has a session of its own.
 */
typedef struct placard_session {
    placard_seen *seen_;  /* the caller's */
    placard_seen *shown_; /* the one in view, or NULL */
    uint64_t last_;       /* digest of the one shown last; 0: none yet */
    uint32_t count_;
    uint32_t seen_count_;
    uint32_t since_; /* when it came into view */
} placard_session;

/*
 * Begin: nothing seen.  `seen` has `count` places, at least one for each screen, of which
 * there may be PLACARD_MAX_SCREENS; it stays borrowed.  Each screen is compared with those
 * before it.  Errors: BAD_ARGUMENT, NO_MEMORY.
 */
PLACARD_NODISCARD placard_status placard_session_begin(placard_session *session, const placard_module *module,
                                                       const placard_document *document, placard_seen *seen,
                                                       uint32_t count);

/* Screens to see, the same ones counted once. */
inline uint32_t placard_session_count(const placard_session *session)
{
    return session->count_;
}

/* The screen of `digest` comes into view at `now`, the one before goes out of it; a digest of
 * no screen (0, say): nothing is in view, as when the device is put away. */
void placard_session_show(placard_session *session, uint64_t digest, uint32_t now);

/* Digest of the screen shown last, also while none is in view: where to go on.  0 before the first.
 * After an edit there may be no such screen any more. */
inline uint64_t placard_session_last(const placard_session *session)
{
    return session->last_;
}

/* Milliseconds in view, without the stay that still lasts; PLACARD_NONE: not seen. */
uint32_t placard_session_time(const placard_session *session, uint64_t digest);

/* How many of them were seen. */
inline uint32_t placard_session_seen_count(const placard_session *session)
{
    return session->seen_count_;
}

/*
 * Save and resume, as an attempt; 24 bytes and 12 a screen.  Save when nothing is in
 * view, else the stay that lasts is lost.  Resume takes up a session of this edition of
 * the module or another: screens of the same digest keep their times, others are not seen.
 * Errors of resume: BAD_ARGUMENT, NO_MEMORY, BAD_SAVED, NEWER_MAJOR.
 */
size_t placard_session_save(const placard_session *session, uint8_t *out, size_t size);
PLACARD_NODISCARD placard_status placard_session_resume(placard_session *session,
                                                        const placard_module *module,
                                                        const placard_document *document, placard_seen *seen,
                                                        uint32_t count, const uint8_t *data, size_t size);

#ifdef __cplusplus
}
#endif
#endif /* PLACARD_SESSION_H */
