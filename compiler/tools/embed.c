/*
 * embed.c - a text file as the inside of a C array.
 *
 * Usage: placard_embed IN OUT   Runs at build time.  Only ASCII, so that each
 * byte fits a char on every platform.
 */
#include <stdio.h>

static int copy(FILE *in, FILE *out)
{
    int byte, count = 0;
    while ((byte = fgetc(in)) != EOF) {
        if (byte >= 128)
            return -1;
        fprintf(out, "%d,%c", byte, ++count % 32 == 0 ? '\n' : ' ');
    }
    fputc('\n', out);
    return count == 0 ? -1 : 0;
}

int main(int argc, char **argv)
{
    FILE *in = argc == 3 ? fopen(argv[1], "rb") : NULL;
    FILE *out = in != NULL ? fopen(argv[2], "wb") : NULL;
    if (out == NULL || copy(in, out) != 0 || fclose(out) != 0) {
        fprintf(stderr, "placard_embed: cannot embed %s: not there, empty or not ASCII\n",
                argc > 1 ? argv[1] : "");
        return 1;
    }
    fclose(in);
    return 0;
}
