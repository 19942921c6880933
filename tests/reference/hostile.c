/*
 * hostile.c - bundles cut off at every byte, and with every bit turned over.
 *
 *     hostile STRIDE FILE...
 *
 * Takes every STRIDE-th of these damages (1: all).  A damaged file must be
 * refused when it is opened, loaded or shown, or say exactly what the whole one says:
 * the bits that fill up the last byte of a deflate stream mean nothing.  Each
 * stands in memory of exactly its size, so that a sanitizer sees a byte too many.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "placard.h"

#define REFUSED 0u

struct file {
    uint8_t *bytes;
    size_t size;
};

static _Noreturn void give_up(const char *what, const char *name, size_t at)
{
    fprintf(stderr, "hostile: %s: %s at %zu\n", name, what, at);
    exit(1);
}

static void *allocate(size_t size)
{
    void *memory = malloc(size == 0 ? 1 : size);
    if (memory == NULL)
        give_up("no memory", "", size);
    return memory;
}

/* FNV-1a over whatever the runtime hands out. */
static uint32_t add(uint32_t sum, const void *data, size_t size)
{
    const uint8_t *bytes = data;
    for (size_t i = 0; i < size; i++)
        sum = (sum ^ bytes[i]) * 16777619u;
    return sum;
}

static uint32_t add_text(uint32_t sum, uint32_t kind, uint32_t number, placard_bytes text)
{
    uint32_t head[3] = {kind, number, (uint32_t)text.size};
    return add(add(sum, head, sizeof head), text.data, text.size);
}

static uint32_t add_facts(uint32_t sum, placard_fact fact)
{
    for (; fact.kind != PLACARD_END; fact = placard_fact_next(&fact))
        sum = add_facts(add_text(sum, fact.kind, fact.number, fact.text), placard_fact_child(&fact));
    return sum;
}

/* Everything that a bundle says, as a number; REFUSED when it, a document or a picture is. */
static uint32_t read_all(const uint8_t *bytes, size_t size, void *memory, size_t memory_size)
{
    placard_module module;
    if (placard_open(&module, bytes, size, NULL) != PLACARD_OK)
        return REFUSED;
    uint32_t sum = add_facts(2166136261u, placard_fact_first(&module));
    for (uint32_t i = 0; i < placard_media_count(&module); i++) {
        if (placard_media_check(&module, i, NULL) != PLACARD_OK)
            return REFUSED;
        sum = add_text(sum, i, 0, placard_media(&module, i));
    }
    for (uint32_t i = 0; i < placard_language_count(&module); i++) {
        placard_document document;
        if (placard_load(&document, &module, i, memory, memory_size, NULL) != PLACARD_OK)
            return REFUSED;
        for (placard_node node = 0; node < placard_node_count(&document); node++)
            sum = add_text(sum + placard_node_end(&document, node), placard_node_kind(&document, node),
                           placard_node_number(&document, node), placard_node_text(&document, node));
    }
    return sum == REFUSED ? 1 : sum;
}

static size_t memory_for(const struct file *file)
{
    placard_module module;
    size_t most = 0;
    if (placard_open(&module, file->bytes, file->size, NULL) != PLACARD_OK)
        return 0;
    for (uint32_t i = 0; i < placard_language_count(&module); i++)
        if (placard_load_size(&module, i) > most)
            most = placard_load_size(&module, i);
    return most;
}

static size_t cut(const char *name, const struct file *file, size_t stride, void *memory, size_t memory_size)
{
    size_t count = 0;
    for (size_t size = 0; size < file->size; size += stride, count++) {
        uint8_t *bytes = allocate(size);
        memcpy(bytes, file->bytes, size);
        if (read_all(bytes, size, memory, memory_size) != REFUSED)
            give_up("accepted when cut off", name, size);
        free(bytes);
    }
    return count;
}

static size_t flip(const char *name, const struct file *file, size_t stride, void *memory, size_t memory_size,
                   size_t *same)
{
    uint32_t whole = read_all(file->bytes, file->size, memory, memory_size);
    size_t count = 0;
    if (whole == REFUSED)
        give_up("not a good bundle", name, 0);
    for (size_t bit = 0; bit < file->size * 8; bit += stride, count++) {
        file->bytes[bit / 8] ^= (uint8_t)(1u << bit % 8);
        uint32_t sum = read_all(file->bytes, file->size, memory, memory_size);
        if (sum != REFUSED && sum != whole)
            give_up("accepted with another content, bit turned over", name, bit);
        *same += sum == whole;
        file->bytes[bit / 8] ^= (uint8_t)(1u << bit % 8);
    }
    return count;
}

static struct file read_file(const char *name)
{
    FILE *in = fopen(name, "rb");
    if (in == NULL || fseek(in, 0, SEEK_END) != 0)
        give_up("cannot read", name, 0);
    long size = ftell(in);
    struct file file = {allocate((size_t)size), (size_t)size};
    rewind(in);
    if (fread(file.bytes, 1, file.size, in) != file.size)
        give_up("cannot read", name, 0);
    fclose(in);
    return file;
}

int main(int count, char **arguments)
{
    size_t stride = count > 1 ? strtoul(arguments[1], NULL, 10) : 0;
    if (stride == 0 || count < 3)
        give_up("usage: hostile STRIDE FILE...", "", 0);
    for (int i = 2; i < count; i++) {
        struct file file = read_file(arguments[i]);
        size_t size = memory_for(&file), same = 0;
        void *memory = allocate(size);
        size_t cuts = cut(arguments[i], &file, stride, memory, size);
        size_t flips = flip(arguments[i], &file, stride, memory, size, &same);
        printf("%zu bytes: %zu cut off, %zu bits turned over, %zu of them without a meaning\n", file.size,
               cuts, flips, same);
        free(memory);
        free(file.bytes);
    }
    return 0;
}
