/*
 * question.h - does a question have what its type needs?
 */
#ifndef PLACARD_CORE_QUESTION_H
#define PLACARD_CORE_QUESTION_H

#include "placard.h"

/* Check the QUESTION `node`, whose descendants are loaded; `first` is the first
 * question of the quiz.  Linear in them, but for the ids: those of up to
 * PLACARD_MAX_CHOICES answers are compared with one another, and so are those
 * of up to PLACARD_MAX_QUESTIONS questions. */
int question_is_sound(const placard_document *document, placard_node first, placard_node node);

#endif
