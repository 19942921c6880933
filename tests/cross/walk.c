/*
 * walk.c - print the two hashes of bundles: walk FILE..., a line "walk attempts name" each.
 */
#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include "walk_hash.h"

static uint8_t file_bytes[1u << 20];
static uint32_t memory[1u << 18];

static int walk(const char *path)
{
    FILE *file = fopen(path, "rb");
    if (file == NULL) {
        perror(path);
        return 2;
    }
    size_t size = fread(file_bytes, 1, sizeof file_bytes, file);
    fclose(file);
    const char *slash = strrchr(path, '/');
    printf("%016" PRIx64 " %016" PRIx64 " %s\n", walk_hash(file_bytes, size, memory, sizeof memory),
           walk_attempts(file_bytes, size, memory, sizeof memory), slash != NULL ? slash + 1 : path);
    return 0;
}

int main(int argc, char **argv)
{
    int status = 0;
    for (int i = 1; i < argc && status == 0; i++)
        status = walk(argv[i]);
    return status;
}
