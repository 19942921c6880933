/*
 * sentence.h - where the sentences of a text end.
 *
 * A sentence ends at a full stop, question or exclamation mark, whatever quote or bracket closes behind
 * it, at a colon, and at a line that the author broke; not inside of "2.5", nor behind "e.g.".
 */
#ifndef PLACARD_CHECKS_SENTENCE_H
#define PLACARD_CHECKS_SENTENCE_H

#include "base/str.h"

/* A byte range of a text. */
struct range {
    uint32_t begin, end;
};

/* The sentences of a text, ascending, without the blanks around them; `*count` of them.  Linear. */
struct range *sentence_split(struct arena *arena, struct str text, size_t *count);

#endif
