/*
 * media.h - pictures of a module -> WebP entries named by content.
 *
 * In:   struct module (images), bytes of the picture files
 * Out:  struct media_list; IMAGE nodes get their index
 * Hides: libwebp (webp.c), libpng (png.c), libjpeg (jpeg.c)
 */
#ifndef PLACARD_MEDIA_H
#define PLACARD_MEDIA_H

#include "0-base/os.h"
#include "2-model/module.h"

struct media {
    struct str bytes;       /* a whole WebP file, decoded once to check it */
    uint32_t width, height; /* pixels, 1 to PLACARD_MAX_PIXELS */
    uint8_t digest[16];     /* first bytes of its SHA-256 */
};
struct media_list { struct media *items; size_t count; };

struct media_options { uint32_t width; uint32_t quality; bool lossless; }; /* px, 0..100 */

/* Read, check, scale and encode each picture once, in order of digest.  `folder`
 * is the module file's; targets may not leave the library.  Reports PL06xx. */
struct media_list media_collect(struct stage *stage, const struct os *os, const char *library_root,
                                const char *folder, const struct media_options *options,
                                struct module *const *modules, size_t module_count);

#endif
