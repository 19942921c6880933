/* fuzz_markdown.c - any bytes as a body: Markdown to model, in each kind of module. */
#include "base/arena.h"
#include "pipeline/1-text/intake.h"
#include "pipeline/2-markdown/markdown.h"
#include "pipeline/4-model/shape.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* The promise of the stages: a diagnostic points into the file. */
static void check_spans(const struct diags *diags)
{
    for (const struct diag *diag = diags->first; diag != NULL; diag = diag->next)
        if (diag->at.source != NULL &&
            (diag->at.span.begin > diag->at.span.end || diag->at.span.end > diag->at.source->text.len))
            __builtin_trap();
}

static void build(struct arena *arena, const uint8_t *data, size_t size)
{
    struct str body = {(const char *)data + 1, size - 1};
    placard_module_kind kind = (placard_module_kind)(data[0] % 3);
    struct diags diags = {.arena = arena};
    struct source source = {.path = STR("modules/x.md"), .text = body};
    struct stage stage = {arena, &diags, &source};
    struct source_parts parts;
    struct module_fields fields = {.kind = kind};
    struct library_fields library = {0};
    fields.id.text = STR("x");
    fields.title.text = STR("Title");
    if (intake_check(&stage, &parts)) {
        struct node *tree = markdown_parse(&stage, parts.body);
        shape_module(&stage, &library, STR("en"), &fields, tree);
    }
    check_spans(&diags);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct arena arena = {.limit = 256u << 20};
    jmp_buf jump;
    if (size == 0)
        return 0;
    if (!arena_failed(&arena, &jump))
        build(&arena, data, size);
    arena_free(&arena);
    return 0;
}
