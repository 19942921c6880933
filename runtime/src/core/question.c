/*
 * question.c - what stands in a question, counted, then held against its type.
 *
 * The token classes say that these kinds may stand in a question; how many of
 * each, sets of kinds say: a bit for each from DIGEST on.
 */
#include "core/question.h"

#include "core/decimal.h"
#include "core/load.h"
#include "placard_format.h"

#define BIT(name)  QUESTION_BIT(name)
#define KIND_COUNT (PLACARD_REPLY - PLACARD_DIGEST + 1)

#define OPTIONS (BIT(CHOICE) | BIT(ORDERED) | BIT(PAIR))
#define MANY    (OPTIONS | BIT(LOW) | BIT(HIGH) | BIT(ACCEPT) | BIT(FOLD) | BIT(REPLY)) /* others: once */
#define OPTIONAL                                                                                             \
    (BIT(HINT) | BIT(EXPLANATION) | BIT(UNIT) | BIT(FOLD) | BIT(SHOWN) | BIT(REPLY) | QUESTION_ONE_RIGHT |   \
     QUESTION_TWO_OPTIONS)
#define ALL (BIT(DIGEST) | BIT(PROMPT) | BIT(HINT) | BIT(EXPLANATION))

/* By form: what may stand in it, and all but OPTIONAL must. */
#define RULE_CHOICES (ALL | BIT(CHOICE))
#define RULE_PLACES  (ALL | BIT(ORDERED))
#define RULE_PAIRS   (ALL | BIT(PAIR))
#define RULE_NUMBER  (ALL | BIT(LOW) | BIT(HIGH) | BIT(UNIT) | BIT(FOLD) | BIT(SHOWN) | BIT(REPLY))
#define RULE_WORDS   (ALL | BIT(ACCEPT) | BIT(FOLD) | BIT(SHOWN) | BIT(REPLY))

PRIVATE const uint32_t question_rules[] = {
#define X(name, code, word, form, options, right)                                                            \
    [code] =                                                                                                 \
        RULE_##form | ((right) == 1 ? QUESTION_ONE_RIGHT : 0) | ((options) == 2 ? QUESTION_TWO_OPTIONS : 0),
    PLACARD_QUESTION_LIST(X)
#undef X
};

/* A type that the rules cannot say must not pass unseen. */
#define X(name, code, word, form, options, right)                                                            \
    _Static_assert(PLACARD_QUESTION_TYPE(code) == (code) && (code) <= PLACARD_TYPE_COUNT, "not its code");   \
    _Static_assert((options) == 0 || (options) == 2 || (options) == PLACARD_MAX_CHOICES, "another limit");   \
    _Static_assert((right) <= 1 || (right) == PLACARD_MAX_CHOICES, "another limit");
PLACARD_QUESTION_LIST(X)
#undef X

_Static_assert(KIND_COUNT <= 32, "what stands in a question has 32 bits");

/* What was found in a question. */
struct found {
    uint32_t once, twice;    /* kinds seen, and seen again */
    uint32_t options, right; /* CHOICE, ORDERED or PAIR; right CHOICEs */
    uint32_t lefts;          /* PAIRs with a LEFT, which stand before those without */
    uint32_t folds;          /* bytes */
};

static uint32_t kind_at(const placard_document *document, placard_node node)
{
    return document->nodes_[node].kind_end_ & 0xffu;
}

static placard_node end_at(const placard_document *document, placard_node node)
{
    return document->nodes_[node].kind_end_ >> 8;
}

static placard_bytes text_at(const placard_document *document, placard_node node)
{
    placard_bytes text = {document->text_ + document->nodes_[node].text_, document->nodes_[node].size_};
    return text;
}

/* Its id is not empty and no node of its kind that ends before it, from `at` on, has it. */
static int has_own_id(const placard_document *document, placard_node at, placard_node node)
{
    const placard_token *own = &document->nodes_[node];
    for (; at < node; at = end_at(document, at)) {
        const placard_token *other = &document->nodes_[at];
        if (kind_at(document, at) == kind_at(document, node) && other->size_ == own->size_ &&
            memcmp(document->text_ + other->text_, document->text_ + own->text_, own->size_) == 0)
            return 0;
    }
    return own->size_ > 0;
}

/* A pair is a left and a right side, or a right one that nothing belongs to; other options have feedback
 * at most once. */
static int has_sides(const placard_document *document, placard_node option)
{
    uint32_t sides = 0; /* their kinds in a row, a byte each */
    for (placard_node at = option + 1; at < end_at(document, option); at = end_at(document, at))
        if (kind_at(document, at) >= PLACARD_FEEDBACK) /* not a block */
            sides = sides << 8 | kind_at(document, at);
    if (kind_at(document, option) == PLACARD_PAIR)
        return sides == (PLACARD_LEFT << 8 | PLACARD_RIGHT) || sides == PLACARD_RIGHT;
    return sides == 0 || sides == PLACARD_FEEDBACK;
}

/* Something, a tab, and anything. */
static int is_fold(placard_bytes text)
{
    for (size_t i = 1; i < text.size; i++)
        if (text.data[i] == '\t')
            return 1;
    return 0;
}

int question_range(const placard_document *document, placard_node low, struct range *out)
{
    out->is_low_out = decimal_read_end(text_at(document, low), '>', &out->low);
    out->is_high_out = decimal_read_end(text_at(document, low + 1), '<', &out->high);
    return (out->is_low_out | out->is_high_out) >= 0;
}

/* A LOW with its HIGH behind it, and a number between them. */
static int is_range(const placard_document *document, placard_node low, placard_node end)
{
    struct range range;
    return low + 1 < end && kind_at(document, low + 1) == PLACARD_HIGH &&
           question_range(document, low, &range) &&
           decimal_compare(&range.low, &range.high) + (range.is_low_out | range.is_high_out) <= 0;
}

/* Count an option; 0 when it may not stand here. */
static int add_option(const placard_document *document, placard_node question, placard_node at,
                      struct found *found)
{
    if (!has_own_id(document, question + 1, at) || !has_sides(document, at))
        return 0;
    if (kind_at(document, at) == PLACARD_PAIR) { /* which holds a side */
        uint32_t is_left = kind_at(document, at + 1) == PLACARD_LEFT;
        if (is_left ? found->lefts != found->options : found->lefts == 0)
            return 0;
        found->lefts += is_left;
    }
    found->right += document->nodes_[at].number_ == 1; /* of a CHOICE */
    return ++found->options <= PLACARD_MAX_CHOICES;
}

/* Count one child of the question; 0 when it alone is already wrong. */
static int add_child(const placard_document *document, placard_node question, placard_node at,
                     struct found *found)
{
    uint32_t kind = kind_at(document, at), bit = kind - PLACARD_DIGEST;
    if (bit >= KIND_COUNT)
        return 1; /* a block between prompt and answers */
    found->twice |= found->once & 1u << bit;
    found->once |= 1u << bit;
    switch (kind) {
    case PLACARD_LOW:
        return is_range(document, at, end_at(document, question));
    case PLACARD_HIGH:
        return kind_at(document, at - 1) == PLACARD_LOW;
    case PLACARD_ACCEPT:
        return document->nodes_[at].size_ - 1 < PLACARD_MAX_TYPED;
    case PLACARD_FOLD:
        found->folds += document->nodes_[at].size_;
        return found->folds <= PLACARD_MAX_FOLDS && is_fold(text_at(document, at));
    case PLACARD_REPLY: /* the right answers stand before it */
        return (found->once & (BIT(LOW) | BIT(ACCEPT))) != 0;
    case PLACARD_CHOICE:
    case PLACARD_ORDERED:
    case PLACARD_PAIR:
        return add_option(document, question, at, found);
    default:
        return 1;
    }
}

static int fits_type(uint32_t may, const struct found *found)
{
    if ((found->once | (may & OPTIONAL)) != may || (found->twice & ~MANY) != 0 || found->options == 1 ||
        ((may & QUESTION_TWO_OPTIONS) && found->options != 2))
        return 0;
    return found->right == ((may & BIT(CHOICE)) != 0) || (found->right > 1 && !(may & QUESTION_ONE_RIGHT));
}

int question_is_sound(const placard_document *document, placard_node first, placard_node node)
{
    struct found found = {0};
    for (placard_node at = node + 1; at < end_at(document, node); at = end_at(document, at))
        if (!add_child(document, node, at, &found))
            return 0;
    return has_own_id(document, first, node) &&
           fits_type(question_rule(document->nodes_[node].number_), &found);
}
