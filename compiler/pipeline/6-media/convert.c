#include "pipeline/6-media/convert.h"

#include <string.h>

#include "base/digest.h"

/*
 * More than libwebp makes of noise, the worst there is (test_media tries it at every quality): lossless
 * the bytes of the pixels and a little, lossy at most two and a half a pixel, twice that where
 * nothing is thrown away.
 */
static size_t most_bytes(const struct picture *picture, const struct picture_encoding *encoding)
{
    size_t pixels = (size_t)picture->width * picture->height, half_bytes = 5;
    if (encoding->is_lossless)
        half_bytes = picture->has_alpha ? 9 : 7;
    else if (encoding->quality > 90)
        half_bytes = 10;
    return pixels * half_bytes / 2 + pixels / (picture->has_alpha ? 1 : 8) + 4096;
}

static void name_bytes(struct media *media)
{
    uint8_t digest[32];
    digest_sha256(digest, &media->bytes, 1);
    memcpy(media->digest, digest, sizeof media->digest);
}

/* A picture that is encoded anew. */
static void convert_pixels(struct arena *arena, struct str bytes, const struct media_options *options,
                           struct conversion *made)
{
    struct picture picture = {0};
    made->result = made->sniff.kind == SNIFF_PNG ? picture_from_png(arena, bytes, options->width, &picture)
                                                 : picture_from_jpeg(arena, bytes, options->width, &picture);
    if (made->result.status != PICTURE_OK)
        return;
    struct picture_encoding encoding = {options->quality, options->lossless || picture.is_drawing};
    made->media.width = picture.width;
    made->media.height = picture.height;
    if (options->is_check)
        made->media.bytes = (struct str){NULL, most_bytes(&picture, &encoding)};
    else
        made->media.bytes = picture_to_webp(arena, &picture, &encoding);
}

static void copy_webp(struct arena *arena, struct str bytes, struct conversion *made)
{
    made->result = picture_copy_webp(arena, bytes, &made->media.bytes);
    made->media.width = made->result.width;
    made->media.height = made->result.height;
}

struct conversion convert_picture(struct arena *arena, struct str bytes, const struct media_options *options)
{
    struct conversion made = {.sniff = sniff_bytes(bytes)};
    if (made.sniff.kind == SNIFF_WEBP)
        copy_webp(arena, bytes, &made);
    else if (made.sniff.kind != SNIFF_REFUSED)
        convert_pixels(arena, bytes, options, &made);
    if (conversion_is_usable(&made) && made.media.bytes.ptr != NULL)
        name_bytes(&made.media);
    return made;
}

struct conversion conversion_copy(struct arena *arena, const struct conversion *from)
{
    struct conversion to = *from;
    if (from->media.bytes.ptr != NULL)
        to.media.bytes = str_copy(arena, from->media.bytes);
    if (from->result.why.ptr != NULL)
        to.result.why = str_copy(arena, from->result.why);
    return to;
}

void conversion_key(uint8_t key[32], struct str bytes, const struct media_options *options)
{
    char settings[10] = {options->lossless, options->is_check};
    for (int i = 0; i < 4; i++) {
        settings[2 + i] = (char)(options->width >> 8 * i);
        settings[6 + i] = (char)(options->quality >> 8 * i);
    }
    struct str parts[] = {{settings, sizeof settings}, bytes};
    digest_sha256(key, parts, 2);
}
