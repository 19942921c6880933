/*
 * module.c - opening a bundle, its entries and media.
 *
 * The manifest names every entry after itself and in which order, so opening
 * compares names one by one and looks nothing up.
 */
#include "core/container.h"
#include "core/fact.h"
#include "core/manifest.h"
#include "core/refuse.h"

#define TEXT_SIZE(literal) (sizeof(literal) - 1)

/* "text/" and the tag in lower case?  Of letters, digits and '-', bit 5 is what a letter in
 * lower case has more; no other byte becomes one that may stand in a name and in a tag,
 * but for those below '0'. */
static int names_language(const uint8_t *name, uint32_t name_size, const uint8_t *tag, size_t size)
{
    if (size == 0 || name_size != TEXT_SIZE(ENTRY_TEXT) + size ||
        memcmp(name, ENTRY_TEXT, TEXT_SIZE(ENTRY_TEXT)) != 0)
        return 0;
    name += TEXT_SIZE(ENTRY_TEXT);
    for (const uint8_t *end = tag + size; tag < end; tag++)
        if (*name++ != (*tag | 0x20) || (*tag < '0' && *tag != '-'))
            return 0;
    return 1;
}

/* "media/", the digest in hexadecimal, ".webp"? */
static int names_media(const uint8_t *name, uint32_t name_size, const uint8_t *digest)
{
    if (name_size != TEXT_SIZE(ENTRY_MEDIA) + 2 * MEDIA_DIGEST_SIZE + TEXT_SIZE(ENTRY_MEDIA_SUFFIX) ||
        memcmp(name, ENTRY_MEDIA, TEXT_SIZE(ENTRY_MEDIA)) != 0)
        return 0;
    name += TEXT_SIZE(ENTRY_MEDIA);
    for (uint32_t i = 0; i < 2 * MEDIA_DIGEST_SIZE; i++) {
        uint32_t digit = i % 2 == 0 ? *digest >> 4 : *digest++ & 15u;
        if (*name++ != digit + (digit < 10 ? '0' : 'a' - 10))
            return 0;
    }
    return memcmp(name, ENTRY_MEDIA_SUFFIX, TEXT_SIZE(ENTRY_MEDIA_SUFFIX)) == 0;
}

/* Is the entry of a central record named as `fact` says? */
static int is_named(const uint8_t *central, placard_fact fact)
{
    const uint8_t *name = central + ZIP_CENTRAL_SIZE;
    uint32_t name_size = central[ZIP_CENTRAL_NAME_SIZE];
    if (fact.kind == PLACARD_LANGUAGE)
        return names_language(name, name_size, fact.text.data, fact.text.size);
    return fact.kind == PLACARD_MEDIA && names_media(name, name_size, fact.text.data);
}

/* Names of a kind ascend, but for the source language, which stands first. */
static int is_in_order(const uint8_t *first, const uint8_t *last, const uint8_t *central)
{
    if (central == first)
        return 1;
    if (container_compare(first, central) == 0)
        return 0;
    return last == first || last[ZIP_CENTRAL_SIZE] != central[ZIP_CENTRAL_SIZE] ||
           container_compare(last, central) < 0;
}

/* The entry of a central record must be the one that the fact at `at` names, and follow those before. */
static placard_status check_entry(const uint8_t *first, const uint8_t *last, const uint8_t *central,
                                  const uint8_t *at)
{
    placard_fact fact = fact_read(at);
    if (!is_in_order(first, last, central))
        return PLACARD_ZIP_DUPLICATE;
    if (!is_named(central, fact))
        return PLACARD_ENTRY_UNKNOWN;
    if (fact.kind == PLACARD_LANGUAGE &&
        PLACARD_LANGUAGE_NODES(fact.number) > load_le32(central + ZIP_CENTRAL_UNPACKED))
        return PLACARD_STREAM_COUNT;
    return PLACARD_OK;
}

/* The entries after the manifest are those that its facts name, in their order. */
static placard_status check_entries(const placard_module *module, placard_error *error)
{
    const uint8_t *at = module->manifest_;
    while (*at != PLACARD_LANGUAGE)
        at = fact_skip(at);
    const uint8_t *central = module->file_ + module->central_ + 2 * (ZIP_CENTRAL_SIZE + ENTRY_NAME_SIZE);
    const uint8_t *first = central, *last = central;
    for (uint32_t i = ENTRY_INDEX_TEXT; i < module->entry_count_; i++) {
        placard_status status = check_entry(first, last, central, at);
        uint32_t field = status == PLACARD_STREAM_COUNT ? ZIP_LOCAL_UNPACKED : ZIP_LOCAL_SIZE;
        if (status != PLACARD_OK)
            return refuse(error, status, load_le32(central + ZIP_CENTRAL_OFFSET) + field);
        last = central;
        central = container_next(central);
        at = fact_skip(at);
    }
    if (*at == PLACARD_LANGUAGE || *at == PLACARD_MEDIA)
        return refuse(error, PLACARD_ENTRY_MISSING, module->central_);
    return PLACARD_OK;
}

/* The second entry of a file that container_check() passed. */
static placard_status check_manifest(placard_module *module, placard_error *error)
{
    placard_entry entry = placard_entry_at(module, ENTRY_INDEX_MANIFEST);
    if (entry.name.size != ENTRY_NAME_SIZE || memcmp(entry.name.data, ENTRY_MANIFEST, ENTRY_NAME_SIZE) != 0)
        return refuse(error, PLACARD_NO_MANIFEST, ENTRY_MANIFEST_AT);
    if (entry.size > PLACARD_MAX_MANIFEST)
        return refuse(error, PLACARD_LIMIT_ENTRY, ENTRY_MANIFEST_AT + ZIP_LOCAL_UNPACKED);
    placard_status status = container_sum(&entry, entry.packed.data, error);
    return status == PLACARD_OK ? manifest_check(module, entry.packed, error) : status;
}

static const struct container_profile module_profile = {
    .opening = CONTAINER_OPENING("\227\125\134\37", "\42", ENTRY_MIMETYPE_TEXT),
    .packed = ENTRY_TEXT,
    .max_file = PLACARD_MAX_FILE,
    .max_inflated = PLACARD_MAX_DOCUMENT,
    .max_entries = PLACARD_MAX_ENTRIES,
    .opening_size = ENTRY_MANIFEST_AT - ZIP_LOCAL_CRC,
    .packed_size = TEXT_SIZE(ENTRY_TEXT),
};
_Static_assert(TEXT_SIZE(ENTRY_MIMETYPE_TEXT) == 042, "the size of the mimetype");
_Static_assert(PLACARD_MAX_ENTRIES <= UINT16_MAX, "the end record counts entries in 16 bits");

static placard_status open_module(placard_module *out, const uint8_t *file, size_t size, placard_error *error)
{
    if (out == NULL || file == NULL)
        return refuse(error, PLACARD_BAD_ARGUMENT, 0);
    placard_status status = container_check(&module_profile, file, size, error);
    if (status != PLACARD_OK)
        return status;
    const uint8_t *end = file + size - ZIP_END_SIZE;
    out->file_ = file;
    out->entry_count_ = load_le16(end + ZIP_END_COUNT);
    out->central_ = load_le32(end + ZIP_END_CENTRAL_OFFSET);
    status = check_manifest(out, error);
    return status == PLACARD_OK ? check_entries(out, error) : status;
}

placard_status placard_open(placard_module *out, const void *data, size_t size, placard_error *error)
{
    placard_status status = open_module(out, data, size, error);
    if (status != PLACARD_OK && out != NULL)
        memset(out, 0, sizeof *out);
    return status;
}

/* ---- What an open module says ---------------------------------------------- */

placard_entry placard_entry_at(const placard_module *module, uint32_t index)
{
    placard_entry entry = {{NULL, 0}, {NULL, 0}, 0, 0, 0, 0};
    if (index >= module->entry_count_)
        return entry;
    const uint8_t *central = module->file_ + module->central_;
    while (index-- > 0)
        central = container_next(central);
    /* It repeats the local header, whose page need not be touched for a list. */
    const uint8_t *header = central + ZIP_CENTRAL_VERSION - ZIP_LOCAL_VERSION;
    entry.name.data = central + ZIP_CENTRAL_SIZE;
    entry.name.size = header[ZIP_LOCAL_NAME_SIZE];
    entry.offset = load_le32(central + ZIP_CENTRAL_OFFSET);
    entry.packed.data = module->file_ + entry.offset + ZIP_LOCAL_SIZE + entry.name.size;
    entry.packed.size = load_le32(header + ZIP_LOCAL_PACKED);
    entry.size = load_le32(header + ZIP_LOCAL_UNPACKED);
    entry.crc = load_le32(header + ZIP_LOCAL_CRC);
    entry.is_deflated = header[ZIP_LOCAL_METHOD] == ZIP_DEFLATED;
    return entry;
}

/* Pictures stand behind all others. */
static placard_entry media_entry(const placard_module *module, uint32_t index)
{
    return placard_entry_at(module, module->entry_count_ - module->media_count_ + index);
}

placard_bytes placard_media(const placard_module *module, uint32_t index)
{
    placard_bytes none = {NULL, 0};
    return index < module->media_count_ ? media_entry(module, index).packed : none;
}

placard_status placard_media_check(const placard_module *module, uint32_t index, placard_error *error)
{
    if (index >= module->media_count_)
        return refuse(error, PLACARD_BAD_INDEX, 0);
    placard_entry entry = media_entry(module, index);
    return container_sum(&entry, entry.packed.data, error);
}
