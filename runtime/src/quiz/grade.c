/*
 * grade.c - what an answer earns: docs/quiz-scoring.md in code.
 */
#include "core/bytes.h"
#include "core/decimal.h"
#include "core/question.h"
#include "placard_format.h"
#include "quiz/quiz.h"

/* ---- Options ------------------------------------------------------------------ */

/* What an answer comes to, option by option. */
struct tally {
    uint32_t put;  /* choices: how many are chosen; places: a bit for each option put */
    uint32_t all;  /* what can be got */
    uint32_t last; /* put to the place before */
    uint32_t cost; /* points, of wrong choices */
    int got;
};

static void count_choice(uint32_t number, uint32_t put, struct tally *tally)
{
    tally->put += put;
    tally->all += number == 1;
    tally->got += number == 1 ? (int)put : -(int)put;
    if (put != 0 && number > 1)
        tally->cost += number - 1;
}

/* Count option `at`, to whose place the answer puts `put`; 0 when it cannot. */
static int count_option(const placard_document *document, placard_node question, placard_node at,
                        uint32_t count, uint32_t put, struct tally *tally)
{
    const placard_token *option = &document->nodes_[at];
    uint32_t kind = option->kind_end_ & 0xffu;
    if (kind == PLACARD_CHOICE) {
        count_choice(option->number_, put, tally);
        return put <= 1;
    }
    tally->all++;
    if (kind == PLACARD_PAIR) { /* a right side may be put to several left ones */
        placard_node right = quiz_option(document, question, put);
        tally->got += quiz_same_side(document, at, right);
        return put == PLACARD_NO_OPTION || right != PLACARD_NONE;
    }
    tally->got += put == tally->last + 1;
    tally->last = put;
    uint32_t bit = put % PLACARD_MAX_CHOICES; /* of an answer with more places, which is refused at its end */
    if (put >= count || tally->put >> bit & 1u)
        return 0;
    tally->put |= 1u << bit;
    return 1;
}

/* A right side that nothing belongs to: it and all behind it have no place in an answer. */
static int is_spare(const placard_document *document, placard_node option)
{
    return placard_node_kind(document, option) == PLACARD_PAIR &&
           placard_node_kind(document, option + 1) == PLACARD_RIGHT;
}

int grade_answer(const placard_document *document, placard_node question, const uint8_t *options,
                 uint32_t count, uint32_t is_right, int32_t *earned)
{
    uint32_t number = placard_node_number(document, question), rule = question_rule(number);
    uint32_t most = PLACARD_QUESTION_POINTS(number) * 1000, place = 0;
    struct tally tally = {0, 0, PLACARD_NO_OPTION, 0, 0};
    for (placard_node at = question;
         (at = quiz_next_option(document, question, at)) != PLACARD_NONE && !is_spare(document, at);)
        if (place == count || !count_option(document, question, at, count, options[place++], &tally))
            return 0;
    if (place != count || ((rule & QUESTION_ONE_RIGHT) && tally.put != 1))
        return 0;
    if (rule & QUESTION_BIT(ORDERED))
        tally.all--;      /* the first follows none */
    if (tally.all == 0) { /* a text */
        tally.all = 1;
        tally.got = is_right != 0;
    }
    if (tally.got < 0)
        tally.got = 0;
    *earned =
        (int32_t)((most * (uint32_t)tally.got + tally.all / 2) / tally.all) - (int32_t)tally.cost * 1000;
    return 1;
}

/* ---- What is typed ----------------------------------------------------------------- */

/* PLACARD_TYPED_LIST; the top bit of `as` says that it counts up. */
static const struct {
    uint16_t first;
    uint8_t more, as;
} typed_rows[] = {
#define X(first, last, as, up, text) {first, (last) - (first), (as) | (up)*0x80u},
    PLACARD_TYPED_LIST(X)
#undef X
};

#define X(first, last, as, up, text)                                                                         \
    _Static_assert((last) - (first) <= 0xff && (last) <= 0xffff && (as) < 0x80, "does not fit its row");
PLACARD_TYPED_LIST(X)
#undef X

/* The letter at `text` as ASCII, by the list, 0 for nothing; what is not in the list as its first byte, and
 * then each byte behind it as itself.  Returns how many bytes of `text` that was.  They may be anything. */
static size_t read_letter(const uint8_t *text, size_t size, uint8_t *out)
{
    uint32_t first = *text, used = 1u + (first >> 7) + (first > 0xdf), letter = first & 0xffu >> used;
    *out = (uint8_t)first;
    if (used > size || first > 0xef || first - 0x80 < 0x42) /* cut off, or the rest of a letter */
        return 1;
    for (uint32_t i = 1; i < used; i++)
        letter = letter << 6 | (text[i] & 0x3fu);
    for (size_t i = 0; i < sizeof typed_rows / sizeof *typed_rows; i++) {
        uint32_t beyond = letter - typed_rows[i].first, as = typed_rows[i].as;
        if (beyond <= typed_rows[i].more) {
            *out = (uint8_t)(as & 0x80 ? (as & 0x7f) + beyond : as);
            return used;
        }
    }
    return 1;
}

/* The longest fold whose typed side stands at `text`: its other side to `*to`.  Returns the bytes of the
 * typed side, 0 when there is none. */
static size_t read_fold(const placard_document *document, placard_node question, placard_bytes text,
                        placard_bytes *to)
{
    size_t typed = 0;
    for (placard_node at = question;
         (at = placard_node_find(document, question, at, PLACARD_FOLD)) != PLACARD_NONE;) {
        placard_bytes fold = placard_node_text(document, at);
        size_t side = 0;
        while (fold.data[side] != '\t')
            side++;
        if (side > typed && side <= text.size && memcmp(text.data, fold.data, side) == 0) {
            typed = side;
            to->data = fold.data + side + 1;
            to->size = fold.size - side - 1;
        }
    }
    return typed;
}

/* A typed text, folded. */
struct typed {
    uint8_t text[PLACARD_MAX_TYPED];
    uint32_t size;
};

static void add_byte(struct typed *typed, uint8_t byte)
{
    if (byte != ' ' || (typed->size > 0 && typed->text[typed->size - 1] != ' '))
        typed->text[typed->size++] = byte;
}

/* 0 when it is too long. */
static int fold_text(const placard_document *document, placard_node question, placard_bytes text,
                     struct typed *out)
{
    uint32_t number = placard_node_number(document, question);
    int keeps_case = PLACARD_QUESTION_IS_FIXED(number) || (question_rule(number) & QUESTION_BIT(LOW));
    out->size = 0;
    while (text.size > 0) {
        uint8_t byte;
        placard_bytes to = {&byte, 1};
        size_t used = read_fold(document, question, text, &to);
        if (used == 0) {
            used = read_letter(text.data, text.size, &byte);
            to.size = byte != 0;
            if (!keeps_case)
                byte = byte_lower(byte);
        }
        if (to.size > sizeof out->text - out->size)
            return 0;
        while (to.size-- > 0)
            add_byte(out, *to.data++);
        text.data += used;
        text.size -= used;
    }
    return 1;
}

/* Without the blanks and full stops at the end. */
static void trim_end(struct typed *typed)
{
    while (typed->size > 0 && (typed->text[typed->size - 1] == ' ' || typed->text[typed->size - 1] == '.'))
        typed->size--;
}

/* The number that was typed, its unit taken off; 0 when it is none. */
static int read_number(const placard_document *document, placard_node question, struct typed *typed,
                       struct decimal *out)
{
    placard_bytes unit = placard_node_text(document, quiz_part(document, question, PLACARD_UNIT));
    placard_bytes number = {typed->text, typed->size};
    if (unit.size != 0 && unit.size <= number.size) {
        typed->size -= (uint32_t)unit.size;
        if (memcmp(typed->text + typed->size, unit.data, unit.size) == 0) {
            trim_end(typed);
            number.size = typed->size;
        }
    }
    return decimal_read_typed(number, out);
}

/* Does the number lie in the range whose LOW stands at `low`? */
static int is_inside(const placard_document *document, placard_node low, const struct decimal *number)
{
    struct range range;
    (void)question_range(document, low, &range); /* read before, on loading */
    return decimal_compare(number, &range.low) >= range.is_low_out &&
           decimal_compare(&range.high, number) >= range.is_high_out;
}

static int is_text(placard_bytes a, placard_bytes b)
{
    return a.size == b.size && memcmp(a.data, b.data, a.size) == 0;
}

uint32_t grade_text(const placard_document *document, placard_node question, placard_bytes text,
                    placard_node *reply)
{
    struct typed typed;
    struct decimal number;
    *reply = PLACARD_NONE;
    if (text.size > PLACARD_MAX_TYPED || !fold_text(document, question, text, &typed))
        return 0;
    trim_end(&typed);
    placard_bytes whole = {typed.text, typed.size};
    int is_number = read_number(document, question, &typed, &number);
    uint32_t is_right = 1, found = 0;
    placard_node said = PLACARD_NONE;
    for (placard_node at = placard_node_first(document, question); at != PLACARD_NONE;
         at = placard_node_next(document, question, at)) {
        uint32_t kind = placard_node_kind(document, at);
        placard_bytes accept = placard_node_text(document, at);
        if (kind == PLACARD_REPLY) {
            said = at;
            is_right = placard_node_number(document, at);
        } else if (is_right >= found && (kind == PLACARD_LOW ? is_number && is_inside(document, at, &number)
                                         : kind == PLACARD_ACCEPT ? is_text(whole, accept)
                                                                  : 0)) {
            if (is_right > found || *reply == PLACARD_NONE)
                *reply = said; /* of those that are as right, the first */
            found = is_right;
        }
    }
    return found;
}
