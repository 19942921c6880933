/*
 * container.h - the strict ZIP profile of docs/format/container.md.
 *
 * In:   the bytes of a file
 * Out:  the entries, every byte of the file accounted for
 * Next: manifest.c, then module.c compares the entries with the manifest
 */
#ifndef PLACARD_CORE_CONTAINER_H
#define PLACARD_CORE_CONTAINER_H

#include "core/load.h"
#include "core/private.h"
#include "placard.h"
#include "placard_format.h"

/*
 * Check the whole container: headers, names, sizes, order, CRC-32 of stored
 * entries.  Linear.  Sets file_, entry_count_ and central_ of `module`,
 * or fills `*error`.
 */
#define container_check PRIVATE_NAME(container_check)
PRIVATE placard_status container_check(placard_module *module, const uint8_t *file, size_t size,
                                       placard_error *error);

/* Compare the names of two central records of a checked file, by bytes. */
#define container_compare PRIVATE_NAME(container_compare)
PRIVATE int container_compare(const uint8_t *a, const uint8_t *b);

/* In a checked file: the central record after this one. */
static inline const uint8_t *container_next(const uint8_t *central)
{
    return central + ZIP_CENTRAL_SIZE + load_le16(central + ZIP_CENTRAL_NAME_SIZE);
}

#endif
