/*
 * manifest.c - does the manifest say what a manifest must say?
 *
 * Facts stand in ascending order of their codes, so one number is all that
 * must be remembered to know that none is missing or twice.
 */
#include "manifest.h"

#include "load.h"
#include "placard_format.h"
#include "stream.h"

/* What was seen of the manifest so far. */
struct facts {
    uint32_t last; /* kind of the last top-level fact */
    uint32_t ids, versions, contents;
    uint32_t languages, media;
};

static int is_single(uint32_t kind)
{
    return kind == PLACARD_ID || kind == PLACARD_VERSION || kind == PLACARD_CONTENT ||
           kind == PLACARD_EFFECTIVE || kind == PLACARD_WITHDRAWN || kind == PLACARD_WITHDRAWN_ON ||
           kind == PLACARD_ATTEMPTS;
}

/* Bytes that a fact of `kind` must have; 0: any number of them. */
static uint32_t exact_size(uint32_t kind)
{
    return kind == PLACARD_CONTENT ? CONTENT_DIGEST_SIZE : kind == PLACARD_MEDIA ? MEDIA_DIGEST_SIZE : 0;
}

/* One top-level fact: in order of codes, single where one is enough, sized. */
static int add_fact(struct facts *facts, const placard_record *token)
{
    uint32_t kind = token->kind_end_, size = exact_size(kind);
    if (kind < facts->last || (kind == facts->last && is_single(kind)))
        return 0;
    if (size != 0 && token->size_ != size)
        return 0;
    if ((kind == PLACARD_ID || kind == PLACARD_VERSION) && token->size_ == 0)
        return 0;
    facts->last = kind;
    facts->ids += kind == PLACARD_ID;
    facts->versions += kind == PLACARD_VERSION;
    facts->contents += kind == PLACARD_CONTENT;
    facts->languages += kind == PLACARD_LANGUAGE;
    facts->media += kind == PLACARD_MEDIA;
    return facts->languages <= PLACARD_MAX_LANGUAGES;
}

placard_status manifest_check(placard_module *module, placard_bytes bytes, placard_error *error)
{
    struct stream stream;
    struct facts facts = {0, 0, 0, 0, 0, 0};
    memset(&stream, 0, sizeof stream);
    stream.bytes = bytes.data;
    stream.end = (uint32_t)bytes.size;
    stream.entry = ENTRY_INDEX_MANIFEST;
    stream.error = error;
    stream_open(&stream, PLACARD_MANIFEST);
    module->manifest_ = bytes.data + stream.at;
    module->manifest_size_ = stream.end - stream.at;
    while (stream_next(&stream)) {
        /* A token that holds others is open by now itself. */
        uint32_t depth = stream.level - ((stream.traits & PLACARD_HAS_CHILDREN) != 0);
        if (depth == 2 && stream.token.kind_end_ != PLACARD_END && !add_fact(&facts, &stream.token))
            stream_reject(&stream, PLACARD_BAD_FACT);
    }
    if (facts.ids + facts.versions + facts.contents != 3 || facts.languages == 0)
        stream_reject(&stream, PLACARD_BAD_FACT);
    module->language_count_ = facts.languages;
    module->media_count_ = facts.media;
    return (placard_status)stream.status;
}
