/*
 * quiz.c - questions and options of a document, and the order to show them in.
 *
 * The order comes from the attempt's seed and the question's digest, so that
 * it is the same in every language and on every platform, and differs from
 * question to question.
 */
#include "quiz/quiz.h"

#include "core/load.h"
#include "core/question.h"

placard_node quiz_part(const placard_document *document, placard_node node, placard_kind kind)
{
    return placard_node_find(document, node, node, kind);
}

uint32_t quiz_digest(const placard_document *document, placard_node question)
{
    return placard_node_number(document, quiz_part(document, question, PLACARD_DIGEST));
}

uint32_t quiz_sum(const placard_document *document)
{
    uint32_t sum = 0;
    for (placard_node at = 0; (at = placard_node_find(document, 0, at, PLACARD_DIGEST)) != PLACARD_NONE;)
        sum = sum * 31 + placard_node_number(document, at);
    return sum;
}

placard_node quiz_next_option(const placard_document *document, placard_node question, placard_node at)
{
    uint32_t rule = question_rule(placard_node_number(document, question));
    return placard_node_find(document, question, at,
                             rule & QUESTION_BIT(ORDERED) ? PLACARD_ORDERED
                             : rule & QUESTION_BIT(PAIR)  ? PLACARD_PAIR
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

int quiz_same_side(const placard_document *document, placard_node a, placard_node b)
{
    const placard_token *nodes = document->nodes_;
    a = quiz_part(document, a, PLACARD_RIGHT);
    b = quiz_part(document, b, PLACARD_RIGHT);
    if (b == PLACARD_NONE)
        return 0;
    uint32_t apart = (a - b) << 8;
    placard_node end = nodes[a].kind_end_ >> 8;
    for (; a < end; a++, b++) {
        const placard_token *one = &nodes[a], *other = &nodes[b];
        if (one->kind_end_ - other->kind_end_ != apart || one->number_ != other->number_ ||
            one->size_ != other->size_ ||
            memcmp(document->text_ + one->text_, document->text_ + other->text_, one->size_) != 0)
            return 0;
    }
    return 1;
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

#define FORM(traits) ((traits)&7u)
#define IS_MANY      8u

static const uint8_t types[PLACARD_TYPE_COUNT + 1] = {
#define X(name, code, word, form, options, right) [code] = PLACARD_FORM_##form | ((right) > 1 ? IS_MANY : 0),
    PLACARD_QUESTION_LIST(X)
#undef X
};

static uint32_t type_traits(placard_question_type type)
{
    return (uint32_t)type <= PLACARD_TYPE_COUNT ? types[type] : 0;
}

placard_form placard_form_of(placard_question_type type)
{
    return (placard_form)FORM(type_traits(type));
}

int placard_takes_many(placard_question_type type)
{
    return (type_traits(type) & IS_MANY) != 0;
}

int32_t placard_most_millipoints(const placard_document *document)
{
    int32_t most = 0;
    for (placard_node at = 0; (at = placard_node_find(document, 0, at, PLACARD_QUESTION)) != PLACARD_NONE;)
        most += 1000 * (int32_t)PLACARD_QUESTION_POINTS(placard_node_number(document, at));
    return most;
}

#ifdef __GNUC__
#define ONE_COPY __attribute__((noinline)) /* built for size, too, it would be inlined twice */
#else
#define ONE_COPY
#endif

/* The finalizer of MurmurHash3: every bit of `value` reaches every bit. */
static ONE_COPY uint32_t scramble(uint32_t value)
{
    value = (value ^ value >> 16) * 0x85ebca6bu;
    value = (value ^ value >> 13) * 0xc2b2ae35u;
    return value ^ value >> 16;
}

/* Fisher-Yates with a counter through scramble().  Returns 0 when every option drew its own place. */
static uint32_t shuffle(uint8_t *shown, uint32_t count, uint32_t seed)
{
    uint32_t moved = 0;
    for (uint32_t left = count; left > 1;) {
        uint32_t random = scramble(seed += 0x9e3779b9u);
        uint32_t other = (uint32_t)((uint64_t)random * left >> 32), last = --left;
        uint8_t kept = shown[last];
        shown[last] = shown[other];
        shown[other] = kept;
        moved |= other ^ last;
    }
    return moved;
}

/* Has a pair before it a right side that reads the same? */
static int is_again(const placard_document *document, placard_node question, placard_node pair)
{
    placard_node before = question;
    if (placard_node_kind(document, pair) == PLACARD_PAIR)
        while ((before = quiz_next_option(document, question, before)) != pair)
            if (quiz_same_side(document, before, pair))
                return 1;
    return 0;
}

uint32_t placard_shown_options(const placard_attempt *attempt, const placard_document *document,
                               uint32_t question, uint8_t shown[PLACARD_MAX_CHOICES])
{
    placard_node node = placard_question_at(document, question);
    uint32_t number = placard_node_number(document, node), rule = question_rule(number), count = 0;
    int is_order = (rule & QUESTION_BIT(ORDERED)) != 0;
    uint8_t option = 0;
    for (placard_node at = node; (at = quiz_next_option(document, node, at)) != PLACARD_NONE; option++)
        if (!is_again(document, node, at))
            shown[count++] = option;
    if ((rule & QUESTION_TWO_OPTIONS) || (!is_order && PLACARD_QUESTION_IS_FIXED(number)))
        return count;
    uint32_t moved = shuffle(shown, count, scramble(attempt->seed_) ^ quiz_digest(document, node));
    if (is_order && !moved) { /* would be the answer */
        shown[0] = 1;
        shown[1] = 0;
    }
    return count;
}
