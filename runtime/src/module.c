/*
 * module.c - opening a bundle, its entries and media.
 *
 * The manifest names every entry after itself and in which order, so opening
 * compares names one by one and looks nothing up.
 */
#include "bytes.h"
#include "container.h"
#include "load.h"
#include "manifest.h"
#include "placard_format.h"
#include "refuse.h"

#define TEXT_SIZE(literal) (sizeof(literal) - 1)

/* Is `name` "text/" and the tag in lower case? */
static int names_language(placard_bytes name, placard_bytes tag)
{
    const uint8_t *at = name.data + TEXT_SIZE(ENTRY_TEXT);
    if (tag.size == 0 || name.size != TEXT_SIZE(ENTRY_TEXT) + tag.size ||
        memcmp(name.data, ENTRY_TEXT, TEXT_SIZE(ENTRY_TEXT)) != 0)
        return 0;
    for (size_t i = 0; i < tag.size; i++)
        if (at[i] != byte_lower(tag.data[i]) || at[i] == '/' || at[i] == '.' || at[i] == '_')
            return 0;
    return 1;
}

/* Is `name` "media/", the digest in hexadecimal, ".webp"? */
static int names_media(placard_bytes name, placard_bytes digest)
{
    const uint8_t *at = name.data + TEXT_SIZE(ENTRY_MEDIA);
    if (name.size != TEXT_SIZE(ENTRY_MEDIA) + 2 * MEDIA_DIGEST_SIZE + TEXT_SIZE(ENTRY_MEDIA_SUFFIX) ||
        memcmp(name.data, ENTRY_MEDIA, TEXT_SIZE(ENTRY_MEDIA)) != 0)
        return 0;
    for (size_t i = 0; i < 2 * MEDIA_DIGEST_SIZE; i++) {
        uint32_t digit = (uint32_t)digest.data[i / 2] >> (i % 2 == 0 ? 4 : 0) & 15u;
        if (*at++ != (digit < 10 ? '0' + digit : 'a' + digit - 10))
            return 0;
    }
    return memcmp(at, ENTRY_MEDIA_SUFFIX, TEXT_SIZE(ENTRY_MEDIA_SUFFIX)) == 0;
}

static int names_fact(placard_bytes name, const placard_fact *fact)
{
    return fact->kind == PLACARD_MEDIA ? names_media(name, fact->text) : names_language(name, fact->text);
}

static int compare_names(placard_bytes a, placard_bytes b)
{
    int order = memcmp(a.data, b.data, a.size < b.size ? a.size : b.size);
    return order != 0 ? order : a.size < b.size ? -1 : a.size > b.size;
}

/* Names of a kind ascend, but for the source language, which stands first. */
static int is_in_order(uint32_t index, placard_bytes first, placard_bytes last, placard_bytes name)
{
    if (index == ENTRY_INDEX_TEXT)
        return 1;
    if (compare_names(first, name) == 0)
        return 0;
    return index == ENTRY_INDEX_TEXT + 1 || last.data[0] != name.data[0] || compare_names(last, name) < 0;
}

/* On to the next LANGUAGE or MEDIA fact. */
static void find_entry_fact(placard_fact *fact)
{
    do
        *fact = placard_fact_next(fact);
    while (fact->kind != PLACARD_END && fact->kind != PLACARD_LANGUAGE && fact->kind != PLACARD_MEDIA);
}

/* The entries after the manifest are those that its facts name, in their order. */
static placard_status check_entries(const placard_module *module, placard_error *error)
{
    placard_fact fact = placard_fact_first(module); /* the id */
    placard_bytes first = {NULL, 0}, last = {NULL, 0};
    uint32_t central = module->central_;
    for (uint32_t i = 0; i < module->entry_count_; i++, central = container_next(module->file_, central)) {
        placard_entry entry = container_entry(module->file_, central);
        if (i < ENTRY_INDEX_TEXT)
            continue;
        if (i == ENTRY_INDEX_TEXT)
            first = entry.name;
        find_entry_fact(&fact);
        if (!is_in_order(i, first, last, entry.name))
            return refuse(error, PLACARD_ZIP_DUPLICATE, PLACARD_NONE, entry.offset + ZIP_LOCAL_SIZE);
        if (fact.kind == PLACARD_END || !names_fact(entry.name, &fact))
            return refuse(error, PLACARD_ENTRY_UNKNOWN, PLACARD_NONE, entry.offset + ZIP_LOCAL_SIZE);
        if (fact.kind == PLACARD_LANGUAGE && fact.number / 2 > entry.size)
            return refuse(error, PLACARD_STREAM_COUNT, PLACARD_NONE, entry.offset + ZIP_LOCAL_UNPACKED);
        last = entry.name;
    }
    find_entry_fact(&fact);
    if (fact.kind != PLACARD_END)
        return refuse(error, PLACARD_ENTRY_MISSING, PLACARD_NONE, module->central_);
    return PLACARD_OK;
}

static placard_status open_container(placard_module *module, const struct container *zip,
                                     placard_error *error)
{
    module->file_ = zip->file;
    module->file_size_ = zip->size;
    module->entry_count_ = zip->count;
    module->central_ = zip->central;
    placard_entry manifest = placard_entry_at(module, ENTRY_INDEX_MANIFEST);
    if (manifest.name.size != TEXT_SIZE(ENTRY_MANIFEST) ||
        memcmp(manifest.name.data, ENTRY_MANIFEST, TEXT_SIZE(ENTRY_MANIFEST)) != 0)
        return refuse(error, PLACARD_NO_MANIFEST, PLACARD_NONE,
                      zip->count > ENTRY_INDEX_MANIFEST ? manifest.offset : zip->central);
    placard_status status = manifest_check(module, manifest.packed, error);
    return status == PLACARD_OK ? check_entries(module, error) : status;
}

placard_status placard_open(placard_module *out, const void *data, size_t size, placard_error *error)
{
    placard_error ignored;
    struct container zip;
    if (error == NULL)
        error = &ignored;
    if (out == NULL)
        return refuse(error, PLACARD_BAD_ARGUMENT, PLACARD_NONE, 0);
    memset(out, 0, sizeof *out);
    if (data == NULL)
        return refuse(error, PLACARD_BAD_ARGUMENT, PLACARD_NONE, 0);
    placard_status status = container_check(&zip, data, size, error);
    if (status == PLACARD_OK)
        status = open_container(out, &zip, error);
    if (status != PLACARD_OK)
        memset(out, 0, sizeof *out);
    return status;
}

/* ---- What an open module says ---------------------------------------------- */

placard_entry placard_entry_at(const placard_module *module, uint32_t index)
{
    placard_entry none;
    memset(&none, 0, sizeof none);
    if (index >= module->entry_count_)
        return none;
    uint32_t central = module->central_;
    while (index-- > 0)
        central = container_next(module->file_, central);
    return container_entry(module->file_, central);
}

placard_bytes placard_media(const placard_module *module, uint32_t index)
{
    placard_bytes none = {NULL, 0};
    if (index >= module->media_count_)
        return none;
    return placard_entry_at(module, ENTRY_INDEX_TEXT + module->language_count_ + index).packed;
}
