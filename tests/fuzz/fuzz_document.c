/*
 * fuzz_document.c - any bytes as the document of a bundle whose container, sums and manifest are right: what
 * fuzz_bundle hardly ever gets past.  Load, then every accessor.
 */
#include "0-base/arena.h"
#include "6-bundle/deflate.h"
#include "6-bundle/zip.h"
#include "placard.h"
#include "placard_format.h"

#include <stdlib.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void put_number(struct buf *out, uint32_t number)
{
    for (; number >= 0x80; number >>= 7)
        buf_byte(out, (char)(number | 0x80));
    buf_byte(out, (char)number);
}

static uint32_t take_number(struct str bytes, size_t *at)
{
    uint32_t number = 0;
    for (uint32_t shift = 0; *at < bytes.len; shift += 7) {
        unsigned char byte = (unsigned char)bytes.ptr[(*at)++];
        number |= shift < 32 ? (uint32_t)(byte & 0x7F) << shift : 0;
        if (byte < 0x80)
            break;
    }
    return number;
}

/* Passes what follows the kind's byte; the end of the bytes where they end too early. */
static void skip_body(struct str bytes, size_t *at, uint32_t has)
{
    if (has & PLACARD_HAS_NUMBER)
        take_number(bytes, at);
    if (has & PLACARD_HAS_BYTES) {
        size_t size = take_number(bytes, at);
        *at = size < bytes.len - *at ? *at + size : bytes.len;
    }
    if (has & PLACARD_HAS_TEXT) {
        size_t end = str_find_byte(bytes, '\0', *at);
        *at = end == SIZE_MAX ? bytes.len : end + 1;
    }
}

/* Tokens but END of a well-formed root section; anything for other bytes. */
static uint32_t count_tokens(struct str bytes)
{
    static const uint8_t has[256] = {
#define X(name, code, has, is, holds, number, text) [code] = has,
        PLACARD_KIND_LIST(X)
#undef X
    };
    uint32_t count = 0;
    size_t at = STREAM_HEADER_SIZE + 1;
    take_number(bytes, &at); /* the section's size */
    while (at < bytes.len) {
        unsigned char kind = (unsigned char)bytes.ptr[at++];
        count += kind != PLACARD_END;
        skip_body(bytes, &at, has[kind]);
    }
    return count;
}

static struct str manifest(struct arena *arena, uint32_t tokens)
{
    struct buf facts = {.arena = arena}, out = {.arena = arena};
    buf_byte(&facts, (char)PLACARD_MANIFEST);
    buf_bytes(&facts, (const char[]){(char)PLACARD_ID, PLACARD_MODULE_PROCEDURE, 'm', 0}, 4);
    buf_byte(&facts, (char)PLACARD_VERSION);
    buf_bytes(&facts, "1.0.0", 6);
    buf_bytes(&facts, (const char[]){(char)PLACARD_CONTENT, 32}, 2);
    for (int i = 0; i < 32; i++)
        buf_byte(&facts, (char)i);
    buf_byte(&facts, (char)PLACARD_LANGUAGE);
    put_number(&facts, 2 * tokens);
    buf_bytes(&facts, "en", 3);
    buf_byte(&facts, PLACARD_END);
    buf_bytes(&out, STREAM_MAGIC_MANIFEST, STREAM_MAGIC_SIZE);
    buf_bytes(&out, (const char[]){PLACARD_FORMAT_MAJOR, PLACARD_FORMAT_MINOR, STREAM_SECTION_ROOT}, 3);
    put_number(&out, (uint32_t)facts.len);
    buf_str(&out, buf_view(&facts));
    return buf_view(&out);
}

static struct zip_entry stored(struct str name, struct str bytes)
{
    return (struct zip_entry){name, bytes, bytes.len, deflate_crc32(bytes), false};
}

static uint32_t walk(const placard_document *document)
{
    uint32_t sum = placard_step_count(document);
    for (placard_node node = 0; node < placard_node_count(document); node++) {
        placard_bytes text = placard_node_text(document, node);
        for (size_t i = 0; i < text.size; i++)
            sum = sum * 31 + text.data[i];
        placard_node child = placard_node_first(document, node);
        for (; child != PLACARD_NONE; child = placard_node_next(document, node, child))
            if (child <= node || child >= placard_node_end(document, node))
                abort();
    }
    for (uint32_t i = 0; i < placard_question_count(document); i++)
        sum += placard_node_number(document, placard_question_at(document, i));
    return sum;
}

static void load(struct arena *arena, const uint8_t *data, size_t size)
{
    static volatile uint32_t sum; /* so that no compiler leaves the reading out */
    struct str document = {(const char *)data, size};
    struct zip_entry entries[] = {
        stored(STR("mimetype"), STR("application/vnd.placard.module+zip")),
        stored(STR("manifest"), manifest(arena, count_tokens(document))),
        stored(STR("text/en"), document),
    };
    struct buf file = {.arena = arena};
    zip_write(&file, entries, sizeof entries / sizeof entries[0]);
    placard_module module;
    placard_document loaded;
    if (placard_open(&module, file.ptr, file.len, NULL) != PLACARD_OK)
        return;
    size_t need = placard_load_size(&module, 0);
    void *memory = arena_alloc(arena, 1, need);
    if (placard_load(&loaded, &module, 0, memory, need, NULL) == PLACARD_OK)
        sum = sum + walk(&loaded);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static struct arena arena;
    jmp_buf jump;
    if (size > 0 && size <= PLACARD_MAX_DOCUMENT && !arena_failed(&arena, &jump))
        load(&arena, data, size);
    arena_reset(&arena);
    return 0;
}
