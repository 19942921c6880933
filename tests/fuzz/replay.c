/*
 * replay.c - run a fuzz target over kept inputs, as a plain test.
 *
 * Usage: replay_NAME FILE...   NAME.pack: every input in it (tests/fuzz/pack says how it is written); any
 * other file: one input
 */
#include <inttypes.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static const char head[] = "placard corpus\n";

static uint8_t *read_all(const char *path, size_t *size)
{
    enum { LIMIT = 16 << 20 };
    FILE *file = fopen(path, "rb");
    uint8_t *bytes = file == NULL ? NULL : malloc(LIMIT);
    *size = bytes == NULL ? 0 : fread(bytes, 1, LIMIT, file);
    if (file != NULL)
        fclose(file);
    return bytes;
}

/* A copy of just its size, so that a sanitizer sees reads past the end. */
static int replay(const uint8_t *bytes, size_t size)
{
    uint8_t *exact = malloc(size == 0 ? 1 : size);
    if (exact == NULL)
        return 0;
    memcpy(exact, bytes, size);
    LLVMFuzzerTestOneInput(exact, size);
    free(exact);
    return 1;
}

/* How many inputs ran; -1 when the pack is damaged. */
static int replay_pack(const uint8_t *bytes, size_t size)
{
    int count = 0;
    for (size_t at = sizeof head - 1; at < size; count++) {
        size_t length = 0;
        while (at < size && bytes[at] >= '0' && bytes[at] <= '9')
            length = length * 10 + (size_t)(bytes[at++] - '0');
        if (at >= size || bytes[at++] != '\n' || length >= size - at || bytes[at + length] != '\n')
            return -1;
        if (!replay(bytes + at, length))
            return -1;
        at += length + 1;
    }
    return count;
}

static int replay_file(const char *path)
{
    size_t size;
    uint8_t *bytes = read_all(path, &size);
    if (bytes == NULL)
        return -1;
    int is_pack = size >= sizeof head - 1 && memcmp(bytes, head, sizeof head - 1) == 0;
    int count = is_pack ? replay_pack(bytes, size) : replay(bytes, size);
    free(bytes);
    return count;
}

int main(int argc, char **argv)
{
    int count = 0;
    for (int i = 1; i < argc; i++) {
        int more = replay_file(argv[i]);
        if (more <= 0) {
            fprintf(stderr, "%s: no kept inputs, or damaged\n", argv[i]);
            return 1;
        }
        count += more;
    }
    printf("%d inputs replayed\n", count);
    return count == 0;
}
