/*
 * dump.c - everything that the runtime says about a bundle, in one plain text.
 *
 * placard_reader.py prints the same from its own reading; compare.py holds the
 * two against each other.  Reads file names from standard input, one a line,
 * and prints "ok" with a dump, or "refused" with status and place, for each.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "placard.h"

static void print_bytes(placard_bytes bytes)
{
    putchar(' ');
    for (size_t i = 0; i < bytes.size; i++)
        printf("%02x", bytes.data[i]);
}

static void print_facts(placard_fact fact, int depth)
{
    for (; fact.kind != PLACARD_END; fact = placard_fact_next(&fact)) {
        printf("fact %d %s %lu", depth, placard_kind_name(fact.kind), (unsigned long)fact.number);
        print_bytes(fact.text);
        putchar('\n');
        print_facts(placard_fact_child(&fact), depth + 1);
    }
}

static void print_document(const placard_document *document)
{
    for (placard_node node = 0; node < placard_node_count(document); node++) {
        printf("node %lu %s %lu", (unsigned long)placard_node_end(document, node),
               placard_kind_name(placard_node_kind(document, node)),
               (unsigned long)placard_node_number(document, node));
        print_bytes(placard_node_text(document, node));
        putchar('\n');
    }
}

/* Documents of a module, and the memory they borrow. */
struct loaded {
    placard_document documents[PLACARD_MAX_LANGUAGES];
    void *memory[PLACARD_MAX_LANGUAGES];
};

/* Load all languages, so that everything is checked before a word is printed. */
static int load_all(const placard_module *module, struct loaded *loaded, placard_error *error)
{
    for (uint32_t i = 0; i < placard_language_count(module); i++) {
        size_t size = placard_load_size(module, i);
        loaded->memory[i] = malloc(size);
        if (loaded->memory[i] == NULL)
            exit(2);
        if (placard_load(&loaded->documents[i], module, i, loaded->memory[i], size, error) != PLACARD_OK)
            return 0;
    }
    return 1;
}

static void print_module(const placard_module *module, const struct loaded *loaded)
{
    puts("ok");
    print_facts(placard_fact_first(module), 1);
    for (uint32_t i = 0; i < placard_media_count(module); i++) {
        printf("media");
        print_bytes(placard_media(module, i));
        putchar('\n');
    }
    for (uint32_t i = 0; i < placard_language_count(module); i++)
        print_document(&loaded->documents[i]);
}

static void dump(const uint8_t *data, size_t size)
{
    placard_module module;
    placard_error error;
    struct loaded loaded;
    memset(&loaded, 0, sizeof loaded);
    if (placard_open(&module, data, size, &error) == PLACARD_OK && load_all(&module, &loaded, &error))
        print_module(&module, &loaded);
    else
        printf("refused %s %ld %lu\n", placard_status_name(error.status),
               error.entry == PLACARD_NONE ? -1L : (long)error.entry, (unsigned long)error.offset);
    for (size_t i = 0; i < PLACARD_MAX_LANGUAGES; i++)
        free(loaded.memory[i]);
}

/* The whole file, or NULL. */
static uint8_t *read_file(const char *path, size_t *size)
{
    FILE *file = fopen(path, "rb");
    long end = file != NULL && fseek(file, 0, SEEK_END) == 0 ? ftell(file) : -1;
    uint8_t *data = end >= 0 ? malloc((size_t)end + 1) : NULL;
    if (data != NULL) {
        rewind(file);
        *size = fread(data, 1, (size_t)end, file);
    }
    if (file != NULL)
        fclose(file);
    return data;
}

int main(void)
{
    char path[4096];
    while (fgets(path, sizeof path, stdin) != NULL) {
        size_t size;
        path[strcspn(path, "\n")] = '\0';
        uint8_t *data = read_file(path, &size);
        if (data == NULL)
            return 2;
        dump(data, size);
        puts("---");
        fflush(stdout);
        free(data);
    }
    return 0;
}
