#include "render/question.h"

#include <string.h>

struct question_facts question_facts(const placard_document *document, placard_node question)
{
    uint32_t number = placard_node_number(document, question);
    placard_node digest = question_child(document, question, PLACARD_NONE, PLACARD_DIGEST);
    return (struct question_facts){
        .type = PLACARD_QUESTION_TYPE(number),
        .form = placard_form_of(PLACARD_QUESTION_TYPE(number)),
        .is_many = placard_takes_many(PLACARD_QUESTION_TYPE(number)),
        .is_fixed = PLACARD_QUESTION_IS_FIXED(number),
        .points = PLACARD_QUESTION_POINTS(number),
        .digest = placard_node_number(document, digest),
    };
}

placard_node question_child(const placard_document *document, placard_node parent, placard_node after,
                            placard_kind kind)
{
    placard_node child = after == PLACARD_NONE ? placard_node_first(document, parent)
                                               : placard_node_next(document, parent, after);
    while (child != PLACARD_NONE && placard_node_kind(document, child) != (uint32_t)kind)
        child = placard_node_next(document, parent, child);
    return child;
}

uint32_t question_children(const placard_document *document, placard_node parent, placard_kind kind,
                           placard_node out[PLACARD_MAX_CHOICES])
{
    uint32_t count = 0;
    placard_node child = question_child(document, parent, PLACARD_NONE, kind);
    for (; child != PLACARD_NONE && count < PLACARD_MAX_CHOICES; count++) {
        out[count] = child;
        child = question_child(document, parent, child, kind);
    }
    return count;
}

static int same_text(placard_bytes a, placard_bytes b)
{
    return a.size == b.size && (a.size == 0 || memcmp(a.data, b.data, a.size) == 0);
}

int question_same_side(const placard_document *document, placard_node a, placard_node b)
{
    uint32_t size = placard_node_end(document, a) - a;
    if (placard_node_end(document, b) - b != size)
        return 0;
    for (uint32_t i = 0; i < size; i++) {
        if (placard_node_kind(document, a + i) != placard_node_kind(document, b + i) ||
            placard_node_number(document, a + i) != placard_node_number(document, b + i) ||
            !same_text(placard_node_text(document, a + i), placard_node_text(document, b + i)))
            return 0;
    }
    return 1;
}

/* Fisher and Yates with Marsaglia's xorshift32 (triple 13, 17, 5). */
void question_shuffle(uint32_t seed, uint32_t count, uint32_t order[PLACARD_MAX_CHOICES])
{
    uint32_t state = seed != 0 ? seed : 1;
    int is_moved = 0;
    for (uint32_t i = 0; i < count; i++)
        order[i] = i;
    for (uint32_t i = count; i > 1; i--) {
        state ^= state << 13;
        state ^= state >> 17;
        state ^= state << 5;
        uint32_t other = state % i, swap = order[i - 1];
        order[i - 1] = order[other];
        order[other] = swap;
    }
    for (uint32_t i = 0; i < count; i++)
        is_moved = is_moved || order[i] != i;
    for (uint32_t i = 0; !is_moved && i < count; i++)
        order[i] = (i + 1) % count;
}
