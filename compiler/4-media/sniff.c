#include "4-media/sniff.h"

/* First bytes at an offset; the first line that fits decides. */
static const struct magic {
    size_t at;
    struct str bytes;
    struct sniff is;
} magics[] = {
#define BYTES(literal)                                                                                       \
    {                                                                                                        \
        literal, sizeof(literal) - 1                                                                         \
    }
#define AS_PNG "export it as PNG, 1080 pixels wide or more, and name that file"
#define AS_JPEG                                                                                              \
    "export it as JPEG and name that file; on an iPhone: Settings, Camera, Formats, Most Compatible"
    {0, BYTES("\x89PNG\r\n\x1a\n"), {SNIFF_PNG, "a PNG", NULL}},
    {0, BYTES("\xff\xd8\xff"), {SNIFF_JPEG, "a JPEG", NULL}},
    {8, BYTES("WEBP"), {SNIFF_WEBP, "a WebP", NULL}},
    {0,
     BYTES("GIF8"),
     {SNIFF_REFUSED, "a GIF", "save the frame that shows the point as PNG, and name that file"}},
    {0, BYTES("<svg"), {SNIFF_REFUSED, "an SVG drawing", AS_PNG}},
    {0, BYTES("<?xml"), {SNIFF_REFUSED, "an SVG drawing or other XML", AS_PNG}},
    {0, BYTES("<!--"), {SNIFF_REFUSED, "an SVG drawing or other XML", AS_PNG}},
    {0, BYTES("<!DOCTYPE svg"), {SNIFF_REFUSED, "an SVG drawing", AS_PNG}},
    {0,
     BYTES("<!"),
     {SNIFF_REFUSED, "a web page", "download the picture itself, not the page that shows it"}},
    {0,
     BYTES("<html"),
     {SNIFF_REFUSED, "a web page", "download the picture itself, not the page that shows it"}},
    {4, BYTES("ftypavi"), {SNIFF_REFUSED, "an AVIF", AS_JPEG}},
    {4, BYTES("ftyphei"), {SNIFF_REFUSED, "a HEIC photo", AS_JPEG}},
    {4, BYTES("ftypmif"), {SNIFF_REFUSED, "a HEIF photo", AS_JPEG}},
    {4,
     BYTES("ftyp"),
     {SNIFF_REFUSED, "a film", "save the frame that shows the point as JPEG, and name that file"}},
    {0, BYTES("BM"), {SNIFF_REFUSED, "a BMP", "save it as PNG and name that file"}},
    {0, BYTES("II*\0"), {SNIFF_REFUSED, "a TIFF", "save it as PNG or JPEG and name that file"}},
    {0, BYTES("MM\0*"), {SNIFF_REFUSED, "a TIFF", "save it as PNG or JPEG and name that file"}},
    {0, BYTES("\xff\x0a"), {SNIFF_REFUSED, "a JPEG XL", AS_JPEG}},
    {0, BYTES("%PDF"), {SNIFF_REFUSED, "a PDF", "export the page as PNG and name that file"}},
    {0,
     BYTES("version https://git-lfs"),
     {SNIFF_REFUSED, "a Git LFS pointer, not the picture itself", "fetch the pictures: git lfs pull"}},
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
    struct str from = magic->bytes.ptr[0] == '<' ? text_of(bytes) : str_slice(bytes, magic->at, bytes.len);
    return str_starts(from, magic->bytes);
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
