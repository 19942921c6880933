/*
 * fuzz_bundle.c - any bytes as a bundle, as they are and with their sums mended: open, load every language,
 * every getter.
 */
#include "envelope.h"
#include "walk.h"

#include <stdlib.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* Memory is of the very size, so that a sanitizer sees a byte too far. */
static uint32_t load(const placard_module *module, uint32_t language, placard_error *error)
{
    uint32_t sum = 0;
    size_t need = placard_load_size(module, language);
    placard_document document;
    void *memory = malloc(need == 0 ? 1 : need);
    if (memory != NULL && placard_load(&document, module, language, memory, need, error) == PLACARD_OK)
        sum = walk_document(module, &document);
    free(memory);
    return sum;
}

/* Is what was filled in, or not, what the contract says? */
static void check_error(placard_status status, const placard_error *error, size_t size)
{
    if (status != error->status || placard_status_name(status)[0] == '\0' ||
        placard_status_text(status)[0] == '\0')
        abort();
    if (error->entry == PLACARD_NONE && error->offset > size)
        abort();
}

static placard_status read_all(placard_bytes file)
{
    static volatile uint32_t sum; /* so that no compiler leaves the reading out */
    placard_module module;
    placard_error error = {PLACARD_OK, PLACARD_NONE, 0};
    placard_status status = placard_open(&module, file.data, file.size, &error);
    check_error(status, &error, file.size);
    if (status != PLACARD_OK)
        return status;
    sum = walk_module(&module);
    for (uint32_t language = 0; language < placard_language_count(&module); language++)
        sum = sum + load(&module, language, &error);
    check_error(error.status, &error, file.size);
    return status;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    placard_bytes file = {data, size};
    if (read_all(file) == PLACARD_OK)
        return 0;
    file = envelope_mend(data, size);
    uint8_t *exact = malloc(file.size);
    if (exact != NULL) {
        memcpy(exact, file.data, file.size);
        read_all((placard_bytes){exact, file.size});
    }
    free(exact);
    return 0;
}
