/*
 * fallen.h - lines that were meant for a footnote and stand behind it, as text or code of their own.
 *
 * Further paragraphs of a note are indented by four columns, and nothing stands on the empty lines between.
 * In a quote a note ends with its first paragraph.  What is indented less, what follows an empty line that
 * holds a blank, and what follows any in a quote is read where it is written.
 *
 * In:  the places of the notes, those that nothing refers to among them
 * Out: a message on the lines behind a note that are indented as if they went on with it
 */
#ifndef PLACARD_MARKDOWN_FALLEN_H
#define PLACARD_MARKDOWN_FALLEN_H

#include "base/stage.h"
#include "pipeline/2-markdown/positions.h"

struct fallen {
    size_t *content; /* of each line, the first from it on that is not empty */
    bool *is_told;
};

/* Linear in the body. */
struct fallen fallen_start(struct stage *stage, const struct positions *positions);

/* Look behind the note at `note`, which begins with its label: PL0222.  Linear over all notes of a body. */
void fallen_check(struct stage *stage, const struct fallen *fallen, const struct positions *positions,
                  struct span note);

#endif
