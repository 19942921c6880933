#include "render/render.h"

#include "base/shown.h"
#include "render/html.h"
#include "render/page.h"
#include "render/text.h"

bool render_grades(const placard_document *document)
{
    return page_grades(document);
}

struct str render_html(struct arena *arena, const placard_module *module, const placard_document *document,
                       uint32_t language, const struct render_options *options)
{
    if (!options->is_fragment)
        return page_print(arena, module, document, language, options->site);
    struct html html;
    html_begin(&html, arena, module, document, language, false);
    html_blocks(&html, 0, false);
    html_footnotes(&html);
    html_pictures(&html);
    return buf_view(&html.out);
}

struct str render_text(struct arena *arena, const placard_module *module, const placard_document *document,
                       uint32_t language, const struct render_options *options)
{
    uint32_t columns = options->columns != 0 ? options->columns : 80;
    return shown_log(arena, text_print(arena, module, document, language, columns, options->is_colour));
}
