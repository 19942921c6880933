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

/* A 16-bit field of a header that has one value only. */
struct fixed {
    uint8_t at;
    uint8_t value;
};

static const struct fixed local_fixed[] = {
    {ZIP_LOCAL_VERSION, ZIP_VERSION}, {ZIP_LOCAL_FLAGS, 0},      {ZIP_LOCAL_TIME, 0},
    {ZIP_LOCAL_DATE, ZIP_DATE},       {ZIP_LOCAL_EXTRA_SIZE, 0},
};

static const struct fixed central_fixed[] = {
    {ZIP_CENTRAL_MADE_BY, ZIP_VERSION}, {ZIP_CENTRAL_COMMENT_SIZE, 0}, {ZIP_CENTRAL_DISK, 0},
    {ZIP_CENTRAL_INTERNAL, 0},          {ZIP_CENTRAL_EXTERNAL, 0},     {ZIP_CENTRAL_EXTERNAL + 2, 0},
};

static const struct fixed end_fixed[] = {
    {ZIP_END_DISK, 0},
    {ZIP_END_CENTRAL_DISK, 0},
    {ZIP_END_COMMENT_SIZE, 0},
};

#define COUNT_OF(array) (sizeof(array) / sizeof((array)[0]))

/* A header being checked. */
struct check {
    const uint8_t *file;
    uint32_t size;
    placard_error *error;
};

static placard_status fail_at(const struct check *check, placard_status status, uint32_t offset)
{
    return refuse(check->error, status, PLACARD_NONE, offset);
}

/* `bytes` more at `at`?  What is missing is missing at the end of the file. */
static int has_room(const struct check *check, uint32_t at, uint32_t bytes)
{
    return bytes <= check->size - at;
}

static placard_status check_fixed(const struct check *check, uint32_t at, const struct fixed *fields,
                                  size_t count, placard_status status)
{
    for (size_t i = 0; i < count; i++)
        if (load_le16(check->file + at + fields[i].at) != fields[i].value)
            return fail_at(check, status, at + fields[i].at);
    return PLACARD_OK;
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
    if (entry->size > (uint64_t)PLACARD_MAX_RATIO * entry->packed.size)
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

static placard_status check_local(const struct check *check, uint32_t at, uint32_t index, uint32_t *end)
{
    if (!has_room(check, at, ZIP_LOCAL_SIZE))
        return fail_at(check, PLACARD_ZIP_TRUNCATED, check->size);
    placard_status status =
        check_fixed(check, at, local_fixed, COUNT_OF(local_fixed), PLACARD_ZIP_LOCAL_HEADER);
    if (status == PLACARD_OK)
        status = check_name(check, at, load_le16(check->file + at + ZIP_LOCAL_NAME_SIZE));
    if (status != PLACARD_OK)
        return status;
    placard_entry entry = local_entry(check->file, at);
    status = check_data(check, &entry, index);
    if (status == PLACARD_OK)
        *end = end_of(check, &entry);
    return status;
}

/* Walk the local headers up to the first central record. */
static placard_status check_locals(const struct check *check, struct container *out)
{
    uint32_t at = 0, count = 0;
    for (;; count++) {
        if (!has_room(check, at, 4))
            return fail_at(check, PLACARD_ZIP_TRUNCATED, check->size);
        if (load_le32(check->file + at) != ZIP_LOCAL_SIGNATURE)
            break;
        if (count == PLACARD_MAX_ENTRIES)
            return fail_at(check, PLACARD_LIMIT_ENTRIES, at);
        placard_status status = check_local(check, at, count, &at);
        if (status != PLACARD_OK)
            return status;
    }
    if (load_le32(check->file + at) != ZIP_CENTRAL_SIGNATURE)
        return fail_at(check, PLACARD_ZIP_GAP, at);
    out->central = at;
    out->count = count;
    return PLACARD_OK;
}

/* The central record at `at` must say what the local header of `entry` says. */
static placard_status check_central(const struct check *check, uint32_t at, const placard_entry *entry)
{
    const uint8_t *record = check->file + at, *local = check->file + entry->offset;
    if (!has_room(check, at, ZIP_CENTRAL_SIZE))
        return fail_at(check, PLACARD_ZIP_TRUNCATED, check->size);
    if (load_le32(record) != ZIP_CENTRAL_SIGNATURE)
        return fail_at(check, PLACARD_ZIP_CENTRAL_RECORD, at);
    for (uint32_t i = 0; i < ZIP_SHARED_SIZE; i++)
        if (record[ZIP_CENTRAL_VERSION + i] != local[ZIP_LOCAL_VERSION + i])
            return fail_at(check, PLACARD_ZIP_MISMATCH, at + ZIP_CENTRAL_VERSION + i);
    if (load_le32(record + ZIP_CENTRAL_OFFSET) != entry->offset)
        return fail_at(check, PLACARD_ZIP_MISMATCH, at + ZIP_CENTRAL_OFFSET);
    placard_status status =
        check_fixed(check, at, central_fixed, COUNT_OF(central_fixed), PLACARD_ZIP_CENTRAL_RECORD);
    if (status != PLACARD_OK)
        return status;
    if (!has_room(check, at + ZIP_CENTRAL_SIZE, (uint32_t)entry->name.size))
        return fail_at(check, PLACARD_ZIP_TRUNCATED, check->size);
    if (memcmp(record + ZIP_CENTRAL_SIZE, entry->name.data, entry->name.size) != 0)
        return fail_at(check, PLACARD_ZIP_MISMATCH, at + ZIP_CENTRAL_SIZE);
    return PLACARD_OK;
}

static placard_status check_end(const struct check *check, uint32_t at, const struct container *zip)
{
    const uint8_t *end = check->file + at;
    if (!has_room(check, at, ZIP_END_SIZE))
        return fail_at(check, PLACARD_ZIP_TRUNCATED, check->size);
    if (load_le32(end) != ZIP_END_SIGNATURE)
        return fail_at(check, PLACARD_ZIP_END_RECORD, at);
    if (load_le16(end + ZIP_END_COUNT_HERE) != zip->count)
        return fail_at(check, PLACARD_ZIP_END_RECORD, at + ZIP_END_COUNT_HERE);
    if (load_le16(end + ZIP_END_COUNT) != zip->count)
        return fail_at(check, PLACARD_ZIP_END_RECORD, at + ZIP_END_COUNT);
    if (load_le32(end + ZIP_END_CENTRAL_SIZE) != at - zip->central)
        return fail_at(check, PLACARD_ZIP_END_RECORD, at + ZIP_END_CENTRAL_SIZE);
    if (load_le32(end + ZIP_END_CENTRAL_OFFSET) != zip->central)
        return fail_at(check, PLACARD_ZIP_END_RECORD, at + ZIP_END_CENTRAL_OFFSET);
    placard_status status = check_fixed(check, at, end_fixed, COUNT_OF(end_fixed), PLACARD_ZIP_END_RECORD);
    if (status == PLACARD_OK && check->size != at + ZIP_END_SIZE)
        status = fail_at(check, PLACARD_ZIP_GAP, at + ZIP_END_SIZE);
    return status;
}

static placard_status check_centrals(const struct check *check, const struct container *zip)
{
    uint32_t local = 0, at = zip->central;
    for (uint32_t i = 0; i < zip->count; i++) {
        placard_entry entry = local_entry(check->file, local);
        placard_status status = check_central(check, at, &entry);
        if (status != PLACARD_OK)
            return status;
        local = end_of(check, &entry);
        at += ZIP_CENTRAL_SIZE + (uint32_t)entry.name.size;
    }
    return check_end(check, at, zip);
}

/* The first entry's name and content are the same in every bundle: any other
 * file, an ordinary ZIP too, is told apart here from a damaged bundle. */
static placard_status check_mimetype(const struct check *check)
{
    static const char text[] = ENTRY_MIMETYPE ENTRY_MIMETYPE_TEXT;
    static const uint8_t signature[4] = {'P', 'K', 3, 4};
    for (uint32_t i = 0; i < sizeof signature && i < check->size; i++)
        if (check->file[i] != signature[i])
            return fail_at(check, PLACARD_NOT_PLACARD, i);
    for (uint32_t i = 0; i < TEXT_SIZE(text) && ZIP_LOCAL_SIZE + i < check->size; i++)
        if (check->file[ZIP_LOCAL_SIZE + i] != (uint8_t)text[i])
            return fail_at(check, PLACARD_NOT_PLACARD, ZIP_LOCAL_SIZE + i);
    if (!has_room(check, 0, ZIP_LOCAL_SIZE + TEXT_SIZE(text)))
        return fail_at(check, PLACARD_ZIP_TRUNCATED, check->size);
    if (load_le16(check->file + ZIP_LOCAL_NAME_SIZE) != TEXT_SIZE(ENTRY_MIMETYPE))
        return fail_at(check, PLACARD_NOT_PLACARD, ZIP_LOCAL_NAME_SIZE);
    if (load_le32(check->file + ZIP_LOCAL_UNPACKED) != TEXT_SIZE(ENTRY_MIMETYPE_TEXT))
        return fail_at(check, PLACARD_NOT_PLACARD, ZIP_LOCAL_UNPACKED);
    return PLACARD_OK;
}

placard_status container_check(struct container *out, const uint8_t *file, size_t size, placard_error *error)
{
    if (size > PLACARD_MAX_FILE)
        return refuse(error, PLACARD_LIMIT_FILE, PLACARD_NONE, PLACARD_MAX_FILE);
    struct check check = {file, (uint32_t)size, error};
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
