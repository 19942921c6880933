/*
 * question.c - what stands in a question, counted, then held against its type.
 *
 * The token classes say that these kinds may stand in a question; how many of
 * each, a table says: sets of kinds, a bit for each from DIGEST on.
 */
#include "question.h"

#include "bytes.h"
#include "decimal.h"
#include "load.h"
#include "placard_format.h"

#define BIT(name)  (1u << (PLACARD_##name - PLACARD_DIGEST))
#define KIND_COUNT (PLACARD_EXPLANATION - PLACARD_DIGEST + 1)

#define OPTIONS (BIT(CHOICE) | BIT(ORDERED) | BIT(PAIR))
#define MANY    (OPTIONS | BIT(ACCEPT) | BIT(FOLD)) /* any other kind stands once at most */
#define ALWAYS  (BIT(DIGEST) | BIT(PROMPT))
#define TYPED   (BIT(LOW) | BIT(HIGH) | BIT(UNIT) | BIT(ACCEPT) | BIT(FOLD) | BIT(SHOWN))

/* By type: which of OPTIONS and TYPED may stand in it, and which of these must. */
static const struct {
    uint16_t may, must;
} rules[PLACARD_TYPE_TRUE_FALSE] = {
    {BIT(CHOICE), BIT(CHOICE)},                                            /* SINGLE */
    {BIT(CHOICE), BIT(CHOICE)},                                            /* MULTIPLE */
    {BIT(ORDERED), BIT(ORDERED)},                                          /* ORDER */
    {BIT(PAIR), BIT(PAIR)},                                                /* MATCH */
    {BIT(LOW) | BIT(HIGH) | BIT(UNIT) | BIT(SHOWN), BIT(LOW) | BIT(HIGH)}, /* NUMERIC */
    {BIT(ACCEPT) | BIT(FOLD) | BIT(SHOWN), BIT(ACCEPT)},                   /* SHORT_TEXT */
    {BIT(CHOICE), BIT(CHOICE)},                                            /* TRUE_FALSE */
};

/* What was found in a question. */
struct found {
    uint32_t once, twice;    /* kinds seen, and seen again */
    uint32_t options, right; /* CHOICE, ORDERED or PAIR; right CHOICEs */
    placard_bytes low, high;
};

placard_question_type question_type(const placard_document *document, placard_node node)
{
    return (placard_question_type)(placard_node_number(document, node) & QUESTION_TYPE_MASK);
}

int question_is_option(uint32_t kind)
{
    return kind == PLACARD_CHOICE || kind == PLACARD_ORDERED || kind == PLACARD_PAIR;
}

/* Its id is not empty and no node of its kind that ends before it, from `at` on, has it. */
static int has_own_id(const placard_document *document, placard_node at, placard_node node)
{
    placard_bytes id = placard_node_text(document, node);
    for (; at < node; at = placard_node_end(document, at))
        if (placard_node_kind(document, at) == placard_node_kind(document, node) &&
            bytes_equal(placard_node_text(document, at), id))
            return 0;
    return id.size > 0;
}

/* A pair is a left and a right side; other options have feedback at most once. */
static int has_sides(const placard_document *document, placard_node option)
{
    uint32_t wanted = placard_node_kind(document, option) == PLACARD_PAIR ? PLACARD_LEFT : PLACARD_FEEDBACK;
    for (placard_node at = option + 1; at < placard_node_end(document, option);
         at = placard_node_end(document, at)) {
        uint32_t kind = placard_node_kind(document, at);
        if (kind != PLACARD_FEEDBACK && kind != PLACARD_LEFT && kind != PLACARD_RIGHT)
            continue;
        if (kind != wanted)
            return 0;
        wanted = kind == PLACARD_LEFT ? PLACARD_RIGHT : PLACARD_END;
    }
    return wanted == PLACARD_FEEDBACK || wanted == PLACARD_END;
}

static int has_tab(placard_bytes text)
{
    for (size_t i = 1; i < text.size; i++)
        if (text.data[i] == '\t')
            return 1;
    return 0;
}

/* Count one child of the question; 0 when it alone is already wrong. */
static int add_child(const placard_document *document, placard_node question, placard_node at,
                     struct found *found)
{
    uint32_t kind = placard_node_kind(document, at), bit = kind - PLACARD_DIGEST;
    placard_bytes text = placard_node_text(document, at);
    if (bit >= KIND_COUNT)
        return 1; /* a block between prompt and answers */
    found->twice |= found->once & 1u << bit;
    found->once |= 1u << bit;
    if (kind == PLACARD_LOW)
        found->low = text;
    if (kind == PLACARD_HIGH)
        found->high = text;
    if (kind == PLACARD_ACCEPT)
        return text.size > 0;
    if (kind == PLACARD_FOLD)
        return has_tab(text);
    if (!question_is_option(kind))
        return 1;
    if (++found->options > PLACARD_MAX_CHOICES)
        return 0;
    found->right += placard_node_number(document, at); /* of CHOICE only: 1 when right */
    return has_own_id(document, question + 1, at) && has_sides(document, at);
}

/* The right way round. */
static int is_range(placard_bytes low_text, placard_bytes high_text)
{
    struct decimal low, high;
    return decimal_read(low_text, &low) && decimal_read(high_text, &high) &&
           decimal_compare(&low, &high) <= 0;
}

static int fits_type(placard_question_type type, const struct found *found)
{
    uint32_t may = rules[type - 1].may, must = rules[type - 1].must | ALWAYS;
    if ((found->once & must) != must || (found->once & (OPTIONS | TYPED) & ~may) != 0 ||
        (found->twice & ~MANY) != 0)
        return 0;
    if (type == PLACARD_TYPE_NUMERIC)
        return is_range(found->low, found->high);
    if (type == PLACARD_TYPE_SHORT_TEXT)
        return 1;
    if (found->options < 2)
        return 0;
    if (type == PLACARD_TYPE_MULTIPLE)
        return found->right >= 1;
    if (type == PLACARD_TYPE_SINGLE)
        return found->right == 1;
    return type != PLACARD_TYPE_TRUE_FALSE || (found->right == 1 && found->options == 2);
}

int question_is_sound(const placard_document *document, placard_node first, placard_node node)
{
    struct found found;
    memset(&found, 0, sizeof found);
    for (placard_node at = node + 1; at < placard_node_end(document, node);
         at = placard_node_end(document, at))
        if (!add_child(document, node, at, &found))
            return 0;
    return has_own_id(document, first, node) && fits_type(question_type(document, node), &found);
}
