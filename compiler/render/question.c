#include "render/question.h"

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
