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

#define TEXT_SIZE(literal) (sizeof(literal) - 1)

_Static_assert(PLACARD_MAX_ENTRIES <= UINT16_MAX, "the end record counts entries in 16 bits");
_Static_assert(PLACARD_MAX_NAME <= UINT8_MAX, "the size of a name is read as one byte");

/* The file being checked. */
struct check {
    const uint8_t *file;
    size_t size;
    uint32_t at; /* where the walk stands; on failure, where it could not go on */
};

/* Fields that have one value. */
static const uint8_t central_head[] = {'P', 'K', 1, 2, ZIP_VERSION, 0};
static const uint8_t version_and_flags[] = {ZIP_VERSION, 0, 0, 0};
static const uint8_t time_and_date[] = {0, 0, ZIP_DATE, 0};
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
static placard_status check_data(struct check *check, uint32_t local, uint32_t name_size)
{
    const uint8_t *header = check->file + local, *data = header + ZIP_LOCAL_SIZE + name_size;
    uint32_t packed = load_le32(header + ZIP_LOCAL_PACKED), size = load_le32(header + ZIP_LOCAL_UNPACKED);
    int is_stored = load_le16(header + ZIP_LOCAL_METHOD) == ZIP_STORED;
    int is_text = name_size > TEXT_SIZE(ENTRY_TEXT) &&
                  memcmp(header + ZIP_LOCAL_SIZE, ENTRY_TEXT, TEXT_SIZE(ENTRY_TEXT)) == 0;
    if (!is_stored && (load_le16(header + ZIP_LOCAL_METHOD) != ZIP_DEFLATED || !is_text))
        return fail(check, PLACARD_ZIP_METHOD, local + ZIP_LOCAL_METHOD);
    if (is_stored && size != packed)
        return fail(check, PLACARD_ZIP_LOCAL_HEADER, local + ZIP_LOCAL_UNPACKED);
    if ((is_text && size > PLACARD_MAX_DOCUMENT) ||
        (local == ENTRY_MANIFEST_AT && size > PLACARD_MAX_MANIFEST))
        return fail(check, PLACARD_LIMIT_ENTRY, local + ZIP_LOCAL_UNPACKED);
    /* Never so of a stored entry, whose sizes are equal. */
    if ((size + PLACARD_MAX_RATIO - 1) / PLACARD_MAX_RATIO > packed)
        return fail(check, PLACARD_LIMIT_RATIO, local + ZIP_LOCAL_UNPACKED);
    if (packed > check->size - check->at)
        return fail(check, PLACARD_ZIP_TRUNCATED, (uint32_t)check->size);
    if (is_stored && crc32_of(data, packed) != load_le32(header + ZIP_LOCAL_CRC))
        return fail(check, PLACARD_ZIP_CRC, local + ZIP_LOCAL_CRC);
    check->at += packed;
    return PLACARD_OK;
}

/* The entry that stands next. */
static placard_status check_local(struct check *check)
{
    uint32_t local = check->at;
    const uint8_t *header = check->file + local;
    if (check->size - local < ZIP_LOCAL_SIZE)
        return fail(check, PLACARD_ZIP_TRUNCATED, (uint32_t)check->size);
    if (load_le16(header + ZIP_LOCAL_EXTRA_SIZE) != 0)
        return fail(check, PLACARD_ZIP_LOCAL_HEADER, local + ZIP_LOCAL_EXTRA_SIZE);
    check->at += ZIP_LOCAL_VERSION;
    if (!expect(check, version_and_flags, sizeof version_and_flags))
        return PLACARD_ZIP_LOCAL_HEADER;
    check->at = local + ZIP_LOCAL_TIME; /* the method is check_data()'s */
    if (!expect(check, time_and_date, sizeof time_and_date))
        return PLACARD_ZIP_LOCAL_HEADER;
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
    return check_data(check, local, name_size);
}

/* Walk the local headers up to the first central record. */
static placard_status check_locals(struct check *check, placard_module *module)
{
    for (;; module->entry_count_++) {
        if (check->size - check->at < 4)
            return fail(check, PLACARD_ZIP_TRUNCATED, (uint32_t)check->size);
        uint32_t signature = load_le32(check->file + check->at);
        if (signature == ZIP_CENTRAL_SIGNATURE)
            return PLACARD_OK;
        if (signature != ZIP_LOCAL_SIGNATURE)
            return PLACARD_ZIP_GAP;
        if (module->entry_count_ == PLACARD_MAX_ENTRIES)
            return PLACARD_LIMIT_ENTRIES;
        placard_status status = check_local(check);
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

/* A central record for each local header, in the same order. */
static placard_status check_centrals(struct check *check, uint32_t first)
{
    for (uint32_t local = 0; local < first;) {
        placard_status status = check_central(check, local);
        if (status != PLACARD_OK)
            return status;
        const uint8_t *header = check->file + local;
        local +=
            ZIP_LOCAL_SIZE + load_le16(header + ZIP_LOCAL_NAME_SIZE) + load_le32(header + ZIP_LOCAL_PACKED);
    }
    return PLACARD_OK;
}

/* The end record, all of which is known by now, ends the file. */
static placard_status check_end(struct check *check, const placard_module *module)
{
    uint8_t want[ZIP_END_SIZE + 2]; /* room for four bytes of the last number */
    store_le32(want, ZIP_END_SIGNATURE);
    store_le32(want + ZIP_END_DISK, 0);
    store_le32(want + ZIP_END_COUNT_HERE, module->entry_count_ << 16 | module->entry_count_);
    store_le32(want + ZIP_END_CENTRAL_SIZE, check->at - module->central_);
    store_le32(want + ZIP_END_CENTRAL_OFFSET, module->central_);
    store_le32(want + ZIP_END_COMMENT_SIZE, 0);
    if (!expect(check, want, ZIP_END_SIZE))
        return PLACARD_ZIP_END_RECORD;
    return check->at == check->size ? PLACARD_OK : PLACARD_ZIP_GAP;
}

/* The first entry's sizes, name and content are the same in every bundle: any
 * other file, an ordinary ZIP too, is told apart here from a damaged bundle. */
static placard_status check_mimetype(struct check *check)
{
    static const char first[] = "PK\3\4\42\0\0\0\42\0\0\0\10\0\0\0" ENTRY_MIMETYPE ENTRY_MIMETYPE_TEXT;
    _Static_assert(TEXT_SIZE(ENTRY_MIMETYPE) == 010 && TEXT_SIZE(ENTRY_MIMETYPE_TEXT) == 042, "sizes");
    if (!expect(check, first, 4))
        return PLACARD_NOT_PLACARD;
    check->at = ZIP_LOCAL_PACKED;
    if (!expect(check, first + 4, TEXT_SIZE(first) - 4))
        return PLACARD_NOT_PLACARD;
    check->at = 0;
    return PLACARD_OK;
}

placard_status container_check(placard_module *module, const uint8_t *file, size_t size, placard_error *error)
{
    struct check check = {file, size, 0};
    module->file_ = file;
    module->entry_count_ = 0;
    placard_status status =
        size > PLACARD_MAX_FILE ? fail(&check, PLACARD_LIMIT_FILE, PLACARD_MAX_FILE) : check_mimetype(&check);
    if (status == PLACARD_OK)
        status = check_locals(&check, module);
    if (status == PLACARD_OK) {
        module->central_ = check.at;
        status = check_centrals(&check, check.at);
    }
    if (status == PLACARD_OK)
        status = check_end(&check, module);
    if (status == PLACARD_OK)
        return PLACARD_OK;
    if (check.at >= check.size) { /* whatever was wanted there, it is missing */
        status = PLACARD_ZIP_TRUNCATED;
        check.at = (uint32_t)check.size;
    }
    return refuse(error, status, PLACARD_NONE, check.at);
}

int container_compare(const uint8_t *a, const uint8_t *b)
{
    int size_a = a[ZIP_CENTRAL_NAME_SIZE], size_b = b[ZIP_CENTRAL_NAME_SIZE]; /* at most 64 */
    int order =
        memcmp(a + ZIP_CENTRAL_SIZE, b + ZIP_CENTRAL_SIZE, (size_t)(size_a < size_b ? size_a : size_b));
    return order != 0 ? order : size_a - size_b;
}
