#include "render/html.h"

#include "base/codes.h"

/* The safety alert symbol of ANSI Z535.4: an exclamation mark in a triangle.
 * Colours come from the panel it stands in. */
static const char alert_symbol[] =
    "<svg class=\"alert\" viewBox=\"0 0 48 42\" width=\"48\" height=\"42\" aria-hidden=\"true\">"
    "<path class=\"alert-field\" d=\"M24 1.5a4 4 0 0 1 3.5 2L46.4 36a4 4 0 0 1-3.5 6H5.1a4 4 0 0 "
    "1-3.5-6L20.5 "
    "3.5a4 4 0 0 1 3.5-2z\"/>"
    "<path class=\"alert-mark\" d=\"M21 13h6l-1.1 15h-3.8zM24 30.6a3.2 3.2 0 1 1 0 6.4 3.2 3.2 0 0 1 "
    "0-6.4z\"/>"
    "</svg>";

void html_module_phase(struct html *html, placard_node node)
{
    if (!html->is_page) {
        html_blocks(html, node, false);
        return;
    }
    html_line(html);
    html_raw(html, "<section class=\"phase\">\n");
    html_blocks(html, node, false);
    html_raw(html, "</section>\n");
}

/* The fragment is the list that the author wrote. */
static void print_plain_step(struct html *html, placard_node step, bool is_tight)
{
    html_line(html);
    html_raw(html, "<li>");
    html_blocks(html, step, is_tight);
    html_raw(html, "</li>\n");
}

/* A card.  Its number is a box to tick, so that who is called away finds the
 * place again; it needs no script. */
static void print_card(struct html *html, placard_node step, uint32_t number)
{
    html->step_total++;
    html_format(html, "<li class=\"step\" value=\"%u\" id=\"step-%u\">\n", number, html->step_total);
    html_format(html, "<label class=\"tick\"><input type=\"checkbox\" /><span class=\"number\">"
                      "<span class=\"unseen\">");
    html_label(html, LABELS_STEP);
    html_format(html, " </span>%u</span></label>\n<div class=\"doing\">\n", number);
    html_blocks(html, step, false);
    html_raw(html, "</div>\n</li>\n");
}

void html_module_procedure(struct html *html, placard_node node)
{
    uint32_t encoded = placard_node_number(html->document, node);
    uint32_t number = PLACARD_LIST_FIRST(encoded);
    html_line(html);
    if (html->is_page)
        html_raw(html, "<ol class=\"steps\">\n");
    else if (number == 1)
        html_raw(html, "<ol>\n");
    else
        html_format(html, "<ol start=\"%u\">\n", number);
    placard_node step = placard_node_first(html->document, node);
    for (; step != PLACARD_NONE; step = placard_node_next(html->document, node, step)) {
        if (html->is_page)
            print_card(html, step, number++);
        else
            print_plain_step(html, step, PLACARD_LIST_IS_TIGHT(encoded));
    }
    html_line(html);
    html_raw(html, "</ol>\n");
}

/* The style of a panel is named by its signal word. */
static void print_class(struct html *html, uint32_t level)
{
    for (const char *word = codes_notice(level); *word != '\0'; word++)
        buf_byte(&html->out, (char)(*word - 'A' + 'a'));
}

void html_module_notice(struct html *html, placard_node node)
{
    uint32_t level = placard_node_number(html->document, node);
    html_line(html);
    html_raw(html, "<aside class=\"panel ");
    print_class(html, level);
    html_raw(html, "\" role=\"note\">\n<p class=\"signal\">");
    if (html->is_page && level <= PLACARD_LEVEL_LAST_HAZARD)
        html_raw(html, alert_symbol);
    html_label(html, labels_of_level(level));
    html_raw(html, html->is_page ? "</p>\n<div class=\"message\">\n" : "</p>\n");
    html_blocks(html, node, false);
    html_line(html);
    html_raw(html, html->is_page ? "</div>\n</aside>\n" : "</aside>\n");
}
