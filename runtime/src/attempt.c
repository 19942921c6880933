/*
 * attempt.c - the state of a quiz: answers in, score out, saved and resumed.
 *
 * An answer belongs to a question by its digest, not by its place, so saved
 * answers find their questions in a later edition of the module.
 *
 * Saved form: the header of saved.h, whose count is that of the answers and
 * whose numbers are the seed and the attempts made; then for each answer its
 * digest, its state (plus 4 when a text earned points), its count of options,
 * and the options.
 */
#include "load.h"
#include "question.h"
#include "quiz.h"
#include "saved.h"

#define SAVED_LETTERS  "PLCA"
#define SAVED_ANSWER   6u /* before its options */
#define SAVED_FINISHED 1u
#define SAVED_EARNED   4u /* a text that was right */

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
        return PLACARD_BAD_ARGUMENT;
    attempt->seed_ = seed;
    attempt->made_ = made;
    attempt->most_ = most;
    attempt->count_ = placard_question_count(document);
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

static int is_typed(placard_question_type type)
{
    return type == PLACARD_TYPE_NUMERIC || type == PLACARD_TYPE_SHORT_TEXT;
}

static int is_arranged(placard_question_type type)
{
    return type == PLACARD_TYPE_ORDER || type == PLACARD_TYPE_MATCH;
}

static int is_open(const placard_attempt *attempt, const placard_document *document, uint32_t question)
{
    return !attempt->is_finished_ && question < attempt->count_ &&
           question < placard_question_count(document);
}

/* Keep `answer` when the question can have it. */
static placard_status keep_options(placard_attempt *attempt, const placard_document *document,
                                   uint32_t question, placard_answer *answer)
{
    if (!grade_is_possible(document, question, answer))
        return PLACARD_BAD_ARGUMENT;
    answer->digest_ = quiz_digest(document, question);
    answer->earned_ = grade_options(document, question, answer);
    answer->state_ = (uint8_t)(attempt->answers_[question].state_ | ANSWER_GIVEN);
    attempt->answers_[question] = *answer;
    return PLACARD_OK;
}

placard_status placard_answer_choices(placard_attempt *attempt, const placard_document *document,
                                      uint32_t question, uint32_t chosen)
{
    placard_answer answer;
    placard_question_type type = placard_question_type_of(document, question);
    uint32_t count = placard_option_count(document, question);
    if (!is_open(attempt, document, question) || is_typed(type) || is_arranged(type) ||
        (count < 32 && chosen >> count != 0))
        return PLACARD_BAD_ARGUMENT;
    memset(&answer, 0, sizeof answer);
    answer.count_ = (uint8_t)count;
    for (uint32_t i = 0; i < count; i++)
        answer.option_[i] = chosen >> i & 1u;
    return keep_options(attempt, document, question, &answer);
}

placard_status placard_answer_order(placard_attempt *attempt, const placard_document *document,
                                    uint32_t question, const uint8_t *order, uint32_t count)
{
    placard_answer answer;
    if (!is_open(attempt, document, question) || order == NULL || count > PLACARD_MAX_CHOICES ||
        !is_arranged(placard_question_type_of(document, question)))
        return PLACARD_BAD_ARGUMENT;
    memset(&answer, 0, sizeof answer);
    answer.count_ = (uint8_t)count;
    memcpy(answer.option_, order, count);
    return keep_options(attempt, document, question, &answer);
}

placard_status placard_answer_text(placard_attempt *attempt, const placard_document *document,
                                   uint32_t question, placard_bytes text)
{
    if (!is_open(attempt, document, question) || !is_typed(placard_question_type_of(document, question)))
        return PLACARD_BAD_ARGUMENT;
    placard_answer *answer = &attempt->answers_[question];
    int is_right = grade_text(document, question, text);
    answer->digest_ = quiz_digest(document, question);
    answer->earned_ = is_right ? grade_share(document, question, 1, 1) : 0;
    answer->state_ |= ANSWER_GIVEN;
    answer->count_ = 0;
    return PLACARD_OK;
}

placard_node placard_take_hint(placard_attempt *attempt, const placard_document *document, uint32_t question)
{
    placard_node hint = placard_node_child(document, placard_question_at(document, question), PLACARD_HINT);
    if (hint != PLACARD_NONE && is_open(attempt, document, question)) {
        attempt->answers_[question].state_ |= ANSWER_HINTED;
        attempt->answers_[question].digest_ = quiz_digest(document, question);
    }
    return hint;
}

/* ---- What became of it ---------------------------------------------------------- */

static const placard_answer *answer_of(const placard_attempt *attempt, uint32_t question)
{
    static const placard_answer none;
    return question < attempt->count_ && question < PLACARD_MAX_QUESTIONS ? &attempt->answers_[question]
                                                                          : &none;
}

int placard_is_chosen(const placard_attempt *attempt, uint32_t question, uint32_t option)
{
    return placard_answered_option(attempt, question, option) == 1;
}

uint32_t placard_answered_option(const placard_attempt *attempt, uint32_t question, uint32_t place)
{
    const placard_answer *answer = answer_of(attempt, question);
    return place < answer->count_ ? answer->option_[place] : PLACARD_NO_OPTION;
}

int placard_is_right(const placard_attempt *attempt, const placard_document *document, uint32_t question,
                     uint32_t option)
{
    const placard_answer *answer = answer_of(attempt, question);
    placard_node node = placard_option_at(document, question, option);
    switch (placard_question_type_of(document, question)) {
    case PLACARD_TYPE_ORDER:
        return option < answer->count_ && answer->option_[option] == option;
    case PLACARD_TYPE_MATCH:
        return option < answer->count_ &&
               grade_same_side(document, node,
                               placard_option_at(document, question, answer->option_[option]));
    default:
        return placard_node_kind(document, node) == PLACARD_CHOICE &&
               placard_node_number(document, node) == 1;
    }
}

uint32_t placard_score(const placard_attempt *attempt)
{
    uint32_t score = 0;
    for (uint32_t i = 0; i < attempt->count_ && i < PLACARD_MAX_QUESTIONS; i++)
        score += attempt->answers_[i].earned_;
    return score;
}

int placard_is_passed(const placard_attempt *attempt, const placard_document *document)
{
    uint64_t most = placard_score_most(document);
    return most > 0 && (uint64_t)placard_score(attempt) * 100 >= most * placard_pass_mark(document);
}

/* ---- Saving --------------------------------------------------------------------- */

static size_t saved_size(const placard_answer *answer)
{
    return answer->state_ == 0 ? 0 : SAVED_ANSWER + answer->count_;
}

static void save_answer(const placard_answer *answer, uint8_t *out)
{
    saved_store(out, answer->digest_);
    out[4] = (uint8_t)(answer->state_ | (answer->count_ == 0 && answer->earned_ > 0 ? SAVED_EARNED : 0));
    out[5] = answer->count_;
    memcpy(out + SAVED_ANSWER, answer->option_, answer->count_);
}

size_t placard_attempt_save(const placard_attempt *attempt, uint8_t *out, size_t size)
{
    size_t need = SAVED_HEADER, at = SAVED_HEADER;
    uint32_t count = 0;
    for (uint32_t i = 0; i < attempt->count_; i++) {
        need += saved_size(&attempt->answers_[i]);
        count += attempt->answers_[i].state_ != 0;
    }
    if (out == NULL || size < need)
        return need;
    saved_open(out, SAVED_LETTERS);
    out[SAVED_AT_FLAGS] = attempt->is_finished_ ? SAVED_FINISHED : 0;
    out[SAVED_AT_COUNT] = (uint8_t)count;
    saved_store(out + SAVED_AT_FIRST, attempt->seed_);
    saved_store(out + SAVED_AT_SECOND, attempt->made_);
    for (uint32_t i = 0; i < attempt->count_; at += saved_size(&attempt->answers_[i++]))
        if (attempt->answers_[i].state_ != 0)
            save_answer(&attempt->answers_[i], out + at);
    saved_seal(out, need);
    return need;
}

/* The question of this digest that has no answer yet, or PLACARD_NONE. */
static uint32_t find_question(const placard_attempt *attempt, const placard_document *document,
                              uint32_t digest)
{
    for (uint32_t i = 0; i < attempt->count_; i++)
        if (attempt->answers_[i].state_ == 0 && quiz_digest(document, i) == digest)
            return i;
    return PLACARD_NONE;
}

/* Put one saved answer to its question, if that is still there and can have it. */
static void resume_answer(placard_attempt *attempt, const placard_document *document, const uint8_t *saved)
{
    placard_answer answer;
    uint32_t question = find_question(attempt, document, load_le32(saved));
    if (question == PLACARD_NONE)
        return;
    memset(&answer, 0, sizeof answer);
    answer.digest_ = load_le32(saved);
    answer.state_ = saved[4] & (ANSWER_GIVEN | ANSWER_HINTED);
    answer.count_ = saved[5];
    memcpy(answer.option_, saved + SAVED_ANSWER, answer.count_);
    if (answer.state_ & ANSWER_GIVEN) {
        int typed = is_typed(placard_question_type_of(document, question));
        if (typed ? answer.count_ != 0 : !grade_is_possible(document, question, &answer))
            return;
        if (!typed)
            answer.earned_ = grade_options(document, question, &answer);
        else if (saved[4] & SAVED_EARNED)
            answer.earned_ = grade_share(document, question, 1, 1);
    } else {
        answer.count_ = 0;
    }
    attempt->answers_[question] = answer;
}

/* Header, sizes and CRC-32 of saved bytes. */
static placard_status check_saved(const uint8_t *data, size_t size)
{
    placard_status status = saved_check(data, size, SAVED_LETTERS);
    size_t at = SAVED_HEADER;
    if (status != PLACARD_OK)
        return status;
    for (uint32_t i = load_le16(data + SAVED_AT_COUNT); i > 0; i--) {
        if (size - at < SAVED_ANSWER || data[at + 5] > PLACARD_MAX_CHOICES ||
            size - at - SAVED_ANSWER < data[at + 5])
            return PLACARD_BAD_SAVED;
        at += SAVED_ANSWER + data[at + 5];
    }
    return at == size ? PLACARD_OK : PLACARD_BAD_SAVED;
}

placard_status placard_attempt_resume(placard_attempt *attempt, const placard_module *module,
                                      const placard_document *document, const uint8_t *data, size_t size)
{
    placard_status status = placard_attempt_begin(attempt, module, document, 0, 0);
    if (status != PLACARD_OK || data == NULL)
        return PLACARD_BAD_ARGUMENT;
    status = check_saved(data, size);
    if (status != PLACARD_OK) {
        memset(attempt, 0, sizeof *attempt);
        return status;
    }
    attempt->seed_ = load_le32(data + SAVED_AT_FIRST);
    attempt->made_ = load_le32(data + SAVED_AT_SECOND);
    attempt->is_finished_ = data[SAVED_AT_FLAGS] & SAVED_FINISHED;
    for (size_t at = SAVED_HEADER; at < size; at += SAVED_ANSWER + data[at + 5])
        resume_answer(attempt, document, data + at);
    return PLACARD_OK;
}
