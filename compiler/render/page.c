#include "render/page.h"

#include <string.h>

#include "base/date.h"
#include "base/digest.h"
#include "container/zip.h"
#include "render/facts.h"
#include "render/html.h"
#include "render/question.h"
#include "render/site.h"

/* As bytes (compiler/tools/embed.c): page.css; page.mjs joined with the web package; the
 * runtime as wasm, in base64. */
static const char style[] = {
#include "page_css.inc"
};
#ifdef PLACARD_WEB
static const char script[] = {
#include "page_script.inc"
};
static const char runtime[] = {
#include "page_wasm.inc"
};
#define HAS_WEB true
#else
static const char script[1], runtime[1];
#define HAS_WEB false
#endif

static placard_bytes part_text(struct html *html, placard_kind kind)
{
    return placard_node_text(html->document, question_child(html->document, 0, PLACARD_NONE, kind));
}

bool page_grades(const placard_document *document)
{
    return HAS_WEB && placard_question_count(document) > 0;
}

/* ---- Head -------------------------------------------------------------- */

static void print_digest(struct html *html, const char *text, size_t size)
{
    uint8_t digest[32];
    struct str part = {text, size};
    digest_sha256(digest, &part, 1);
    html_raw(html, "'sha256-");
    html_base64(html, digest, sizeof digest);
    html_raw(html, "'");
}

static void print_policy(struct html *html)
{
    html_raw(html,
             "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; img-src data:; "
             "base-uri 'none'; form-action 'none'; style-src ");
    print_digest(html, style, sizeof style);
    if (html->document != NULL && page_grades(html->document)) {
        html_raw(html, "; script-src 'wasm-unsafe-eval' ");
        print_digest(html, script, sizeof script);
    }
    html_raw(html, "\" />\n");
}

void page_open(struct html *html, placard_bytes language, placard_bytes title)
{
    html_raw(html, "<!DOCTYPE html>\n<html lang=\"");
    html_text(html, language);
    html_format(html, "\" dir=\"%s\">\n", html->is_rtl ? "rtl" : "ltr");
    html_raw(html, "<head>\n<meta charset=\"utf-8\" />\n");
    print_policy(html);
    html_raw(html, "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\" />\n"
                   "<meta name=\"color-scheme\" content=\"light dark\" />\n"
                   "<meta name=\"generator\" content=\"placard\" />\n<title>");
    html_text(html, title);
    html_raw(html, "</title>\n<style>");
    buf_bytes(&html->out, style, sizeof style);
    html_raw(html, "</style>\n</head>\n");
}

/* ---- The way to other pages --------------------------------------------- */

void page_language_link(struct html *html, struct str id, struct str language, bool is_here)
{
    placard_bytes tag = facts_bytes(language);
    struct str file = site_file(html->out.arena, id, language);
    html_raw(html, "<a href=\"");
    html_url(html, facts_bytes(file));
    html_raw(html, "\" lang=\"");
    html_text(html, tag);
    html_raw(html, "\" hreflang=\"");
    html_text(html, tag);
    html_raw(html, is_here ? "\" aria-current=\"page\">" : "\">");
    html_text(html, labels_language_name(html->out.arena, tag));
    html_raw(html, "</a>");
}

/* Back to the list, and to the other languages. */
static void print_ways(struct html *html)
{
    struct str own = facts_str(placard_language_tag(html->module, html->language));
    struct str id = facts_str(placard_id(html->module));
    uint32_t count = placard_language_count(html->module);
    if (html->site == NULL)
        return;
    html_raw(html, "<nav class=\"ways\">\n<a href=\"" SITE_CONTENTS "\" lang=\"");
    html_text(html, facts_bytes(html->site->language));
    html_raw(html, "\">");
    html_shown(html, facts_bytes(html->site->title));
    html_raw(html, "</a>\n<span class=\"languages\">");
    for (uint32_t i = 0; i < count && count > 1; i++) {
        struct str tag = facts_str(placard_language_tag(html->module, i));
        page_language_link(html, id, tag, str_eq(tag, own));
    }
    html_raw(html, "</span>\n</nav>\n");
}

/* ---- The name plate ---------------------------------------------------- */

static void open_glance(struct html *html, enum labels_id label)
{
    html_raw(html, "<div><dt>");
    html_label(html, label);
    html_raw(html, "</dt><dd>");
}

static void print_count(struct html *html, enum labels_id label, uint32_t count)
{
    if (count == 0)
        return;
    open_glance(html, label);
    html_format(html, "%u</dd></div>\n", count);
}

void page_minutes(struct html *html, uint32_t seconds)
{
    html_format(html, "%u ", seconds < 60 ? 1 : seconds / 60 + (seconds % 60 >= 30));
    html_label(html, LABELS_MINUTES);
}

static void print_time(struct html *html)
{
    placard_node time = question_child(html->document, 0, PLACARD_NONE, PLACARD_READING_TIME);
    uint32_t seconds = placard_node_number(html->document, time);
    if (time == PLACARD_NONE)
        return;
    open_glance(html, LABELS_TIME);
    page_minutes(html, seconds);
    html_raw(html, "</dd></div>\n");
}

/* All facts of a kind with commas between, or nothing. */
static void print_facts(struct html *html, placard_kind kind)
{
    placard_fact fact = placard_fact_at(html->module, kind, 0);
    for (const char *comma = ""; fact.kind != PLACARD_END; fact = facts_next(&fact)) {
        html_raw(html, comma);
        comma = labels_text(html->labels, LABELS_COMMA);
        html_shown(html, fact.text);
    }
}

static bool has_fact(struct html *html, placard_kind kind)
{
    return placard_fact_at(html->module, kind, 0).kind != PLACARD_END;
}

/* A short word with a hyphen is a name (CV-200) and stays on one line. */
static void print_title_word(struct html *html, placard_bytes word)
{
    bool is_name = word.size <= 14 && memchr(word.data, '-', word.size) != NULL;
    html_raw(html, is_name ? "<span class=\"whole\">" : "");
    html_shown(html, word);
    html_raw(html, is_name ? "</span>" : "");
}

static void print_title(struct html *html)
{
    placard_bytes title = placard_title(html->document);
    if (html->is_rtl) {
        html_shown(html, title); /* keeps 480 V whole, and names inside it */
        return;
    }
    for (size_t begin = 0, end = 0; begin < title.size; begin = end + 1) {
        for (end = begin; end < title.size && title.data[end] != ' ';)
            end++;
        print_title_word(html, (placard_bytes){title.data + begin, end - begin});
        html_raw(html, end < title.size ? " " : "");
    }
}

static void print_plate(struct html *html)
{
    placard_bytes summary = part_text(html, PLACARD_SUMMARY);
    html_raw(html, "<header class=\"plate\">\n<p class=\"kind\">");
    html_label(html, labels_of_module(placard_kind_of_module(html->module)));
    html_raw(html, "</p>\n<h1>");
    print_title(html);
    html_raw(html, "</h1>\n");
    if (summary.size > 0) {
        html_raw(html, "<p class=\"task\">");
        html_shown(html, summary);
        html_raw(html, "</p>\n");
    }
    html_raw(html, "<dl class=\"glance\">\n");
    print_time(html);
    print_count(html, LABELS_STEPS, placard_step_count(html->document));
    print_count(html, LABELS_QUESTIONS, placard_question_count(html->document));
    if (has_fact(html, PLACARD_EQUIPMENT)) {
        open_glance(html, LABELS_EQUIPMENT);
        print_facts(html, PLACARD_EQUIPMENT);
        html_raw(html, "</dd></div>\n");
    }
    html_raw(html, "</dl>\n</header>\n");
}

static void print_withdrawn(struct html *html)
{
    placard_fact withdrawn = placard_fact_at(html->module, PLACARD_WITHDRAWN, 0);
    placard_fact date = placard_fact_at(html->module, PLACARD_WITHDRAWN_ON, 0);
    if (withdrawn.kind == PLACARD_END)
        return;
    html_raw(html, "<div class=\"withdrawn\" role=\"alert\"><strong>");
    html_label(html, LABELS_WITHDRAWN);
    html_raw(html, "</strong> ");
    html_shown(html, withdrawn.text);
    if (date.kind != PLACARD_END)
        html_format(html, " (<time>%s</time>)", date_text(html->out.arena, date.number).ptr);
    if (has_fact(html, PLACARD_REPLACED_BY)) {
        html_raw(html, "<br />");
        html_label(html, LABELS_REPLACED_BY);
        html_raw(html, " ");
        print_facts(html, PLACARD_REPLACED_BY);
    }
    html_raw(html, "</div>\n");
}

/* ---- What to fetch first ----------------------------------------------- */

/* M001 of ISO 7010, general mandatory action: a blue disc with an exclamation mark. */
static const char wear_sign[] = "<svg class=\"wear\" viewBox=\"0 0 24 24\" aria-hidden=\"true\"><path "
                                "d=\"M12 1a11 11 0 1 1 0 22 11 11 0 0 1 0-22z\"/>"
                                "<path class=\"sign-mark\" d=\"M10.3 5h3.4l-.7 9h-2zM12 15.6a1.8 1.8 0 1 1 0 "
                                "3.6 1.8 1.8 0 0 1 0-3.6z\"/></svg>";
static const char tool_sign[] = "<svg class=\"tool\" viewBox=\"0 0 24 24\" aria-hidden=\"true\"><path "
                                "d=\"M20.5 6.2a5 5 0 0 1-6.6 6.4L6.6 20a2.2 2.2 "
                                "0 0 1-3.1-3.1L11 9.6a5 5 0 0 1 6.3-6.5L14 6.4l.6 2.7 2.7.6z\"/></svg>";
static const char part_sign[] = "<svg class=\"tool\" viewBox=\"0 0 24 24\" aria-hidden=\"true\"><path "
                                "d=\"M12 2l9 5v10l-9 5-9-5V7zM3 7l9 5 9-5M12 "
                                "12v10\"/></svg>";

static void print_kit_list(struct html *html, placard_kind kind, enum labels_id label, const char *sign)
{
    placard_node item = question_child(html->document, 0, PLACARD_NONE, kind);
    if (item == PLACARD_NONE)
        return;
    html_raw(html, "<div>\n<h3>");
    html_raw(html, sign);
    html_label(html, label);
    html_raw(html, "</h3>\n<ul>\n");
    for (; item != PLACARD_NONE; item = question_child(html->document, 0, item, kind)) {
        html_raw(html, "<li>");
        html_shown(html, placard_node_text(html->document, item));
        html_raw(html, "</li>\n");
    }
    html_raw(html, "</ul>\n</div>\n");
}

static bool has_part(struct html *html, placard_kind kind)
{
    return question_child(html->document, 0, PLACARD_NONE, kind) != PLACARD_NONE;
}

static void print_kit(struct html *html)
{
    if (!has_part(html, PLACARD_PROTECTION) && !has_part(html, PLACARD_TOOL) &&
        !has_part(html, PLACARD_SPARE_PART))
        return;
    html_raw(html, "<aside class=\"kit\">\n<h2>");
    html_label(html, LABELS_BEFORE);
    html_raw(html, "</h2>\n<div class=\"lists\">\n");
    print_kit_list(html, PLACARD_PROTECTION, LABELS_PROTECTION, wear_sign);
    print_kit_list(html, PLACARD_TOOL, LABELS_TOOLS, tool_sign);
    print_kit_list(html, PLACARD_SPARE_PART, LABELS_PARTS, part_sign);
    html_raw(html, "</div>\n</aside>\n");
}

/* ---- Foot -------------------------------------------------------------- */

static void print_term(struct html *html, enum labels_id label)
{
    html_raw(html, "<dt>");
    html_label(html, label);
    html_raw(html, "</dt>");
}

static void print_fact_row(struct html *html, placard_kind kind, enum labels_id label)
{
    if (!has_fact(html, kind))
        return;
    print_term(html, label);
    html_raw(html, "<dd>");
    print_facts(html, kind);
    html_raw(html, "</dd>\n");
}

static void print_regulations(struct html *html)
{
    placard_fact fact = placard_fact_at(html->module, PLACARD_REGULATION, 0);
    if (fact.kind != PLACARD_END)
        print_term(html, LABELS_REGULATIONS);
    for (; fact.kind != PLACARD_END; fact = facts_next(&fact)) {
        html_raw(html, "<dd><bdi>"); /* one name with its brackets, whichever way the page runs */
        html_shown(html, fact.text);
        html_raw(html, "</bdi></dd>\n");
    }
}

static void print_effective(struct html *html)
{
    placard_fact fact = placard_fact_at(html->module, PLACARD_EFFECTIVE, 0);
    if (fact.kind == PLACARD_END)
        return;
    print_term(html, LABELS_EFFECTIVE);
    html_format(html, "<dd><time>%s</time></dd>\n", date_text(html->out.arena, fact.number).ptr);
}

static void print_foot(struct html *html)
{
    html_raw(html, "<footer>\n<dl>\n");
    print_regulations(html);
    print_fact_row(html, PLACARD_ROLE, LABELS_AUDIENCE);
    print_fact_row(html, PLACARD_REQUIRES, LABELS_REQUIRES);
    print_effective(html);
    print_term(html, LABELS_VERSION);
    html_raw(html, "<dd><bdi>");
    html_text(html, placard_id(html->module));
    html_raw(html, "</bdi> <bdi>");
    html_text(html, placard_module_version(html->module));
    html_raw(html, "</bdi></dd>\n</dl>\n</footer>\n");
}

/* ---- What grades the quiz ------------------------------------------------ */

/* The module as a bundle whose pictures are empty: the page shows them itself, and all else is
 * the bundle's own. */
static struct str bare_bundle(struct arena *arena, const placard_module *module)
{
    struct zip zip = {.arena = arena};
    uint32_t count = placard_entry_count(module), first_picture = count - placard_media_count(module);
    for (uint32_t i = 0; i < count; i++) {
        placard_entry entry = placard_entry_at(module, i);
        struct zip_entry *own = array_add(arena, &zip.entries);
        own->name = (struct str){(const char *)entry.name.data, entry.name.size};
        if (i >= first_picture)
            continue; /* of no bytes, whose CRC-32 is 0 */
        own->packed = (struct str){(const char *)entry.packed.data, entry.packed.size};
        own->size = entry.size;
        own->crc = entry.crc;
        own->is_deflated = entry.is_deflated != 0;
    }
    return zip_write(&zip);
}

static void open_data(struct html *html, const char *id)
{
    html_format(html, "<script type=\"application/octet-stream;base64\" id=\"%s\">", id);
}

static void print_script(struct html *html)
{
    struct str bundle = bare_bundle(html->out.arena, html->module);
    open_data(html, "runtime");
    buf_bytes(&html->out, runtime, sizeof runtime);
    html_raw(html, "</script>\n");
    open_data(html, "module");
    html_base64(html, (const uint8_t *)bundle.ptr, bundle.len);
    html_raw(html, "</script>\n<script>");
    buf_bytes(&html->out, script, sizeof script);
    html_raw(html, "</script>\n");
}

/* Whoever reads a language that is left out is told so in it, where the source stands instead. */
static void print_left_out(struct html *html, uint32_t language)
{
    placard_fact fact = placard_fact_at(html->module, PLACARD_LAGGING, 0);
    for (uint32_t i = 0; language == 0 && fact.kind == PLACARD_LAGGING; fact = facts_next(&fact), i++) {
        if (fact.number > 0)
            continue;
        html_raw(html, "<p class=\"left-out\" lang=\"");
        html_text(html, fact.text);
        html_raw(html, "\" dir=\"auto\"><b>");
        html_shown(html, fact.text);
        html_raw(html, "</b> ");
        html_raw(html, labels_text(labels_language_of(fact.text), LABELS_LEFT_OUT));
        html_raw(html, " <bdi dir=\"ltr\">(");
        html_text(html, facts_bytes(facts_lag(html->out.arena, html->module, i)));
        html_raw(html, ")</bdi></p>\n");
    }
}

struct str page_print(struct arena *arena, const placard_module *module, const placard_document *document,
                      uint32_t language, const struct site *site)
{
    struct html html;
    html_begin(&html, arena, module, document, language, true);
    html.site = site;
    page_open(&html, placard_language_tag(module, language), placard_title(document));
    html_raw(&html, "<body>\n");
    print_ways(&html);
    print_plate(&html);
    print_withdrawn(&html);
    print_left_out(&html, language);
    html_raw(&html, "<div class=\"layout\">\n");
    print_kit(&html);
    html_raw(&html, "<main>\n");
    html_blocks(&html, 0, false);
    html_footnotes(&html);
    html_pictures(&html);
    html_raw(&html, "</main>\n</div>\n");
    print_foot(&html);
    if (page_grades(document))
        print_script(&html);
    html_raw(&html, "</body>\n</html>\n");
    return buf_view(&html.out);
}
