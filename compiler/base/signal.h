/*
 * signal.h - the signal word that an author wrote, in whatever language and dress.
 *
 * In:   a line, or what begins one: "DANGER", "**[! Gefahr ]**", "D A N G E R", "Danger de mort :"
 * Out:  the level of the notice that was meant
 */
#ifndef PLACARD_BASE_SIGNAL_H
#define PLACARD_BASE_SIGNAL_H

#include "base/str.h"

enum { SIGNAL_MOST = 64 }; /* bytes; no signal word with its marks is longer */

/* The level (placard_notice_level) of the word that `text` is, marks and blanks left out; 0: it says
 * something else, or is longer than SIGNAL_MOST.  Where languages differ the worse level counts. */
uint32_t signal_of(struct arena *arena, struct str text);

/* A signal word that a text begins with, behind marks. */
struct signal {
    uint32_t level;    /* 0: none */
    size_t begin, end; /* bytes of the text */
};
struct signal signal_at_start(struct arena *arena, struct str text);

/* Row `index` of what is read as a signal word, as unicode_letters() leaves it; false behind the last. */
struct signal_row {
    struct str word;
    uint32_t level;
};
bool signal_row_at(size_t index, struct signal_row *out);

#endif
