/*
 * picture.h - one picture: from a file's bytes to pixels to WebP.
 *
 * png.c, jpeg.c and webp.c each hide one library; what they take from it is
 * closed with the arena, whichever way the decoder leaves.  Sizes are checked
 * before a pixel is decoded.  Everything is integer arithmetic: same file,
 * same pixels, on every machine.
 */
#ifndef PLACARD_MEDIA_PICTURE_H
#define PLACARD_MEDIA_PICTURE_H

#include "base/arena.h"
#include "base/str.h"

#define PICTURE_MAX_FILE    (32u << 20) /* bytes of a picture file */
#define PICTURE_MAX_SIDE    16384u      /* pixels of an input's width or height */
#define PICTURE_MAX_PIXELS  100000000u  /* of an input, in all */
#define PICTURE_FEW_COLOURS 256u        /* up to here a PNG is a drawing: kept lossless */

/* Pixels, 4 bytes each (red, green, blue, alpha; not premultiplied), row by row. */
struct picture {
    uint32_t width, height; /* pixels, from 1 */
    uint8_t *pixels;        /* in the arena */
    bool has_alpha;         /* some pixel is not opaque */
    bool is_drawing;        /* a PNG of few colours */
};

enum picture_status {
    PICTURE_OK,
    PICTURE_DAMAGED,   /* does not decode to the end */
    PICTURE_TOO_LARGE, /* sides or pixels over the limits; nothing decoded */
    PICTURE_ANIMATED,
    PICTURE_CMYK, /* four ink colours, for print */
};

/* What a decoder answers beside the pixels. */
struct picture_result {
    enum picture_status status;
    uint32_t width, height; /* of the input, in its orientation; 0 when not known */
    struct str why;         /* the library's words for damage; may be empty */
};

/*
 * Decode `bytes` and scale down to at most `max_width` pixels across and
 * PLACARD_MAX_PIXELS down; never up.  JPEG: the EXIF orientation is applied.
 * Work memory is in `arena`; give each picture an arena of its own.
 */
struct picture_result picture_from_png(struct arena *arena, struct str bytes, uint32_t max_width,
                                       struct picture *out);
struct picture_result picture_from_jpeg(struct arena *arena, struct str bytes, uint32_t max_width,
                                        struct picture *out);

/* How to encode. */
struct picture_encoding {
    uint32_t quality; /* 0 to 100, of lossy pictures */
    bool is_lossless;
};

/* A whole WebP file in `arena`.  Plain: no metadata, one frame. */
struct str picture_to_webp(struct arena *arena, const struct picture *picture,
                           const struct picture_encoding *encoding);

/*
 * A WebP file that is copied: decoded once to the end, then rewritten without
 * all that does not make pixels (EXIF, XMP, colour profile, unknown chunks).
 * `*out` is in `arena`.  Sides over PLACARD_MAX_PIXELS are refused, not scaled.
 */
struct picture_result picture_copy_webp(struct arena *arena, struct str bytes, struct str *out);

/* Turn and mirror in place of EXIF orientation 2 to 8 (CIPA DC-008, tag 0x0112); 1 leaves it. */
void picture_orient(struct arena *arena, struct picture *picture, uint32_t orientation);

/* Width and height after scaling; at least 1 pixel each. */
void picture_fit(uint32_t width, uint32_t height, uint32_t max_width, uint32_t *out_width,
                 uint32_t *out_height);

/* False when over PICTURE_MAX_SIDE or PICTURE_MAX_PIXELS, or empty. */
bool picture_size_ok(uint32_t width, uint32_t height);

#endif
