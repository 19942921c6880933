/*
 * jpeg.c - JPEG -> pixels.  The only file that knows libjpeg, whose errors
 * jump: everything that outlives a jump is in `struct jpeg_reader`.
 */
#include <setjmp.h>
#include <stdio.h> /* jpeglib.h needs FILE */

#include <jpeglib.h>

#include <jerror.h>

#include "pipeline/6-media/exif.h"
#include "pipeline/6-media/picture.h"
#include "pipeline/6-media/scale.h"

/* A progressive file may ask for any number of passes over all pixels. */
enum { MAX_SCANS = 100 };

struct jpeg_reader {
    struct jpeg_decompress_struct decoder;
    struct jpeg_error_mgr errors;
    struct jpeg_progress_mgr progress;
    jmp_buf jump;
    struct arena *arena;
    struct str bytes;
    uint32_t max_width;
    uint32_t orientation;
    struct picture *out;
    struct picture_result result;
};

/* `error_exit` of libjpeg: leave, with the reason kept. */
static void on_error(j_common_ptr common)
{
    struct jpeg_reader *reader = common->client_data;
    longjmp(reader->jump, 1);
}

/* Warnings that mean missing pixels are errors here; the others do not matter. */
static void on_message(j_common_ptr common, int level)
{
    int code = common->err->msg_code;
    bool is_damage = code == JWRN_JPEG_EOF || code == JWRN_HIT_MARKER || code == JWRN_HUFF_BAD_CODE;
    if (level < 0 && is_damage)
        on_error(common);
}

static void on_progress(j_common_ptr common)
{
    struct jpeg_reader *reader = common->client_data;
    if (reader->decoder.input_scan_number > MAX_SCANS)
        ERREXIT(common, JERR_BAD_PROGRESSION);
}

static void close_reader(void *handle)
{
    struct jpeg_reader *reader = handle;
    jpeg_destroy_decompress(&reader->decoder);
}

static void read_orientation(struct jpeg_reader *reader)
{
    reader->orientation = 1;
    for (jpeg_saved_marker_ptr marker = reader->decoder.marker_list; marker != NULL; marker = marker->next) {
        if (marker->marker == JPEG_APP0 + 1 && reader->orientation == 1)
            reader->orientation = exif_orientation(marker->data, marker->data_length);
    }
}

/* False when the picture is refused by its header. */
static bool header_ok(struct jpeg_reader *reader)
{
    const struct jpeg_decompress_struct *decoder = &reader->decoder;
    reader->result.width = decoder->image_width;
    reader->result.height = decoder->image_height;
    if (!picture_size_ok(decoder->image_width, decoder->image_height))
        reader->result.status = PICTURE_TOO_LARGE;
    else if (decoder->jpeg_color_space == JCS_CMYK || decoder->jpeg_color_space == JCS_YCCK)
        reader->result.status = PICTURE_CMYK;
    return reader->result.status == PICTURE_OK;
}

/* The size to reach, in the orientation in which the rows are stored. */
static void fit(struct jpeg_reader *reader)
{
    uint32_t width = reader->decoder.image_width, height = reader->decoder.image_height;
    if (reader->orientation >= 5)
        picture_fit(height, width, reader->max_width, &reader->out->height, &reader->out->width);
    else
        picture_fit(width, height, reader->max_width, &reader->out->width, &reader->out->height);
}

/* Let the decoder do the coarse part of scaling: it works in eighths, on coefficients. */
static void set_scale(struct jpeg_reader *reader)
{
    struct jpeg_decompress_struct *decoder = &reader->decoder;
    decoder->scale_denom = 8;
    for (decoder->scale_num = 1; decoder->scale_num < 8; decoder->scale_num++) {
        jpeg_calc_output_dimensions(decoder);
        if (decoder->output_width >= reader->out->width && decoder->output_height >= reader->out->height)
            return;
    }
}

static void read_rows(struct jpeg_reader *reader)
{
    struct jpeg_decompress_struct *decoder = &reader->decoder;
    struct scale *scale =
        scale_new(reader->arena, decoder->output_width, decoder->output_height, reader->out);
    uint8_t *row = arena_alloc(reader->arena, decoder->output_width, 4);
    while (decoder->output_scanline < decoder->output_height) {
        if (jpeg_read_scanlines(decoder, &row, 1) == 1)
            scale_row(scale, row);
    }
}

static void read_pixels(struct jpeg_reader *reader)
{
    struct jpeg_decompress_struct *decoder = &reader->decoder;
    read_orientation(reader);
    fit(reader);
    decoder->out_color_space = JCS_EXT_RGBA;
    decoder->dct_method = JDCT_ISLOW; /* the one with the same result with and without SIMD */
    set_scale(reader);
    jpeg_start_decompress(decoder);
    read_rows(reader);
    jpeg_finish_decompress(decoder);
    picture_orient(reader->arena, reader->out, reader->orientation);
}

/* False when libjpeg jumped. */
static bool read_all(struct jpeg_reader *reader)
{
    struct jpeg_decompress_struct *decoder = &reader->decoder;
    if (setjmp(reader->jump) != 0)
        return false;
    jpeg_create_decompress(decoder);
    decoder->progress = &reader->progress;
    jpeg_save_markers(decoder, JPEG_APP0 + 1, 0xffff);
    jpeg_mem_src(decoder, (const unsigned char *)reader->bytes.ptr, reader->bytes.len);
    jpeg_read_header(decoder, TRUE);
    if (header_ok(reader))
        read_pixels(reader);
    return true;
}

static void report_damage(struct jpeg_reader *reader)
{
    j_common_ptr common = (j_common_ptr)&reader->decoder;
    if (common->err->msg_code == JERR_OUT_OF_MEMORY)
        arena_fail(reader->arena);
    char *text = arena_alloc(reader->arena, 1, JMSG_LENGTH_MAX);
    common->err->format_message(common, text);
    reader->result.status = PICTURE_DAMAGED;
    reader->result.why = str_of(text);
}

struct picture_result picture_from_jpeg(struct arena *arena, struct str bytes, uint32_t max_width,
                                        struct picture *out)
{
    *out = (struct picture){0};
    struct jpeg_reader *reader = arena_new(arena, struct jpeg_reader);
    reader->arena = arena;
    reader->bytes = bytes;
    reader->max_width = max_width;
    reader->out = out;
    reader->decoder.err = jpeg_std_error(&reader->errors);
    reader->errors.error_exit = on_error;
    reader->errors.emit_message = on_message;
    reader->progress.progress_monitor = on_progress;
    reader->decoder.client_data = reader;
    arena_defer(arena, close_reader, reader);
    if (!read_all(reader))
        report_damage(reader);
    return reader->result;
}
