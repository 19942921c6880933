#include "render/contents.h"

#include "base/language.h"
#include "render/facts.h"
#include "render/html.h"
#include "render/page.h"

static void print_languages(struct html *html, const struct site_module *module)
{
    if (module->pages.count < 2)
        return;
    html_raw(html, "<span class=\"languages\">");
    for (size_t i = 1; i < module->pages.count; i++)
        page_language_link(html, module->id, module->pages.items[i].language, false);
    html_raw(html, "</span>");
}

static void print_row(struct html *html, const struct site_module *module)
{
    html_raw(html, "<li><a href=\"");
    html_url(html, facts_bytes(site_file(html->out.arena, module->id, module->pages.items[0].language)));
    html_raw(html, "\">");
    html_shown(html, facts_bytes(module->pages.items[0].title));
    html_raw(html, "</a><span class=\"about\">");
    page_minutes(html, module->reading_seconds);
    html_raw(html, "</span>");
    if (module->is_withdrawn || module->is_draft) {
        html_raw(html, "<strong>");
        html_label(html, module->is_withdrawn ? LABELS_WITHDRAWN : LABELS_DRAFT);
        html_raw(html, "</strong>");
    }
    print_languages(html, module);
    html_raw(html, "</li>\n");
}

/* The modules of a kind, under its name. */
static void print_kind(struct html *html, const struct site *site, placard_module_kind kind)
{
    bool is_open = false;
    for (size_t i = 0; i < site->count; i++) {
        const struct site_module *module = &site->modules[i];
        if (module->kind != kind || module->pages.count == 0)
            continue;
        if (!is_open) {
            html_raw(html, "<h2>");
            html_label(html, labels_of_module(kind));
            html_raw(html, "</h2>\n<ul class=\"contents\">\n");
            is_open = true;
        }
        print_row(html, module);
    }
    html_raw(html, is_open ? "</ul>\n" : "");
}

struct str contents_print(struct arena *arena, const struct site *site)
{
    struct html html = {.out = {.arena = arena}, .site = site, .is_page = true};
    html.labels = labels_language_of(facts_bytes(site->language));
    html.is_rtl = language_is_rtl(site->language);
    page_open(&html, facts_bytes(site->language), facts_bytes(site->title));
    html_raw(&html, "<body>\n<header class=\"plate\">\n<h1>");
    html_shown(&html, facts_bytes(site->title));
    html_raw(&html, "</h1>\n</header>\n<main class=\"layout\">\n");
    print_kind(&html, site, PLACARD_MODULE_PROCEDURE);
    print_kind(&html, site, PLACARD_MODULE_BULLETIN);
    print_kind(&html, site, PLACARD_MODULE_REFERENCE);
    html_raw(&html, "</main>\n</body>\n</html>\n");
    return buf_view(&html.out);
}
