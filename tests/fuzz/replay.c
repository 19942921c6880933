/* replay.c - run a fuzz target over a folder of kept inputs, as a plain test. */
#include <dirent.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static int replay_file(const char *folder, const char *name)
{
    enum { LIMIT = 2 << 20 };
    char path[4096];
    snprintf(path, sizeof path, "%s/%s", folder, name);
    FILE *file = fopen(path, "rb");
    if (file == NULL)
        return 1;
    uint8_t *bytes = malloc(LIMIT);
    size_t size = bytes == NULL ? 0 : fread(bytes, 1, LIMIT, file);
    fclose(file);
    uint8_t *exact = malloc(size == 0 ? 1 : size); /* so that a sanitizer sees reads past the end */
    if (bytes == NULL || exact == NULL)
        return 1;
    memcpy(exact, bytes, size);
    free(bytes);
    LLVMFuzzerTestOneInput(exact, size);
    free(exact);
    return 0;
}

int main(int argc, char **argv)
{
    int count = 0, failed = 0;
    for (int i = 1; i < argc; i++) {
        DIR *folder = opendir(argv[i]);
        if (folder == NULL) {
            fprintf(stderr, "%s: no such corpus\n", argv[i]);
            return 1;
        }
        for (struct dirent *entry; (entry = readdir(folder)) != NULL;) {
            if (entry->d_name[0] == '.')
                continue;
            failed += replay_file(argv[i], entry->d_name);
            count++;
        }
        closedir(folder);
    }
    printf("%d inputs replayed\n", count);
    return failed > 0 || count == 0;
}
