/*
 * grade.c - what an answer earns: docs/quiz-scoring.md in code.
 */
#include "bytes.h"
#include "decimal.h"
#include "question.h"
#include "quiz.h"

#define TYPED_NUMBER_SIZE 40u /* bytes of a typed number, blanks and unit off */

/* ---- Options ------------------------------------------------------------------ */

uint32_t grade_share(const placard_document *document, uint32_t question, uint32_t got, uint32_t all)
{
    uint32_t most = 1000 * placard_question_points(document, question);
    return all == 0 ? 0 : (2 * most * got + all) / (2 * all);
}

int grade_is_possible(const placard_document *document, uint32_t question, const placard_answer *answer)
{
    placard_question_type type = placard_question_type_of(document, question);
    int is_match = type == PLACARD_TYPE_MATCH;
    uint32_t seen = 0;
    if (answer->count_ == 0 || answer->count_ != placard_option_count(document, question))
        return 0;
    for (uint32_t i = 0; i < answer->count_; i++) {
        uint32_t option = answer->option_[i];
        if (type != PLACARD_TYPE_ORDER && !is_match) {
            seen += option;
            if (option > 1)
                return 0;
        } else if (!is_match || option != PLACARD_NO_OPTION) {
            if (option >= answer->count_ || seen >> option & 1u)
                return 0;
            seen |= 1u << option;
        }
    }
    return type == PLACARD_TYPE_MULTIPLE || type == PLACARD_TYPE_ORDER || is_match || seen == 1;
}

/* Right ones chosen, less wrong ones chosen, of all right ones. */
static uint32_t grade_choices(const placard_document *document, uint32_t question,
                              const placard_answer *answer)
{
    uint32_t hits = 0, slips = 0, right = 0;
    for (uint32_t i = 0; i < answer->count_; i++) {
        uint32_t is_one = placard_node_number(document, placard_option_at(document, question, i));
        right += is_one;
        hits += answer->option_[i] & is_one;
        slips += answer->option_[i] & (is_one ^ 1u);
    }
    return grade_share(document, question, hits > slips ? hits - slips : 0, right);
}

/* Items that follow the one that they should follow, of all that follow one. */
static uint32_t grade_order(const placard_document *document, uint32_t question, const placard_answer *answer)
{
    uint32_t got = 0;
    for (uint32_t i = 1; i < answer->count_; i++)
        got += answer->option_[i] == answer->option_[i - 1] + 1;
    return grade_share(document, question, got, answer->count_ - 1u);
}

int grade_same_side(const placard_document *document, placard_node a, placard_node b)
{
    a = placard_node_child(document, a, PLACARD_RIGHT);
    b = placard_node_child(document, b, PLACARD_RIGHT);
    uint32_t size = placard_node_end(document, a) - a;
    if (a == PLACARD_NONE || b == PLACARD_NONE || placard_node_end(document, b) - b != size)
        return 0;
    for (uint32_t i = 0; i < size; i++)
        if (placard_node_kind(document, a + i) != placard_node_kind(document, b + i) ||
            placard_node_number(document, a + i) != placard_node_number(document, b + i) ||
            !bytes_equal(placard_node_text(document, a + i), placard_node_text(document, b + i)))
            return 0;
    return 1;
}

/* Left sides with their right side, or one that reads the same, of all. */
static uint32_t grade_match(const placard_document *document, uint32_t question, const placard_answer *answer)
{
    uint32_t got = 0;
    for (uint32_t i = 0; i < answer->count_; i++)
        got += (uint32_t)grade_same_side(document, placard_option_at(document, question, i),
                                         placard_option_at(document, question, answer->option_[i]));
    return grade_share(document, question, got, answer->count_);
}

uint32_t grade_options(const placard_document *document, uint32_t question, const placard_answer *answer)
{
    switch (placard_question_type_of(document, question)) {
    case PLACARD_TYPE_ORDER:
        return grade_order(document, question, answer);
    case PLACARD_TYPE_MATCH:
        return grade_match(document, question, answer);
    default:
        return grade_choices(document, question, answer);
    }
}

/* ---- Numbers ------------------------------------------------------------------- */

static int is_blank(uint8_t c)
{
    return c == ' ' || (c >= '\t' && c <= '\r');
}

static placard_bytes trim_blanks(placard_bytes text)
{
    while (text.size > 0 && is_blank(text.data[0])) {
        text.data++;
        text.size--;
    }
    while (text.size > 0 && is_blank(text.data[text.size - 1]))
        text.size--;
    return text;
}

/* `text` without `unit` at its end. */
static placard_bytes without_unit(placard_bytes text, placard_bytes unit)
{
    if (unit.size > 0 && text.size > unit.size &&
        memcmp(text.data + (text.size - unit.size), unit.data, unit.size) == 0) {
        text.size -= unit.size;
        return trim_blanks(text);
    }
    return text;
}

/* As typed into plain ASCII: a comma is a point, a typographic minus is one.
 * Returns the bytes, 0 when they are too many. */
static size_t plain_number(placard_bytes text, uint8_t out[TYPED_NUMBER_SIZE])
{
    static const uint8_t minus[] = {0xe2, 0x88, 0x92}; /* U+2212 */
    size_t size = 0;
    for (size_t i = 0; i < text.size; i++) {
        uint8_t byte = text.data[i];
        if (size == TYPED_NUMBER_SIZE)
            return 0;
        if (text.size - i >= sizeof minus && memcmp(text.data + i, minus, sizeof minus) == 0) {
            byte = '-';
            i += sizeof minus - 1;
        }
        out[size++] = byte == ',' ? '.' : byte;
    }
    return size;
}

static int grade_number(const placard_document *document, placard_node node, placard_bytes text)
{
    uint8_t plain[TYPED_NUMBER_SIZE];
    struct decimal low, high, typed;
    text = without_unit(trim_blanks(text),
                        placard_node_text(document, placard_node_child(document, node, PLACARD_UNIT)));
    placard_bytes number = {plain, plain_number(text, plain)};
    return decimal_read(number, &typed) &&
           decimal_read(placard_node_text(document, placard_node_child(document, node, PLACARD_LOW)), &low) &&
           decimal_read(placard_node_text(document, placard_node_child(document, node, PLACARD_HIGH)),
                        &high) &&
           decimal_compare(&low, &typed) <= 0 && decimal_compare(&typed, &high) <= 0;
}

/* ---- Words --------------------------------------------------------------------- */

/* The longest FOLD whose typed side opens `text`, or PLACARD_NONE; `*size` of that side. */
static placard_node find_fold(const placard_document *document, placard_node node, placard_bytes text,
                              size_t *size)
{
    placard_node found = PLACARD_NONE;
    *size = 0;
    for (placard_node at = placard_node_first(document, node); at != PLACARD_NONE;
         at = placard_node_next(document, node, at)) {
        placard_bytes fold = placard_node_text(document, at);
        size_t side = 0;
        if (placard_node_kind(document, at) != PLACARD_FOLD)
            continue;
        while (side < fold.size && fold.data[side] != '\t')
            side++;
        if (side > *size && side <= text.size && memcmp(text.data, fold.data, side) == 0) {
            *size = side;
            found = at;
        }
    }
    return found;
}

/* Take `piece` off the front of `*accept`, if it stands there. */
static int take_piece(placard_bytes *accept, const uint8_t *piece, size_t size)
{
    if (size > accept->size || (size > 0 && memcmp(accept->data, piece, size) != 0))
        return 0;
    accept->data += size;
    accept->size -= size;
    return 1;
}

/* Does the typed text, folded piece by piece, read `accept`? */
static int reads(const placard_document *document, placard_node node, placard_bytes text,
                 placard_bytes accept)
{
    while (text.size > 0) {
        size_t size;
        placard_node at = find_fold(document, node, text, &size);
        placard_bytes fold = placard_node_text(document, at);
        uint8_t byte = is_blank(text.data[0]) ? ' ' : byte_lower(text.data[0]);
        if (at == PLACARD_NONE) {
            size = 1;
            while (byte == ' ' && size < text.size && is_blank(text.data[size]))
                size++;
        }
        if (at == PLACARD_NONE ? !take_piece(&accept, &byte, 1)
                               : !take_piece(&accept, fold.data + size + 1, fold.size - size - 1))
            return 0;
        text.data += size;
        text.size -= size;
    }
    return accept.size == 0;
}

int grade_text(const placard_document *document, uint32_t question, placard_bytes text)
{
    placard_node node = placard_question_at(document, question);
    if (placard_question_type_of(document, question) == PLACARD_TYPE_NUMERIC)
        return grade_number(document, node, text);
    text = trim_blanks(text);
    for (placard_node at = placard_node_first(document, node); at != PLACARD_NONE;
         at = placard_node_next(document, node, at))
        if (placard_node_kind(document, at) == PLACARD_ACCEPT &&
            reads(document, node, text, placard_node_text(document, at)))
            return 1;
    return 0;
}
