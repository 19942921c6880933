/*
 * sample.h - bundles made by hand, good and bad, for the tests of the runtime.
 *
 * Independent of the compiler: streams are written in a small notation, the
 * ZIP with zlib's CRC-32 and deflate.
 */
#ifndef PLACARD_SAMPLE_H
#define PLACARD_SAMPLE_H

#include <stddef.h>
#include <stdint.h>

#define SAMPLE_SIZE (128u << 10) /* bytes a builder holds */

struct sample_bytes {
    uint8_t data[SAMPLE_SIZE];
    size_t size;
};

/*
 * Tokens from a notation: kind names in lower case, `=number`, `:text` up to a
 * blank or `:"text"`, `{ ... }` for children; `#hex` puts raw bytes; `^n` repeats
 * the next token n times; `@` marks a place.  Returns the offset of the mark in
 * `out` (its size at the end when there is none).  Ends the program when the
 * notation is wrong.
 */
size_t sample_tokens(struct sample_bytes *out, const char *notation);

/* Magic, version 1.0 and one section with the tokens; as sample_tokens. */
size_t sample_stream(struct sample_bytes *out, const char *magic, const char *notation);

/* A ZIP being written.  Zero-initialise. */
struct sample_zip {
    struct sample_bytes file, central;
    uint32_t count;
};

/* Add an entry, deflated at `level` (0: stored). */
void sample_add(struct sample_zip *zip, const char *name, const void *data, size_t size, int level);
void sample_finish(struct sample_zip *zip);

/* A bundle of a manifest and one or two documents in the notation; `second` and
 * `media` (bytes of one picture, its digest all 0xab) may be NULL.  A `*` in the
 * manifest stands for twice the nodes of the next document. */
void sample_bundle(struct sample_zip *zip, const char *manifest, const char *document, const char *second,
                   const char *media, int level);

/* Good ones: every kind of block, inline and question; `sample_manifest` names
 * en and es and one picture. */
extern const char sample_manifest[], sample_document[], sample_second[], sample_media[];

/* The good bundle of these. */
void sample_good(struct sample_zip *zip, int level);

#endif
