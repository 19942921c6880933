/*
 * media.h - pictures of a module -> WebP entries named by content.
 *
 * In:   struct module (images), bytes of the picture files
 * Out:  struct media_list; IMAGE nodes get their index
 * Hides: libwebp (webp.c), libpng (png.c), libjpeg (jpeg.c)
 * Next: 5-document, 6-bundle
 */
#ifndef PLACARD_MEDIA_MEDIA_H
#define PLACARD_MEDIA_MEDIA_H

#include "base/os.h"
#include "pipeline/4-model/module.h"

struct media {
    struct str bytes;       /* a whole WebP file, decoded once to check it */
    uint32_t width, height; /* pixels, 1 to PLACARD_MAX_PIXELS */
    uint8_t digest[16];     /* first bytes of its SHA-256 */
};

struct media_list {
    struct media *items; /* ascending by digest, each once */
    size_t count;
};

struct media_options {
    uint32_t width;   /* pixels; wider pictures are scaled down to it; 0: PLACARD_MAX_PIXELS */
    uint32_t quality; /* 0..100, of lossy pictures */
    bool lossless;    /* all pictures; drawings (PNG of few colours) are lossless anyway */
};

/*
 * Read, check, scale and encode each picture of all languages once.  `folder`
 * is the module file's, relative to `library_root` ("" or "." when it is the
 * root itself); targets are relative to it and may not leave the library.
 * Images that are refused keep number 0 and are reported at their first use.
 *
 * Same files, same options, same bytes.  Cost: one decode and encode a file.
 * Reports: PL0601 image-missing, PL0602 image-path, PL0603 image-format,
 * PL0604 image-damaged, PL0605 image-too-large, PL0606 image-animated.
 */
struct media_list media_collect(struct stage *stage, const struct os *os, const char *library_root,
                                const char *folder, const struct media_options *options,
                                struct module *const *modules, size_t module_count);

#endif
