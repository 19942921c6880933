/*
 * placard_quiz.h - attempts at a quiz: answer, grade, feedback, save, resume.  placard.h includes it.
 */
#ifndef PLACARD_QUIZ_H
#define PLACARD_QUIZ_H

#include "placard.h"

#ifdef __cplusplus
extern "C" {
#endif

/*
 * One worker's attempt at a quiz: plain data that the caller owns, answers
 * included, so nothing is allocated and a copy is a copy.  It holds no pointer
 * to a document: each call is handed the document in the language that the
 * worker reads now, and a switch of language keeps every answer.  A document with
 * other questions, of another module or edition, is refused with OTHER_QUIZ, and nothing is
 * passed with it.  Pointers must not be NULL but where a call lists BAD_ARGUMENT.
 * Scoring is specified in docs/quiz-scoring.md.
 *
 * Questions are numbered from 0 as placard_question_at() does; options (choices,
 * items, pairs) from 0 in the order in which they stand in the question.  Points are
 * counted in millipoints, thousandths of a point, wherever a number of them is given.
 */

/* What became of one question.  Do not read its fields.  From `digest_` on as it is saved. */
typedef struct placard_answer {
    int32_t earned_;                      /* millipoints; below 0 when it costs some */
    uint8_t digest_[4];                   /* of the question that was answered, lowest byte first */
    uint8_t state_;                       /* sum of 1 answered, 2 hint seen, 4 a text that is right */
    uint8_t count_;                       /* options */
    uint8_t option_[PLACARD_MAX_CHOICES]; /* choices: 1 chosen; order, match: an option a place */
} placard_answer;

/* Zero-initialise, or begin, or resume.  Do not read its fields. */
typedef struct placard_attempt {
    uint32_t seed_;
    uint32_t made_;  /* attempts finished, this one in once it is */
    uint32_t most_;  /* attempts allowed; 0: no limit */
    uint32_t count_; /* questions */
    uint32_t quiz_;  /* made of their digests */
    uint8_t is_finished_;
    placard_answer answers_[PLACARD_MAX_QUESTIONS];
} placard_attempt;

/* "No option": a left side that nothing was put to. */
#define PLACARD_NO_OPTION 0xffu

/*
 * Begin the attempt after `made` earlier ones.  The same seed gives the same
 * order of options on every platform.  Errors: BAD_ARGUMENT; NO_ATTEMPTS when
 * `made` has used up those that the manifest allows.  The document must be one of the module's.
 */
PLACARD_NODISCARD placard_status placard_attempt_begin(placard_attempt *attempt, const placard_module *module,
                                                       const placard_document *document, uint32_t seed,
                                                       uint32_t made);

/* Attempts after this one, or PLACARD_NONE when there is no limit. */
uint32_t placard_attempts_left(const placard_attempt *attempt);

/* What a QUESTION's number is made of. */
#define PLACARD_QUESTION_NUMBER(type, is_fixed, points)                                                      \
    (PLACARD_CAST(uint32_t, type) + ((is_fixed) ? 16u : 0u) + 32u * PLACARD_CAST(uint32_t, points))
#define PLACARD_QUESTION_TYPE(number)     PLACARD_CAST(placard_question_type, (number)&15u)
#define PLACARD_QUESTION_IS_FIXED(number) (((number)&16u) != 0) /* the order; of words, their case */
#define PLACARD_QUESTION_POINTS(number)   ((number) / 32u)

inline placard_question_type placard_question_type_of(const placard_document *document, uint32_t question)
{
    return PLACARD_QUESTION_TYPE(placard_node_number(document, placard_question_at(document, question)));
}

inline int32_t placard_question_millipoints(const placard_document *document, uint32_t question)
{
    placard_node node = placard_question_at(document, question);
    return 1000 * PLACARD_CAST(int32_t, PLACARD_QUESTION_POINTS(placard_node_number(document, node)));
}

/* The form of a type's questions; 0 for a number that is no type. */
placard_form placard_form_of(placard_question_type type);

/* May several options be chosen (boxes to tick), or one alone? */
int placard_takes_many(placard_question_type type);

uint32_t placard_option_count(const placard_document *document, uint32_t question);
placard_node placard_option_at(const placard_document *document, uint32_t question, uint32_t option);

/*
 * The order in which to show the options: fills `shown` with option numbers and
 * returns how many.  For a match question they are the right sides, of those that
 * read the same the first; the left ones are shown as they stand: options 0, 1, 2 ...
 * up to the first that has no LEFT.  An order question is never shown solved.
 */
uint32_t placard_shown_options(const placard_attempt *attempt, const placard_document *document,
                               uint32_t question, uint8_t shown[PLACARD_MAX_CHOICES]);

/*
 * Answer, or answer again, until the attempt is finished.  `chosen` has bit i
 * set for option i.  `order` has `count` options: for an order question all of
 * them, first to last; for a match question, for each left side the right one put
 * to it, PLACARD_NO_OPTION for none; one may be put to several.  Text answers numeric
 * and short-text questions and is graded at once, by the document at hand, and not kept.
 * Linear in the nodes: for all of a quiz, its at most PLACARD_MAX_QUESTIONS times the nodes.
 * Errors: BAD_ARGUMENT, of `order` that is NULL; ATTEMPT_FINISHED; OTHER_QUIZ, the document is not one
 * that the attempt is at; BAD_INDEX, no such question; OTHER_FORM, which takes another kind of
 * answer; BAD_ANSWER, which cannot have this one.  The answer stands as it was.
 */
PLACARD_NODISCARD placard_status placard_answer_choices(placard_attempt *attempt,
                                                        const placard_document *document, uint32_t question,
                                                        uint32_t chosen);
PLACARD_NODISCARD placard_status placard_answer_order(placard_attempt *attempt,
                                                      const placard_document *document, uint32_t question,
                                                      const uint8_t *order, uint32_t count);
PLACARD_NODISCARD placard_status placard_answer_text(placard_attempt *attempt,
                                                     const placard_document *document, uint32_t question,
                                                     placard_bytes text);

inline int placard_is_answered(const placard_attempt *attempt, uint32_t question)
{
    return question < attempt->count_ && (attempt->answers_[question].state_ & 1u) != 0;
}

/* The HINT node, or PLACARD_NONE.  The attempt remembers that it was shown. */
placard_node placard_take_hint(placard_attempt *attempt, const placard_document *document, uint32_t question);

inline int placard_is_hint_taken(const placard_attempt *attempt, uint32_t question)
{
    return question < attempt->count_ && (attempt->answers_[question].state_ & 2u) != 0;
}

/* After an answer: what to show.  FEEDBACK of an option, REPLY to a typed text (which is not kept),
 * EXPLANATION of a question, or PLACARD_NONE. */
placard_node placard_reply(const placard_document *document, uint32_t question, placard_bytes text);

inline placard_node placard_feedback(const placard_document *document, uint32_t question, uint32_t option)
{
    placard_node node = placard_option_at(document, question, option);
    return placard_node_find(document, node, node, PLACARD_FEEDBACK);
}

inline placard_node placard_explanation(const placard_document *document, uint32_t question)
{
    placard_node node = placard_question_at(document, question);
    return placard_node_find(document, node, node, PLACARD_EXPLANATION);
}

/* What was put to a place of an order question, or to the left side of that number of a match
 * question: an option, or PLACARD_NO_OPTION.  Of a choice question: 1 when chosen, else 0. */
uint32_t placard_answered_option(const placard_attempt *attempt, uint32_t question, uint32_t place);

/* Was the option chosen (choices); does it stand right (choices: is it a right
 * one; order: at its place; match: with its left side)? */
inline int placard_is_chosen(const placard_attempt *attempt, uint32_t question, uint32_t option)
{
    return placard_answered_option(attempt, question, option) == 1;
}

int placard_is_right(const placard_attempt *attempt, const placard_document *document, uint32_t question,
                     uint32_t option);

/* What was earned, by question, below 0 for choices that cost points, and in all, not below 0; the most
 * that can be; and the pass mark in per cent. */
inline int32_t placard_earned_millipoints(const placard_attempt *attempt, uint32_t question)
{
    return question < attempt->count_ ? attempt->answers_[question].earned_ : 0;
}

int32_t placard_score_millipoints(const placard_attempt *attempt);
int32_t placard_most_millipoints(const placard_document *document);

inline uint32_t placard_pass_mark(const placard_document *document)
{
    return placard_node_number(document, placard_node_nth(document, PLACARD_QUIZ, 0));
}

/* Is the score at least the pass mark?  Counts what is answered so far.  0 for a document with another quiz.
 */
int placard_is_passed(const placard_attempt *attempt, const placard_document *document);

/* Finish: no more answers.  The attempt counts as made. */
void placard_attempt_finish(placard_attempt *attempt);

/*
 * Save and resume.  The saved bytes are 24, and for each answered question 6, and for each
 * option 1.  Fills `out` when `size` is enough; returns the bytes needed.
 */
size_t placard_attempt_save(const placard_attempt *attempt, uint8_t *out, size_t size);

/*
 * Take up saved bytes with the module as it is now, in at most PLACARD_MAX_QUESTIONS
 * walks over the document: an answer counts when a
 * question of the same digest is there, and is graded anew; questions that were
 * edited since are open.  An attempt that was finished stays so only at the quiz that it was finished
 * at: where a question was edited, added or taken away it goes on, and is not counted as made until it
 * is finished again.  So do saved bytes of another module, which bring no answer.
 * On failure `*attempt` is all-zero.
 * Errors: BAD_ARGUMENT, BAD_SAVED, NEWER_MAJOR.
 */
PLACARD_NODISCARD placard_status placard_attempt_resume(placard_attempt *attempt,
                                                        const placard_module *module,
                                                        const placard_document *document, const uint8_t *data,
                                                        size_t size);

#ifdef __cplusplus
}
#endif
#endif /* PLACARD_QUIZ_H */
