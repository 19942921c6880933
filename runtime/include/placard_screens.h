/*
 * placard_screens.h - a document as the screens that a worker reads.  placard.h includes it.
 *
 * This is the walk to show a module by: every block of a document is on a screen,
 * but for a footnote that nothing points to,
 * so no warning is passed over.  docs/format/screens.md has the rules.
 */
#ifndef PLACARD_SCREENS_H
#define PLACARD_SCREENS_H

#include "placard.h"

#ifdef __cplusplus
extern "C" {
#endif

/* What a screen is: X(name, code, word). */
#define PLACARD_SCREEN_LIST(X)                                                                               \
    X(NONE, 0, "none")                                                                                       \
    X(OPENING, 1, "opening")                                                                                 \
    X(SECTION, 2, "section")                                                                                 \
    X(STEP, 3, "step")                                                                                       \
    X(QUESTION, 4, "question")

typedef enum placard_screen_kind {
#define X(name, code, word) PLACARD_SCREEN_##name = code,
    PLACARD_SCREEN_LIST(X)
#undef X
} placard_screen_kind;

/*
 * One screen.  It holds no pointer and may be copied and dropped.  Zero-initialise:
 * it stands before the first screen.  The fields without an underscore are to be
 * read.  It belongs to the document that it walks; in another language the same screen
 * is the one as many screens on.
 */
typedef struct placard_screen {
    uint32_t kind;     /* a placard_screen_kind */
    placard_node node; /* the STEP or QUESTION; of a SECTION its `section`; of the OPENING 0, the DOCUMENT */
    placard_node section; /* the PHASE, QUIZ or HEADING that began last; 0: none yet */
    uint32_t number;      /* of a STEP as its list counts, of a QUESTION from 1; else 0 */
    /* Its blocks: from begin_ to all_ headings and notices, to tail_ all, to end_ the others. */
    placard_node begin_, all_, tail_, end_;
    placard_node inside_; /* end of `section` */
    uint32_t steps_;      /* number of the next step */
    uint32_t questions_;  /* so far */
    uint32_t ahead_;      /* what begins at or behind end_ */
    uint32_t opening_;    /* hazards of the opening */
    uint32_t held_;       /* and of this phase */
    uint32_t guarding_;   /* those of them that guard this screen */
    placard_node guards_[PLACARD_MAX_GUARDS];
} placard_screen;

/*
 * Go on to the next screen; 0, and kind NONE, past the last.  The first is always the
 * opening.  To go through all of them is linear in the document's nodes, whatever
 * stands in it.
 *
 *     for (placard_screen screen = {0}; placard_screen_next(&document, &screen);)
 */
int placard_screen_next(const placard_document *document, placard_screen *screen);

/*
 * What to show on a screen: the piece after `after`, PLACARD_NONE to begin;
 * PLACARD_NONE at the end.  A piece is a whole subtree (a title, a heading, a notice, the
 * step ...): show the nodes from it to placard_node_end().  PHASE, PROCEDURE and QUIZ
 * only hold pieces; every other node is in one piece of one screen, but that a FOOTNOTE is
 * a piece, at the end, of each screen that refers to it.
 */
placard_node placard_screen_piece(const placard_document *document, const placard_screen *screen,
                                  placard_node after);

/*
 * The `index`-th hazard NOTICE (level up to PLACARD_LEVEL_LAST_HAZARD) that guards
 * this STEP though it stands on a screen before; PLACARD_NONE past the last, and for other
 * screens.  Keep them in sight: who comes back at step 7 must see them.
 */
inline placard_node placard_screen_guards(const placard_screen *screen, uint32_t index)
{
    return index < screen->guarding_ ? screen->guards_[index] : PLACARD_NONE;
}

/*
 * Digest of what a screen shows: the same as long as a worker would see the same,
 * wherever in the module the screen stands (docs/format/screens.md).  Tells changes,
 * not intent: it is no signature.  Linear in the screen.
 */
uint64_t placard_screen_digest(const placard_module *module, const placard_document *document,
                               const placard_screen *screen);

#ifdef __cplusplus
}
#endif
#endif /* PLACARD_SCREENS_H */
