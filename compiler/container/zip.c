#include "container/zip.h"

#include "placard_format.h"

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

size_t zip_size(const struct zip_entry *entries, size_t count)
{
    size_t size = ZIP_END_SIZE;
    for (size_t i = 0; i < count; i++)
        size += local_size(&entries[i]) + ZIP_CENTRAL_SIZE + entries[i].name.len;
    return size;
}

void zip_write(struct buf *out, const struct zip_entry *entries, size_t count)
{
    size_t begin = out->len;
    for (size_t i = 0; i < count; i++)
        put_local(out, &entries[i]);
    size_t central = out->len, offset = 0;
    for (size_t i = 0; i < count; i++) {
        put_central(out, &entries[i], (uint32_t)offset);
        offset += local_size(&entries[i]);
    }
    put_end(out, count, central - begin, out->len - central);
}
