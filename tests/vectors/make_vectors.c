/*
 * make_vectors.c - the questions of a vector file as a bundle, for who has no C: make_vectors TEXT BUNDLE
 */
#include <stdio.h>
#include <stdlib.h>

#include "reference/sample.h"
#include "vectors/vectors.h"

static struct vectors vectors;
static struct sample_zip zip;
static char document[1u << 16];

int main(int argc, char **argv)
{
    if (argc != 3) {
        fprintf(stderr, "usage: make_vectors TEXT BUNDLE\n");
        return 2;
    }
    char *text = vectors_load(argv[1]);
    vectors_read(&vectors, text);
    free(text);
    vectors_document(&vectors, document, sizeof document);
    sample_bundle(&zip,
                  "manifest { id:vectors version:1.0.0 "
                  "content:\"0123456789abcdef0123456789abcdef\" language=*:en }",
                  document, NULL, NULL, 9);
    FILE *file = fopen(argv[2], "wb");
    if (file == NULL || fwrite(zip.file.data, 1, zip.file.size, file) != zip.file.size || fclose(file) != 0) {
        fprintf(stderr, "make_vectors: cannot write %s\n", argv[2]);
        return 1;
    }
    return 0;
}
