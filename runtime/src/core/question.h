/*
 * question.h - PLACARD_QUESTION_LIST as a look-up; does a question have what its type needs?
 */
#ifndef PLACARD_CORE_QUESTION_H
#define PLACARD_CORE_QUESTION_H

#include "core/decimal.h"
#include "core/private.h"
#include "placard.h"

/* What stands in a question is a set of kinds: a bit for each from DIGEST on. */
#define QUESTION_BIT(name) (1u << (PLACARD_##name - PLACARD_DIGEST))

/* What its type says besides, in bits of kinds that stand deeper. */
#define QUESTION_ONE_RIGHT   QUESTION_BIT(LEFT)  /* one option is right, and one may be chosen */
#define QUESTION_TWO_OPTIONS QUESTION_BIT(RIGHT) /* there are two, in the author's order */

/* By type.  0: of no question. */
#define question_rules PRIVATE_NAME(question_rules)
PRIVATE_DATA const uint32_t question_rules[PLACARD_TYPE_COUNT + 1];

/* The rules of the question that has this number, which was checked on loading; 0: of none. */
static inline uint32_t question_rule(uint32_t number)
{
    return question_rules[PLACARD_QUESTION_TYPE(number)];
}

/* A range: its ends, and for each 1 when it is not in. */
struct range {
    struct decimal low, high;
    int is_low_out, is_high_out;
};

/* The range whose LOW stands at `low`, its HIGH behind it; 0 when an end is no number. */
#define question_range PRIVATE_NAME(question_range)
PRIVATE int question_range(const placard_document *document, placard_node low, struct range *out);

/* Check the QUESTION `node`, whose descendants are loaded; `first` is the first
 * question of the quiz.  Linear in them, but for the ids: those of up to
 * PLACARD_MAX_CHOICES answers are compared with one another, and so are those
 * of up to PLACARD_MAX_QUESTIONS questions. */
#define question_is_sound PRIVATE_NAME(question_is_sound)
PRIVATE int question_is_sound(const placard_document *document, placard_node first, placard_node node);

#endif
