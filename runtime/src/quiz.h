/*
 * quiz.h - what grading and the attempt share.
 */
#ifndef PLACARD_QUIZ_H
#define PLACARD_QUIZ_H

#include "placard.h"

#define ANSWER_GIVEN  1u
#define ANSWER_HINTED 2u

/* Digest of a question. */
uint32_t quiz_digest(const placard_document *document, uint32_t question);

/* Is `answer->option_` one that the question can have? */
int grade_is_possible(const placard_document *document, uint32_t question, const placard_answer *answer);

/* Thousandths of a point that an answer of options earns. */
uint32_t grade_options(const placard_document *document, uint32_t question, const placard_answer *answer);

/* Is the typed text right?  Numeric and short-text questions. */
int grade_text(const placard_document *document, uint32_t question, placard_bytes text);

/* Thousandths of a point for `got` of `all`, halves rounded up. */
uint32_t grade_share(const placard_document *document, uint32_t question, uint32_t got, uint32_t all);

/* Do the RIGHT sides of two pairs read the same? */
int grade_same_side(const placard_document *document, placard_node a, placard_node b);

#endif
