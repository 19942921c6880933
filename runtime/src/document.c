/*
 * document.c - one language: inflated, verified and made into records.
 *
 * One pass over the tokens.  While a node is open, the upper bits of its
 * kind_end_ hold its parent; closing it puts the end there instead, so the
 * records themselves are the stack.
 */
#include "container.h"
#include "crc32.h"
#include "inflate.h"
#include "kind.h"
#include "load.h"
#include "placard_format.h"
#include "question.h"
#include "refuse.h"
#include "stream.h"

/* A document being loaded. */
struct loader {
    struct stream stream;
    placard_document document; /* node_count_ grows */
    placard_record *nodes;
    uint32_t capacity; /* nodes that the manifest announces */
    uint32_t open;     /* innermost open node */
    uint32_t first_question;
    uint8_t has_body, has_quiz;
};

/* Bytes of the records, which first serve as the decoder's working memory. */
static size_t records_size(uint32_t nodes)
{
    size_t size = nodes * sizeof(placard_record);
    return size < sizeof(struct inflate_work) ? sizeof(struct inflate_work) : size;
}

static uint32_t announced_nodes(const placard_module *module, uint32_t language)
{
    return placard_fact_at(module, PLACARD_LANGUAGE, language).number / 2;
}

static placard_status reject(const struct loader *loader, placard_status status, const struct token *token)
{
    return stream_refuse(&loader->stream, status, token->at);
}

/* Rules that need the count of things so far. */
static placard_status check_place(struct loader *loader, const struct token *token)
{
    switch (token->kind) {
    case PLACARD_IMAGE:
        if (token->number >= loader->document.media_count_)
            return reject(loader, PLACARD_BAD_MEDIA, token);
        break;
    case PLACARD_STEP:
        loader->document.step_count_++;
        break;
    case PLACARD_QUESTION:
        if (loader->document.question_count_ == PLACARD_MAX_QUESTIONS)
            return reject(loader, PLACARD_LIMIT_NODES, token);
        if (loader->document.question_count_++ == 0)
            loader->first_question = loader->document.node_count_;
        break;
    case PLACARD_QUIZ:
        if (loader->has_quiz)
            return reject(loader, PLACARD_STREAM_NESTING, token);
        loader->has_quiz = 1;
        break;
    }
    if (token->depth == 1) { /* parts stand before the body */
        int is_part = KIND_IS_PART(token->shape);
        if (is_part && loader->has_body)
            return reject(loader, PLACARD_STREAM_NESTING, token);
        loader->has_body = !is_part;
    }
    return PLACARD_OK;
}

static placard_status add_node(struct loader *loader, const struct token *token)
{
    placard_status status = check_place(loader, token);
    if (status != PLACARD_OK)
        return status;
    uint32_t index = loader->document.node_count_;
    if (index == loader->capacity)
        return reject(loader, PLACARD_STREAM_COUNT, token);
    placard_record *node = &loader->nodes[index];
    node->number_ = token->number;
    node->text_ = token->text;
    node->size_ = token->size;
    loader->document.node_count_++;
    if (token->shape & PLACARD_HAS_CHILDREN) {
        node->kind_end_ = (uint32_t)token->kind | loader->open << 8;
        loader->open = index;
    } else {
        node->kind_end_ = (uint32_t)token->kind | (index + 1) << 8;
    }
    return PLACARD_OK;
}

/* Rules that need all that a node holds. */
static placard_status close_node(struct loader *loader, const struct token *token)
{
    uint32_t index = loader->open, end = loader->document.node_count_;
    placard_record *node = &loader->nodes[index];
    uint32_t kind = node->kind_end_ & 0xffu;
    loader->open = node->kind_end_ >> 8;
    node->kind_end_ = kind | end << 8;
    if (kind == PLACARD_STEP && end - index > PLACARD_MAX_STEP_NODES)
        return reject(loader, PLACARD_LIMIT_NODES, token);
    if (kind == PLACARD_QUESTION && !question_is_sound(&loader->document, loader->first_question, index))
        return reject(loader, PLACARD_BAD_QUESTION, token);
    return PLACARD_OK;
}

static placard_status load_nodes(struct loader *loader)
{
    struct token token;
    placard_status status;
    do {
        status = stream_next(&loader->stream, &token);
        if (status == PLACARD_OK)
            status = token.kind == PLACARD_END ? close_node(loader, &token) : add_node(loader, &token);
        if (status != PLACARD_OK)
            return status;
    } while (!loader->stream.is_closed);
    if (loader->document.node_count_ != loader->capacity)
        return reject(loader, PLACARD_STREAM_COUNT, &token);
    return PLACARD_OK;
}

/* The entry's bytes, inflated into `text`, with the right CRC-32. */
static placard_status unpack_text(const placard_entry *entry, struct inflate_work *work, uint8_t *text,
                                  const uint8_t *file, placard_error *error)
{
    size_t at;
    if (!entry->is_deflated) {
        if (entry->size > 0)
            memcpy(text, entry->packed.data, entry->size); /* its CRC-32 was checked on opening */
        return PLACARD_OK;
    }
    placard_status status = inflate_all(work, entry->packed, text, entry->size, &at);
    if (status != PLACARD_OK)
        return refuse(error, status, PLACARD_NONE, (size_t)(entry->packed.data - file) + at);
    if (crc32_of(text, entry->size) != entry->crc)
        return refuse(error, PLACARD_ZIP_CRC, PLACARD_NONE, entry->offset + ZIP_LOCAL_CRC);
    return PLACARD_OK;
}

size_t placard_load_size(const placard_module *module, uint32_t language)
{
    if (language >= module->language_count_)
        return 0;
    return records_size(announced_nodes(module, language)) +
           placard_entry_at(module, ENTRY_INDEX_TEXT + language).size;
}

static placard_status load_language(placard_document *out, const placard_module *module, uint32_t language,
                                    void *memory, placard_error *error)
{
    struct loader loader;
    memset(&loader, 0, sizeof loader);
    loader.nodes = memory;
    loader.capacity = announced_nodes(module, language);
    uint8_t *text = (uint8_t *)memory + records_size(loader.capacity);
    placard_entry entry = placard_entry_at(module, ENTRY_INDEX_TEXT + language);
    placard_status status = unpack_text(&entry, memory, text, module->file_, error);
    if (status != PLACARD_OK)
        return status;
    placard_bytes bytes = {text, entry.size};
    status = stream_open(&loader.stream, bytes, STREAM_MAGIC_DOCUMENT, PLACARD_DOCUMENT,
                         ENTRY_INDEX_TEXT + language, error);
    if (status != PLACARD_OK)
        return status;
    loader.document.nodes_ = loader.nodes;
    loader.document.text_ = text;
    loader.document.text_size_ = entry.size;
    loader.document.media_count_ = module->media_count_;
    loader.document.language_ = language;
    status = load_nodes(&loader);
    if (status == PLACARD_OK)
        *out = loader.document;
    return status;
}

placard_status placard_load(placard_document *out, const placard_module *module, uint32_t language,
                            void *memory, size_t size, placard_error *error)
{
    placard_error ignored;
    if (error == NULL)
        error = &ignored;
    if (out == NULL)
        return refuse(error, PLACARD_BAD_ARGUMENT, PLACARD_NONE, 0);
    memset(out, 0, sizeof *out);
    if (module == NULL || memory == NULL || (uintptr_t)memory % sizeof(uint32_t) != 0)
        return refuse(error, PLACARD_BAD_ARGUMENT, PLACARD_NONE, 0);
    if (language >= module->language_count_)
        return refuse(error, PLACARD_NO_LANGUAGE, PLACARD_NONE, 0);
    if (size < placard_load_size(module, language))
        return refuse(error, PLACARD_NO_MEMORY, PLACARD_NONE, 0);
    return load_language(out, module, language, memory, error);
}
