/* fuzz_frontmatter.c - any bytes as the front matter of a module, a translation, a library file. */
#include "base/arena.h"
#include "pipeline/1-text/intake.h"
#include "pipeline/3-fields/fields.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void decode(struct arena *arena, const uint8_t *data, size_t size)
{
    struct str yaml = {(const char *)data + 1, size - 1};
    enum fields_file file = (enum fields_file)(data[0] % 3);
    struct diags diags = {.arena = arena};
    struct buf text = {.arena = arena};
    buf_str(&text, STR("---\n"));
    buf_str(&text, yaml);
    buf_str(&text, STR("\n---\n\nBody.\n"));
    struct source source = {.path = STR("modules/x.md"), .text = buf_view(&text)};
    struct stage stage = {arena, &diags, &source};
    struct source_parts parts;
    if (!intake_check(&stage, &parts))
        return;
    if (file == FIELDS_LIBRARY) {
        struct library_fields fields;
        fields_decode_library(&stage, parts.front_matter, &fields);
    } else {
        struct module_fields fields;
        fields_decode_module(&stage, parts.front_matter, file, &fields);
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct arena arena = {.limit = 256u << 20};
    jmp_buf jump;
    if (size == 0)
        return 0;
    if (!arena_failed(&arena, &jump))
        decode(&arena, data, size);
    arena_free(&arena);
    return 0;
}
