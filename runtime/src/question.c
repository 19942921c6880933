/*
 * question.c - what stands in a question, counted, then held against its type.
 *
 * The token classes say that these kinds may stand in a question; how many of
 * each, a type says.
 */
#include "question.h"

#include "bytes.h"
#include "decimal.h"
#include "load.h"
#include "placard_format.h"

/* What was found in a question. */
struct found {
    uint32_t options, right; /* CHOICE, ORDERED or PAIR; right CHOICEs */
    uint32_t option_kind;    /* the kind of all options */
    uint32_t prompts, digests, hints, explanations;
    uint32_t lows, highs, units, accepts, folds, shown;
    placard_node low, high;
};

placard_question_type question_type(const placard_document *document, placard_node node)
{
    return (placard_question_type)(placard_node_number(document, node) & QUESTION_TYPE_MASK);
}

int question_is_option(uint32_t kind)
{
    return kind == PLACARD_CHOICE || kind == PLACARD_ORDERED || kind == PLACARD_PAIR;
}

/* An option's id is not empty and no earlier option has it. */
static int has_own_id(const placard_document *document, placard_node question, placard_node option)
{
    placard_bytes id = placard_node_text(document, option);
    if (id.size == 0)
        return 0;
    for (placard_node at = placard_node_first(document, question); at != option;
         at = placard_node_next(document, question, at))
        if (question_is_option(placard_node_kind(document, at)) &&
            bytes_equal(placard_node_text(document, at), id))
            return 0;
    return 1;
}

/* A pair is a left and a right side; other options have feedback at most once. */
static int has_sides(const placard_document *document, placard_node option)
{
    uint32_t left = 0, right = 0, feedback = 0;
    int is_pair = placard_node_kind(document, option) == PLACARD_PAIR;
    for (placard_node at = placard_node_first(document, option); at != PLACARD_NONE;
         at = placard_node_next(document, option, at)) {
        uint32_t kind = placard_node_kind(document, at);
        if (kind == PLACARD_RIGHT && left == 0)
            return 0;
        left += kind == PLACARD_LEFT;
        right += kind == PLACARD_RIGHT;
        feedback += kind == PLACARD_FEEDBACK;
    }
    return is_pair ? left == 1 && right == 1 && feedback == 0 : left + right == 0 && feedback <= 1;
}

static int has_tab(placard_bytes text)
{
    for (size_t i = 1; i < text.size; i++)
        if (text.data[i] == '\t')
            return 1;
    return 0;
}

static int add_option(const placard_document *document, placard_node question, placard_node option,
                      struct found *found)
{
    uint32_t kind = placard_node_kind(document, option);
    if (found->options++ > 0 && kind != found->option_kind)
        return 0;
    found->option_kind = kind;
    found->right += kind == PLACARD_CHOICE && placard_node_number(document, option) == 1;
    return found->options <= PLACARD_MAX_CHOICES && has_own_id(document, question, option) &&
           has_sides(document, option);
}

/* Count one child of the question; 0 when it alone is already wrong. */
static int add_child(const placard_document *document, placard_node question, placard_node at,
                     struct found *found)
{
    switch (placard_node_kind(document, at)) {
    case PLACARD_DIGEST:
        return ++found->digests == 1;
    case PLACARD_PROMPT:
        return ++found->prompts == 1;
    case PLACARD_HINT:
        return ++found->hints == 1;
    case PLACARD_EXPLANATION:
        return ++found->explanations == 1;
    case PLACARD_CHOICE:
    case PLACARD_ORDERED:
    case PLACARD_PAIR:
        return add_option(document, question, at, found);
    case PLACARD_LOW:
        found->low = at;
        return ++found->lows == 1;
    case PLACARD_HIGH:
        found->high = at;
        return ++found->highs == 1;
    case PLACARD_UNIT:
        return ++found->units == 1;
    case PLACARD_SHOWN:
        return ++found->shown == 1;
    case PLACARD_ACCEPT:
        found->accepts++;
        return placard_node_text(document, at).size > 0;
    case PLACARD_FOLD:
        found->folds++;
        return has_tab(placard_node_text(document, at));
    default:
        return 1; /* a block between prompt and answers */
    }
}

/* Exactly one range, the right way round. */
static int has_range(const placard_document *document, const struct found *found)
{
    struct decimal low, high;
    return found->lows == 1 && found->highs == 1 &&
           decimal_read(placard_node_text(document, found->low), &low) &&
           decimal_read(placard_node_text(document, found->high), &high) && decimal_compare(&low, &high) <= 0;
}

/* At least two options, all of `kind`, and nothing that belongs to other types. */
static int has_options(const struct found *found, uint32_t kind)
{
    return found->options >= 2 && found->option_kind == kind && found->shown == 0;
}

static int fits_type(const placard_document *document, placard_question_type type, const struct found *found)
{
    if (type != PLACARD_TYPE_NUMERIC && found->lows + found->highs + found->units > 0)
        return 0;
    if (type != PLACARD_TYPE_SHORT_TEXT && found->accepts + found->folds > 0)
        return 0;
    switch (type) {
    case PLACARD_TYPE_SINGLE:
        return has_options(found, PLACARD_CHOICE) && found->right == 1;
    case PLACARD_TYPE_TRUE_FALSE:
        return has_options(found, PLACARD_CHOICE) && found->right == 1 && found->options == 2;
    case PLACARD_TYPE_MULTIPLE:
        return has_options(found, PLACARD_CHOICE) && found->right >= 1;
    case PLACARD_TYPE_ORDER:
        return has_options(found, PLACARD_ORDERED);
    case PLACARD_TYPE_MATCH:
        return has_options(found, PLACARD_PAIR);
    case PLACARD_TYPE_NUMERIC:
        return found->options == 0 && has_range(document, found);
    case PLACARD_TYPE_SHORT_TEXT:
        return found->options == 0 && found->accepts >= 1;
    }
    return 0;
}

/* Its id is not empty and no question from `first` on has it.  The quiz is
 * still open, so its children are passed over by their ends alone. */
static int is_named(const placard_document *document, placard_node first, placard_node question)
{
    placard_bytes id = placard_node_text(document, question);
    for (placard_node at = first; at < question; at = placard_node_end(document, at))
        if (placard_node_kind(document, at) == PLACARD_QUESTION &&
            bytes_equal(placard_node_text(document, at), id))
            return 0;
    return id.size > 0;
}

int question_is_sound(const placard_document *document, placard_node first, placard_node node)
{
    struct found found;
    memset(&found, 0, sizeof found);
    for (placard_node at = placard_node_first(document, node); at != PLACARD_NONE;
         at = placard_node_next(document, node, at))
        if (!add_child(document, node, at, &found))
            return 0;
    return found.prompts == 1 && found.digests == 1 && is_named(document, first, node) &&
           fits_type(document, question_type(document, node), &found);
}
