/*
 * html_footnote.c - references to footnotes, and the footnotes with their links back.
 */
#include "render/html.h"

void html_footnote_ref(struct html *html, placard_node node)
{
    uint32_t number = placard_node_number(html->document, node);
    uint32_t seen = 1;
    if (number >= 1 && number <= html->footnote_count)
        seen = ++html->ref_seen[number - 1];
    html_format(html, "<sup class=\"footnote-ref\"><a href=\"#fn-%u\" id=\"fnref-%u", number, number);
    if (seen > 1)
        html_format(html, "-%u", seen);
    html_format(html, "\" data-footnote-ref>%u</a></sup>", number);
}

static void print_back_links(struct html *html, uint32_t number)
{
    static const char attributes[] = "class=\"footnote-backref\" data-footnote-backref";
    uint32_t total = number >= 1 && number <= html->footnote_count ? html->ref_total[number - 1] : 1;
    for (uint32_t i = 1; i <= total || i == 1; i++) {
        html_raw(html, i > 1 ? " " : "");
        html_format(html, "<a href=\"#fnref-%u", number);
        if (i > 1)
            html_format(html, "-%u", i);
        html_format(html, "\" %s aria-label=\"", attributes);
        html_raw(html, html->is_page ? labels_text(html->labels, LABELS_BACK) : "Back to content");
        html_raw(html, "\">\xE2\x86\xA9");
        if (i > 1)
            html_format(html, "<sup class=\"footnote-ref\">%u</sup>", i);
        html_raw(html, "</a>");
    }
}

/* The links back stand in the last paragraph, or on a line of their own. */
static void print_footnote(struct html *html, placard_node node)
{
    const placard_document *document = html->document;
    uint32_t number = placard_node_number(document, node);
    bool is_linked = false;
    html_format(html, "<li id=\"fn-%u\">\n", number);
    placard_node block = placard_node_first(document, node);
    for (; block != PLACARD_NONE; block = placard_node_next(document, node, block)) {
        bool is_last = placard_node_next(document, node, block) == PLACARD_NONE;
        if (!is_last || placard_node_kind(document, block) != PLACARD_PARAGRAPH) {
            html_block(html, block, false);
            continue;
        }
        html_line(html);
        html_raw(html, "<p>");
        html_inlines(html, block);
        html_raw(html, " ");
        print_back_links(html, number);
        html_raw(html, "</p>\n");
        is_linked = true;
    }
    if (!is_linked) {
        print_back_links(html, number);
        html_raw(html, "\n");
    }
    html_raw(html, "</li>\n");
}

void html_footnotes(struct html *html)
{
    if (html->footnote_count == 0)
        return;
    html_line(html);
    html_raw(html, "<section class=\"footnotes\" data-footnotes>\n<ol>\n");
    placard_node node = placard_node_find(html->document, 0, 0, PLACARD_FOOTNOTE);
    for (; node != PLACARD_NONE; node = placard_node_find(html->document, 0, node, PLACARD_FOOTNOTE))
        print_footnote(html, node);
    html_raw(html, "</ol>\n</section>\n");
}
