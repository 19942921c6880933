/*
 * container.c - one walk from the first byte to the last.
 *
 * Local headers with their data come first, then the central records, then
 * the end record; nothing lies between, so "where am I" is always the sum of
 * what was read, and there is no second way to find an entry.  The central
 * pass walks the local headers again beside it, which needs no memory.  The
 * same place is the offset of a refusal: a check says only why it went no
 * further.
 */
#include "core/container.h"

#include "core/crc32.h"
#include "core/refuse.h"

_Static_assert(PLACARD_MAX_NAME <= UINT8_MAX, "the size of a name is read as one byte");

/* The file being checked. */
struct check {
    const uint8_t *file;
    size_t size;
    uint32_t at;          /* where the walk stands; on failure, where it could not go on */
    uint32_t entry_count; /* of the local headers before that */
};

/* Fields that have one value. */
static const uint8_t local_head[] = {'P', 'K', 3, 4, ZIP_VERSION, 0, 0, 0};
static const uint8_t central_head[] = {'P', 'K', 1, 2, ZIP_VERSION, 0};
static const uint8_t zeros[ZIP_CENTRAL_OFFSET - ZIP_CENTRAL_COMMENT_SIZE];

/* Refuse what stands at `at`. */
static placard_status fail(struct check *check, placard_status status, uint32_t at)
{
    check->at = at;
    return status;
}

/* Are these the next bytes?  `at` moves past them, or to the first that is another. */
static int expect(struct check *check, const void *bytes, uint32_t size)
{
    const uint8_t *want = bytes;
    for (const uint8_t *end = want + size; want < end; check->at++)
        if (check->at >= check->size || check->file[check->at] != *want++)
            return 0;
    return 1;
}

static int is_name_byte(uint32_t c)
{
    return (c >= 'a' && c <= 'z') || (c >= '-' && c <= '9') || c == '_'; /* '-' . / 0-9 */
}

/* Method, sizes and data of the entry at `local`; its name, of `name_size` bytes, is in order. */
static placard_status check_data(struct check *check, const struct container_profile *profile, uint32_t local,
                                 uint32_t name_size)
{
    const uint8_t *header = check->file + local, *name = header + ZIP_LOCAL_SIZE;
    uint32_t packed = load_le32(header + ZIP_LOCAL_PACKED), size = load_le32(header + ZIP_LOCAL_UNPACKED);
    int is_stored = load_le16(header + ZIP_LOCAL_METHOD) == ZIP_STORED;
    int may_deflate =
        name_size > profile->packed_size && memcmp(name, profile->packed, profile->packed_size) == 0;
    if (!is_stored && (load_le16(header + ZIP_LOCAL_METHOD) != ZIP_DEFLATED || !may_deflate))
        return fail(check, PLACARD_ZIP_METHOD, local + ZIP_LOCAL_METHOD);
    if (is_stored && size != packed)
        return fail(check, PLACARD_ZIP_LOCAL_HEADER, local + ZIP_LOCAL_UNPACKED);
    if (may_deflate && size > profile->max_inflated)
        return fail(check, PLACARD_LIMIT_ENTRY, local + ZIP_LOCAL_UNPACKED);
    /* Never so of a stored entry, whose sizes are equal. */
    if ((size + PLACARD_MAX_RATIO - 1) / PLACARD_MAX_RATIO > packed)
        return fail(check, PLACARD_LIMIT_RATIO, local + ZIP_LOCAL_UNPACKED);
    if (packed > check->size - check->at)
        return fail(check, PLACARD_ZIP_TRUNCATED, (uint32_t)check->size);
    check->at += packed;
    return PLACARD_OK;
}

/* The entry that stands next, of which at least the header is there. */
static placard_status check_local(struct check *check, const struct container_profile *profile)
{
    uint32_t local = check->at;
    const uint8_t *header = check->file + local;
    if (!expect(check, local_head, sizeof local_head))
        return check->at < local + ZIP_LOCAL_VERSION ? PLACARD_ZIP_GAP : PLACARD_ZIP_LOCAL_HEADER;
    if (load_le32(header + ZIP_LOCAL_TIME) != (uint32_t)ZIP_DATE << 16)
        return fail(check, PLACARD_ZIP_LOCAL_HEADER, local + ZIP_LOCAL_TIME);
    if (load_le16(header + ZIP_LOCAL_EXTRA_SIZE) != 0)
        return fail(check, PLACARD_ZIP_LOCAL_HEADER, local + ZIP_LOCAL_EXTRA_SIZE);
    check->at = local + ZIP_LOCAL_SIZE;
    uint32_t name_size = load_le16(header + ZIP_LOCAL_NAME_SIZE);
    if (name_size == 0 || name_size > PLACARD_MAX_NAME)
        return fail(check, PLACARD_ZIP_NAME, local + ZIP_LOCAL_NAME_SIZE);
    if (name_size > check->size - check->at)
        return fail(check, PLACARD_ZIP_TRUNCATED, (uint32_t)check->size);
    for (uint32_t i = 0; i < name_size; i++)
        if (!is_name_byte(header[ZIP_LOCAL_SIZE + i]))
            return fail(check, PLACARD_ZIP_NAME, check->at + i);
    check->at += name_size;
    return check_data(check, profile, local, name_size);
}

/* Walk the local headers up to the first central record, which is larger than they are. */
static placard_status check_locals(struct check *check, const struct container_profile *profile)
{
    for (;; check->entry_count++) {
        if (ZIP_LOCAL_SIZE > check->size - check->at)
            return fail(check, PLACARD_ZIP_TRUNCATED, (uint32_t)check->size);
        if (load_le32(check->file + check->at) == ZIP_CENTRAL_SIGNATURE)
            return PLACARD_OK;
        if (check->entry_count == profile->max_entries)
            return PLACARD_LIMIT_ENTRIES;
        placard_status status = check_local(check, profile);
        if (status != PLACARD_OK)
            return status;
    }
}

/* The central record of the entry at `local`. */
static placard_status check_central(struct check *check, uint32_t local)
{
    const uint8_t *header = check->file + local;
    uint8_t offset[4];
    store_le32(offset, local);
    if (!expect(check, central_head, sizeof central_head))
        return PLACARD_ZIP_CENTRAL_RECORD;
    if (!expect(check, header + ZIP_LOCAL_VERSION, ZIP_SHARED_SIZE))
        return PLACARD_ZIP_MISMATCH;
    if (!expect(check, zeros, sizeof zeros))
        return PLACARD_ZIP_CENTRAL_RECORD;
    if (!expect(check, offset, sizeof offset) ||
        !expect(check, header + ZIP_LOCAL_SIZE, load_le16(header + ZIP_LOCAL_NAME_SIZE)))
        return PLACARD_ZIP_MISMATCH;
    return PLACARD_OK;
}

/* A central record for each local header, in the same order; then the end record, all of which is known by
 * now. */
static placard_status check_centrals(struct check *check)
{
    uint32_t central = check->at;
    for (uint32_t local = 0; local < central;) {
        placard_status status = check_central(check, local);
        if (status != PLACARD_OK)
            return status;
        const uint8_t *header = check->file + local;
        local +=
            ZIP_LOCAL_SIZE + load_le16(header + ZIP_LOCAL_NAME_SIZE) + load_le32(header + ZIP_LOCAL_PACKED);
    }
    uint8_t want[ZIP_END_SIZE + 2]; /* room for four bytes of the last number */
    store_le32(want, ZIP_END_SIGNATURE);
    store_le32(want + ZIP_END_DISK, 0);
    store_le32(want + ZIP_END_COUNT_HERE, check->entry_count << 16 | check->entry_count);
    store_le32(want + ZIP_END_CENTRAL_SIZE, check->at - central);
    store_le32(want + ZIP_END_CENTRAL_OFFSET, central);
    store_le32(want + ZIP_END_COMMENT_SIZE, 0);
    if (!expect(check, want, ZIP_END_SIZE))
        return PLACARD_ZIP_END_RECORD;
    return check->at == check->size ? PLACARD_OK : PLACARD_ZIP_GAP;
}

/* The first entry is the same in every file of a mimetype: any other file, an ordinary
 * ZIP too, is told apart here from a damaged one. */
static placard_status check_mimetype(struct check *check, const struct container_profile *profile)
{
    if (!expect(check, local_head, ZIP_LOCAL_VERSION))
        return PLACARD_NOT_PLACARD;
    check->at = ZIP_LOCAL_CRC;
    if (!expect(check, profile->opening, profile->opening_size))
        return PLACARD_NOT_PLACARD;
    check->at = 0;
    return PLACARD_OK;
}

placard_status container_check(const struct container_profile *profile, const uint8_t *file, size_t size,
                               placard_error *error)
{
    struct check check = {file, size, 0, 0};
    placard_status status = size > profile->max_file ? fail(&check, PLACARD_LIMIT_FILE, profile->max_file)
                                                     : check_mimetype(&check, profile);
    if (status == PLACARD_OK)
        status = check_locals(&check, profile);
    if (status == PLACARD_OK)
        status = check_centrals(&check);
    if (status == PLACARD_OK)
        return PLACARD_OK;
    if (check.at >= check.size) { /* whatever was wanted there, it is missing */
        status = PLACARD_ZIP_TRUNCATED;
        check.at = (uint32_t)check.size;
    }
    return refuse(error, status, check.at);
}

placard_status container_sum(const placard_entry *entry, const uint8_t *data, placard_error *error)
{
    if (crc32_of(data, entry->size) == entry->crc)
        return PLACARD_OK;
    return refuse(error, PLACARD_ZIP_CRC, entry->offset + ZIP_LOCAL_CRC);
}

int container_compare(const uint8_t *a, const uint8_t *b)
{
    int size_a = a[ZIP_CENTRAL_NAME_SIZE], size_b = b[ZIP_CENTRAL_NAME_SIZE]; /* at most 64 */
    int order =
        memcmp(a + ZIP_CENTRAL_SIZE, b + ZIP_CENTRAL_SIZE, (size_t)(size_a < size_b ? size_a : size_b));
    return order != 0 ? order : size_a - size_b;
}
