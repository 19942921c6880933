/*
 * attempt.c - the state of a quiz: answers in, score out, saved and resumed.
 *
 * An answer belongs to a question by its digest, not by its place, so saved
 * answers find their questions in a later edition of the module.
 *
 * Saved form: the header of saved.h, whose count is that of the answers and
 * whose numbers are the seed, the attempts made and the sum of the quiz; then for each answer its
 * digest, its state, its count of options, and the options: as it stands in
 * memory.
 */
#include "core/load.h"
#include "core/question.h"
#include "quiz/quiz.h"
#include "reading/saved.h"

#define SAVED_ATTEMPT  SAVED_LETTERS('P', 'L', 'C', 'A')
#define SAVED_ANSWER   6u /* before its options */
#define SAVED_FINISHED 1u
_Static_assert(offsetof(placard_answer, option_) == offsetof(placard_answer, digest_) + SAVED_ANSWER,
               "an answer is saved as it stands in memory");
_Static_assert(PLACARD_MAX_CHOICES <= 32, "chosen options have 32 bits");

placard_status placard_attempt_begin(placard_attempt *attempt, const placard_module *module,
                                     const placard_document *document, uint32_t seed, uint32_t made)
{
    if (attempt == NULL)
        return PLACARD_BAD_ARGUMENT;
    memset(attempt, 0, sizeof *attempt);
    if (module == NULL || document == NULL)
        return PLACARD_BAD_ARGUMENT;
    uint32_t most = placard_fact_at(module, PLACARD_ATTEMPTS, 0).number;
    if (most != 0 && made >= most)
        return PLACARD_NO_ATTEMPTS;
    attempt->seed_ = seed;
    attempt->made_ = made;
    attempt->most_ = most;
    attempt->count_ = placard_question_count(document);
    attempt->quiz_ = quiz_sum(document);
    return PLACARD_OK;
}

uint32_t placard_attempts_left(const placard_attempt *attempt)
{
    uint32_t made = attempt->made_ + !attempt->is_finished_;
    if (attempt->most_ == 0)
        return PLACARD_NONE;
    return made < attempt->most_ ? attempt->most_ - made : 0;
}

void placard_attempt_finish(placard_attempt *attempt)
{
    attempt->made_ += !attempt->is_finished_;
    attempt->is_finished_ = 1;
}

/* ---- Answering ---------------------------------------------------------------- */

/* Has the document the questions that the attempt was begun with? */
static int is_quiz_of(const placard_attempt *attempt, const placard_document *document)
{
    return attempt->quiz_ == quiz_sum(document);
}

placard_status quiz_keep(placard_attempt *attempt, const placard_document *document, uint32_t question,
                         uint32_t takes, const uint8_t *options, uint32_t count, uint32_t right)
{
    placard_node node = placard_question_at(document, question);
    if (attempt->is_finished_)
        return PLACARD_ATTEMPT_FINISHED;
    if (!is_quiz_of(attempt, document))
        return PLACARD_OTHER_QUIZ;
    if (question >= attempt->count_)
        return PLACARD_BAD_INDEX;
    if (!(question_rule(placard_node_number(document, node)) & takes))
        return PLACARD_OTHER_FORM;
    placard_answer *answer = &attempt->answers_[question];
    if (!grade_answer(document, node, options, count, right, &answer->earned_))
        return PLACARD_BAD_ANSWER;
    store_le32(answer->digest_, quiz_digest(document, node));
    answer->state_ = (uint8_t)((answer->state_ & ANSWER_HINTED) | ANSWER_GIVEN | right);
    answer->count_ = (uint8_t)count;
    if (count > 0)
        memcpy(answer->option_, options, count);
    return PLACARD_OK;
}

placard_status placard_answer_choices(placard_attempt *attempt, const placard_document *document,
                                      uint32_t question, uint32_t chosen)
{
    uint8_t options[PLACARD_MAX_CHOICES];
    uint32_t count = placard_option_count(document, question);
    for (uint32_t i = 0; i < count; i++, chosen >>= 1)
        options[i] = chosen & 1u;
    count += chosen != 0; /* what is not there was chosen: one too many */
    return quiz_keep(attempt, document, question, TAKES_CHOICES, options, count, 0);
}

placard_status placard_answer_order(placard_attempt *attempt, const placard_document *document,
                                    uint32_t question, const uint8_t *order, uint32_t count)
{
    if (order == NULL)
        return PLACARD_BAD_ARGUMENT;
    return quiz_keep(attempt, document, question, TAKES_OPTIONS, order, count, 0);
}

placard_status placard_answer_text(placard_attempt *attempt, const placard_document *document,
                                   uint32_t question, placard_bytes text)
{
    placard_node reply;
    uint32_t is_right = grade_text(document, placard_question_at(document, question), text, &reply);
    return quiz_keep(attempt, document, question, TAKES_TEXT, NULL, 0, is_right * ANSWER_RIGHT);
}

placard_node placard_reply(const placard_document *document, uint32_t question, placard_bytes text)
{
    placard_node reply;
    (void)grade_text(document, placard_question_at(document, question), text, &reply);
    return reply;
}

static void mark_hinted(placard_attempt *attempt, uint32_t question, uint32_t digest)
{
    attempt->answers_[question].state_ |= ANSWER_HINTED;
    store_le32(attempt->answers_[question].digest_, digest);
}

placard_node placard_take_hint(placard_attempt *attempt, const placard_document *document, uint32_t question)
{
    placard_node node = placard_question_at(document, question);
    placard_node hint = quiz_part(document, node, PLACARD_HINT);
    if (hint != PLACARD_NONE && !attempt->is_finished_ && is_quiz_of(attempt, document))
        mark_hinted(attempt, question, quiz_digest(document, node));
    return hint;
}

/* ---- What became of it ---------------------------------------------------------- */

uint32_t placard_answered_option(const placard_attempt *attempt, uint32_t question, uint32_t place)
{
    if (question >= attempt->count_ || place >= attempt->answers_[question].count_)
        return PLACARD_NO_OPTION;
    return attempt->answers_[question].option_[place];
}

int placard_is_right(const placard_attempt *attempt, const placard_document *document, uint32_t question,
                     uint32_t option)
{
    placard_node node = placard_option_at(document, question, option);
    uint32_t put = placard_answered_option(attempt, question, option);
    switch (placard_node_kind(document, node)) {
    case PLACARD_ORDERED:
        return put == option;
    case PLACARD_PAIR:
        return quiz_same_side(document, node, placard_option_at(document, question, put));
    default:
        return placard_node_number(document, node) == 1; /* of a choice */
    }
}

int32_t placard_score_millipoints(const placard_attempt *attempt)
{
    int32_t score = 0; /* at the worst 64 questions of 31 wrong choices that cost 1,000 points each */
    for (uint32_t i = 0; i < attempt->count_; i++)
        score += attempt->answers_[i].earned_;
    return score < 0 ? 0 : score;
}

int placard_is_passed(const placard_attempt *attempt, const placard_document *document)
{
    int32_t most = placard_most_millipoints(document);
    return most > 0 && is_quiz_of(attempt, document) &&
           placard_score_millipoints(attempt) >= most / 100 * (int32_t)placard_pass_mark(document);
}

/* ---- Saving --------------------------------------------------------------------- */

size_t placard_attempt_save(const placard_attempt *attempt, uint8_t *out, size_t size)
{
    size_t need = SAVED_HEADER;
    uint32_t count = 0;
    const placard_answer *end = attempt->answers_ + attempt->count_;
    for (const placard_answer *answer = attempt->answers_; answer < end; answer++)
        if (answer->state_ != 0) {
            need += SAVED_ANSWER + answer->count_;
            count++;
        }
    if (out == NULL || size < need)
        return need;
    saved_open(out, SAVED_ATTEMPT, attempt->is_finished_ ? SAVED_FINISHED : 0, count);
    store_le32(out + SAVED_AT_FIRST, attempt->seed_);
    store_le32(out + SAVED_AT_SECOND, attempt->made_);
    store_le32(out + SAVED_AT_THIRD, attempt->quiz_);
    uint8_t *at = out + SAVED_HEADER;
    for (const placard_answer *answer = attempt->answers_; answer < end; answer++)
        if (answer->state_ != 0) {
            memcpy(at, (const uint8_t *)answer + offsetof(placard_answer, digest_),
                   SAVED_ANSWER + answer->count_);
            at += SAVED_ANSWER + answer->count_;
        }
    saved_seal(out, need);
    return need;
}

/* Put one saved answer to the question of its digest, if that is there, has none yet and can have it. */
static void resume_answer(placard_attempt *attempt, const placard_document *document, const uint8_t *saved)
{
    uint32_t question = 0, digest = load_le32(saved);
    placard_node node = 0;
    while ((node = placard_node_find(document, 0, node, PLACARD_QUESTION)) != PLACARD_NONE &&
           (attempt->answers_[question].state_ != 0 || quiz_digest(document, node) != digest))
        question++;
    if (node == PLACARD_NONE)
        return;
    if (saved[4] & ANSWER_GIVEN &&
        quiz_keep(attempt, document, question, TAKES_CHOICES | TAKES_OPTIONS | TAKES_TEXT,
                  saved + SAVED_ANSWER, saved[5], saved[4] & ANSWER_RIGHT) != PLACARD_OK)
        return;
    if (saved[4] & ANSWER_HINTED)
        mark_hinted(attempt, question, digest);
}

static int resume_answers(placard_attempt *attempt, const placard_document *document, const uint8_t *data,
                          size_t size)
{
    size_t at = SAVED_HEADER;
    uint32_t left = load_le16(data + SAVED_AT_COUNT);
    if (left > PLACARD_MAX_QUESTIONS)
        return 0;
    for (; left > 0; left--) {
        const uint8_t *saved = data + at;
        if (size - at < SAVED_ANSWER || size - at < SAVED_ANSWER + saved[5] || saved[5] > PLACARD_MAX_CHOICES)
            return 0;
        resume_answer(attempt, document, saved);
        at += SAVED_ANSWER + saved[5];
    }
    return at == size;
}

placard_status placard_attempt_resume(placard_attempt *attempt, const placard_module *module,
                                      const placard_document *document, const uint8_t *data, size_t size)
{
    placard_status status = placard_attempt_begin(attempt, module, document, 0, 0);
    if (status != PLACARD_OK)
        return status;
    status = data == NULL ? PLACARD_BAD_ARGUMENT : saved_check(data, size, SAVED_ATTEMPT);
    if (status == PLACARD_OK && !resume_answers(attempt, document, data, size))
        status = PLACARD_BAD_SAVED;
    if (status != PLACARD_OK) {
        memset(attempt, 0, sizeof *attempt);
        return status;
    }
    attempt->seed_ = load_le32(data + SAVED_AT_FIRST);
    attempt->made_ = load_le32(data + SAVED_AT_SECOND);
    if (data[SAVED_AT_FLAGS] & SAVED_FINISHED) { /* of another quiz than this: it is not, any more */
        attempt->is_finished_ = load_le32(data + SAVED_AT_THIRD) == attempt->quiz_;
        attempt->made_ -= !attempt->is_finished_;
    }
    return PLACARD_OK;
}
