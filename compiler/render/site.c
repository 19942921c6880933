#include "render/site.h"

struct str site_file(struct arena *arena, struct str id, struct str language)
{
    return str_format(arena, "%.*s.%.*s.html", STR_FMT(id), STR_FMT(language));
}

const struct site_module *site_find(const struct site *site, struct str id)
{
    size_t low = 0, high = site->count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        int order = str_cmp(site->modules[middle].id, id);
        if (order == 0)
            return &site->modules[middle];
        *(order < 0 ? &low : &high) = order < 0 ? middle + 1 : middle;
    }
    return NULL;
}

struct str site_link(struct arena *arena, const struct site *site, struct str id, struct str language)
{
    const struct site_module *module = site_find(site, id);
    if (module == NULL || module->pages.count == 0)
        return STR("");
    const struct site_page *page = &module->pages.items[0];
    for (size_t i = 1; i < module->pages.count; i++)
        if (str_eq(module->pages.items[i].language, language))
            page = &module->pages.items[i];
    return site_file(arena, id, page->language);
}
