/*
 * envelope.c - a ZIP writer without an allocation, for many thousand bundles a second.
 */
#include "envelope.h"

#include "placard_format.h"

#include <string.h>
#include <zlib.h>

static uint8_t file[2 * ENVELOPE_MOST + 4096];
static size_t at; /* bytes written */

static void put(const void *bytes, size_t size)
{
    memcpy(file + at, bytes, size);
    at += size;
}

static void put_le(uint32_t number, unsigned bytes)
{
    for (; bytes > 0; bytes--, number >>= 8)
        file[at++] = (uint8_t)number;
}

static uint32_t get_le(const uint8_t *from, unsigned bytes)
{
    uint32_t number = 0;
    while (bytes-- > 0)
        number = number << 8 | from[bytes];
    return number;
}

static size_t put_varint(uint8_t *out, uint32_t number)
{
    size_t size = 0;
    for (; number >= 0x80; number >>= 7)
        out[size++] = (uint8_t)(number | 0x80);
    out[size++] = (uint8_t)number;
    return size;
}

/* Bytes of the entry whose local header stands at `local` of `size` bytes; 0: there is none. */
static size_t entry_size(const uint8_t *local, size_t size)
{
    if (size < ZIP_LOCAL_SIZE || get_le(local, 4) != ZIP_LOCAL_SIGNATURE)
        return 0;
    size_t head = ZIP_LOCAL_SIZE + get_le(local + ZIP_LOCAL_NAME_SIZE, 2);
    uint32_t packed = get_le(local + ZIP_LOCAL_PACKED, 4);
    return head <= size && packed <= size - head ? head + packed : 0;
}

/* Central records of the entries before, and the end record. */
static void finish(void)
{
    size_t central = at, entry, count = 0;
    for (size_t local = 0; (entry = entry_size(file + local, central - local)) > 0; local += entry, count++) {
        size_t name = get_le(file + local + ZIP_LOCAL_NAME_SIZE, 2);
        if (at + ZIP_CENTRAL_SIZE + name + ZIP_END_SIZE > sizeof file)
            return;
        put_le(ZIP_CENTRAL_SIGNATURE, 4);
        put_le(ZIP_VERSION, 2);
        put(file + local + ZIP_LOCAL_VERSION, ZIP_SHARED_SIZE);
        memset(file + at, 0, ZIP_CENTRAL_OFFSET - ZIP_CENTRAL_COMMENT_SIZE);
        at += ZIP_CENTRAL_OFFSET - ZIP_CENTRAL_COMMENT_SIZE;
        put_le((uint32_t)local, 4);
        put(file + local + ZIP_LOCAL_SIZE, name);
    }
    size_t end = at;
    put_le(ZIP_END_SIGNATURE, 4);
    put_le(0, 4);
    put_le((uint32_t)count, 2);
    put_le((uint32_t)count, 2);
    put_le((uint32_t)(end - central), 4);
    put_le((uint32_t)central, 4);
    put_le(0, 2);
}

/* ---- Around a document ------------------------------------------------------------ */

static void put_entry(const char *name, const void *bytes, size_t size)
{
    put_le(ZIP_LOCAL_SIGNATURE, 4);
    put_le(ZIP_VERSION, 2);
    put_le(0, 4); /* flags, method */
    put_le(0, 2);
    put_le(ZIP_DATE, 2);
    put_le((uint32_t)crc32(0, bytes, (uInt)size), 4);
    put_le((uint32_t)size, 4);
    put_le((uint32_t)size, 4);
    put_le((uint32_t)strlen(name), 2);
    put_le(0, 2);
    put(name, strlen(name));
    put(bytes, size);
}

static uint32_t take_varint(const uint8_t **from, const uint8_t *end)
{
    uint32_t number = 0;
    for (uint32_t shift = 0; *from < end; shift += 7) {
        uint8_t byte = *(*from)++;
        number |= shift < 32 ? (uint32_t)(byte & 0x7f) << shift : 0;
        if (byte < 0x80)
            break;
    }
    return number;
}

/* Past what follows the kind's byte; the end where the bytes end too early. */
static const uint8_t *skip_body(const uint8_t *from, const uint8_t *end, uint32_t has)
{
    if (has & PLACARD_HAS_NUMBER)
        take_varint(&from, end);
    if (has & PLACARD_HAS_TEXT) {
        const uint8_t *nul = memchr(from, 0, (size_t)(end - from));
        return nul == NULL ? end : nul + 1;
    }
    return from;
}

/* Nodes of a well-formed document; anything for other bytes.  A document has no token with HAS_BYTES. */
static uint32_t count_nodes(const uint8_t *document, size_t size)
{
    static const uint8_t has[256] = {
#define X(name, code, has, is, holds, number, text) [code] = has,
        PLACARD_KIND_LIST(X)
#undef X
    };
    uint32_t count = 0;
    const uint8_t *from = document + STREAM_HEADER_SIZE + 1, *end = document + size;
    if (size <= STREAM_HEADER_SIZE)
        return 0;
    uint32_t section = take_varint(&from, end);
    end = section < (size_t)(end - from) ? from + section : end;
    while (from < end) {
        uint8_t kind = *from++;
        count += kind != PLACARD_END;
        from = skip_body(from, end, has[kind]);
    }
    return count;
}

#define PICTURE_NAME ENTRY_MEDIA "abababababababababababababababab" ENTRY_MEDIA_SUFFIX

static void put_manifest(uint32_t nodes)
{
    static const uint8_t before[] = {
        PLACARD_MANIFEST, PLACARD_ID,         PLACARD_MODULE_PROCEDURE, 'm', 0, PLACARD_VERSION, '1', 0,
        PLACARD_CONTENT,  CONTENT_DIGEST_SIZE};
    static const uint8_t media[] = {PLACARD_MEDIA, 0x81, 0x80, 4, MEDIA_DIGEST_SIZE}; /* 1 by 1 pixels */
    uint8_t facts[128] = {0}, stream[160] = STREAM_MAGIC_MANIFEST "\1\0\1";
    size_t size = sizeof before + CONTENT_DIGEST_SIZE, head = STREAM_HEADER_SIZE + 1;
    memcpy(facts, before, sizeof before);
    facts[size++] = PLACARD_LANGUAGE;
    size += put_varint(facts + size, 2 * nodes);
    memcpy(facts + size, "en", 3);
    size += 3;
    memcpy(facts + size, media, sizeof media);
    memset(facts + size + sizeof media, 0xab, MEDIA_DIGEST_SIZE);
    size += sizeof media + MEDIA_DIGEST_SIZE + 1; /* END */
    head += put_varint(stream + head, (uint32_t)size);
    memcpy(stream + head, facts, size);
    put_entry(ENTRY_MANIFEST, stream, head + size);
}

placard_bytes envelope_around(const uint8_t *document, size_t size)
{
    at = 0;
    if (size > ENVELOPE_MOST)
        size = ENVELOPE_MOST;
    put_entry(ENTRY_MIMETYPE, ENTRY_MIMETYPE_TEXT, strlen(ENTRY_MIMETYPE_TEXT));
    put_manifest(count_nodes(document, size));
    put_entry(ENTRY_TEXT "en", document, size);
    put_entry(PICTURE_NAME, "x", 1);
    finish();
    return (placard_bytes){file, at};
}

/* ---- Around entries ----------------------------------------------------------------- */

static void mend_crc(uint8_t *local, size_t size)
{
    size_t head = ZIP_LOCAL_SIZE + get_le(local + ZIP_LOCAL_NAME_SIZE, 2);
    if (get_le(local + ZIP_LOCAL_METHOD, 2) != ZIP_STORED)
        return;
    uint32_t crc = (uint32_t)crc32(0, local + head, (uInt)(size - head));
    for (unsigned i = 0; i < 4; i++, crc >>= 8)
        local[ZIP_LOCAL_CRC + i] = (uint8_t)crc;
}

placard_bytes envelope_mend(const uint8_t *bytes, size_t size)
{
    size_t entry;
    at = 0;
    if (size > ENVELOPE_MOST)
        return (placard_bytes){file, 0};
    while ((entry = entry_size(bytes + at, size - at)) > 0) {
        memcpy(file + at, bytes + at, entry);
        mend_crc(file + at, entry);
        at += entry;
    }
    finish();
    return (placard_bytes){file, at};
}
