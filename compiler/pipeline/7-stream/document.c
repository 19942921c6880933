#include "pipeline/7-stream/document.h"

#include "pipeline/7-stream/census.h"
#include "pipeline/7-stream/tokens.h"

/* The whole file is the place: no part of it is more to blame than others. */
static void report_size(struct stage *stage, const struct module *module, size_t size)
{
    struct span first_line = source_line(module->source, module->root->span.begin);
    struct diag *diag =
        diag_add(stage->diags, DIAG_DOCUMENT_TOO_LARGE, (struct place){module->source, first_line},
                 "the compiled text is %zu bytes long; at most %u fit", size, PLACARD_MAX_DOCUMENT);
    diag_label(stage->diags, diag, "the body that begins here is too large");
    diag_help(stage->diags, diag,
              "split the module: one task each; long link targets that are used often count "
              "each time");
}

struct str document_encode(struct stage *stage, const struct module *module, uint32_t *node_count)
{
    bool fits = census_fits(stage, module);
    struct buf out = {.arena = stage->arena};
    tokens_stream(&out, module->root, node_count);
    if (out.len > PLACARD_MAX_DOCUMENT) {
        report_size(stage, module, out.len);
        fits = false;
    }
    if (!fits) {
        *node_count = 0;
        return (struct str){0};
    }
    return buf_view(&out);
}
