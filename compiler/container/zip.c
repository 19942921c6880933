#include "container/zip.h"

#include "base/arena.h"
#include "container/deflate.h"
#include "placard.h"
#include "placard_format.h"

/* ---- Entries ---------------------------------------------------------------- */

/* `packed.ptr` NULL: stored. */
static void add(struct zip *zip, struct str name, struct str bytes, struct str packed)
{
    *array_add(zip->arena, &zip->entries) = (struct zip_entry){
        .name = name,
        .packed = packed.ptr != NULL ? packed : bytes,
        .size = bytes.len,
        .crc = deflate_crc32(bytes),
        .is_deflated = packed.ptr != NULL,
    };
}

void zip_store(struct zip *zip, struct str name, struct str bytes)
{
    add(zip, name, bytes, (struct str){0});
}

void zip_deflate(struct zip *zip, struct str name, struct str bytes)
{
    struct str packed = deflate_bytes(zip->deflate, zip->arena, bytes);
    if (bytes.len / PLACARD_MAX_RATIO >= packed.len)
        packed = (struct str){0};
    add(zip, name, bytes, packed);
}

struct zip zip_new(struct arena *arena, struct deflate *deflate, struct str mimetype)
{
    struct zip zip = {.arena = arena, .deflate = deflate};
    if (mimetype.ptr != NULL)
        zip_store(&zip, STR(ENTRY_MIMETYPE), mimetype);
    return zip;
}

/* ---- Bytes ------------------------------------------------------------------ */

static void put16(struct buf *out, uint32_t value)
{
    buf_byte(out, (char)(value & 0xff));
    buf_byte(out, (char)(value >> 8 & 0xff));
}

static void put32(struct buf *out, uint32_t value)
{
    put16(out, value & 0xffff);
    put16(out, value >> 16);
}

/* The fields that local header and central record have in common, in one order. */
static void put_common(struct buf *out, const struct zip_entry *entry)
{
    put16(out, ZIP_VERSION);
    put16(out, 0); /* flags */
    put16(out, entry->is_deflated ? ZIP_DEFLATED : ZIP_STORED);
    put16(out, 0); /* time */
    put16(out, ZIP_DATE);
    put32(out, entry->crc);
    put32(out, (uint32_t)entry->packed.len);
    put32(out, (uint32_t)entry->size);
    put16(out, (uint32_t)entry->name.len);
    put16(out, 0); /* extra field */
}

static void put_local(struct buf *out, const struct zip_entry *entry)
{
    put32(out, ZIP_LOCAL_SIGNATURE);
    put_common(out, entry);
    buf_str(out, entry->name);
    buf_str(out, entry->packed);
}

static void put_central(struct buf *out, const struct zip_entry *entry, uint32_t offset)
{
    put32(out, ZIP_CENTRAL_SIGNATURE);
    put16(out, ZIP_VERSION);
    put_common(out, entry);
    put16(out, 0); /* comment */
    put16(out, 0); /* disk */
    put16(out, 0); /* internal attributes */
    put32(out, 0); /* external attributes */
    put32(out, offset);
    buf_str(out, entry->name);
}

static void put_end(struct buf *out, size_t count, size_t central, size_t central_size)
{
    put32(out, ZIP_END_SIGNATURE);
    put16(out, 0); /* this disk */
    put16(out, 0); /* disk of the central records */
    put16(out, (uint32_t)count);
    put16(out, (uint32_t)count);
    put32(out, (uint32_t)central_size);
    put32(out, (uint32_t)central);
    put16(out, 0); /* comment */
}

static size_t local_size(const struct zip_entry *entry)
{
    return ZIP_LOCAL_SIZE + entry->name.len + entry->packed.len;
}

size_t zip_size(const struct zip *zip)
{
    size_t size = ZIP_END_SIZE;
    for (size_t i = 0; i < zip->entries.count; i++) {
        const struct zip_entry *entry = &zip->entries.items[i];
        size += local_size(entry) + ZIP_CENTRAL_SIZE + entry->name.len;
    }
    return size;
}

struct str zip_write(const struct zip *zip)
{
    const struct zip_entry *entries = zip->entries.items;
    size_t count = zip->entries.count, size = zip_size(zip), offset = 0;
    /* Of exactly the file's size, so that growing never copies pictures. */
    struct buf out = {.arena = zip->arena, .ptr = arena_alloc(zip->arena, 1, size), .cap = size};
    for (size_t i = 0; i < count; i++)
        put_local(&out, &entries[i]);
    size_t central = out.len;
    for (size_t i = 0; i < count; i++) {
        put_central(&out, &entries[i], (uint32_t)offset);
        offset += local_size(&entries[i]);
    }
    put_end(&out, count, central, out.len - central);
    return buf_view(&out);
}
