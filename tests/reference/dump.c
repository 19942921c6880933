/*
 * dump.c - everything that the runtime says about a bundle, in one plain text.
 *
 * placard_reader.py prints the same from its own reading; compare.py holds the
 * two against each other.  Reads bundles from standard input, each after its
 * size, and answers each with "ok" and a dump, or "refused" with status and
 * place, after the size of that; sizes are four bytes, the lowest first.
 */
#define _POSIX_C_SOURCE 200809L /* open_memstream */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "placard.h"

static void print_bytes(FILE *out, placard_bytes bytes)
{
    static const char digits[] = "0123456789abcdef";
    putc(' ', out);
    for (size_t i = 0; i < bytes.size; i++) {
        putc(digits[bytes.data[i] >> 4], out);
        putc(digits[bytes.data[i] & 15], out);
    }
}

static void print_facts(FILE *out, placard_fact fact, int depth)
{
    for (; fact.kind != PLACARD_END; fact = placard_fact_next(&fact)) {
        fprintf(out, "fact %d %s %lu", depth, placard_kind_name(fact.kind), (unsigned long)fact.number);
        print_bytes(out, fact.text);
        putc('\n', out);
        print_facts(out, placard_fact_child(&fact), depth + 1);
    }
}

static void print_document(FILE *out, const placard_document *document)
{
    for (placard_node node = 0; node < placard_node_count(document); node++) {
        fprintf(out, "node %lu %s %lu", (unsigned long)placard_node_end(document, node),
                placard_kind_name(placard_node_kind(document, node)),
                (unsigned long)placard_node_number(document, node));
        print_bytes(out, placard_node_text(document, node));
        putc('\n', out);
    }
}

static void print_screen(FILE *out, const placard_module *module, const placard_document *document,
                         const placard_screen *screen)
{
    static const char *const words[] = {
#define X(name, code, word) word,
        PLACARD_SCREEN_LIST(X)
#undef X
    };
    placard_node piece = PLACARD_NONE, guard;
    fprintf(out, "screen %s %lu %lu %lu %016llx\npieces", words[screen->kind], (unsigned long)screen->node,
            (unsigned long)screen->section, (unsigned long)screen->number,
            (unsigned long long)placard_screen_digest(module, document, screen));
    while ((piece = placard_screen_piece(document, screen, piece)) != PLACARD_NONE)
        fprintf(out, " %lu", (unsigned long)piece);
    fprintf(out, "\nguards");
    for (uint32_t i = 0; (guard = placard_screen_guards(screen, i)) != PLACARD_NONE; i++)
        fprintf(out, " %lu", (unsigned long)guard);
    putc('\n', out);
}

/* Documents of a module, and the memory they borrow. */
struct loaded {
    placard_document documents[PLACARD_MAX_LANGUAGES];
    void *memory[PLACARD_MAX_LANGUAGES];
};

/* Load all languages and check all pictures, so that everything is checked before a word is printed. */
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
    for (uint32_t i = 0; i < placard_media_count(module); i++)
        if (placard_media_check(module, i, error) != PLACARD_OK)
            return 0;
    return 1;
}

static void print_module(FILE *out, const placard_module *module, const struct loaded *loaded)
{
    fputs("ok\n", out);
    print_facts(out, placard_fact_first(module), 1);
    for (uint32_t i = 0; i < placard_media_count(module); i++) {
        fprintf(out, "media");
        print_bytes(out, placard_media(module, i));
        putc('\n', out);
    }
    for (uint32_t i = 0; i < placard_language_count(module); i++) {
        print_document(out, &loaded->documents[i]);
        placard_screen screen;
        memset(&screen, 0, sizeof screen);
        while (placard_screen_next(&loaded->documents[i], &screen))
            print_screen(out, module, &loaded->documents[i], &screen);
    }
}

static void dump(FILE *out, const uint8_t *data, size_t size)
{
    placard_module module;
    placard_error error;
    struct loaded loaded;
    memset(&loaded, 0, sizeof loaded);
    if (placard_open(&module, data, size, &error) == PLACARD_OK && load_all(&module, &loaded, &error))
        print_module(out, &module, &loaded);
    else
        fprintf(out, "refused %s %ld %lu\n", placard_status_name(error.status),
                error.entry == PLACARD_NONE ? -1L : (long)error.entry, (unsigned long)error.offset);
    for (size_t i = 0; i < PLACARD_MAX_LANGUAGES; i++)
        free(loaded.memory[i]);
}

/* A number of four bytes, the lowest first; 0 when the input is over. */
static int read_size(size_t *size)
{
    uint8_t bytes[4];
    if (fread(bytes, 1, sizeof bytes, stdin) != sizeof bytes)
        return 0;
    *size = (size_t)bytes[0] | (size_t)bytes[1] << 8 | (size_t)bytes[2] << 16 | (size_t)bytes[3] << 24;
    return 1;
}

static void write_framed(const char *text, size_t size)
{
    const uint8_t bytes[4] = {(uint8_t)size, (uint8_t)(size >> 8), (uint8_t)(size >> 16),
                              (uint8_t)(size >> 24)};
    fwrite(bytes, 1, sizeof bytes, stdout);
    fwrite(text, 1, size, stdout);
    fflush(stdout);
}

/* Read one bundle of `size` bytes and answer; 0 when it is cut off. */
static int answer(size_t size)
{
    char *text = NULL;
    size_t text_size = 0;
    uint8_t *data = malloc(size == 0 ? 1 : size);
    int is_whole = data != NULL && fread(data, 1, size, stdin) == size;
    FILE *out = is_whole ? open_memstream(&text, &text_size) : NULL;
    if (out != NULL) {
        dump(out, data, size);
        fclose(out);
        write_framed(text, text_size);
    }
    free(text);
    free(data);
    return out != NULL;
}

int main(void)
{
    size_t size;
    while (read_size(&size))
        if (!answer(size))
            return 2;
    return 0;
}
