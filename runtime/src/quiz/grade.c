/*
 * grade.c - what an answer earns: docs/quiz-scoring.md in code.
 */
#include "core/bytes.h"
#include "core/decimal.h"
#include "core/question.h"
#include "quiz/quiz.h"

/* ---- Options ------------------------------------------------------------------ */

int grade_same_side(const placard_document *document, placard_node a, placard_node b)
{
    if (b == PLACARD_NONE)
        return 0;
    const placard_token *nodes = document->nodes_;
    a = nodes[a + 1].kind_end_ >> 8; /* a pair is a LEFT and a RIGHT */
    b = nodes[b + 1].kind_end_ >> 8;
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

/* What an answer comes to, option by option. */
struct tally {
    uint32_t put;  /* choices: how many are chosen; places: a bit for each option put */
    uint32_t all;  /* what can be got */
    uint32_t last; /* put to the place before */
    int got;
};

/* Count option `at`, whose place the answer gives to `put`; 0 when it cannot. */
static int count_option(const placard_document *document, placard_node question, placard_node at,
                        uint32_t count, uint32_t put, struct tally *tally)
{
    const placard_token *option = &document->nodes_[at];
    uint32_t kind = option->kind_end_ & 0xffu, is_right = option->number_;
    if (kind == PLACARD_CHOICE) {
        tally->put += put;
        tally->all += is_right;
        tally->got += is_right ? (int)put : -(int)put;
        return put <= 1;
    }
    tally->all++;
    if (kind == PLACARD_ORDERED)
        tally->got += put == tally->last + 1;
    else if (put != PLACARD_NO_OPTION)
        tally->got += grade_same_side(document, at, quiz_option(document, question, put));
    else
        return 1;
    tally->last = put;
    if (put >= count || tally->put >> put & 1u)
        return 0;
    tally->put |= 1u << put;
    return 1;
}

uint32_t grade_answer(const placard_document *document, placard_node question, const uint8_t *options,
                      uint32_t count, uint32_t is_right)
{
    uint32_t number = placard_node_number(document, question), rule = question_rule(number);
    uint32_t most = PLACARD_QUESTION_POINTS(number) * 1000, place = 0;
    struct tally tally = {0, 0, PLACARD_NO_OPTION, 0};
    for (placard_node at = question; (at = quiz_next_option(document, question, at)) != PLACARD_NONE;)
        if (place == count || !count_option(document, question, at, count, options[place++], &tally))
            return PLACARD_NONE;
    if (place != count || ((rule & QUESTION_ONE_RIGHT) && tally.put != 1))
        return PLACARD_NONE;
    if (rule & QUESTION_BIT(ORDERED))
        tally.all--;      /* the first follows none */
    if (tally.all == 0) { /* a text */
        tally.all = 1;
        tally.got = is_right != 0;
    }
    return tally.got < 0 ? 0 : (most * (uint32_t)tally.got + tally.all / 2) / tally.all;
}

/* ---- Numbers ------------------------------------------------------------------- */

static int is_blank(uint8_t c)
{
    return c == ' ' || (c >= '\t' && c <= '\r');
}

/* `size` without the blanks at the end. */
static size_t trim_end(const uint8_t *text, size_t size)
{
    while (size > 0 && is_blank(text[size - 1]))
        size--;
    return size;
}

static placard_bytes child_text(const placard_document *document, placard_node question, placard_kind kind)
{
    return placard_node_text(document, quiz_part(document, question, kind));
}

/* Where `typed` stands from a bound of the question, as decimal_compare() says. */
static int compare_to(const placard_document *document, placard_node question, placard_kind bound,
                      const struct decimal *typed)
{
    struct decimal number;
    (void)decimal_read(child_text(document, question, bound), &number); /* read before, on loading */
    return decimal_compare(typed, &number);
}

#define TYPED_SIZE (PLACARD_MAX_DIGITS + 4) /* digits, a point, a sign of up to three bytes */

/* As typed, with ASCII for the digits of Arabic (U+0660 on) and of Persian and Urdu (U+06F0 on)
 * and for U+066B, the decimal point between them.  Returns the bytes, 0 when they are too many. */
static size_t plain_number(const uint8_t *text, size_t size, uint8_t plain[TYPED_SIZE])
{
    size_t count = 0;
    for (const uint8_t *end = text + size; text < end; text++) {
        uint32_t byte = *text;
        if ((byte == 0xd9 || byte == 0xdb) && end - text > 1) {
            uint32_t digit = *++text - (byte == 0xd9 ? 0xa0u : 0xb0u);
            byte = digit < 10 ? '0' + digit : byte == 0xd9 && digit == 11 ? '.' : 0;
        }
        if (count == TYPED_SIZE)
            return 0;
        plain[count++] = (uint8_t)byte;
    }
    return count;
}

static int grade_number(const placard_document *document, placard_node question, const uint8_t *text,
                        size_t size)
{
    struct decimal typed;
    placard_bytes unit = child_text(document, question, PLACARD_UNIT);
    if (unit.size > 0 && unit.size < size && memcmp(text + (size - unit.size), unit.data, unit.size) == 0)
        size = trim_end(text, size - unit.size);
    uint8_t plain[TYPED_SIZE];
    placard_bytes number = {plain, plain_number(text, size, plain)};
    return decimal_read_typed(number, &typed) && compare_to(document, question, PLACARD_LOW, &typed) >= 0 &&
           compare_to(document, question, PLACARD_HIGH, &typed) <= 0;
}

/* ---- Words --------------------------------------------------------------------- */

/* Does the typed text, folded piece by piece, read `accept`?  It is not blank at the end. */
static int reads(const placard_document *document, placard_node question, const uint8_t *text, size_t size,
                 placard_bytes accept)
{
    while (size > 0) {
        uint8_t byte = is_blank(*text) ? ' ' : byte_lower(*text);
        placard_bytes piece = {&byte, 1};
        size_t typed = 0;
        if (byte == ' ' && is_blank(text[1]))
            piece.size = 0;
        for (placard_node at = question;
             (at = placard_node_find(document, question, at, PLACARD_FOLD)) != PLACARD_NONE;) {
            placard_bytes fold = placard_node_text(document, at);
            size_t side = 0;
            while (fold.data[side] != '\t')
                side++;
            if (side > typed && side <= size && memcmp(text, fold.data, side) == 0) {
                typed = side;
                piece.data = fold.data + side + 1;
                piece.size = fold.size - side - 1;
            }
        }
        if (piece.size > accept.size || memcmp(accept.data, piece.data, piece.size) != 0)
            return 0;
        accept.data += piece.size;
        accept.size -= piece.size;
        if (typed == 0)
            typed = 1;
        text += typed;
        size -= typed;
    }
    return accept.size == 0;
}

int grade_text(const placard_document *document, placard_node question, placard_bytes text)
{
    text.size = trim_end(text.data, text.size);
    while (text.size > 0 && is_blank(*text.data)) {
        text.data++;
        text.size--;
    }
    if (text.size > 0 && quiz_part(document, question, PLACARD_LOW) != PLACARD_NONE)
        return grade_number(document, question, text.data, text.size);
    for (placard_node at = question;
         (at = placard_node_find(document, question, at, PLACARD_ACCEPT)) != PLACARD_NONE;)
        if (reads(document, question, text.data, text.size, placard_node_text(document, at)))
            return 1;
    return 0;
}
