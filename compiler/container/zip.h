/*
 * zip.h - writer of the strict ZIP profile (docs/format/container.md).
 *
 * Local header, name and data of each entry, then the central records in the
 * same order, then the end record; nothing else.  Every field that says
 * nothing about the content is constant, so that a file is a function of its
 * entries.  What the entries are is the caller's business.
 *
 * In:   names and bytes, in their order
 * Out:  the bytes of a file
 */
#ifndef PLACARD_CONTAINER_ZIP_H
#define PLACARD_CONTAINER_ZIP_H

#include "base/array.h"
#include "base/str.h"

struct deflate;

struct zip_entry {
    struct str name;   /* at most PLACARD_MAX_NAME bytes of [a-z0-9._/-] */
    struct str packed; /* the bytes as they stand in the file */
    size_t size;       /* bytes after inflating */
    uint32_t crc;      /* CRC-32 of those */
    bool is_deflated;
};

/* A file in the making.  Names and bytes of entries are borrowed until it is written. */
struct zip {
    struct arena *arena;
    struct deflate *deflate; /* of this thread (deflate.h) */
    ARRAY(struct zip_entry) entries;
};

/* `mimetype` becomes the first entry, stored under that name: what the file is, to be read
 * without a ZIP reader.  ptr NULL: a file without one. */
struct zip zip_new(struct arena *arena, struct deflate *deflate, struct str mimetype);

/* One entry more, as it is. */
void zip_store(struct zip *zip, struct str name, struct str bytes);

/* One entry more, deflated; stored where that would not be smaller, or would inflate past
 * PLACARD_MAX_RATIO, which our reader takes for an attack. */
void zip_deflate(struct zip *zip, struct str name, struct str bytes);

/* Bytes that the file will have. */
size_t zip_size(const struct zip *zip);

/* The whole file, in the arena.  At most 65,535 entries and 4 GiB; the limits of our formats are far below.
 */
struct str zip_write(const struct zip *zip);

#endif
