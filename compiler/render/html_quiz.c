/*
 * The quiz as a form for each question.  Everything stands in the markup, options
 * in the order of an attempt: with the page's script the runtime grades on the
 * spot, without it the answer opens under each question.
 */
#include "render/html.h"

#include <string.h>

#include "base/codes.h"
#include "render/question.h"

/* A choice or item: a lone paragraph prints bare, since it stands in a label. */
static void print_label(struct html *html, placard_node node)
{
    placard_node first = placard_node_first(html->document, node);
    html_raw(html, "<span class=\"words\">");
    if (placard_node_kind(html->document, first) == PLACARD_PARAGRAPH)
        html_inlines(html, first);
    html_raw(html, "</span>");
}

/* What follows the first paragraph. */
static void print_rest(struct html *html, placard_node node)
{
    placard_node block = placard_node_first(html->document, node);
    bool is_first = true;
    for (; block != PLACARD_NONE; block = placard_node_next(html->document, node, block), is_first = false) {
        bool is_label = is_first && placard_node_kind(html->document, block) == PLACARD_PARAGRAPH;
        if (!is_label && placard_node_kind(html->document, block) != PLACARD_FEEDBACK)
            html_block(html, block, false);
    }
    placard_node feedback = question_child(html->document, node, PLACARD_NONE, PLACARD_FEEDBACK);
    if (feedback == PLACARD_NONE)
        return;
    html_line(html);
    html_raw(html, "<div class=\"feedback\">\n");
    html_blocks(html, feedback, false);
    html_raw(html, "</div>\n");
}

/* The options of the question at hand, in the order to show them in, and their nodes. */
struct shown {
    uint32_t count;
    uint8_t option[PLACARD_MAX_CHOICES];
    placard_node node[PLACARD_MAX_CHOICES]; /* by place, not by option */
};

static struct shown shown_options(struct html *html)
{
    struct shown shown;
    uint32_t question = html->question_total - 1;
    shown.count = placard_shown_options(&html->attempt, html->document, question, shown.option);
    for (uint32_t i = 0; i < shown.count; i++)
        shown.node[i] = placard_option_at(html->document, question, shown.option[i]);
    return shown;
}

static void print_choices(struct html *html, bool is_many)
{
    struct shown shown = shown_options(html);
    html_raw(html, "<ul class=\"choices\">\n");
    for (uint32_t i = 0; i < shown.count; i++) {
        placard_node choice = shown.node[i];
        bool is_right = placard_node_number(html->document, choice) == 1;
        html_format(html, "<li data-option=\"%u\"><label><input type=\"%s\" name=\"q%u\" value=\"",
                    shown.option[i], is_many ? "checkbox" : "radio", html->question_total);
        html_text(html, placard_node_text(html->document, choice));
        html_raw(html, is_right ? "\" data-right /> " : "\" /> ");
        print_label(html, choice);
        html_raw(html, "</label>");
        print_rest(html, choice);
        html_raw(html, "</li>\n");
    }
    html_raw(html, "</ul>\n");
}

static void print_move(struct html *html, const char *way, enum labels_id label, const char *arrow)
{
    html_format(html, "<button type=\"button\" class=\"move\" data-move=\"%s\" aria-label=\"", way);
    html_label(html, label);
    html_raw(html,
             "\"><svg viewBox=\"0 0 24 24\" width=\"24\" height=\"24\" aria-hidden=\"true\"><path d=\"");
    html_raw(html, arrow);
    html_raw(html, "\"/></svg></button>");
}

static void print_places(struct html *html)
{
    struct shown shown = shown_options(html);
    html_raw(html, "<ul class=\"order\">\n");
    for (uint32_t i = 0; i < shown.count; i++) {
        html_format(html, "<li data-option=\"%u\">", shown.option[i]);
        print_label(html, shown.node[i]);
        html_raw(html, "<span class=\"moves\">");
        print_move(html, "up", LABELS_UP, "M5 15l7-7 7 7");
        print_move(html, "down", LABELS_DOWN, "M5 9l7 7 7-7");
        html_raw(html, "</span>");
        print_rest(html, shown.node[i]);
        html_raw(html, "</li>\n");
    }
    html_raw(html, "</ul>\n");
}

/* PLACARD_NONE: the right side belongs to nothing. */
static placard_node left_of(struct html *html, placard_node pair)
{
    return question_child(html->document, pair, PLACARD_NONE, PLACARD_LEFT);
}

static placard_node right_of(struct html *html, placard_node pair)
{
    return question_child(html->document, pair, PLACARD_NONE, PLACARD_RIGHT);
}

static bool has_picture(const struct html *html, placard_node node)
{
    return placard_node_find(html->document, node, node, PLACARD_IMAGE) != PLACARD_NONE;
}

/* A list that unfolds holds words alone: where a right side is a picture, all are shown and numbered. */
static bool is_pictured(struct html *html, const struct shown *shown)
{
    for (uint32_t i = 0; i < shown->count; i++) {
        if (has_picture(html, right_of(html, shown->node[i])))
            return true;
    }
    return false;
}

/* On paper nothing unfolds: the right sides stand below the left ones. */
static void print_sides(struct html *html, const struct shown *shown)
{
    html_raw(html, is_pictured(html, shown) ? "<ol class=\"sides pictured\">\n" : "<ol class=\"sides\">\n");
    for (uint32_t i = 0; i < shown->count; i++) {
        html_raw(html, "<li>");
        html_inlines(html, right_of(html, shown->node[i]));
        html_raw(html, "</li>\n");
    }
    html_raw(html, "</ol>\n");
}

/* A left side, and all right ones to choose from. */
static void print_pair(struct html *html, placard_node left, uint32_t option, const struct shown *shown)
{
    bool is_numbered = is_pictured(html, shown);
    html_format(html, "<li data-option=\"%u\"><label><span class=\"words\">", option);
    html_inlines(html, left);
    html_raw(html, "</span> <select><option value=\"\">");
    html_label(html, LABELS_CHOOSE);
    html_raw(html, "</option>");
    for (uint32_t i = 0; i < shown->count; i++) {
        html_format(html, "<option value=\"%u\">", shown->option[i]);
        if (is_numbered)
            html_format(html, "%u. ", i + 1);
        html_plain(html, right_of(html, shown->node[i]));
        html_raw(html, "</option>");
    }
    html_raw(html, "</select></label></li>\n");
}

static void print_pairs(struct html *html, placard_node question)
{
    struct shown shown = shown_options(html);
    uint32_t option = 0;
    html_raw(html, "<ul class=\"pairs\">\n");
    placard_node pair = question_child(html->document, question, PLACARD_NONE, PLACARD_PAIR);
    for (; pair != PLACARD_NONE; pair = question_child(html->document, question, pair, PLACARD_PAIR))
        if (left_of(html, pair) != PLACARD_NONE)
            print_pair(html, left_of(html, pair), option++, &shown);
    html_raw(html, "</ul>\n");
    print_sides(html, &shown);
}

static placard_bytes text_of(struct html *html, placard_node question, placard_kind kind)
{
    return placard_node_text(html->document, question_child(html->document, question, PLACARD_NONE, kind));
}

/* May a number below 0 be right?  Phones' decimal keypads have no minus sign. */
static bool is_signed_number(struct html *html, placard_node question)
{
    placard_node low = question_child(html->document, question, PLACARD_NONE, PLACARD_LOW);
    for (; low != PLACARD_NONE; low = question_child(html->document, question, low, PLACARD_LOW)) {
        placard_bytes text = placard_node_text(html->document, low);
        if (text.size == 0 || memchr(text.data, '-', text.size) != NULL)
            return true;
    }
    return false;
}

static void print_number(struct html *html, placard_node question)
{
    bool is_signed = is_signed_number(html, question);
    html_format(html,
                "<p class=\"entry\"><input type=\"text\" inputmode=\"%s\" autocomplete=\"off\" aria-label=\"",
                is_signed ? "text" : "decimal");
    html_label(html, LABELS_ANSWER);
    html_raw(html, "\" /> <span class=\"unit\">");
    html_text(html, text_of(html, question, PLACARD_UNIT));
    html_raw(html, "</span></p>\n");
}

static void print_words(struct html *html)
{
    html_raw(html, "<p class=\"entry\"><input type=\"text\" autocomplete=\"off\" autocapitalize=\"off\" "
                   "spellcheck=\"false\" aria-label=\"");
    html_label(html, LABELS_ANSWER);
    html_raw(html, "\" /></p>\n");
}

/* What is said to those who typed something; without a script they show with the answer. */
static void print_replies(struct html *html, placard_node question)
{
    placard_node reply = question_child(html->document, question, PLACARD_NONE, PLACARD_REPLY);
    for (; reply != PLACARD_NONE; reply = question_child(html->document, question, reply, PLACARD_REPLY)) {
        html_raw(html, "<div class=\"feedback reply\">\n<p class=\"label\">");
        html_shown(html, placard_node_text(html->document, reply));
        html_raw(html, "</p>\n");
        html_blocks(html, reply, false);
        html_raw(html, "</div>\n");
    }
}

static void print_ask(struct html *html, placard_node question, const struct question_facts *facts)
{
    switch (facts->form) {
    case PLACARD_FORM_CHOICES:
        print_choices(html, facts->is_many);
        break;
    case PLACARD_FORM_PLACES:
        print_places(html);
        break;
    case PLACARD_FORM_PAIRS:
        print_pairs(html, question);
        break;
    case PLACARD_FORM_NUMBER:
        print_number(html, question);
        break;
    case PLACARD_FORM_WORDS:
        print_words(html);
        break;
    }
    print_replies(html, question);
}

/* ---- The answer -------------------------------------------------------- */

/* Right choices, or all items in their order. */
static void print_answer_list(struct html *html, placard_node question, placard_kind kind, const char *tag)
{
    html_format(html, "<%s>\n", tag);
    placard_node node = question_child(html->document, question, PLACARD_NONE, kind);
    for (; node != PLACARD_NONE; node = question_child(html->document, question, node, kind)) {
        if (kind == PLACARD_CHOICE && placard_node_number(html->document, node) != 1)
            continue;
        html_raw(html, "<li>");
        print_label(html, node);
        html_raw(html, "</li>\n");
    }
    html_format(html, "</%s>\n", tag);
}

static void print_answer_pairs(struct html *html, placard_node question)
{
    html_raw(html, "<ul>\n");
    placard_node pair = question_child(html->document, question, PLACARD_NONE, PLACARD_PAIR);
    for (; pair != PLACARD_NONE; pair = question_child(html->document, question, pair, PLACARD_PAIR)) {
        if (left_of(html, pair) == PLACARD_NONE)
            continue;
        html_raw(html, "<li>");
        html_inlines(html, left_of(html, pair));
        html_raw(html, " = ");
        html_inlines(html, right_of(html, pair));
        html_raw(html, "</li>\n");
    }
    html_raw(html, "</ul>\n");
}

static void print_shown(struct html *html, placard_bytes shown)
{
    html_raw(html, "<p>");
    html_shown(html, shown);
    html_raw(html, "</p>\n");
}

static void print_right(struct html *html, placard_node question, const struct question_facts *facts)
{
    switch (facts->form) {
    case PLACARD_FORM_PLACES:
        print_answer_list(html, question, PLACARD_ORDERED, "ol");
        break;
    case PLACARD_FORM_PAIRS:
        print_answer_pairs(html, question);
        break;
    case PLACARD_FORM_NUMBER:
    case PLACARD_FORM_WORDS:
        print_shown(html, text_of(html, question, PLACARD_SHOWN));
        break;
    case PLACARD_FORM_CHOICES:
        print_answer_list(html, question, PLACARD_CHOICE, "ul");
        break;
    }
}

static void print_answer(struct html *html, placard_node question, const struct question_facts *facts)
{
    placard_node explanation = question_child(html->document, question, PLACARD_NONE, PLACARD_EXPLANATION);
    html_raw(html, "<details class=\"answer\">\n<summary>");
    html_label(html, LABELS_SHOW_ANSWER);
    html_raw(html, "</summary>\n<div class=\"right\">\n<p class=\"label\">");
    html_label(html, LABELS_ANSWER);
    html_raw(html, "</p>\n");
    print_right(html, question, facts);
    html_raw(html, "</div>\n");
    if (explanation != PLACARD_NONE) {
        html_raw(html, "<div class=\"explanation\">\n");
        html_blocks(html, explanation, false);
        html_raw(html, "</div>\n");
    }
    html_raw(html, "</details>\n");
}

/* ---- A question -------------------------------------------------------- */

static enum labels_id how_to(const struct question_facts *facts)
{
    switch (facts->form) {
    case PLACARD_FORM_PLACES:
        return LABELS_PUT_IN_ORDER;
    case PLACARD_FORM_PAIRS:
        return LABELS_MATCH_PAIRS;
    case PLACARD_FORM_NUMBER:
        return LABELS_TYPE_NUMBER;
    case PLACARD_FORM_WORDS:
        return LABELS_TYPE_ANSWER;
    default:
        return facts->is_many ? LABELS_CHOOSE_ALL : LABELS_CHOOSE_ONE;
    }
}

static void print_hint(struct html *html, placard_node question)
{
    placard_node hint = question_child(html->document, question, PLACARD_NONE, PLACARD_HINT);
    if (hint == PLACARD_NONE)
        return;
    html_raw(html, "<details class=\"hint\">\n<summary>");
    html_label(html, LABELS_HINT);
    html_raw(html, "</summary>\n");
    html_blocks(html, hint, false);
    html_raw(html, "</details>\n");
}

static void print_prompt(struct html *html, placard_node question)
{
    html_raw(html, "<legend><span class=\"count\">");
    html_label(html, LABELS_QUESTION);
    html_format(html, " %u / %u</span> <span class=\"prompt\">", html->question_total,
                placard_question_count(html->document));
    html_inlines(html, question_child(html->document, question, PLACARD_NONE, PLACARD_PROMPT));
    html_raw(html, "</span></legend>\n");
    html_blocks(html, question, false);
}

static void print_question(struct html *html, placard_node question)
{
    struct question_facts facts = question_facts(html->document, question);
    html->question_total++;
    html_line(html);
    html_format(html, "<form class=\"question\" id=\"question-%u\" data-type=\"%s\">\n<fieldset>\n",
                html->question_total, codes_question(facts.type));
    print_prompt(html, question);
    html_raw(html, "<p class=\"how\">");
    html_label(html, how_to(&facts));
    html_raw(html, "</p>\n");
    print_hint(html, question);
    print_ask(html, question, &facts);
    html_raw(
        html,
        "</fieldset>\n<p class=\"verdict\" role=\"status\"></p>\n<p class=\"act\"><button type=\"submit\">");
    html_label(html, LABELS_CHECK);
    html_raw(html, "</button></p>\n");
    print_answer(html, question, &facts);
    html_raw(html, "</form>\n");
}

static void print_data_label(struct html *html, const char *name, enum labels_id id)
{
    html_format(html, " data-%s=\"", name);
    html_label(html, id);
    html_raw(html, "\"");
}

/* Rendered twice, a page is the same twice. */
#define SEED 1u

void html_quiz_section(struct html *html, placard_node node)
{
    placard_status status = placard_attempt_begin(&html->attempt, html->module, html->document, SEED, 0);
    uint32_t seed = status == PLACARD_OK ? SEED : 0; /* else the attempt is all-zero */
    html_line(html);
    html_format(html, "<section class=\"quiz\" id=\"quiz\" data-language=\"%u\" data-seed=\"%u\"",
                html->language, seed);
    print_data_label(html, "good", LABELS_RIGHT);
    print_data_label(html, "part", LABELS_PARTLY);
    print_data_label(html, "bad", LABELS_WRONG);
    print_data_label(html, "check", LABELS_CHECK);
    print_data_label(html, "again", LABELS_TRY_AGAIN);
    print_data_label(html, "passed", LABELS_PASSED);
    print_data_label(html, "failed", LABELS_NOT_PASSED);
    html_raw(html, ">\n");
    placard_node child = placard_node_first(html->document, node);
    for (; child != PLACARD_NONE; child = placard_node_next(html->document, node, child)) {
        if (placard_node_kind(html->document, child) == PLACARD_QUESTION)
            print_question(html, child);
        else
            html_block(html, child, false);
    }
    html_line(html);
    html_raw(html, "<p class=\"score\" role=\"status\"><span class=\"label\">");
    html_label(html, LABELS_SCORE);
    html_raw(html, "</span> <output></output> <span class=\"mark\">");
    html_label(html, LABELS_PASS_MARK);
    html_format(html, " %u %%</span></p>\n</section>\n", placard_node_number(html->document, node));
}
