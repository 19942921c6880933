#include "pipeline/6-media/sniff.h"

#define AS_PNG "export it as PNG, 1080 pixels wide or more, and name that file"
#define AS_JPEG                                                                                              \
    "export it as JPEG and name that file (an iPhone does it under Camera, Formats, Most Compatible)"
#define ONE_FRAME    "save the frame that shows the point as PNG, and name that file"
#define NOT_THE_PAGE "download the picture itself, not the page that shows it"

/* First bytes at an offset; the first line that fits decides. */
static const struct magic {
    size_t at;
    const char *bytes;
    size_t len;
    struct sniff is;
} magics[] = {
#define X(at, bytes, kind, name, help) {at, bytes, sizeof(bytes) - 1, {SNIFF_##kind, name, help}},
    /* clang-format off: one line a kind */
    X(0, "\x89PNG\r\n\x1a\n", PNG, "a PNG", NULL) X(0, "\xff\xd8\xff", JPEG, "a JPEG", NULL) X(
        8, "WEBP", WEBP, "a WebP", NULL) X(0, "GIF8", REFUSED, "a GIF", ONE_FRAME) X(0, "<svg", REFUSED,
                                                                                     "an SVG drawing", AS_PNG)
        X(0, "<?xml", REFUSED, "an SVG drawing or other XML",
          AS_PNG) X(0, "<!--", REFUSED, "an SVG drawing or other XML", AS_PNG) X(0, "<!DOCTYPE svg", REFUSED,
                                                                                 "an SVG drawing", AS_PNG)
            X(0, "<!", REFUSED, "a web page", NOT_THE_PAGE) X(0, "<html", REFUSED, "a web page", NOT_THE_PAGE)
                X(4, "ftypavi", REFUSED, "an AVIF", AS_JPEG) X(4, "ftyphei", REFUSED, "a HEIC photo", AS_JPEG)
                    X(4, "ftypmif", REFUSED, "a HEIF photo",
                      AS_JPEG) X(4, "ftyp", REFUSED, "a film", ONE_FRAME) X(0, "BM", REFUSED, "a BMP", AS_PNG)
                        X(0, "II*\0", REFUSED, "a TIFF", AS_PNG) X(0, "MM\0*", REFUSED, "a TIFF", AS_PNG)
                            X(0, "\xff\x0a", REFUSED, "a JPEG XL", AS_JPEG)
                                X(0, "%PDF", REFUSED, "a PDF", "export the page as PNG and name that file")
                                    X(0, "version https://git-lfs", REFUSED,
                                      "a Git LFS pointer, not the picture itself",
                                      "fetch the pictures: git lfs pull")
/* clang-format on */
#undef X
};

/* XML and HTML may begin with a byte order mark and white space. */
static struct str text_of(struct str bytes)
{
    if (str_starts(bytes, STR("\xef\xbb\xbf")))
        bytes = str_slice(bytes, 3, bytes.len);
    return str_trim(str_slice(bytes, 0, 256));
}

static bool fits(const struct magic *magic, struct str bytes)
{
    struct str from = magic->bytes[0] == '<' ? text_of(bytes) : str_slice(bytes, magic->at, bytes.len);
    return str_starts(from, (struct str){magic->bytes, magic->len});
}

struct sniff sniff_bytes(struct str bytes)
{
    if (bytes.len == 0)
        return (struct sniff){SNIFF_REFUSED, "an empty file",
                              "copy the picture again: the file has no bytes"};
    for (size_t i = 0; i < sizeof magics / sizeof magics[0]; i++)
        if (fits(&magics[i], bytes))
            return magics[i].is;
    return (struct sniff){SNIFF_REFUSED, "not a picture of a known kind",
                          "save it as PNG (drawings, screenshots) or JPEG (photos), and name that file"};
}
