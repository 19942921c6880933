#include "pipeline/8-bundle/opened.h"

placard_status opened_status(struct arena *arena, struct str bundle)
{
    placard_module module;
    placard_status status = placard_open(&module, bundle.ptr, bundle.len, NULL);
    for (uint32_t i = 0; status == PLACARD_OK && i < placard_language_count(&module); i++) {
        placard_document document;
        size_t size = placard_load_size(&module, i);
        status = placard_load(&document, &module, i, arena_alloc(arena, size, 1), size, NULL);
    }
    return status;
}
