/*
 * question.h - what a QUESTION node says, for the three renderers.
 */
#ifndef PLACARD_RENDER_QUESTION_H
#define PLACARD_RENDER_QUESTION_H

#include "placard.h"

struct question_facts {
    placard_question_type type;
    placard_form form;
    int is_many;  /* several options may be chosen */
    int is_fixed; /* the author asks that the order stay */
    uint32_t points;
    uint32_t digest; /* of the source question: names it across languages */
};

struct question_facts question_facts(const placard_document *document, placard_node question);

/* First child of `kind` after child `after` (PLACARD_NONE: from the start), or PLACARD_NONE. */
placard_node question_child(const placard_document *document, placard_node parent, placard_node after,
                            placard_kind kind);

#endif
