/*
 * test_media.c - pictures: paths, formats, limits, scaling, orientation.
 * Pictures are made here with the libraries' own writers.
 */
#include <errno.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>
#include <jpeglib.h>
#include <png.h>
#include <webp/decode.h>
#include <webp/encode.h>

#include "base/digest.h"
#include "pipeline/6-media/convert.h"
#include "pipeline/6-media/exif.h"
#include "pipeline/6-media/media.h"
#include "pipeline/6-media/picture.h"
#include "pipeline/6-media/scale.h"
#include "pipeline/6-media/sniff.h"
#include "pipeline/6-media/target.h"
#include "support/os_memory.h"

struct fixture {
    struct arena arena;
    struct diags diags;
    struct source source;
    struct stage stage;
    struct os_memory *memory;
    struct media_options options;
    struct module modules[2];
    struct image images[2][8];
};

static int set_up(void **state)
{
    static struct fixture fixture;
    struct fixture *f = &fixture;
    memset(f, 0, sizeof *f);
    f->diags.arena = &f->arena;
    f->source = (struct source){.path = STR("modules/m.md"), .text = {0}};
    f->stage = (struct stage){&f->arena, &f->diags, &f->source};
    f->memory = os_memory_new();
    f->options = (struct media_options){1080, 75, false, false};
    for (size_t i = 0; i < 2; i++) {
        f->modules[i].source = &f->source;
        f->modules[i].images = f->images[i];
    }
    *state = f;
    return 0;
}

static int tear_down(void **state)
{
    struct fixture *f = *state;
    os_memory_free(f->memory);
    arena_free(&f->arena);
    return 0;
}

/* ---- Making pictures ------------------------------------------------------------ */

/* Pixels with a different value everywhere; `colours` of them in all when not 0. */
static uint8_t *make_pixels(struct fixture *f, uint32_t width, uint32_t height, uint32_t colours)
{
    uint8_t *pixels = arena_alloc(&f->arena, (size_t)width * height, 4);
    uint32_t seed = 1;
    for (size_t i = 0; i < (size_t)width * height; i++) {
        seed = seed * 1664525 + 1013904223;
        uint32_t value = colours != 0 ? (seed >> 8) % colours * 7919 : seed >> 8;
        memcpy(pixels + i * 4,
               (uint8_t[]){(uint8_t)value, (uint8_t)(value >> 8), (uint8_t)(value >> 16), 255}, 4);
    }
    return pixels;
}

static void png_write(png_structp png, png_bytep bytes, size_t size)
{
    buf_bytes(png_get_io_ptr(png), bytes, size);
}

static struct str make_png(struct fixture *f, uint32_t width, uint32_t height, const uint8_t *pixels,
                           int interlace)
{
    struct buf out = {.arena = &f->arena};
    png_structp png = png_create_write_struct(PNG_LIBPNG_VER_STRING, NULL, NULL, NULL);
    png_infop info = png_create_info_struct(png);
    png_set_write_fn(png, &out, png_write, NULL);
    png_set_IHDR(png, info, width, height, 8, PNG_COLOR_TYPE_RGBA, interlace, 0, 0);
    png_bytepp rows = arena_array(&f->arena, png_bytep, height);
    for (uint32_t y = 0; y < height; y++)
        rows[y] = (png_bytep)(uintptr_t)(pixels + (size_t)y * width * 4);
    png_set_rows(png, info, rows);
    png_write_png(png, info, 0, NULL);
    png_destroy_write_struct(&png, &info);
    return buf_view(&out);
}

/* `exif` is the data of an APP1 marker, or empty. */
static struct str make_jpeg(struct fixture *f, uint32_t width, uint32_t height, const uint8_t *pixels,
                            J_COLOR_SPACE space, struct str exif)
{
    struct jpeg_compress_struct encoder;
    struct jpeg_error_mgr errors;
    unsigned char *bytes = NULL;
    unsigned long size = 0;
    encoder.err = jpeg_std_error(&errors);
    jpeg_create_compress(&encoder);
    jpeg_mem_dest(&encoder, &bytes, &size);
    encoder.image_width = width;
    encoder.image_height = height;
    encoder.input_components = 4;
    encoder.in_color_space = space;
    jpeg_set_defaults(&encoder);
    jpeg_set_quality(&encoder, 95, TRUE);
    jpeg_start_compress(&encoder, TRUE);
    if (exif.len > 0)
        jpeg_write_marker(&encoder, JPEG_APP0 + 1, (const JOCTET *)exif.ptr, (unsigned)exif.len);
    while (encoder.next_scanline < height) {
        JSAMPROW row = (JSAMPROW)(uintptr_t)(pixels + (size_t)encoder.next_scanline * width * 4);
        jpeg_write_scanlines(&encoder, &row, 1);
    }
    jpeg_finish_compress(&encoder);
    jpeg_destroy_compress(&encoder);
    struct str out = str_copy(&f->arena, (struct str){(const char *)bytes, size});
    free(bytes);
    return out;
}

static struct str make_webp(struct fixture *f, uint32_t width, uint32_t height, const uint8_t *pixels)
{
    uint8_t *bytes = NULL;
    size_t size = WebPEncodeRGBA(pixels, (int)width, (int)height, (int)width * 4, 80, &bytes);
    assert_true(size > 0);
    struct str out = str_copy(&f->arena, (struct str){(const char *)bytes, size});
    WebPFree(bytes);
    return out;
}

static uint8_t *decode_webp(struct fixture *f, struct str bytes, int *width, int *height)
{
    uint8_t *pixels = WebPDecodeRGBA((const uint8_t *)bytes.ptr, bytes.len, width, height);
    assert_non_null(pixels);
    size_t size = (size_t)*width * (size_t)*height * 4;
    uint8_t *copy = arena_alloc(&f->arena, 1, size);
    memcpy(copy, pixels, size);
    WebPFree(pixels);
    return copy;
}

/* ---- Modules with images ---------------------------------------------------------- */

/* One more image in a module; the source text is `![alt](target)`. */
static struct node *show(struct fixture *f, size_t module, const char *target)
{
    struct str line = str_format(&f->arena, "![%s](%s)\n", target, target);
    struct buf text = {.arena = &f->arena};
    buf_str(&text, f->source.text);
    uint32_t begin = (uint32_t)text.len;
    buf_str(&text, line);
    f->source.text = buf_view(&text);
    struct node *node =
        node_new(&f->arena, PLACARD_IMAGE, (struct span){begin, begin + (uint32_t)line.len - 1});
    f->images[module][f->modules[module].image_count++] =
        (struct image){.node = node, .target = str_of(target)};
    return node;
}

static void put(struct fixture *f, const char *path, struct str bytes)
{
    struct str full = str_format(&f->arena, "lib/%s", path);
    os_memory_put(f->memory, str_z(&f->arena, full), bytes);
}

static struct media_list collect(struct fixture *f)
{
    struct module *modules[] = {&f->modules[0], &f->modules[1]};
    struct media_work work = {.os = os_memory_os(f->memory), .options = &f->options};
    return media_collect(&f->stage, &work, "lib", "modules", modules, 2);
}

static struct str small_png(struct fixture *f, uint32_t width)
{
    return make_png(f, width, 4, make_pixels(f, width, 4, 5), PNG_INTERLACE_NONE);
}

/* Exactly one message: its code, and the source text that it points at. */
static void assert_refused(struct fixture *f, enum diag_code code, const char *at, const char *help)
{
    struct media_list list = collect(f);
    assert_int_equal(list.count, 0);
    const struct diag *diag = f->diags.first;
    assert_non_null(diag);
    assert_null(diag->next);
    assert_int_equal(diag->code, code);
    struct str text = source_text(diag->at.source, diag->at.span);
    assert_string_equal(str_z(&f->arena, text), at);
    if (str_find(diag->help, str_of(help)) == SIZE_MAX)
        fail_msg("help: %s", str_z(&f->arena, diag->help));
}

static void assert_file_refused(struct fixture *f, struct str bytes, enum diag_code code, const char *help)
{
    put(f, "modules/x.png", bytes);
    show(f, 0, "x.png");
    assert_refused(f, code, "x.png", help);
}

/* ---- Paths ------------------------------------------------------------------------ */

static void test_target_resolve(void **state)
{
    static const struct {
        const char *folder, *target;
        enum target_status status;
        const char *path;
    } cases[] = {
        {"modules", "images/a.jpg", TARGET_OK, "modules/images/a.jpg"},
        {"modules", "./images//a.jpg", TARGET_OK, "modules/images/a.jpg"},
        {"modules", "../shared/a.jpg", TARGET_OK, "shared/a.jpg"},
        {"modules/x", "../../a.jpg", TARGET_OK, "a.jpg"},
        {"", "a.jpg", TARGET_OK, "a.jpg"},
        {".", "b/../a.jpg", TARGET_OK, "a.jpg"},
        {"modules", "my%20tag%2Ejpg", TARGET_OK, "modules/my tag.jpg"},
        {"modules", "caf%C3%A9%4f%Fa.jpg", TARGET_OK, "modules/caf\xc3\xa9O\xfa.jpg"},
        {"modules", "100%.jpg", TARGET_OK, "modules/100%.jpg"},
        {"modules", "a%2", TARGET_OK, "modules/a%2"},
        {"modules", "caf\xc3\xa9.jpg", TARGET_OK, "modules/caf\xc3\xa9.jpg"},
        {"modules", "../../a.jpg", TARGET_OUTSIDE, NULL},
        {"modules", "%2e%2e/%2e%2e/a.jpg", TARGET_OUTSIDE, NULL},
        {"", "../a.jpg", TARGET_OUTSIDE, NULL},
        {"modules", "", TARGET_EMPTY, NULL},
        {"modules", "..", TARGET_EMPTY, NULL},
        {"modules", "/a.jpg", TARGET_ABSOLUTE, NULL},
        {"modules", "C:\\a.jpg", TARGET_ABSOLUTE, NULL},
        {"modules", "c:/a.jpg", TARGET_ABSOLUTE, NULL},
        {"modules", "https://x.org/a.jpg", TARGET_URL, NULL},
        {"modules", "data:image/png;base64,AA", TARGET_URL, NULL},
        {"modules", "//x.org/a.jpg", TARGET_URL, NULL},
        {"modules", "images\\a.jpg", TARGET_BACKSLASH, NULL},
        {"modules", "a%00.jpg", TARGET_CHARACTER, NULL},
        {"modules", "a%0a.jpg", TARGET_CHARACTER, NULL},
    };
    struct fixture *f = *state;
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        struct str path = {0};
        enum target_status status =
            target_resolve(&f->arena, str_of(cases[i].folder), str_of(cases[i].target), &path);
        if (status != cases[i].status)
            fail_msg("%s: status %d", cases[i].target, (int)status);
        if (cases[i].path != NULL)
            assert_string_equal(str_z(&f->arena, path), cases[i].path);
    }
}

static void test_path_is_refused(void **state)
{
    struct fixture *f = *state;
    show(f, 0, "https://example.org/tag.png");
    assert_refused(f, DIAG_IMAGE_PATH, "https://example.org/tag.png", "download");
}

static void test_folder_is_refused(void **state)
{
    struct fixture *f = *state;
    put(f, "modules/images/tag.png", small_png(f, 4));
    show(f, 0, "images/");
    assert_refused(f, DIAG_IMAGE_PATH, "images/", "modules/images/name.jpg");
}

static void test_missing_near(void **state)
{
    struct fixture *f = *state;
    put(f, "modules/images/tag.png", small_png(f, 4));
    show(f, 0, "images/tga.png");
    assert_refused(f, DIAG_IMAGE_MISSING, "images/tga.png", "did you mean images/tag.png?");
    assert_true(str_eq(f->diags.first->fix, STR("images/tag.png")));
}

static void test_missing_by_case(void **state)
{
    struct fixture *f = *state;
    put(f, "modules/Images of panel/tag.png", small_png(f, 4));
    show(f, 0, "images%20of%20panel/tag.png");
    assert_refused(f, DIAG_IMAGE_MISSING, "images%20of%20panel/tag.png",
                   "\"Images of panel\" (capital and small letters differ)");
}

static void test_missing_far(void **state)
{
    struct fixture *f = *state;
    const char *names[] = {"modules/a1.png", "modules/b2.JPG", "modules/c3.webp", "modules/d4.png",
                           "modules/m.md"};
    for (size_t i = 0; i < 5; i++)
        put(f, names[i], STR("x"));
    show(f, 0, "overview-of-the-line.png");
    assert_refused(f, DIAG_IMAGE_MISSING, "overview-of-the-line.png",
                   "modules are a1.png, b2.JPG, c3.webp and 1 more");
}

/* ---- Formats ------------------------------------------------------------------------ */

static void test_sniff(void **state)
{
    static const struct {
        struct str bytes;
        enum sniff_kind kind;
        const char *name;
    } cases[] = {
        {{"\x89PNG\r\n\x1a\n....", 12}, SNIFF_PNG, "a PNG"},
        {{"\xff\xd8\xff\xe0", 4}, SNIFF_JPEG, "a JPEG"},
        {{"RIFF....WEBPVP8 ", 16}, SNIFF_WEBP, "a WebP"},
        {{"GIF89a", 6}, SNIFF_REFUSED, "a GIF"},
        {{"\xef\xbb\xbf \n<svg xmlns=", 16}, SNIFF_REFUSED, "an SVG drawing"},
        {{"\0\0\0\x20"
          "ftypheic",
          12},
         SNIFF_REFUSED,
         "a HEIC photo"},
        {{"\0\0\0\x20"
          "ftypisom",
          12},
         SNIFF_REFUSED,
         "a film"},
        {{"%PDF-1.7", 8}, SNIFF_REFUSED, "a PDF"},
        {{"version https://git-lfs.github.com/spec/v1", 42},
         SNIFF_REFUSED,
         "a Git LFS pointer, not the picture itself"},
        {{"", 0}, SNIFF_REFUSED, "an empty file"},
        {{"\xff", 1}, SNIFF_REFUSED, "not a picture of a known kind"},
    };
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        struct sniff sniff = sniff_bytes(cases[i].bytes);
        assert_int_equal(sniff.kind, cases[i].kind);
        assert_string_equal(sniff.name, cases[i].name);
        assert_true((sniff.help != NULL) == (sniff.kind == SNIFF_REFUSED));
    }
}

static void test_svg_is_refused(void **state)
{
    assert_file_refused(*state, STR("<svg/>"), DIAG_IMAGE_FORMAT, "export it as PNG");
}

static void test_cmyk_is_refused(void **state)
{
    struct fixture *f = *state;
    struct str jpeg = make_jpeg(f, 16, 16, make_pixels(f, 16, 16, 0), JCS_CMYK, (struct str){0});
    assert_file_refused(f, jpeg, DIAG_IMAGE_FORMAT, "RGB");
}

/* Wherever a file ends early, it is damaged; no cut is taken for a whole picture. */
static void test_every_truncation_is_damage(void **state)
{
    struct fixture *f = *state;
    uint8_t *pixels = make_pixels(f, 9, 7, 0);
    struct str files[] = {
        make_png(f, 9, 7, pixels, PNG_INTERLACE_NONE), make_png(f, 9, 7, pixels, PNG_INTERLACE_ADAM7),
        make_jpeg(f, 9, 7, pixels, JCS_EXT_RGBA, (struct str){0}), make_webp(f, 9, 7, pixels)};
    for (size_t i = 0; i < 4; i++) {
        size_t least = i == 3 ? 16 : 9;
        for (size_t len = least; len < files[i].len; len++) {
            struct picture picture;
            struct str cut = str_slice(files[i], 0, len), out;
            struct picture_result result = i < 2   ? picture_from_png(&f->arena, cut, 1080, &picture)
                                           : i < 3 ? picture_from_jpeg(&f->arena, cut, 1080, &picture)
                                                   : picture_copy_webp(&f->arena, cut, &out);
            if (result.status != PICTURE_DAMAGED)
                fail_msg("file %zu cut to %zu of %zu: status %d", i, len, files[i].len, (int)result.status);
        }
    }
}

static void test_damage_is_reported(void **state)
{
    struct fixture *f = *state;
    struct str png = small_png(f, 40);
    assert_file_refused(f, str_slice(png, 0, png.len - 30), DIAG_IMAGE_DAMAGED, "again");
}

static void test_limits_before_decoding(void **state)
{
    struct fixture *f = *state;
    /* A signature and an IHDR that promise 20,000 x 20,000 pixels, and nothing else. */
    struct str png = {"\x89PNG\r\n\x1a\n\0\0\0\x0dIHDR\0\0\x4e\x20\0\0\x4e\x20\x08\x06\0\0\0\0\0\0\0", 33};
    assert_file_refused(f, png, DIAG_IMAGE_TOO_LARGE, "2000 pixels wide");
    assert_true(picture_size_ok(16384, 6103));
    assert_false(picture_size_ok(16384, 6104));
    assert_false(picture_size_ok(16385, 1));
    assert_false(picture_size_ok(0, 1));
}

static void test_file_size(void **state)
{
    struct fixture *f = *state;
    size_t size = PICTURE_MAX_FILE + 1;
    assert_file_refused(f, (struct str){arena_alloc(&f->arena, 1, size), size}, DIAG_IMAGE_TOO_LARGE, "JPEG");
}

static void test_animations_are_refused(void **state)
{
    struct fixture *f = *state;
    struct str webp = {"RIFF\x24\0\0\0WEBPVP8X\x0a\0\0\0\x02\0\0\0\0\0\0\0\0\0ANIM\x06\0\0\0\0\0\0\0\0\0",
                       44};
    struct str out;
    assert_int_equal(picture_copy_webp(&f->arena, webp, &out).status, PICTURE_ANIMATED);
    struct str png = small_png(f, 4);
    struct buf animated = {.arena = &f->arena};
    buf_str(&animated, str_slice(png, 0, 33));
    buf_bytes(&animated,
              "\0\0\0\x08"
              "acTL\0\0\0\x01\0\0\0\0\xb9\x3d\xd9\x70",
              20);
    buf_str(&animated, str_slice(png, 33, png.len));
    assert_file_refused(f, buf_view(&animated), DIAG_IMAGE_ANIMATED, "frame");
}

/* ---- Pixels --------------------------------------------------------------------------- */

static void test_fit(void **state)
{
    static const uint32_t cases[][5] = {
        {640, 480, 1080, 640, 480},      {1080, 9, 1080, 1080, 9},     {4000, 3000, 1080, 1080, 810},
        {4000, 1, 1080, 1080, 1},        {100, 10000, 1080, 41, 4096}, {5000, 5000, 0, 4096, 4096},
        {16384, 6000, 9999, 4096, 1500},
    };
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        uint32_t width, height;
        picture_fit(cases[i][0], cases[i][1], cases[i][2], &width, &height);
        assert_int_equal(width, cases[i][3]);
        assert_int_equal(height, cases[i][4]);
    }
}

/* The mean over the covered area, in exact fractions, the slow way. */
static uint8_t mean_of(const uint8_t *pixels, const uint32_t from[2], const uint32_t to[2], uint32_t x,
                       uint32_t y, int channel)
{
    uint64_t sum = 0, weight = 0;
    for (uint64_t u = (uint64_t)x * from[0]; u < (uint64_t)(x + 1) * from[0]; u++)
        for (uint64_t v = (uint64_t)y * from[1]; v < (uint64_t)(y + 1) * from[1]; v++) {
            const uint8_t *pixel = pixels + (v / to[1] * from[0] + u / to[0]) * 4;
            uint64_t part = channel == 3 ? 1 : pixel[3];
            sum += pixel[channel] * part;
            weight += part;
        }
    return (uint8_t)(weight == 0 ? 0 : (sum + weight / 2) / weight);
}

static void test_scale_is_the_exact_mean(void **state)
{
    static const uint32_t sizes[][4] = {
        {7, 5, 7, 5}, {8, 6, 4, 3}, {7, 5, 3, 2}, {13, 11, 12, 10}, {5, 9, 1, 1}};
    struct fixture *f = *state;
    for (size_t i = 0; i < sizeof sizes / sizeof sizes[0]; i++) {
        const uint32_t *from = sizes[i], *to = sizes[i] + 2;
        uint8_t *pixels = make_pixels(f, from[0], from[1], 0);
        for (size_t p = 0; p < from[0] * from[1]; p += 3)
            pixels[p * 4 + 3] = (uint8_t)(p * 37 % 256);
        struct picture out = {.width = to[0], .height = to[1]};
        struct scale *scale = scale_new(&f->arena, from[0], from[1], &out);
        for (uint32_t y = 0; y < from[1]; y++)
            scale_row(scale, pixels + (size_t)y * from[0] * 4);
        assert_true(out.has_alpha);
        for (uint32_t p = 0; p < to[0] * to[1] * 4; p++)
            assert_int_equal(out.pixels[p],
                             mean_of(pixels, from, to, p / 4 % to[0], p / 4 / to[0], (int)(p % 4)));
    }
}

/* A 2 x 3 picture "abcdef"; what each orientation must make of it, row by row. */
static void test_orientation(void **state)
{
    static const char *const want[] = {"",       "abcdef", "badcfe", "fedcba", "efcdab",
                                       "acebdf", "ecafdb", "fdbeca", "bdface"};
    struct fixture *f = *state;
    for (uint32_t orientation = 1; orientation <= 8; orientation++) {
        struct picture picture = {.width = 2, .height = 3, .pixels = arena_alloc(&f->arena, 6, 4)};
        for (size_t i = 0; i < 6; i++)
            picture.pixels[i * 4] = (uint8_t)("abcdef"[i]);
        picture_orient(&f->arena, &picture, orientation);
        assert_int_equal(picture.width, orientation < 5 ? 2 : 3);
        for (size_t i = 0; i < 6; i++)
            assert_int_equal(picture.pixels[i * 4], want[orientation][i]);
    }
}

#define EXIF_II                                                                                              \
    "Exif\0\0II*"                                                                                            \
    "\0\x08\0\0\0\x02\0\x0f\x01\x02\0\x01\0\0\0\0\0\0\0\x12\x01\x03\0\x01\0\0\0\x06\0\0\0\0\0\0\0"
#define EXIF_MM "Exif\0\0MM\0*\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0\x08\0\0\0\0\0\0"

static void test_exif(void **state)
{
    (void)state;
    assert_int_equal(exif_orientation((const uint8_t *)EXIF_II, sizeof EXIF_II - 1), 6);
    assert_int_equal(exif_orientation((const uint8_t *)EXIF_MM, sizeof EXIF_MM - 1), 8);
    assert_int_equal(exif_orientation((const uint8_t *)"Exif\0\0II*\0\xff\xff\xff\xff", 14), 1);
    assert_int_equal(exif_orientation((const uint8_t *)"http://ns.adobe.com", 19), 1);
    for (size_t size = 0; size < sizeof EXIF_II - 1;
         size++) { /* a copy of its own, so that reading past it shows */
        uint8_t *copy = malloc(size + 1);
        memcpy(copy, EXIF_II, size);
        assert_in_range(exif_orientation(copy, size), 1, 8);
        free(copy);
    }
}

/* A photo taken with the phone on its side: left half dark, right half light. */
static void test_jpeg_is_turned_and_scaled(void **state)
{
    struct fixture *f = *state;
    uint8_t *pixels = arena_alloc(&f->arena, 400 * 200, 4);
    for (size_t i = 0; i < 400 * 200; i++)
        memset(pixels + i * 4, i % 400 < 200 ? 10 : 240, 4);
    struct str exif = {EXIF_II, sizeof EXIF_II - 1};
    put(f, "modules/x.jpg", make_jpeg(f, 400, 200, pixels, JCS_EXT_RGBA, exif));
    show(f, 0, "x.jpg");
    f->options.width = 50;
    struct media_list list = collect(f);
    assert_int_equal(list.count, 1);
    assert_int_equal(list.items[0].width, 50);
    assert_int_equal(list.items[0].height, 100);
    int width, height;
    uint8_t *out = decode_webp(f, list.items[0].bytes, &width, &height);
    assert_int_equal(width, 50);
    assert_int_equal(height, 100);
    assert_true(out[(10 * 50 + 25) * 4] < 40); /* turned by a quarter clockwise: dark is on top */
    assert_true(out[(90 * 50 + 25) * 4] > 210);
}

/* A drawing keeps every pixel; a photo in a PNG does not have to. */
static void test_drawings_are_lossless(void **state)
{
    struct fixture *f = *state;
    uint8_t *drawing = make_pixels(f, 30, 20, 200), *photo = make_pixels(f, 64, 64, 0);
    drawing[3] = 0;
    drawing[7] = 128;
    put(f, "modules/drawing.png", make_png(f, 30, 20, drawing, PNG_INTERLACE_ADAM7));
    put(f, "modules/photo.png", make_png(f, 64, 64, photo, PNG_INTERLACE_NONE));
    struct node *first = show(f, 0, "drawing.png"), *second = show(f, 0, "photo.png");
    struct media_list list = collect(f);
    assert_int_equal(list.count, 2);
    assert_memory_equal(list.items[first->number].bytes.ptr + 12, "VP8L", 4);
    assert_memory_equal(list.items[second->number].bytes.ptr + 12, "VP8 ", 4);
    int width, height;
    uint8_t *out = decode_webp(f, list.items[first->number].bytes, &width, &height);
    memset(drawing, 0, 4); /* the colour of a transparent pixel does not matter */
    out[0] = out[1] = out[2] = 0;
    assert_memory_equal(out, drawing, 30 * 20 * 4);
    f->options.lossless = true;
    list = collect(f);
    out = decode_webp(f, list.items[second->number].bytes, &width, &height);
    assert_memory_equal(out, photo, 64 * 64 * 4);
}

/* EXIF, XMP and colour profile go; the pixels stay, to the byte. */
static void test_webp_is_copied_without_metadata(void **state)
{
    struct fixture *f = *state;
    struct str plain = make_webp(f, 9, 7, make_pixels(f, 9, 7, 0));
    struct buf tagged = {.arena = &f->arena};
    buf_bytes(&tagged, "RIFF----WEBPVP8X\x0a\0\0\0\x2c\0\0\0\x08\0\0\x06\0\0", 30);
    buf_bytes(&tagged, "ICCP\x03\0\0\0abc\0", 12);
    buf_str(&tagged, str_slice(plain, 12, plain.len));
    buf_bytes(&tagged, "EXIF\x04\0\0\0wxyzXMP \x01\0\0\0m\0", 22);
    uint32_t size = (uint32_t)tagged.len - 8;
    memcpy(tagged.ptr + 4, (char[]){(char)(size & 255), (char)(size >> 8), 0, 0}, 4);
    put(f, "modules/plain.webp", plain);
    put(f, "modules/tagged.webp", buf_view(&tagged));
    struct node *first = show(f, 0, "plain.webp"), *second = show(f, 0, "tagged.webp");
    struct media_list list = collect(f);
    assert_int_equal(list.count, 1);
    assert_int_equal(first->number, second->number);
    assert_true(str_eq(list.items[0].bytes, plain));
    assert_int_equal(list.items[0].width, 9);
}

static void test_webp_keeps_alpha(void **state)
{
    struct fixture *f = *state;
    uint8_t *pixels = make_pixels(f, 8, 8, 0);
    pixels[3] = 100;
    struct str bytes = make_webp(f, 8, 8, pixels), out;
    assert_memory_equal(bytes.ptr + 12, "VP8X", 4);
    assert_int_equal(picture_copy_webp(&f->arena, bytes, &out).status, PICTURE_OK);
    assert_true(str_eq(bytes, out));
}

/* ---- The list ---------------------------------------------------------------------------- */

static void test_list_is_sorted_and_merged(void **state)
{
    struct fixture *f = *state;
    put(f, "modules/a.png", small_png(f, 4));
    put(f, "modules/copy of a.png", small_png(f, 4));
    put(f, "modules/b.png", small_png(f, 5));
    put(f, "shared/c.png", small_png(f, 6));
    struct node *nodes[] = {show(f, 0, "a.png"), show(f, 0, "b.png"), show(f, 1, "copy%20of%20a.png"),
                            show(f, 1, "../shared/c.png"), show(f, 1, "images/../a.png")};
    struct media_list list = collect(f);
    assert_null(f->diags.first);
    assert_int_equal(list.count, 3);
    static const uint32_t widths[] = {4, 5, 4, 6, 4};
    for (size_t i = 0; i < 5; i++)
        assert_int_equal(list.items[nodes[i]->number].width, widths[i]);
    for (size_t i = 0; i < 3; i++) {
        uint8_t digest[32];
        digest_sha256(digest, &list.items[i].bytes, 1);
        assert_memory_equal(list.items[i].digest, digest, 16);
        assert_true(i == 0 || memcmp(list.items[i - 1].digest, list.items[i].digest, 16) < 0);
    }
}

static void test_all_problems_once(void **state)
{
    struct fixture *f = *state;
    put(f, "modules/a.png", small_png(f, 4));
    show(f, 0, "gone.png");
    show(f, 0, "a.png");
    show(f, 0, "/a.png");
    show(f, 1, "gone.png");
    assert_int_equal(collect(f).count, 1);
    assert_int_equal(f->diags.error_count, 2);
}

static int refuse_read(void *context, struct arena *arena, const char *path, size_t limit, struct str *out)
{
    (void)context, (void)arena, (void)path, (void)limit, (void)out;
    return EIO;
}

static void test_unreadable_file(void **state)
{
    struct fixture *f = *state;
    show(f, 0, "a.png");
    struct os os = *os_memory_os(f->memory);
    os.read_file = refuse_read;
    struct module *modules[] = {&f->modules[0]};
    struct media_work work = {.os = &os, .options = &f->options};
    struct media_list list = media_collect(&f->stage, &work, "lib", "modules", modules, 1);
    assert_int_equal(list.count, 0);
    assert_int_equal(f->diags.error_count, 1);
    assert_int_equal(f->diags.first->code, DIAG_IMAGE_MISSING);
    assert_true(str_find(f->diags.first->message, STR("cannot be read")) != SIZE_MAX);
}

/* A check tells what a build would, and a length that no encoding of the picture passes: noise is the
 * worst there is. */
static void test_a_check_encodes_nothing(void **state)
{
    struct fixture *f = *state;
    struct str opaque = make_png(f, 301, 203, make_pixels(f, 301, 203, 0), PNG_INTERLACE_NONE);
    uint8_t *clear = make_pixels(f, 301, 203, 0);
    for (size_t i = 0; i < (size_t)301 * 203; i++)
        clear[4 * i + 3] = (uint8_t)(i * 2654435761u >> 13);
    struct str bytes[] = {opaque, make_png(f, 301, 203, clear, PNG_INTERLACE_NONE),
                          make_jpeg(f, 301, 203, make_pixels(f, 301, 203, 0), JCS_EXT_RGBA, (struct str){0}),
                          small_png(f, 1)};
    for (size_t i = 0; i < sizeof bytes / sizeof bytes[0]; i++)
        for (uint32_t quality = 0; quality <= 101; quality++) {
            struct media_options options = {1080, quality > 100 ? 75 : quality, quality > 100, false};
            struct arena *work = arena_inner(&f->arena, NULL);
            struct conversion made = convert_picture(work, bytes[i], &options);
            options.is_check = true;
            struct conversion checked = convert_picture(work, bytes[i], &options);
            assert_true(conversion_is_usable(&made) && conversion_is_usable(&checked));
            assert_null(checked.media.bytes.ptr);
            assert_int_equal(checked.media.width, made.media.width);
            assert_int_equal(checked.media.height, made.media.height);
            if (made.media.bytes.len > checked.media.bytes.len)
                fail_msg("picture %zu, quality %u: %zu bytes, at most %zu were said", i, quality,
                         made.media.bytes.len, checked.media.bytes.len);
        }
}

static void test_a_check_refuses_what_a_build_refuses(void **state)
{
    struct fixture *f = *state;
    f->options.is_check = true;
    struct str png = small_png(f, 40);
    put(f, "modules/a.png", png);
    put(f, "modules/cut.png", str_slice(png, 0, png.len - 20));
    put(f, "modules/same.png", png);
    const char *targets[] = {"a.png", "cut.png", "same.png", "gone.png", "a.png"};
    for (size_t i = 0; i < sizeof targets / sizeof targets[0]; i++)
        show(f, 0, targets[i]);
    assert_int_equal(collect(f).count, 2);
    assert_int_equal(f->diags.error_count, 2);
}

/* Out of memory at any allocation: the jump arrives, and nothing leaks (ASan). */
static void test_out_of_memory(void **state)
{
    struct fixture *f = *state;
    put(f, "modules/a.png", make_png(f, 20, 20, make_pixels(f, 20, 20, 0), PNG_INTERLACE_ADAM7));
    put(f, "modules/b.jpg", make_jpeg(f, 20, 20, make_pixels(f, 20, 20, 0), JCS_EXT_RGBA, (struct str){0}));
    show(f, 0, "a.png");
    show(f, 0, "b.jpg");
    static size_t limit, failures;
    for (limit = 64, failures = 0;; limit += 64) {
        struct arena arena = {.limit = limit};
        struct stage stage = {&arena, &f->diags, &f->source};
        struct module *modules[] = {&f->modules[0]};
        struct media_work work = {.os = os_memory_os(f->memory), .options = &f->options};
        jmp_buf jump;
        if (arena_failed(&arena, &jump)) {
            arena_free(&arena);
            failures++;
            continue;
        }
        media_collect(&stage, &work, "lib", "modules", modules, 1);
        arena_free(&arena);
        break;
    }
    assert_true(failures > 5);
}

#define WITH_FIXTURE(test) cmocka_unit_test_setup_teardown(test, set_up, tear_down)

int main(void)
{
    const struct CMUnitTest tests[] = {
        WITH_FIXTURE(test_target_resolve),
        WITH_FIXTURE(test_path_is_refused),
        WITH_FIXTURE(test_folder_is_refused),
        WITH_FIXTURE(test_missing_near),
        WITH_FIXTURE(test_missing_by_case),
        WITH_FIXTURE(test_missing_far),
        WITH_FIXTURE(test_sniff),
        WITH_FIXTURE(test_svg_is_refused),
        WITH_FIXTURE(test_cmyk_is_refused),
        WITH_FIXTURE(test_every_truncation_is_damage),
        WITH_FIXTURE(test_damage_is_reported),
        WITH_FIXTURE(test_limits_before_decoding),
        WITH_FIXTURE(test_file_size),
        WITH_FIXTURE(test_animations_are_refused),
        WITH_FIXTURE(test_fit),
        WITH_FIXTURE(test_scale_is_the_exact_mean),
        WITH_FIXTURE(test_orientation),
        WITH_FIXTURE(test_exif),
        WITH_FIXTURE(test_jpeg_is_turned_and_scaled),
        WITH_FIXTURE(test_drawings_are_lossless),
        WITH_FIXTURE(test_webp_is_copied_without_metadata),
        WITH_FIXTURE(test_webp_keeps_alpha),
        WITH_FIXTURE(test_list_is_sorted_and_merged),
        WITH_FIXTURE(test_all_problems_once),
        WITH_FIXTURE(test_unreadable_file),
        WITH_FIXTURE(test_a_check_encodes_nothing),
        WITH_FIXTURE(test_a_check_refuses_what_a_build_refuses),
        WITH_FIXTURE(test_out_of_memory),
    };
    return cmocka_run_group_tests_name("media", tests, NULL, NULL);
}
