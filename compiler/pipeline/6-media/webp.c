/*
 * webp.c - pixels -> WebP, and WebP checked.  The only file that knows libwebp.
 */
#include <string.h>

#include <webp/decode.h>
#include <webp/encode.h>

#include "pipeline/6-media/picture.h"
#include "placard.h"

/* libwebp's own scale, 0 to 6: higher saves few bytes for much time. */
enum { METHOD = 4, LOSSLESS_LEVEL = 6 };

/* ---- Writing ----------------------------------------------------------- */

struct writer {
    WebPPicture picture;
    WebPMemoryWriter memory;
};

static void close_writer(void *handle)
{
    struct writer *writer = handle;
    WebPPictureFree(&writer->picture);
    WebPMemoryWriterClear(&writer->memory);
}

/* Fails only when the library found at run time is not the one built against. */
static bool set_up(struct writer *writer, WebPConfig *config, const struct picture_encoding *encoding)
{
    if (!WebPConfigInit(config) || !WebPPictureInit(&writer->picture))
        return false;
    WebPMemoryWriterInit(&writer->memory);
    config->quality = (float)encoding->quality;
    config->method = METHOD;
    return !encoding->is_lossless || WebPConfigLosslessPreset(config, LOSSLESS_LEVEL);
}

static bool import_pixels(WebPPicture *to, const struct picture *picture, bool is_lossless)
{
    to->width = (int)picture->width;
    to->height = (int)picture->height;
    to->use_argb = is_lossless;
    int stride = to->width * 4;
    return picture->has_alpha ? WebPPictureImportRGBA(to, picture->pixels, stride)
                              : WebPPictureImportRGBX(to, picture->pixels, stride);
}

struct str picture_to_webp(struct arena *arena, const struct picture *picture,
                           const struct picture_encoding *encoding)
{
    WebPConfig config;
    struct writer *writer = arena_new(arena, struct writer);
    if (!set_up(writer, &config, encoding))
        arena_fail(arena);
    struct arena_cleanup *cleanup = arena_defer(arena, close_writer, writer);
    writer->picture.writer = WebPMemoryWrite;
    writer->picture.custom_ptr = &writer->memory;
    /* Sizes and options are in range, so all that can fail from here on is memory. */
    if (!import_pixels(&writer->picture, picture, encoding->is_lossless) ||
        !WebPEncode(&config, &writer->picture))
        arena_fail(arena);
    struct str bytes = str_copy(arena, (struct str){(const char *)writer->memory.mem, writer->memory.size});
    arena_close(cleanup);
    return bytes;
}

/* ---- Copying ------------------------------------------------------------ */

/* The chunks of a still picture that make pixels; whole, with header and padding. */
struct chunks {
    struct str canvas; /* VP8X */
    struct str alpha;  /* ALPH */
    struct str image;  /* VP8 or VP8L */
    bool is_animated;
};

static uint32_t load32(const char *at)
{
    const uint8_t *p = (const uint8_t *)at;
    return (uint32_t)p[0] | (uint32_t)p[1] << 8 | (uint32_t)p[2] << 16 | (uint32_t)p[3] << 24;
}

static void note_chunk(struct chunks *chunks, struct str chunk)
{
    struct str name = str_slice(chunk, 0, 4);
    if (str_eq(name, STR("VP8X")) && chunk.len >= 18)
        chunks->canvas = chunk;
    else if (str_eq(name, STR("ALPH")) && chunks->alpha.ptr == NULL)
        chunks->alpha = chunk;
    else if ((str_eq(name, STR("VP8 ")) || str_eq(name, STR("VP8L"))) && chunks->image.ptr == NULL)
        chunks->image = chunk;
    else if (str_eq(name, STR("ANIM")) || str_eq(name, STR("ANMF")))
        chunks->is_animated = true;
}

/* RFC 9649, section 2.3 and after.  False when a chunk does not end inside the file. */
static bool split(struct str bytes, struct chunks *chunks)
{
    if (bytes.len < 12 || load32(bytes.ptr + 4) > bytes.len - 8)
        return false;
    struct str rest = str_slice(bytes, 12, 8 + (size_t)load32(bytes.ptr + 4));
    while (rest.len >= 8) {
        size_t size = load32(rest.ptr + 4), padded = 8 + size + (size & 1);
        if (size > rest.len - 8)
            return false;
        note_chunk(chunks, str_slice(rest, 0, padded));
        rest = str_slice(rest, padded, rest.len);
    }
    return chunks->image.ptr != NULL || chunks->is_animated;
}

static void put_padded(struct buf *out, struct str chunk)
{
    buf_str(out, chunk);
    if (chunk.len % 2 != 0)
        buf_byte(out, 0); /* the padding of a last chunk may be cut off */
}

/* A canvas that declares alpha and nothing else, where there is an ALPH chunk to declare. */
static void put_alpha(struct buf *out, const struct chunks *chunks)
{
    if (chunks->alpha.ptr == NULL || chunks->canvas.ptr == NULL || chunks->image.ptr[3] == 'L')
        return;
    buf_bytes(out, "VP8X\x0a\0\0\0\x10\0\0\0", 12);
    buf_str(out, str_slice(chunks->canvas, 12, 18)); /* width and height */
    put_padded(out, chunks->alpha);
}

static struct str rewrite(struct arena *arena, const struct chunks *chunks)
{
    struct buf body = {.arena = arena}, out = {.arena = arena};
    put_alpha(&body, chunks);
    put_padded(&body, chunks->image);
    uint32_t size = (uint32_t)body.len + 4;
    buf_str(&out, STR("RIFF"));
    for (int i = 0; i < 4; i++)
        buf_byte(&out, (char)(size >> 8 * i & 0xff));
    buf_str(&out, STR("WEBP"));
    buf_str(&out, buf_view(&body));
    return buf_view(&out);
}

static void free_pixels(void *handle)
{
    WebPFreeDecBuffer(handle);
}

/* Decode to the end and let the pixels go. */
static enum picture_status decode(struct arena *arena, struct str bytes)
{
    WebPDecoderConfig *config = arena_new(arena, WebPDecoderConfig);
    if (!WebPInitDecoderConfig(config))
        arena_fail(arena);
    struct arena_cleanup *cleanup = arena_defer(arena, free_pixels, &config->output);
    config->output.colorspace = MODE_RGBA;
    VP8StatusCode status = WebPDecode((const uint8_t *)bytes.ptr, bytes.len, config);
    /* Nobody aborts here: libwebp says so when the memory of its output stage is missing. */
    if (status == VP8_STATUS_OUT_OF_MEMORY || status == VP8_STATUS_USER_ABORT)
        arena_fail(arena);
    arena_close(cleanup);
    return status == VP8_STATUS_OK ? PICTURE_OK : PICTURE_DAMAGED;
}

struct picture_result picture_copy_webp(struct arena *arena, struct str bytes, struct str *out)
{
    struct picture_result result = {.status = PICTURE_DAMAGED};
    struct chunks chunks = {0};
    if (!split(bytes, &chunks))
        return result;
    if (chunks.is_animated) {
        result.status = PICTURE_ANIMATED;
        return result;
    }
    *out = rewrite(arena, &chunks);
    int width, height;
    if (!WebPGetInfo((const uint8_t *)out->ptr, out->len, &width, &height))
        return result;
    result.width = (uint32_t)width;
    result.height = (uint32_t)height;
    bool fits = result.width <= PLACARD_MAX_PIXELS && result.height <= PLACARD_MAX_PIXELS;
    result.status = fits ? decode(arena, *out) : PICTURE_TOO_LARGE;
    return result;
}
