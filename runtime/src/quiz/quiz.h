/*
 * quiz.h - what grading and the attempt share.  A `question` here is a QUESTION
 * node, or PLACARD_NONE, which has nothing in it.
 */
#ifndef PLACARD_QUIZ_QUIZ_H
#define PLACARD_QUIZ_QUIZ_H

#include "core/private.h"
#include "core/question.h"
#include "placard.h"

/* States of an answer. */
#define ANSWER_GIVEN  1u
#define ANSWER_HINTED 2u
#define ANSWER_RIGHT  4u /* a text, which is not kept itself */

/* What stands in a question that takes an answer of a kind. */
#define TAKES_CHOICES (QUESTION_BIT(CHOICE))
#define TAKES_OPTIONS (QUESTION_BIT(ORDERED) | QUESTION_BIT(PAIR))
#define TAKES_TEXT    (QUESTION_BIT(LOW) | QUESTION_BIT(ACCEPT))

/* The first `kind` in a question or option: kinds that stand once, and nowhere deeper. */
#define quiz_part PRIVATE_NAME(quiz_part)
PRIVATE placard_node quiz_part(const placard_document *document, placard_node node, placard_kind kind);

/* Digest of a question. */
#define quiz_digest PRIVATE_NAME(quiz_digest)
PRIVATE uint32_t quiz_digest(const placard_document *document, placard_node question);

/* Of all questions of a document; the same in each language of a module.  Linear. */
#define quiz_sum PRIVATE_NAME(quiz_sum)
PRIVATE uint32_t quiz_sum(const placard_document *document);

/* The option after `at`, or the first one when `at` is the question; PLACARD_NONE at the end. */
#define quiz_next_option PRIVATE_NAME(quiz_next_option)
PRIVATE placard_node quiz_next_option(const placard_document *document, placard_node question,
                                      placard_node at);

/* Option number `option`, or PLACARD_NONE. */
#define quiz_option PRIVATE_NAME(quiz_option)
PRIVATE placard_node quiz_option(const placard_document *document, placard_node question, uint32_t option);

/* Thousandths of a point that an answer earns, below 0 when it costs some, to `*earned`: `count` options;
 * none for a text, which earns all when it `is_right`.  0 when the question cannot have the answer. */
#define grade_answer PRIVATE_NAME(grade_answer)
PRIVATE int grade_answer(const placard_document *document, placard_node question, const uint8_t *options,
                         uint32_t count, uint32_t is_right, int32_t *earned);

/* Grade and keep an answer, when the question `takes` it and can have it: `count` options as placard_answer
 * has them, or none and a text that is ANSWER_RIGHT or 0.  What placard_answer_choices() and its like end in;
 * the web package calls it itself. */
#define quiz_keep PRIVATE_NAME(quiz_keep)
PRIVATE placard_status quiz_keep(placard_attempt *attempt, const placard_document *document,
                                 uint32_t question, uint32_t takes, const uint8_t *options, uint32_t count,
                                 uint32_t right);

/* Is the typed text right?  The REPLY to it goes to `*reply`, or PLACARD_NONE. */
#define grade_text PRIVATE_NAME(grade_text)
PRIVATE uint32_t grade_text(const placard_document *document, placard_node question, placard_bytes text,
                            placard_node *reply);

/* Do the RIGHT sides of two pairs read the same?  0 when `b` is PLACARD_NONE. */
#define quiz_same_side PRIVATE_NAME(quiz_same_side)
PRIVATE int quiz_same_side(const placard_document *document, placard_node a, placard_node b);

#endif
