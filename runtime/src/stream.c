/*
 * stream.c - the token grammar of docs/format/stream.md.
 *
 * Of the open nodes only what they hold is kept, in a fixed array as deep as
 * the format allows: no recursion, and 66 bytes.
 */
#include "stream.h"

#include "kind.h"
#include "load.h"
#include "placard_format.h"
#include "refuse.h"
#include "utf8.h"

placard_status stream_refuse(const struct stream *stream, placard_status status, uint32_t at)
{
    return refuse(stream->error, status, stream->entry, at);
}

/* LEB128 in its shortest form, at most 32 bits. */
static placard_status take_number(struct stream *stream, uint32_t *out)
{
    uint32_t start = stream->at, number = 0;
    for (uint32_t i = 0; i < STREAM_VARINT_SIZE; i++) {
        if (stream->at == stream->end)
            return stream_refuse(stream, PLACARD_STREAM_TRUNCATED, stream->end);
        uint8_t byte = stream->bytes[stream->at++];
        if (i == STREAM_VARINT_SIZE - 1 && byte > 0x0f)
            break;
        number |= (uint32_t)(byte & 0x7f) << (7 * i);
        if (byte < 0x80) {
            if (byte == 0 && i > 0)
                break;
            *out = number;
            return PLACARD_OK;
        }
    }
    return stream_refuse(stream, PLACARD_STREAM_VARINT, start);
}

/* A length and so many bytes. */
static placard_status take_bytes(struct stream *stream, uint32_t *at, uint32_t *size)
{
    placard_status status = take_number(stream, size);
    if (status != PLACARD_OK)
        return status;
    if (*size > stream->end - stream->at)
        return stream_refuse(stream, PLACARD_STREAM_TRUNCATED, stream->end);
    *at = stream->at;
    stream->at += *size;
    return PLACARD_OK;
}

/* Sections stand in ascending order of their ids; the root's is the first. */
static placard_status check_sections(struct stream *stream)
{
    uint32_t last = 0, root_at = 0, root_end = 0;
    while (stream->at < stream->end || last == 0) {
        uint32_t start = stream->at, id = 0, at = 0, size = 0;
        placard_status status = take_number(stream, &id);
        if (status != PLACARD_OK)
            return status;
        if (id <= last || (last == 0 && id != STREAM_SECTION_ROOT))
            return stream_refuse(stream, PLACARD_STREAM_SECTION, start);
        status = take_bytes(stream, &at, &size);
        if (status != PLACARD_OK)
            return status;
        if (last == 0) {
            root_at = at;
            root_end = at + size;
        }
        last = id;
    }
    stream->at = root_at;
    stream->end = root_end;
    return PLACARD_OK;
}

placard_status stream_open(struct stream *stream, placard_bytes bytes, const char *magic, placard_kind root,
                           uint32_t entry, placard_error *error)
{
    stream->bytes = bytes.data;
    stream->at = STREAM_HEADER_SIZE;
    stream->end = (uint32_t)bytes.size;
    stream->entry = entry;
    stream->depth = 0;
    stream->is_closed = 0;
    stream->root = (uint8_t)root;
    stream->error = error;
    if (bytes.size < STREAM_HEADER_SIZE)
        return stream_refuse(stream, PLACARD_STREAM_TRUNCATED, stream->end);
    if (memcmp(bytes.data, magic, STREAM_MAGIC_SIZE) != 0)
        return stream_refuse(stream, PLACARD_STREAM_MAGIC, 0);
    uint32_t major = bytes.data[STREAM_MAGIC_SIZE], minor = bytes.data[STREAM_MAGIC_SIZE + 1];
    if (major > PLACARD_FORMAT_MAJOR)
        return stream_refuse(stream, PLACARD_NEWER_MAJOR, STREAM_MAGIC_SIZE);
    if (major < PLACARD_FORMAT_MAJOR)
        return stream_refuse(stream, PLACARD_STREAM_MAGIC, STREAM_MAGIC_SIZE);
    stream->is_newer = minor > PLACARD_FORMAT_MINOR;
    return check_sections(stream);
}

static placard_status take_end(struct stream *stream, struct token *token)
{
    if (stream->depth == 0)
        return stream_refuse(stream, PLACARD_STREAM_NESTING, token->at);
    token->depth = --stream->depth;
    if (stream->depth > 0)
        return PLACARD_OK;
    stream->is_closed = 1;
    if (stream->at != stream->end)
        return stream_refuse(stream, PLACARD_STREAM_NESTING, stream->at);
    return PLACARD_OK;
}

/* May the token stand here?  The root only as root, any other by its class. */
static int may_stand(const struct stream *stream, const struct token *token)
{
    if (stream->depth == 0 || token->kind == PLACARD_DOCUMENT || token->kind == PLACARD_MANIFEST)
        return stream->depth == 0 && token->kind == stream->root;
    return (KIND_BIT(token->shape) & stream->open[stream->depth - 1]) != 0;
}

/* Text and the NUL after it: one pass finds the end and says that it is UTF-8. */
static placard_status take_text(struct stream *stream, struct token *token)
{
    token->text = stream->at;
    token->size = (uint32_t)utf8_valid(stream->bytes + stream->at, stream->end - stream->at);
    stream->at += token->size;
    if (stream->at == stream->end)
        return stream_refuse(stream, PLACARD_STREAM_TRUNCATED, stream->end);
    if (stream->bytes[stream->at] != 0)
        return stream_refuse(stream, PLACARD_STREAM_TEXT, stream->at);
    stream->at++;
    return PLACARD_OK;
}

/* Number and text of a token whose kind is known. */
static placard_status take_body(struct stream *stream, struct token *token)
{
    placard_status status = PLACARD_OK;
    if (token->shape & PLACARD_HAS_NUMBER) {
        status = take_number(stream, &token->number);
        if (status != PLACARD_OK)
            return status;
        if (!kind_takes(token->kind, token->number))
            return stream_refuse(stream, PLACARD_BAD_NUMBER, token->at);
    }
    if (token->shape & PLACARD_HAS_TEXT)
        return take_text(stream, token);
    if (token->shape & PLACARD_HAS_BYTES)
        return take_bytes(stream, &token->text, &token->size);
    return status;
}

placard_status stream_next(struct stream *stream, struct token *token)
{
    struct token empty = {PLACARD_END, 0, stream->depth, stream->at, 0, 0, 0};
    *token = empty;
    if (stream->is_closed) {
        token->depth = PLACARD_NONE;
        return PLACARD_OK;
    }
    if (stream->at == stream->end)
        return stream_refuse(stream, PLACARD_STREAM_TRUNCATED, stream->end);
    token->kind = stream->bytes[stream->at++];
    if (token->kind == PLACARD_END)
        return take_end(stream, token);
    token->shape = (uint8_t)kind_of(token->kind);
    if (token->shape == KIND_UNKNOWN)
        return stream_refuse(stream, stream->is_newer ? PLACARD_NEWER_MINOR : PLACARD_STREAM_KIND, token->at);
    if (!may_stand(stream, token))
        return stream_refuse(stream, PLACARD_STREAM_NESTING, token->at);
    if (stream->depth > PLACARD_MAX_DEPTH)
        return stream_refuse(stream, PLACARD_LIMIT_DEPTH, token->at);
    placard_status status = take_body(stream, token);
    if (status == PLACARD_OK && (token->shape & PLACARD_HAS_CHILDREN))
        stream->open[stream->depth++] = (uint16_t)kind_holds(token->kind);
    return status;
}
