/*
 * manifest.c - does the manifest say what a manifest must say?
 *
 * Facts stand in ascending order of their codes, so a bit for each kind is all
 * that must be remembered to know that none is missing or twice.
 */
#include "core/manifest.h"

#include "core/load.h"
#include "core/refuse.h"
#include "core/stream.h"
#include "placard_format.h"

#define PLACE(code) ((uint32_t)(code)-PLACARD_ID)
#define FACT(name)  (1u << PLACE(PLACARD_##name))
#define REQUIRED    (FACT(ID) | FACT(VERSION) | FACT(CONTENT) | FACT(LANGUAGE))
#define SINGLE                                                                                               \
    (FACT(ID) | FACT(VERSION) | FACT(CONTENT) | FACT(EFFECTIVE) | FACT(WITHDRAWN) | FACT(WITHDRAWN_ON) |     \
     FACT(ATTEMPTS))

/* The facts, and no other kinds, have places below 32. */
#define X(name, code, has, is, holds, number, text)                                                          \
    _Static_assert((PLACE(code) < 32) == ((is) == PLACARD_IS_FACT), "a bit for each fact");
PLACARD_MANIFEST_LIST(X)
#undef X

/* Is the fact one that may follow those `seen`, and has it the size that its kind asks? */
static int add_fact(placard_module *module, uint32_t seen, const placard_token *token)
{
    /* Of its kind and those after it nothing was seen, or only itself where it may stand again. */
    if (seen >> PLACE(token->kind_end_) > (~SINGLE >> PLACE(token->kind_end_) & 1u))
        return 0;
    switch (token->kind_end_) {
    case PLACARD_ID:
    case PLACARD_VERSION:
        return token->size_ > 0;
    case PLACARD_CONTENT:
        return token->size_ == CONTENT_DIGEST_SIZE;
    case PLACARD_LANGUAGE:
        return ++module->language_count_ <= PLACARD_MAX_LANGUAGES;
    case PLACARD_MEDIA:
        module->media_count_++;
        return token->size_ == MEDIA_DIGEST_SIZE;
    default:
        return 1;
    }
}

placard_status manifest_check(placard_module *module, placard_error *error)
{
    static const char name[] = "\10\0\0\0" ENTRY_MANIFEST; /* its size, no extra field, itself */
    const uint8_t *header = module->file_ + ENTRY_MANIFEST_AT;
    /* In a file of one entry its central record stands there, and says something else. */
    if (memcmp(header + ZIP_LOCAL_NAME_SIZE, name, sizeof name - 1) != 0)
        return refuse(error, PLACARD_NO_MANIFEST, PLACARD_NONE, ENTRY_MANIFEST_AT);
    struct stream stream;
    uint32_t seen = 0;
    module->language_count_ = 0;
    module->media_count_ = 0;
    memset(&stream, 0, sizeof stream);
    stream.bytes = header + ZIP_LOCAL_SIZE + ENTRY_NAME_SIZE;
    stream.end = load_le32(header + ZIP_LOCAL_PACKED);
    stream.entry = ENTRY_INDEX_MANIFEST;
    stream.error = error;
    stream.kinds = &manifest_kinds;
    stream_open(&stream);
    module->manifest_ = stream.bytes + stream.at + 1; /* the root's token is one byte */
    while (stream_next(&stream)) {
        uint32_t place = PLACE(stream.token.kind_end_);
        if (place < 32) {
            if (!add_fact(module, seen, &stream.token))
                stream_reject(&stream, PLACARD_BAD_FACT);
            seen |= 1u << place;
        }
    }
    if ((~seen & REQUIRED) != 0)
        stream_reject(&stream, PLACARD_BAD_FACT);
    return (placard_status)stream.status;
}
