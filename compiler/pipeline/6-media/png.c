/*
 * png.c - PNG -> pixels.  The only file that knows libpng, whose errors jump:
 * everything that outlives a jump is in `struct png_reader`.
 */
#include <png.h>
#include <stdlib.h>
#include <string.h>

#include "pipeline/6-media/picture.h"
#include "pipeline/6-media/scale.h"

enum { COLOUR_SLOTS = 1024 };

struct png_reader {
    struct arena *arena;
    struct str bytes;
    size_t at; /* read so far */
    png_structp png;
    png_infop info;
    struct picture *out;
    struct scale *scale;
    uint32_t width, height;
    uint32_t colours[COLOUR_SLOTS]; /* seen so far, hashed; 0: free slot */
    uint32_t colour_count;
    bool has_black; /* transparent black, whose value is 0 */
    bool is_out_of_memory;
    char why[96];
};

static void on_error(png_structp png, png_const_charp message)
{
    struct png_reader *reader = png_get_error_ptr(png);
    strncpy(reader->why, message, sizeof reader->why - 1);
    png_longjmp(png, 1);
}

static void on_warning(png_structp png, png_const_charp message)
{
    (void)png;
    (void)message;
}

static void *on_alloc(png_structp png, png_alloc_size_t size)
{
    struct png_reader *reader = png_get_mem_ptr(png);
    void *memory = malloc(size);
    reader->is_out_of_memory |= memory == NULL;
    return memory;
}

static void on_free(png_structp png, void *memory)
{
    (void)png;
    free(memory);
}

static void on_read(png_structp png, png_bytep into, size_t size)
{
    struct png_reader *reader = png_get_io_ptr(png);
    if (size > reader->bytes.len - reader->at)
        png_error(png, "the file ends early");
    memcpy(into, reader->bytes.ptr + reader->at, size);
    reader->at += size;
}

static void close_reader(void *handle)
{
    struct png_reader *reader = handle;
    png_destroy_read_struct(&reader->png, &reader->info, NULL);
}

/* The header again, by libpng, and all transformations to 4 bytes a pixel. */
static void read_header(struct png_reader *reader)
{
    png_structp png = reader->png;
    png_set_read_fn(png, reader, on_read);
    png_set_user_limits(png, PICTURE_MAX_SIDE, PICTURE_MAX_SIDE);
    png_set_chunk_malloc_max(png, 8 << 20);
    png_read_info(png, reader->info);
    png_set_expand(png);
    png_set_scale_16(png);
    png_set_gray_to_rgb(png);
    png_set_add_alpha(png, 0xff, PNG_FILLER_AFTER);
    png_set_interlace_handling(png);
    png_read_update_info(png, reader->info);
}

static uint32_t slot_of(uint32_t colour)
{
    return colour * 2654435761u >> 22; /* Knuth's multiplicative hash, top 10 bits */
}

/* Note a colour; counts up to one past the limit, so that the slots never fill. */
static void note_colour(struct png_reader *reader, uint32_t colour)
{
    if (colour == 0) {
        reader->colour_count += !reader->has_black;
        reader->has_black = true;
        return;
    }
    uint32_t slot = slot_of(colour);
    while (reader->colours[slot] != 0 && reader->colours[slot] != colour)
        slot = (slot + 1) % COLOUR_SLOTS;
    reader->colour_count += reader->colours[slot] == 0;
    reader->colours[slot] = colour;
}

static void count_colours(struct png_reader *reader, const uint8_t *row)
{
    uint32_t last = 0;
    for (uint32_t x = 0; x < reader->width && reader->colour_count <= PICTURE_FEW_COLOURS; x++) {
        uint32_t colour;
        memcpy(&colour, row + (size_t)x * 4, 4);
        if (x == 0 || colour != last)
            note_colour(reader, colour);
        last = colour;
    }
}

static void take_row(struct png_reader *reader, const uint8_t *row)
{
    count_colours(reader, row);
    scale_row(reader->scale, row);
}

/* An interlaced picture is whole only after its last pass: it needs all rows at once. */
static void read_interlaced(struct png_reader *reader)
{
    size_t stride = (size_t)reader->width * 4;
    uint8_t *pixels = arena_alloc(reader->arena, reader->height, stride);
    png_bytepp rows = arena_array(reader->arena, png_bytep, reader->height);
    for (uint32_t y = 0; y < reader->height; y++)
        rows[y] = pixels + y * stride;
    png_read_image(reader->png, rows);
    for (uint32_t y = 0; y < reader->height; y++)
        take_row(reader, rows[y]);
}

static void read_rows(struct png_reader *reader)
{
    if (png_get_interlace_type(reader->png, reader->info) != PNG_INTERLACE_NONE) {
        read_interlaced(reader);
        return;
    }
    uint8_t *row = arena_alloc(reader->arena, reader->width, 4);
    for (uint32_t y = 0; y < reader->height; y++) {
        png_read_row(reader->png, row, NULL);
        take_row(reader, row);
    }
}

/* False when libpng jumped. */
static bool read_all(struct png_reader *reader)
{
    if (setjmp(png_jmpbuf(reader->png)) != 0)
        return false;
    reader->info = png_create_info_struct(reader->png);
    if (reader->info == NULL)
        return false;
    read_header(reader);
    read_rows(reader);
    png_read_end(reader->png, NULL);
    return true;
}

static uint32_t load32(const char *at)
{
    const uint8_t *p = (const uint8_t *)at;
    return (uint32_t)p[0] << 24 | (uint32_t)p[1] << 16 | (uint32_t)p[2] << 8 | p[3];
}

/* An acTL chunk before the pixels (APNG): a still reader would show its first frame only. */
static bool is_animated(struct str bytes)
{
    for (size_t at = 8; bytes.len - at >= 12;) {
        const char *chunk = bytes.ptr + at;
        if (memcmp(chunk + 4, "acTL", 4) == 0)
            return true;
        if (memcmp(chunk + 4, "IDAT", 4) == 0 || load32(chunk) > bytes.len - at - 12)
            return false;
        at += 12 + load32(chunk);
    }
    return false;
}

/* Signature, then IHDR with the sizes: at least 8 + 25 bytes. */
static struct picture_result read_sizes(struct str bytes)
{
    struct picture_result result = {.status = PICTURE_DAMAGED};
    if (bytes.len < 33 || memcmp(bytes.ptr + 12, "IHDR", 4) != 0)
        return result;
    result.width = load32(bytes.ptr + 16);
    result.height = load32(bytes.ptr + 20);
    if (!picture_size_ok(result.width, result.height))
        result.status = PICTURE_TOO_LARGE;
    else
        result.status = is_animated(bytes) ? PICTURE_ANIMATED : PICTURE_OK;
    return result;
}

struct picture_result picture_from_png(struct arena *arena, struct str bytes, uint32_t max_width,
                                       struct picture *out)
{
    struct picture_result result = read_sizes(bytes);
    if (result.status != PICTURE_OK)
        return result;
    *out = (struct picture){0};
    picture_fit(result.width, result.height, max_width, &out->width, &out->height);
    struct png_reader *reader = arena_new(arena, struct png_reader);
    *reader = (struct png_reader){.arena = arena, .bytes = bytes, .out = out};
    reader->width = result.width;
    reader->height = result.height;
    reader->scale = scale_new(arena, result.width, result.height, out);
    reader->png = png_create_read_struct_2(PNG_LIBPNG_VER_STRING, reader, on_error, on_warning, reader,
                                           on_alloc, on_free);
    if (reader->png == NULL)
        arena_fail(arena);
    arena_defer(arena, close_reader, reader);
    if (!read_all(reader)) {
        if (reader->is_out_of_memory)
            arena_fail(arena);
        result.status = PICTURE_DAMAGED;
        result.why = str_of(reader->why);
    }
    out->is_drawing = reader->colour_count <= PICTURE_FEW_COLOURS;
    return result;
}
