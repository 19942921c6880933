/*
 * stream.c - the token grammar of docs/format/stream.md.
 *
 * Of the open nodes only what they hold is kept, in a fixed array as deep as
 * the format allows: no recursion, and 66 bytes.  The first failure stays:
 * what is read after it has no effect, so that a check need not ask whether
 * the one before it passed.
 */
#include "core/stream.h"

#include "core/load.h"
#include "core/refuse.h"
#include "core/utf8.h"
#include "placard_format.h"

uint32_t stream_refuse(struct stream *stream, placard_status status, uint32_t at)
{
    if (stream->status == PLACARD_OK) {
        stream->status = refuse(stream->error, status, at);
        if (stream->error != NULL)
            stream->error->entry = stream->entry;
    }
    stream->level = 0;
    return 0;
}

void stream_reject(struct stream *stream, placard_status status)
{
    stream_refuse(stream, status, stream->start);
}

/* LEB128 in its shortest form, at most 32 bits. */
static uint32_t take_number(struct stream *stream)
{
    uint32_t start = stream->at, number = 0, shift = 0, byte;
    do {
        if (stream->at == stream->end)
            return stream_refuse(stream, PLACARD_STREAM_TRUNCATED, stream->end);
        byte = stream->bytes[stream->at++];
        if ((shift == 28 && byte > 0x0f) || (shift > 0 && byte == 0))
            return stream_refuse(stream, PLACARD_STREAM_VARINT, start);
        number |= (byte & 0x7f) << shift;
        shift += 7;
    } while (byte >= 0x80);
    return number;
}

/* A length and so many bytes. */
static void take_bytes(struct stream *stream)
{
    uint32_t size = take_number(stream);
    stream->token.text_ = stream->at;
    stream->token.size_ = size;
    if (size > stream->end - stream->at)
        stream_refuse(stream, PLACARD_STREAM_TRUNCATED, stream->end);
    else
        stream->at += size;
}

/* Text and the NUL after it: one pass finds the end and says that it is UTF-8. */
static void take_text(struct stream *stream)
{
    uint32_t size = (uint32_t)utf8_valid(stream->bytes + stream->at, stream->end - stream->at);
    stream->token.text_ = stream->at;
    stream->token.size_ = size;
    stream->at += size;
    if (stream->at == stream->end)
        stream_refuse(stream, PLACARD_STREAM_TRUNCATED, stream->at);
    else if (stream->bytes[stream->at++] != 0)
        stream_refuse(stream, PLACARD_STREAM_TEXT, stream->at - 1);
}

/* Sections stand in ascending order of their ids; the root's is the first. */
static void find_root(struct stream *stream)
{
    uint32_t last = 0, at = 0, end = 0;
    do {
        uint32_t start = stream->at, id = take_number(stream);
        if (last == 0 ? id != STREAM_SECTION_ROOT : id <= last)
            stream_refuse(stream, PLACARD_STREAM_SECTION, start);
        take_bytes(stream);
        if (last == 0) {
            at = stream->token.text_;
            end = stream->at;
        }
        last = id;
    } while (stream->status == PLACARD_OK && stream->at < stream->end);
    stream->at = at;
    stream->end = end;
}

void stream_open(struct stream *stream)
{
    const struct kinds *kinds = stream->kinds;
    stream->level = 1;
    stream->at = STREAM_HEADER_SIZE;
    if (stream->end < STREAM_HEADER_SIZE) {
        stream_refuse(stream, PLACARD_STREAM_TRUNCATED, stream->end);
        return;
    }
    uint32_t major = stream->bytes[STREAM_MAGIC_SIZE];
    if (load_le32(stream->bytes) != kinds->magic)
        stream_refuse(stream, PLACARD_STREAM_MAGIC, 0);
    if (major != kinds->major)
        stream_refuse(stream, major > kinds->major ? PLACARD_NEWER_MAJOR : PLACARD_STREAM_MAGIC,
                      STREAM_MAGIC_SIZE);
    find_root(stream);
}

static void take_end(struct stream *stream)
{
    if (stream->level == 1)
        stream_reject(stream, PLACARD_STREAM_NESTING);
    else if (--stream->level == 1) {
        stream->level = 0;
        if (stream->at != stream->end)
            stream_refuse(stream, PLACARD_STREAM_NESTING, stream->at);
    }
}

/* May the token stand here?  The root only as root, any other by its class. */
static int may_stand(const struct stream *stream, uint32_t kind)
{
    if (kind == stream->kinds->root)
        return stream->level == 1;
    return stream->open[stream->level - 1] >> KIND_CLASS(stream->traits) & 1;
}

/* Made by a newer minor version: it may have kinds that this reader does not know. */
static int is_newer(const struct stream *stream)
{
    return stream->bytes[STREAM_MAGIC_SIZE + 1] > stream->kinds->minor;
}

/* A token that opens: its place, then what it carries. */
static void take_token(struct stream *stream, uint32_t kind)
{
    uint32_t traits = stream->traits;
    if (traits == KIND_UNKNOWN)
        stream_reject(stream, is_newer(stream) ? PLACARD_NEWER_MINOR : PLACARD_STREAM_KIND);
    else if (!may_stand(stream, kind))
        stream_reject(stream, PLACARD_STREAM_NESTING);
    else if (stream->level > PLACARD_MAX_DEPTH + 1)
        stream_reject(stream, PLACARD_LIMIT_DEPTH);
    if (traits & PLACARD_HAS_NUMBER) {
        stream->token.number_ = take_number(stream);
        if (!kind_takes(stream->kinds, traits, stream->token.number_))
            stream_reject(stream, PLACARD_BAD_NUMBER);
    }
    if (traits & PLACARD_HAS_TEXT)
        take_text(stream);
    if (traits & PLACARD_HAS_BYTES)
        take_bytes(stream);
    if (KIND_CLASS(traits) != 0)
        stream->open[1] &= (uint16_t)~1u; /* what is of class 0 stands before the rest */
    if (traits & PLACARD_HAS_CHILDREN && stream->level > 0)
        stream->open[stream->level++] = stream->kinds->sets[KIND_SET(traits)];
}

int stream_next(struct stream *stream)
{
    if (stream->level == 0)
        return 0;
    if (stream->at == stream->end)
        return (int)stream_refuse(stream, PLACARD_STREAM_TRUNCATED, stream->end);
    stream->start = stream->at;
    uint32_t kind = stream->bytes[stream->at++];
    memset(&stream->token, 0, sizeof stream->token);
    stream->token.kind_end_ = kind;
    stream->traits = kind_traits(stream->kinds, kind);
    if (kind == PLACARD_END)
        take_end(stream);
    else
        take_token(stream, kind);
    return stream->status == PLACARD_OK;
}
