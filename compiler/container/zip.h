/*
 * zip.h - writer of the strict ZIP profile (docs/format/container.md).
 *
 * Local header, name and data of each entry, then the central records in the
 * same order, then the end record; nothing else.  Every field that says
 * nothing about the content is constant, so that a bundle is a function of its
 * entries.
 */
#ifndef PLACARD_CONTAINER_ZIP_H
#define PLACARD_CONTAINER_ZIP_H

#include "base/str.h"

struct zip_entry {
    struct str name;   /* at most PLACARD_MAX_NAME bytes of [a-z0-9._/-] */
    struct str packed; /* the bytes as they stand in the file */
    size_t size;       /* bytes after inflating */
    uint32_t crc;      /* CRC-32 of those */
    bool is_deflated;
};

/* Bytes that zip_write will append. */
size_t zip_size(const struct zip_entry *entries, size_t count);

/* Append the whole file.  At most 65,535 entries and 4 GiB; the format's limits are far below. */
void zip_write(struct buf *out, const struct zip_entry *entries, size_t count);

#endif
