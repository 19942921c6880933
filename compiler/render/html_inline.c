/*
 * html_inline.c - what stands in a line: words and their marks, links, pictures.
 */
#include <string.h>

#include "render/facts.h"
#include "render/html.h"
#include "render/question.h"
#include "render/site.h"

void html_wrapped(struct html *html, placard_node node, const char *tag)
{
    html_format(html, "<%s>", tag);
    html_inlines(html, node);
    html_format(html, "</%s>", tag);
}

/* The title of a link or image; an image inside a link has one of its own, which is not the link's. */
static placard_bytes hover_of(const struct html *html, placard_node node)
{
    return placard_node_text(html->document,
                             question_child(html->document, node, PLACARD_NONE, PLACARD_HOVER));
}

static void print_hover(struct html *html, placard_node node)
{
    placard_bytes text = hover_of(html, node);
    if (text.size == 0)
        return;
    html_raw(html, " title=\"");
    html_text(html, text);
    html_raw(html, "\"");
}

/* The file of a module's page among those of the site; empty: this page stands alone, or that one is not
 * there. */
static placard_bytes page_of(struct html *html, placard_bytes id)
{
    struct str language = facts_str(placard_language_tag(html->module, html->language));
    struct str file =
        html->site == NULL ? STR("") : site_link(html->out.arena, html->site, facts_str(id), language);
    return facts_bytes(file);
}

static void print_linked_module(struct html *html, placard_node node, placard_bytes page)
{
    html_raw(html, "<a href=\"");
    html_url(html, page);
    html_raw(html, "\" class=\"module\">");
    html_inlines(html, node);
    html_raw(html, "</a>");
}

static void print_named_module(struct html *html, placard_node node, placard_bytes id)
{
    html_raw(html, "<span data-module=\"");
    html_url(html, id);
    html_raw(html, "\" class=\"module\">");
    html_inlines(html, node);
    html_raw(html, " <span class=\"see\">");
    html_label(html, LABELS_SEE_MODULE);
    html_raw(html, " <bdi>");
    html_text(html, id);
    html_raw(html, "</bdi></span></span>");
}

/* Where the other module's page is there, its words lead to it; on a page that stands alone it is named. */
static bool print_module_link(struct html *html, placard_node node)
{
    static const char scheme[] = "module:";
    placard_bytes target = placard_node_text(html->document, node);
    size_t len = sizeof scheme - 1;
    if (!html->is_page || target.size < len || memcmp(target.data, scheme, len) != 0)
        return false;
    placard_bytes id = {target.data + len, target.size - len}, page = page_of(html, id);
    if (page.size > 0)
        print_linked_module(html, node, page);
    else
        print_named_module(html, node, id);
    return true;
}

static void print_link(struct html *html, placard_node node)
{
    if (print_module_link(html, node))
        return;
    if (!facts_is_kept_link(placard_node_text(html->document, node))) {
        html_inlines(html, node);
        return;
    }
    html_raw(html, "<a href=\"");
    html_url(html, placard_node_text(html->document, node));
    html_raw(html, "\"");
    print_hover(html, node);
    html_raw(html, ">");
    html_inlines(html, node);
    html_raw(html, "</a>");
}

static void print_data(struct html *html, uint32_t index)
{
    placard_bytes file = placard_media(html->module, index);
    html_raw(html, "data:image/webp;base64,");
    html_base64(html, file.data, file.size);
}

/* The title of a picture in an SVG. */
static void print_hover_element(struct html *html, placard_node node)
{
    placard_bytes text = hover_of(html, node);
    if (text.size == 0)
        return;
    html_raw(html, "<title>");
    html_text(html, text);
    html_raw(html, "</title>");
}

/* A picture that the document shows again and again stands in it once (html_pictures()); this refers to it.
 */
static void print_shared_image(struct html *html, placard_node node)
{
    uint32_t index = placard_node_number(html->document, node);
    uint32_t width = placard_media_width(html->module, index),
             height = placard_media_height(html->module, index);
    placard_bytes alternative = placard_node_text(html->document, node);
    html_format(html, "<svg class=\"picture\" width=\"%u\" height=\"%u\" viewBox=\"0 0 %u %u\"", width,
                height, width, height);
    if (alternative.size == 0) {
        html_raw(html, " aria-hidden=\"true\"");
    } else {
        html_raw(html, " role=\"img\" aria-label=\"");
        html_text(html, alternative);
        html_raw(html, "\"");
    }
    html_raw(html, ">");
    print_hover_element(html, node);
    html_format(html, "<use href=\"#picture-%u\" /></svg>", index);
}

static void print_image(struct html *html, placard_node node)
{
    uint32_t index = placard_node_number(html->document, node);
    if (html->picture_uses[index] > 1) {
        print_shared_image(html, node);
        return;
    }
    html_raw(html, "<img src=\"");
    print_data(html, index);
    html_raw(html, "\" alt=\"");
    html_text(html, placard_node_text(html->document, node));
    html_raw(html, "\"");
    print_hover(html, node);
    if (html->is_page)
        html_format(html, " width=\"%u\" height=\"%u\"", placard_media_width(html->module, index),
                    placard_media_height(html->module, index));
    html_raw(html, " />");
}

static void print_code(struct html *html, placard_node node)
{
    html_raw(html, "<code>");
    html_text(html, placard_node_text(html->document, node));
    html_raw(html, "</code>");
}

static void print_inline(struct html *html, placard_node node)
{
    switch (placard_node_kind(html->document, node)) {
    case PLACARD_TEXT:
        html_shown(html, placard_node_text(html->document, node));
        break;
    case PLACARD_LINE_BREAK:
        html_raw(html, "<br />\n");
        break;
    case PLACARD_CODE:
        print_code(html, node);
        break;
    case PLACARD_EMPHASIS:
        html_wrapped(html, node, "em");
        break;
    case PLACARD_STRONG:
        html_wrapped(html, node, "strong");
        break;
    case PLACARD_STRIKE:
        html_wrapped(html, node, "del");
        break;
    case PLACARD_KEYBOARD:
        html_wrapped(html, node, "kbd");
        break;
    case PLACARD_SUBSCRIPT:
        html_wrapped(html, node, "sub");
        break;
    case PLACARD_SUPERSCRIPT:
        html_wrapped(html, node, "sup");
        break;
    case PLACARD_LINK:
        print_link(html, node);
        break;
    case PLACARD_IMAGE:
        print_image(html, node);
        break;
    case PLACARD_FOOTNOTE_REF:
        html_footnote_ref(html, node);
        break;
    default:
        break;
    }
}

void html_inlines(struct html *html, placard_node parent)
{
    placard_node node = placard_node_first(html->document, parent);
    for (; node != PLACARD_NONE; node = placard_node_next(html->document, parent, node))
        print_inline(html, node);
}

void html_plain(struct html *html, placard_node node)
{
    placard_node end = placard_node_end(html->document, node);
    for (placard_node at = node; at < end; at++) {
        uint32_t kind = placard_node_kind(html->document, at);
        if (kind == PLACARD_TEXT || kind == PLACARD_CODE || kind == PLACARD_IMAGE)
            html_option(html, placard_node_text(html->document, at));
        else if (kind == PLACARD_LINE_BREAK)
            html_raw(html, " ");
    }
}

void html_pictures(struct html *html)
{
    bool is_open = false;
    for (uint32_t i = 0; i < placard_media_count(html->module); i++) {
        if (html->picture_uses[i] < 2)
            continue;
        html_raw(html,
                 is_open ? ""
                         : "<svg class=\"pictures\" width=\"0\" height=\"0\" aria-hidden=\"true\"><defs>\n");
        is_open = true;
        html_format(html, "<image id=\"picture-%u\" width=\"%u\" height=\"%u\" href=\"", i,
                    placard_media_width(html->module, i), placard_media_height(html->module, i));
        print_data(html, i);
        html_raw(html, "\" />\n");
    }
    html_raw(html, is_open ? "</defs></svg>\n" : "");
}
