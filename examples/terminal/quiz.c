#include "quiz.h"

#include <ctype.h>
#include <string.h>

static void put_option(struct page *page, const placard_document *document, const char *label,
                       placard_node node)
{
    page_words(page, label);
    page_words(page, " ");
    page->indent += 5;
    /* The first paragraph goes on behind the label. */
    placard_node first = placard_node_first(document, node);
    if (placard_node_kind(document, first) == PLACARD_PARAGRAPH)
        page_nodes(page, document, first + 1, placard_node_end(document, first));
    else
        page_inside(page, document, node);
    page->indent -= 5;
}

/* The prompt, and what stands beside it; options, hint and explanation have their places and times. */
static void put_question(struct page *page, const placard_document *document, placard_node question)
{
    placard_node node = placard_node_first(document, question);
    for (; node != PLACARD_NONE; node = placard_node_next(document, question, node)) {
        uint32_t kind = placard_node_kind(document, node);
        if (kind == PLACARD_PROMPT)
            page_inside(page, document, node);
        else if (kind < PLACARD_DIGEST) /* a block */
            page_block(page, document, node);
    }
}

/* Where a number is asked for, what it counts: "... min". */
static void put_unit(struct page *page, const placard_document *document, placard_node question)
{
    placard_node unit = placard_node_find(document, question, question, PLACARD_UNIT);
    if (unit == PLACARD_NONE)
        return;
    page_words(page, "... ");
    page_bytes(page, placard_node_text(document, unit));
    page_line(page);
}

/* Of a match question; right sides that nothing belongs to come behind those with a left one. */
static placard_node left_side(const placard_document *document, uint32_t question, uint32_t option)
{
    placard_node pair = placard_option_at(document, question, option);
    return placard_node_find(document, pair, pair, PLACARD_LEFT);
}

void quiz_show(struct page *page, const placard_attempt *attempt, const placard_document *document,
               uint32_t question)
{
    uint8_t shown[PLACARD_MAX_CHOICES];
    uint32_t count = placard_shown_options(attempt, document, question, shown);
    int is_match = placard_form_of(placard_question_type_of(document, question)) == PLACARD_FORM_PAIRS;
    put_question(page, document, placard_question_at(document, question));
    page_gap(page);
    put_unit(page, document, placard_question_at(document, question));
    placard_node left;
    for (uint32_t i = 0; (left = left_side(document, question, i)) != PLACARD_NONE; i++) {
        char label[16];
        snprintf(label, sizeof label, "%u)", (unsigned)(i + 1));
        put_option(page, document, label, left);
    }
    for (uint32_t i = 0; i < count; i++) {
        char label[] = {(char)('a' + i), ')', '\0'};
        placard_node option = placard_option_at(document, question, shown[i]);
        put_option(page, document, label,
                   is_match ? placard_node_find(document, option, option, PLACARD_RIGHT) : option);
    }
}

const char *quiz_asks_for(const placard_document *document, uint32_t question)
{
    placard_question_type type = placard_question_type_of(document, question);
    switch (placard_form_of(type)) {
    case PLACARD_FORM_PLACES:
        return "all letters, first to last";
    case PLACARD_FORM_PAIRS:
        return "a letter for each number, - for none";
    case PLACARD_FORM_NUMBER:
        return "a number";
    case PLACARD_FORM_WORDS:
        return "a word";
    default:
        return placard_takes_many(type) ? "letters of all that apply" : "a letter";
    }
}

placard_status quiz_answer(placard_attempt *attempt, const placard_document *document, uint32_t question,
                           const char *line)
{
    uint8_t shown[PLACARD_MAX_CHOICES], options[PLACARD_MAX_CHOICES];
    uint32_t count = placard_shown_options(attempt, document, question, shown), found = 0, chosen = 0;
    placard_form form = placard_form_of(placard_question_type_of(document, question));
    if (form == PLACARD_FORM_NUMBER || form == PLACARD_FORM_WORDS)
        return placard_answer_text(attempt, document, question,
                                   (placard_bytes){(const uint8_t *)line, strlen(line)});
    for (; *line != '\0'; line++) {
        uint32_t place = (uint32_t)tolower((unsigned char)*line) - 'a';
        if (*line == ' ' || *line == ',')
            continue;
        if ((place >= count && *line != '-') || found == PLACARD_MAX_CHOICES)
            return PLACARD_BAD_ANSWER;
        options[found++] = *line == '-' ? PLACARD_NO_OPTION : shown[place];
        chosen |= *line == '-' ? 0 : 1u << shown[place];
    }
    if (form == PLACARD_FORM_PLACES || form == PLACARD_FORM_PAIRS)
        return placard_answer_order(attempt, document, question, options, found);
    return placard_answer_choices(attempt, document, question, chosen);
}

void quiz_points(struct page *page, int32_t signed_millipoints)
{
    char text[32];
    uint32_t millipoints = (uint32_t)(signed_millipoints < 0 ? -signed_millipoints : signed_millipoints);
    if (signed_millipoints < 0)
        page_words(page, "-");
    if (millipoints % 1000 == 0)
        snprintf(text, sizeof text, "%u", (unsigned)(millipoints / 1000));
    else
        snprintf(text, sizeof text, "%u.%03u", (unsigned)(millipoints / 1000),
                 (unsigned)(millipoints % 1000));
    page_words(page, text);
}

void quiz_feedback(struct page *page, const placard_attempt *attempt, const placard_document *document,
                   uint32_t question, const char *line)
{
    placard_bytes typed = {(const uint8_t *)line, strlen(line)};
    int32_t earned = placard_earned_millipoints(attempt, question);
    int32_t most = placard_question_millipoints(document, question);
    page_style(page, earned == most ? "1;32" : earned > 0 ? "1;33" : "1;31");
    quiz_points(page, earned);
    page_words(page, " of ");
    quiz_points(page, most);
    page_words(page, most == 1000 ? " point" : " points");
    page_style(page, "");
    page_line(page);
    for (uint32_t i = 0; i < placard_option_count(document, question); i++)
        if (placard_is_chosen(attempt, question, i))
            page_inside(page, document, placard_feedback(document, question, i));
    page_inside(page, document, placard_reply(document, question, typed));
    page_inside(page, document, placard_explanation(document, question));
}
