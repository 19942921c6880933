/*
 * make_sample.c - write the good sample bundles, for compare.py to mutate.
 */
#include <stdio.h>
#include <stdlib.h>

#include "sample.h"

static int write_file(const char *path, const struct sample_bytes *bytes)
{
    FILE *file = fopen(path, "wb");
    if (file == NULL)
        return 1;
    int is_bad = fwrite(bytes->data, 1, bytes->size, file) != bytes->size;
    return (fclose(file) != 0) | is_bad;
}

/* make_sample STORED DEFLATED SMALL */
int main(int argc, char **argv)
{
    struct sample_zip *zip = calloc(1, sizeof *zip);
    if (argc != 4 || zip == NULL)
        return 2;
    sample_good(zip, 0);
    if (write_file(argv[1], &zip->file))
        return 2;
    sample_good(zip, 9);
    if (write_file(argv[2], &zip->file))
        return 2;
    sample_bundle(
        zip, "manifest { id:a version:1.0.0 content:\"0123456789abcdef0123456789abcdef\" language=2:en }",
        "document { }", NULL, NULL, 0);
    int status = write_file(argv[3], &zip->file);
    free(zip);
    return status;
}
