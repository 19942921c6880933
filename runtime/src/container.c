/*
 * container.c - one walk from the first byte to the last.
 *
 * Local headers with their data come first, then the central records, then
 * the end record; nothing lies between, so "where am I" is always the sum of
 * what was read, and there is no second way to find an entry.  The central
 * pass walks the local headers again beside it, which needs no memory.
 */
#include "container.h"

#include "crc32.h"
#include "load.h"
#include "placard_format.h"
#include "refuse.h"

#define TEXT_SIZE(literal) (sizeof(literal) - 1)

/* The file being checked. */
struct check {
    const uint8_t *file;
    uint32_t size;
    uint32_t at; /* where expect() stands */
    placard_error *error;
};

static placard_status fail_at(const struct check *check, placard_status status, uint32_t offset)
{
    return refuse(check->error, status, PLACARD_NONE, offset);
}

/* The next bytes must be these, or `status` at the first that is not. */
static placard_status expect(struct check *check, const void *bytes, uint32_t size, placard_status status)
{
    const uint8_t *want = bytes;
    for (const uint8_t *end = want + size; want < end; check->at++) {
        if (check->at >= check->size)
            return fail_at(check, PLACARD_ZIP_TRUNCATED, check->size);
        if (check->file[check->at] != *want++)
            return fail_at(check, status, check->at);
    }
    return PLACARD_OK;
}

/* `bytes` more at `at`?  What is missing is missing at the end of the file. */
static int has_room(const struct check *check, uint32_t at, uint32_t bytes)
{
    return bytes <= check->size - at;
}

static int has_prefix(placard_bytes name, const char *prefix, size_t size)
{
    return name.size > size && memcmp(name.data, prefix, size) == 0;
}

static int is_name_byte(uint8_t c)
{
    return (c >= 'a' && c <= 'z') || (c >= '-' && c <= '9') || c == '_'; /* '-' . / 0-9 */
}

static placard_status check_name(const struct check *check, uint32_t at, uint32_t size)
{
    if (size == 0 || size > PLACARD_MAX_NAME)
        return fail_at(check, PLACARD_ZIP_NAME, at + ZIP_LOCAL_NAME_SIZE);
    at += ZIP_LOCAL_SIZE;
    if (!has_room(check, at, size))
        return fail_at(check, PLACARD_ZIP_TRUNCATED, check->size);
    for (uint32_t i = 0; i < size; i++)
        if (!is_name_byte(check->file[at + i]))
            return fail_at(check, PLACARD_ZIP_NAME, at + i);
    return PLACARD_OK;
}

/* Method, sizes and data of an entry whose header and name are in order. */
static placard_status check_data(const struct check *check, const placard_entry *entry, uint32_t index)
{
    uint32_t at = entry->offset;
    int is_text = has_prefix(entry->name, ENTRY_TEXT, TEXT_SIZE(ENTRY_TEXT));
    if (load_le16(check->file + at + ZIP_LOCAL_METHOD) != (entry->is_deflated ? ZIP_DEFLATED : ZIP_STORED) ||
        (entry->is_deflated && !is_text))
        return fail_at(check, PLACARD_ZIP_METHOD, at + ZIP_LOCAL_METHOD);
    if (!entry->is_deflated && entry->size != entry->packed.size)
        return fail_at(check, PLACARD_ZIP_LOCAL_HEADER, at + ZIP_LOCAL_UNPACKED);
    if ((is_text && entry->size > PLACARD_MAX_DOCUMENT) ||
        (index == ENTRY_INDEX_MANIFEST && entry->size > PLACARD_MAX_MANIFEST))
        return fail_at(check, PLACARD_LIMIT_ENTRY, at + ZIP_LOCAL_UNPACKED);
    if (is_text && (entry->size + PLACARD_MAX_RATIO - 1) / PLACARD_MAX_RATIO > entry->packed.size)
        return fail_at(check, PLACARD_LIMIT_RATIO, at + ZIP_LOCAL_UNPACKED);
    if (!has_room(check, (uint32_t)(entry->packed.data - check->file), (uint32_t)entry->packed.size))
        return fail_at(check, PLACARD_ZIP_TRUNCATED, check->size);
    if (!entry->is_deflated && crc32_of(entry->packed.data, entry->packed.size) != entry->crc)
        return fail_at(check, PLACARD_ZIP_CRC, at + ZIP_LOCAL_CRC);
    return PLACARD_OK;
}

/* The entry whose local header stands at `at`. */
static placard_entry local_entry(const uint8_t *file, uint32_t at)
{
    const uint8_t *header = file + at;
    placard_entry entry;
    entry.name.data = header + ZIP_LOCAL_SIZE;
    entry.name.size = load_le16(header + ZIP_LOCAL_NAME_SIZE);
    entry.packed.data = entry.name.data + entry.name.size;
    entry.packed.size = load_le32(header + ZIP_LOCAL_PACKED);
    entry.size = load_le32(header + ZIP_LOCAL_UNPACKED);
    entry.crc = load_le32(header + ZIP_LOCAL_CRC);
    entry.offset = at;
    entry.is_deflated = header[ZIP_LOCAL_METHOD] == ZIP_DEFLATED;
    return entry;
}

/* One past the data of a checked entry. */
static uint32_t end_of(const struct check *check, const placard_entry *entry)
{
    return (uint32_t)(entry->packed.data - check->file) + (uint32_t)entry->packed.size;
}

/* The fields that have one value.  The method, which stands among them, is check_data()'s. */
static placard_status check_fixed(struct check *check, uint32_t at)
{
    const uint8_t *header = check->file + at;
    const uint8_t want[] = {
        ZIP_VERSION, 0, 0, 0, header[ZIP_LOCAL_METHOD], header[ZIP_LOCAL_METHOD + 1], 0, 0, ZIP_DATE, 0};
    if (load_le16(header + ZIP_LOCAL_EXTRA_SIZE) != 0)
        return fail_at(check, PLACARD_ZIP_LOCAL_HEADER, at + ZIP_LOCAL_EXTRA_SIZE);
    check->at = at + ZIP_LOCAL_VERSION;
    return expect(check, want, sizeof want, PLACARD_ZIP_LOCAL_HEADER);
}

/* The entry at `*at`, which then is one past it. */
static placard_status check_local(struct check *check, uint32_t *at, uint32_t index)
{
    if (!has_room(check, *at, ZIP_LOCAL_SIZE))
        return fail_at(check, PLACARD_ZIP_TRUNCATED, check->size);
    placard_entry entry = local_entry(check->file, *at);
    placard_status status = check_fixed(check, *at);
    if (status == PLACARD_OK)
        status = check_name(check, *at, (uint32_t)entry.name.size);
    if (status == PLACARD_OK)
        status = check_data(check, &entry, index);
    *at = end_of(check, &entry);
    return status;
}

/* Walk the local headers up to the first central record. */
static placard_status check_locals(struct check *check, struct container *out)
{
    uint32_t at = 0, count = 0;
    for (;; count++) {
        if (!has_room(check, at, 4))
            return fail_at(check, PLACARD_ZIP_TRUNCATED, check->size);
        if (load_le32(check->file + at) != ZIP_LOCAL_SIGNATURE)
            break;
        if (count == PLACARD_MAX_ENTRIES)
            return fail_at(check, PLACARD_LIMIT_ENTRIES, at);
        placard_status status = check_local(check, &at, count);
        if (status != PLACARD_OK)
            return status;
    }
    if (load_le32(check->file + at) != ZIP_CENTRAL_SIGNATURE)
        return fail_at(check, PLACARD_ZIP_GAP, at);
    out->central = at;
    out->count = count;
    return PLACARD_OK;
}

/* The next central record must say what the local header of `entry` says. */
static placard_status check_central(struct check *check, const placard_entry *entry)
{
    static const uint8_t head[ZIP_CENTRAL_VERSION] = {'P', 'K', 1, 2, ZIP_VERSION};
    static const uint8_t none[ZIP_CENTRAL_OFFSET - ZIP_CENTRAL_COMMENT_SIZE];
    uint8_t offset[4];
    store_le32(offset, entry->offset);
    placard_status status = expect(check, head, sizeof head, PLACARD_ZIP_CENTRAL_RECORD);
    if (status == PLACARD_OK)
        status = expect(check, check->file + entry->offset + ZIP_LOCAL_VERSION, ZIP_SHARED_SIZE,
                        PLACARD_ZIP_MISMATCH);
    if (status == PLACARD_OK)
        status = expect(check, none, sizeof none, PLACARD_ZIP_CENTRAL_RECORD);
    if (status == PLACARD_OK)
        status = expect(check, offset, sizeof offset, PLACARD_ZIP_MISMATCH);
    if (status == PLACARD_OK)
        status = expect(check, entry->name.data, (uint32_t)entry->name.size, PLACARD_ZIP_MISMATCH);
    return status;
}

/* The end record, all of which is known by now, ends the file. */
static placard_status check_end(struct check *check, const struct container *zip)
{
    uint8_t end[ZIP_END_SIZE + 2] = {'P', 'K', 5, 6}; /* room for four bytes of the last number */
    store_le32(end + ZIP_END_COUNT_HERE, zip->count);
    store_le32(end + ZIP_END_COUNT, zip->count);
    store_le32(end + ZIP_END_CENTRAL_SIZE, check->at - zip->central);
    store_le32(end + ZIP_END_CENTRAL_OFFSET, zip->central);
    placard_status status = expect(check, end, ZIP_END_SIZE, PLACARD_ZIP_END_RECORD);
    if (status == PLACARD_OK && check->size != check->at)
        status = fail_at(check, PLACARD_ZIP_GAP, check->at);
    return status;
}

static placard_status check_centrals(struct check *check, const struct container *zip)
{
    uint32_t local = 0;
    check->at = zip->central;
    for (uint32_t i = 0; i < zip->count; i++) {
        placard_entry entry = local_entry(check->file, local);
        placard_status status = check_central(check, &entry);
        if (status != PLACARD_OK)
            return status;
        local = end_of(check, &entry);
    }
    return check_end(check, zip);
}

/* The first entry's sizes, name and content are the same in every bundle: any
 * other file, an ordinary ZIP too, is told apart here from a damaged bundle. */
static placard_status check_mimetype(struct check *check)
{
    static const char first[] = "\42\0\0\0\42\0\0\0\10\0\0\0" ENTRY_MIMETYPE ENTRY_MIMETYPE_TEXT;
    _Static_assert(TEXT_SIZE(ENTRY_MIMETYPE) == 010 && TEXT_SIZE(ENTRY_MIMETYPE_TEXT) == 042, "sizes");
    placard_status status = expect(check, "PK\3\4", 4, PLACARD_NOT_PLACARD);
    check->at = ZIP_LOCAL_PACKED;
    return status == PLACARD_OK ? expect(check, first, TEXT_SIZE(first), PLACARD_NOT_PLACARD) : status;
}

placard_status container_check(struct container *out, const uint8_t *file, size_t size, placard_error *error)
{
    if (size > PLACARD_MAX_FILE)
        return refuse(error, PLACARD_LIMIT_FILE, PLACARD_NONE, PLACARD_MAX_FILE);
    struct check check = {file, (uint32_t)size, 0, error};
    out->file = file;
    out->size = check.size;
    placard_status status = check_mimetype(&check);
    if (status == PLACARD_OK)
        status = check_locals(&check, out);
    if (status == PLACARD_OK)
        status = check_centrals(&check, out);
    return status;
}

placard_entry container_entry(const uint8_t *file, uint32_t central)
{
    return local_entry(file, load_le32(file + central + ZIP_CENTRAL_OFFSET));
}

uint32_t container_next(const uint8_t *file, uint32_t central)
{
    return central + ZIP_CENTRAL_SIZE + load_le16(file + central + ZIP_CENTRAL_NAME_SIZE);
}
