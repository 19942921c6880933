/*
 * container.h - the strict ZIP profile of docs/format/container.md.
 *
 * In:   the bytes of a file
 * Out:  the entries, every byte of the file accounted for
 * Next: module.c compares the entries with the manifest
 */
#ifndef PLACARD_CONTAINER_H
#define PLACARD_CONTAINER_H

#include "placard.h"

struct container {
    const uint8_t *file;
    uint32_t size;    /* bytes */
    uint32_t count;   /* entries */
    uint32_t central; /* offset of the first central record */
};

/*
 * Check the whole container: headers, names, sizes, order, CRC-32 of stored
 * entries.  Linear.  Fills `*error` on failure.
 */
placard_status container_check(struct container *out, const uint8_t *file, size_t size, placard_error *error);

/* The entry whose central record stands at `central` in a checked file. */
placard_entry container_entry(const uint8_t *file, uint32_t central);

/* Where the next central record stands. */
uint32_t container_next(const uint8_t *file, uint32_t central);

#endif
