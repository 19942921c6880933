#include "pipeline/6-media/picture.h"

#include <string.h>

#include "placard.h"

bool picture_size_ok(uint32_t width, uint32_t height)
{
    return width > 0 && height > 0 && width <= PICTURE_MAX_SIDE && height <= PICTURE_MAX_SIDE &&
           (uint64_t)width * height <= PICTURE_MAX_PIXELS;
}

static uint32_t scaled(uint32_t side, uint32_t to, uint32_t from)
{
    uint64_t value = ((uint64_t)side * to + from / 2) / from;
    return value == 0 ? 1 : (uint32_t)value;
}

void picture_fit(uint32_t width, uint32_t height, uint32_t max_width, uint32_t *out_width,
                 uint32_t *out_height)
{
    uint32_t limit = max_width == 0 || max_width > PLACARD_MAX_PIXELS ? PLACARD_MAX_PIXELS : max_width;
    *out_width = width;
    *out_height = height;
    if (*out_width > limit) {
        *out_height = scaled(height, limit, width);
        *out_width = limit;
    }
    if (*out_height > PLACARD_MAX_PIXELS) {
        *out_width = scaled(width, PLACARD_MAX_PIXELS, height);
        *out_height = PLACARD_MAX_PIXELS;
    }
}

/* Where a pixel of the upright picture lies in the stored one. */
static size_t stored_at(uint32_t orientation, uint32_t width, uint32_t height, uint32_t x, uint32_t y)
{
    bool is_swapped = orientation >= 5;
    uint32_t column = is_swapped ? y : x, row = is_swapped ? x : y;
    bool from_right = orientation == 2 || orientation == 3 || orientation == 7 || orientation == 8;
    bool from_bottom = orientation == 3 || orientation == 4 || orientation == 6 || orientation == 7;
    if (from_right)
        column = width - 1 - column;
    if (from_bottom)
        row = height - 1 - row;
    return ((size_t)row * width + column) * 4;
}

void picture_orient(struct arena *arena, struct picture *picture, uint32_t orientation)
{
    if (orientation < 2 || orientation > 8)
        return;
    struct picture turned = *picture;
    if (orientation >= 5) {
        turned.width = picture->height;
        turned.height = picture->width;
    }
    turned.pixels = arena_alloc(arena, (size_t)turned.width * turned.height, 4);
    uint8_t *pixel = turned.pixels;
    for (uint32_t y = 0; y < turned.height; y++)
        for (uint32_t x = 0; x < turned.width; x++, pixel += 4)
            memcpy(pixel, picture->pixels + stored_at(orientation, picture->width, picture->height, x, y), 4);
    *picture = turned;
}
