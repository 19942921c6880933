/*
 * container.h - the strict ZIP profile of docs/format/container.md.
 *
 * In:   the bytes of a file, and what its mimetype asks (struct container_profile)
 * Out:  the entries, every byte of the file accounted for
 * Next: module.c has the manifest checked, then compares the entries with it
 */
#ifndef PLACARD_CORE_CONTAINER_H
#define PLACARD_CORE_CONTAINER_H

#include "core/load.h"
#include "core/private.h"
#include "placard.h"
#include "placard_format.h"

/* What differs from one kind of file to another. */
struct container_profile {
    const char *opening;   /* CONTAINER_OPENING() of its mimetype */
    const char *packed;    /* how names of entries begin that may be deflated */
    uint32_t max_file;     /* bytes */
    uint32_t max_inflated; /* bytes of an entry that may be deflated; any other is as large as in the file */
    uint16_t max_entries;
    uint8_t opening_size; /* bytes */
    uint8_t packed_size;  /* bytes */
};

/* The first entry, which has nothing but the mimetype, from its CRC-32 on: written as strings, that, its two
 * sizes ("\42" for 34, one byte), the size of its name, and all that follows up to the second entry. */
#define CONTAINER_OPENING(crc, size, mimetype)                                                               \
    crc size "\0\0\0" size "\0\0\0\10\0\0\0" ENTRY_MIMETYPE mimetype

/*
 * Check the whole container: headers, names, sizes, order; of the entries' data none but
 * the mimetype is touched.  Linear in the entries.  Afterwards the end record, the last
 * ZIP_END_SIZE bytes, says how many there are and where the central records begin.
 */
#define container_check PRIVATE_NAME(container_check)
PRIVATE placard_status container_check(const struct container_profile *profile, const uint8_t *file,
                                       size_t size, placard_error *error);

/* Hold `data`, what an entry is after inflating, against its CRC-32.  Linear.  Errors: ZIP_CRC. */
#define container_sum PRIVATE_NAME(container_sum)
PRIVATE placard_status container_sum(const placard_entry *entry, const uint8_t *data, placard_error *error);

/* Compare the names of two central records of a checked file, by bytes. */
#define container_compare PRIVATE_NAME(container_compare)
PRIVATE int container_compare(const uint8_t *a, const uint8_t *b);

/* In a checked file: the central record after this one. */
static inline const uint8_t *container_next(const uint8_t *central)
{
    return central + ZIP_CENTRAL_SIZE + load_le16(central + ZIP_CENTRAL_NAME_SIZE);
}

#endif
