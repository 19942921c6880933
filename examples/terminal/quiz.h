/*
 * quiz.h - one question of an attempt on the terminal.
 */
#ifndef QUIZ_H
#define QUIZ_H

#include "page.h"

/* The prompt and its options, in the order of the attempt. */
void quiz_show(struct page *page, const placard_attempt *attempt, const placard_document *document,
               uint32_t question);

/* What is to be typed. */
const char *quiz_asks_for(const placard_document *document, uint32_t question);

/* Take what was typed: letters of the options as shown, or text. */
placard_status quiz_answer(placard_attempt *attempt, const placard_document *document, uint32_t question,
                           const char *line);

/* Points, feedback and explanation of a question that was answered by `line`. */
void quiz_feedback(struct page *page, const placard_attempt *attempt, const placard_document *document,
                   uint32_t question, const char *line);

/* "1", "0.667", "-2" */
void quiz_points(struct page *page, int32_t millipoints);

#endif
