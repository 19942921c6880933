/*
 * document.c - one language: inflated, verified and made into nodes.
 *
 * One pass over the tokens.  While a node is open, the upper bits of its
 * kind_end_ hold its parent; closing it puts the end there instead, so the
 * nodes themselves are the stack.
 */
#include "core/container.h"
#include "core/inflate.h"
#include "core/load.h"
#include "core/question.h"
#include "core/refuse.h"
#include "core/stream.h"
#include "placard_format.h"

/* A document being loaded. */
struct loader {
    struct stream stream;
    placard_document *document; /* node_count_ grows */
    placard_token *nodes;
    uint32_t media;    /* pictures that the manifest lists */
    uint32_t capacity; /* nodes that it announces */
    uint32_t open;     /* innermost open node */
    uint32_t quizzes;
    uint32_t footnotes; /* so far */
};

_Static_assert(PLACARD_MAX_DOCUMENT < 1u << 24, "nodes are counted in 24 bits, beside a kind");

/* What the decoder's working memory may stand behind the caller's, for its pointers. */
#define WORK_SLACK (_Alignof(struct inflate_work) - _Alignof(placard_token))
#define WORK_SIZE  (sizeof(struct inflate_work) + WORK_SLACK)

/* Bytes of the nodes, which first serve as the decoder's working memory. */
static size_t nodes_size(uint32_t nodes)
{
    size_t size = nodes * sizeof(placard_token);
    return size < WORK_SIZE ? WORK_SIZE : size;
}

/* That working memory; the caller's is aligned for nodes alone. */
static struct inflate_work *work_in(void *memory)
{
    uintptr_t short_by = -(uintptr_t)memory % _Alignof(struct inflate_work);
    return (void *)((uint8_t *)memory + short_by);
}

static uint32_t announced_nodes(const placard_module *module, uint32_t language)
{
    return PLACARD_LANGUAGE_NODES(placard_fact_at(module, PLACARD_LANGUAGE, language).number);
}

/* Rules that need the count of things so far. */
static void check_place(struct loader *loader, const placard_token *token)
{
    placard_document *document = loader->document;
    switch (token->kind_end_) {
    case PLACARD_IMAGE:
        if (token->number_ >= loader->media)
            stream_reject(&loader->stream, PLACARD_BAD_MEDIA);
        break;
    case PLACARD_STEP:
        document->step_count_++;
        break;
    case PLACARD_QUESTION:
        if (document->question_count_++ == PLACARD_MAX_QUESTIONS)
            stream_reject(&loader->stream, PLACARD_LIMIT_NODES);
        break;
    case PLACARD_QUIZ:
        if (loader->quizzes++ > 0)
            stream_reject(&loader->stream, PLACARD_STREAM_NESTING);
        break;
    case PLACARD_FOOTNOTE: /* they end the root, numbered in their order */
        loader->footnotes++;
        if (token->number_ != loader->footnotes || loader->open > 0 ||
            loader->stream.end - loader->stream.start > PLACARD_MAX_FOOTNOTE)
            stream_reject(&loader->stream, PLACARD_BAD_FOOTNOTE);
        return;
    }
    if (loader->footnotes == 0)
        document->footnotes_ = document->node_count_ + 1;
    else if (loader->open == 0)
        stream_reject(&loader->stream, PLACARD_BAD_FOOTNOTE);
}

static void add_node(struct loader *loader)
{
    const placard_token *token = &loader->stream.token;
    uint32_t index = loader->document->node_count_;
    check_place(loader, token);
    if (index == loader->capacity) {
        stream_reject(&loader->stream, PLACARD_STREAM_COUNT);
        return;
    }
    uint32_t above = index + 1;
    loader->document->node_count_ = above;
    if (loader->stream.traits & PLACARD_HAS_CHILDREN) {
        above = loader->open;
        loader->open = index;
    }
    loader->nodes[index] = *token;
    loader->nodes[index].kind_end_ |= above << 8;
}

/* Rules that need all that a node holds. */
static void close_node(struct loader *loader)
{
    uint32_t index = loader->open, end = loader->document->node_count_;
    placard_token *node = &loader->nodes[index];
    uint32_t kind = node->kind_end_ & 0xffu;
    loader->open = node->kind_end_ >> 8;
    node->kind_end_ = kind | end << 8;
    if (kind == PLACARD_STEP && end - index > PLACARD_MAX_STEP_NODES)
        stream_reject(&loader->stream, PLACARD_LIMIT_NODES);
    if (kind == PLACARD_QUESTION && !question_is_sound(loader->document, loader->open + 1, index))
        stream_reject(&loader->stream, PLACARD_BAD_QUESTION);
}

static placard_status load_nodes(struct loader *loader)
{
    stream_open(&loader->stream);
    while (stream_next(&loader->stream))
        if (loader->stream.token.kind_end_ == PLACARD_END)
            close_node(loader);
        else
            add_node(loader);
    if (loader->document->node_count_ != loader->capacity)
        stream_reject(&loader->stream, PLACARD_STREAM_COUNT);
    return (placard_status)loader->stream.status;
}

/* The entry's bytes, inflated into `text`, with the right CRC-32. */
static placard_status unpack_text(const placard_entry *entry, struct inflate_work *work, uint8_t *text,
                                  const uint8_t *file, placard_error *error)
{
    if (entry->is_deflated) {
        size_t at;
        placard_status status = inflate_all(work, entry->packed, text, entry->size, &at);
        if (status != PLACARD_OK)
            return refuse(error, status, (size_t)(entry->packed.data - file) + at);
    } else {
        memcpy(text, entry->packed.data, entry->size);
    }
    return container_sum(entry, text, error);
}

size_t placard_load_size(const placard_module *module, uint32_t language)
{
    if (language >= module->language_count_)
        return 0;
    return nodes_size(announced_nodes(module, language)) +
           placard_entry_at(module, ENTRY_INDEX_TEXT + language).size;
}

/* Into `size` bytes of memory, all that placard_load_size() asks: the text ends where they end. */
static placard_status load_language(placard_document *out, const placard_module *module, uint32_t language,
                                    void *memory, size_t size, placard_error *error)
{
    struct loader loader;
    placard_entry entry = placard_entry_at(module, ENTRY_INDEX_TEXT + language);
    uint8_t *text = (uint8_t *)memory + (size - entry.size);
    placard_status status = unpack_text(&entry, work_in(memory), text, module->file_, error);
    if (status != PLACARD_OK)
        return status;
    memset(&loader, 0, sizeof loader);
    loader.stream.bytes = text;
    loader.stream.end = entry.size;
    loader.stream.entry = ENTRY_INDEX_TEXT + language;
    loader.stream.error = error;
    loader.stream.kinds = &document_kinds;
    loader.document = out;
    loader.media = module->media_count_;
    loader.nodes = memory;
    loader.capacity = announced_nodes(module, language);
    out->nodes_ = memory;
    out->text_ = text;
    out->text_size_ = entry.size;
    return load_nodes(&loader);
}

/* What the caller handed over, before any of it is used; `need` is 0 for no language. */
static placard_status check_call(const void *memory, size_t size, size_t need)
{
    if (memory == NULL)
        return PLACARD_BAD_ARGUMENT;
    if ((uintptr_t)memory % _Alignof(placard_token) != 0)
        return PLACARD_MISALIGNED;
    if (need == 0)
        return PLACARD_NO_LANGUAGE;
    return size < need ? PLACARD_NO_MEMORY : PLACARD_OK;
}

placard_status placard_load(placard_document *out, const placard_module *module, uint32_t language,
                            void *memory, size_t size, placard_error *error)
{
    if (out == NULL)
        return refuse(error, PLACARD_BAD_ARGUMENT, 0);
    memset(out, 0, sizeof *out);
    if (module == NULL)
        return refuse(error, PLACARD_BAD_ARGUMENT, 0);
    size_t need = placard_load_size(module, language);
    placard_status status = check_call(memory, size, need);
    if (status != PLACARD_OK)
        return refuse(error, status, 0);
    status = load_language(out, module, language, memory, need, error);
    if (status != PLACARD_OK)
        memset(out, 0, sizeof *out);
    return status;
}
