/*
 * quiz.c - questions and options of a document, and the order to show them in.
 *
 * The order comes from the attempt's seed and the question's digest, so that
 * it is the same in every language and on every platform, and differs from
 * question to question.
 */
#include "quiz/quiz.h"

#include "core/load.h"
#include "placard_format.h"

placard_node quiz_part(const placard_document *document, placard_node node, placard_kind kind)
{
    return placard_node_find(document, node, node, kind);
}

uint32_t quiz_digest(const placard_document *document, placard_node question)
{
    return placard_node_number(document, quiz_part(document, question, PLACARD_DIGEST));
}

placard_node quiz_next_option(const placard_document *document, placard_node question, placard_node at)
{
    uint32_t type = placard_node_number(document, question) & QUESTION_TYPE_MASK;
    return placard_node_find(document, question, at,
                             type == PLACARD_TYPE_ORDER   ? PLACARD_ORDERED
                             : type == PLACARD_TYPE_MATCH ? PLACARD_PAIR
                                                          : PLACARD_CHOICE);
}

placard_node quiz_option(const placard_document *document, placard_node question, uint32_t option)
{
    placard_node at = question;
    do
        at = quiz_next_option(document, question, at);
    while (at != PLACARD_NONE && option-- > 0);
    return at;
}

uint32_t placard_option_count(const placard_document *document, uint32_t question)
{
    uint32_t count = 0;
    placard_node node = placard_question_at(document, question);
    for (placard_node at = node; (at = quiz_next_option(document, node, at)) != PLACARD_NONE;)
        count++;
    return count;
}

placard_node placard_option_at(const placard_document *document, uint32_t question, uint32_t option)
{
    return quiz_option(document, placard_question_at(document, question), option);
}

uint32_t placard_score_most(const placard_document *document)
{
    uint32_t most = 0;
    for (uint32_t i = 0; i < placard_question_count(document); i++)
        most += 1000 * placard_question_points(document, i);
    return most;
}

/* The finalizer of MurmurHash3: every bit of `value` reaches every bit. */
static uint32_t scramble(uint32_t value)
{
    value = (value ^ value >> 16) * 0x85ebca6bu;
    value = (value ^ value >> 13) * 0xc2b2ae35u;
    return value ^ value >> 16;
}

/* Fisher-Yates with a counter through scramble().  Returns 0 when every option drew its own place. */
static uint32_t shuffle(uint8_t *shown, uint32_t count, uint32_t seed)
{
    uint32_t moved = 0;
    for (uint32_t last = count; last-- > 1;) {
        uint32_t random = scramble(seed += 0x9e3779b9u);
        uint32_t other = (uint32_t)((uint64_t)random * (last + 1) >> 32);
        uint8_t kept = shown[last];
        shown[last] = shown[other];
        shown[other] = kept;
        moved |= other ^ last;
    }
    return moved;
}

uint32_t placard_shown_options(const placard_attempt *attempt, const placard_document *document,
                               uint32_t question, uint8_t shown[PLACARD_MAX_CHOICES])
{
    placard_node node = placard_question_at(document, question);
    uint32_t number = placard_node_number(document, node), type = number & QUESTION_TYPE_MASK, count = 0;
    int is_order = type == PLACARD_TYPE_ORDER;
    for (placard_node at = node; (at = quiz_next_option(document, node, at)) != PLACARD_NONE; count++)
        shown[count] = (uint8_t)count;
    if (type == PLACARD_TYPE_TRUE_FALSE || (!is_order && (number & QUESTION_FIXED_ORDER)))
        return count;
    uint32_t moved = shuffle(shown, count, scramble(attempt->seed_) ^ quiz_digest(document, node));
    if (is_order && !moved) { /* would be the answer */
        shown[0] = 1;
        shown[1] = 0;
    }
    return count;
}
