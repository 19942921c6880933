/* fuzz_bundle.c - any bytes as a bundle: open, every fact, every language, every accessor. */
#include "placard.h"

#include <stdlib.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* Reads every byte handed out, so that a sanitizer sees a span that lies. */
static uint32_t touch(placard_bytes bytes, uint32_t sum)
{
    for (size_t i = 0; i < bytes.size; i++)
        sum = sum * 31 + bytes.data[i];
    return sum;
}

static uint32_t walk_facts(const placard_module *module)
{
    uint32_t sum = 0;
    for (placard_fact fact = placard_fact_first(module); fact.kind != PLACARD_END;
         fact = placard_fact_next(&fact)) {
        sum = touch(fact.text, sum + fact.number);
        for (placard_fact term = placard_fact_child(&fact); term.kind != PLACARD_END;
             term = placard_fact_next(&term)) {
            sum = touch(term.text, sum + term.number);
            for (placard_fact value = placard_fact_child(&term); value.kind != PLACARD_END;
                 value = placard_fact_next(&value))
                sum = touch(value.text, sum);
        }
    }
    for (uint32_t i = 0; i <= placard_media_count(module); i++)
        sum = touch(placard_media(module, i), sum + placard_media_width(module, i));
    for (uint32_t i = 0; i <= placard_entry_count(module); i++)
        sum = touch(placard_entry_at(module, i).name, sum);
    return sum;
}

static uint32_t walk_document(const placard_document *document)
{
    uint32_t sum = touch(placard_title(document), 0);
    for (placard_node node = 0; node <= placard_node_count(document); node++) {
        sum = touch(placard_node_text(document, node), sum + placard_node_kind(document, node));
        placard_node child = placard_node_first(document, node);
        while (child != PLACARD_NONE) {
            if (child <= node || child >= placard_node_end(document, node))
                abort();
            child = placard_node_next(document, node, child);
        }
    }
    return sum + placard_step_at(document, placard_step_count(document) / 2) +
           placard_question_at(document, placard_question_count(document));
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    placard_module module;
    if (placard_open(&module, data, size, NULL) != PLACARD_OK)
        return 0;
    uint32_t sum = walk_facts(&module);
    for (uint32_t language = 0; language < placard_language_count(&module); language++) {
        size_t need = placard_load_size(&module, language);
        void *memory = malloc(need == 0 ? 1 : need);
        placard_document document;
        if (memory != NULL && placard_load(&document, &module, language, memory, need, NULL) == PLACARD_OK)
            sum += walk_document(&document);
        free(memory);
    }
    return sum == 0x5EED5EED ? -1 : 0; /* so that no compiler leaves the reading out */
}
