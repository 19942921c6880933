/*
 * fuzz_compile.c - any bytes as a module file (and, behind a byte 0x1E, its translation) of a library in
 * memory: the whole compiler.  What it makes must open and load.
 */
#include "library/library.h"
#include "support/os_memory.h"

#include "base/arena.h"

#include <stdlib.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

#define SETTINGS "id: fuzz\ntitle: Fuzz\nlanguages: [es]\nroles: [cook]\n"

static void check_bundle(struct arena *arena, struct str bundle)
{
    placard_module module;
    if (placard_open(&module, bundle.ptr, bundle.len, NULL) != PLACARD_OK)
        abort();
    for (uint32_t i = 0; i < placard_language_count(&module); i++) {
        size_t need = placard_load_size(&module, i);
        placard_document document;
        if (placard_load(&document, &module, i, arena_alloc(arena, 1, need), need, NULL) != PLACARD_OK)
            abort();
    }
}

static void compile(struct arena *arena, const struct os *os)
{
    struct diags diags = {.arena = arena};
    struct library library;
    struct run run = {.arena = arena, .diags = &diags, .os = os};
    const char *path = "lib";
    if (!library_open(&run, &path, 1, &library))
        return;
    struct compile_options options = {.bundle = {.level = 1}}, check = {.is_check = true};
    for (size_t i = 0; i < library.file_count; i++) {
        struct diags own = {.arena = arena};
        struct run one = {.arena = arena, .diags = &own, .os = os};
        struct compiled compiled = library_compile(&one, &library, &library.files[i], &options);
        if (compiled.bundle.len > 0)
            check_bundle(arena, compiled.bundle);
        else if (own.error_count == 0 && one.failure.error == 0)
            abort(); /* nothing made, and nobody told why */
        struct diags told = {.arena = arena};
        one.diags = &told;
        struct compiled checked = library_compile(&one, &library, &library.files[i], &check);
        if (checked.is_whole != compiled.is_whole || told.error_count != own.error_count)
            abort(); /* a check says what a build does */
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct str bytes = {(const char *)data, size};
    size_t cut = str_find_byte(bytes, 0x1E, 0);
    struct os_memory *memory = os_memory_new();
    os_memory_put(memory, "lib/placard.yaml", STR(SETTINGS));
    os_memory_put(memory, "lib/modules/m.md", str_slice(bytes, 0, cut));
    if (cut != SIZE_MAX)
        os_memory_put(memory, "lib/modules/m.es.md", str_slice(bytes, cut + 1, size));
    struct arena arena = {.limit = 256u << 20};
    jmp_buf jump;
    if (!arena_failed(&arena, &jump))
        compile(&arena, os_memory_os(memory));
    arena_free(&arena);
    os_memory_free(memory);
    return 0;
}
