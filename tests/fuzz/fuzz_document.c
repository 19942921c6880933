/*
 * fuzz_document.c - any bytes as the document of a bundle whose container, sums and manifest are right: what
 * fuzz_bundle hardly ever gets past.  Load, then every getter.
 */
#include "envelope.h"
#include "walk.h"

#include <stdlib.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static volatile uint32_t sum; /* so that no compiler leaves the reading out */
    placard_module module;
    placard_document document;
    placard_bytes file = envelope_around(data, size);
    if (placard_open(&module, file.data, file.size, NULL) != PLACARD_OK)
        return 0;
    size_t need = placard_load_size(&module, 0);
    void *memory = malloc(need);
    if (memory != NULL && placard_load(&document, &module, 0, memory, need, NULL) == PLACARD_OK)
        sum = sum + walk_document(&module, &document);
    free(memory);
    return 0;
}
