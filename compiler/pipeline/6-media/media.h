/*
 * media.h - pictures of a module -> WebP entries named by content.
 *
 * media.c finds the files of a module and converts each once, convert.c is the conversion of one file.
 *
 * In:   struct module (images), bytes of the picture files
 * Out:  struct media_list; IMAGE nodes get their index
 * Hides: libwebp (webp.c), libpng (png.c), libjpeg (jpeg.c)
 * Next: 7-stream, 8-bundle
 */
#ifndef PLACARD_MEDIA_MEDIA_H
#define PLACARD_MEDIA_MEDIA_H

#include "base/os.h"
#include "pipeline/4-model/module.h"
#include "pipeline/6-media/convert.h"

struct media_list {
    struct media *items; /* ascending by digest, each once */
    size_t count;
};

/* What lends a hand: run task(of, 0) .. task(of, count - 1), in any order and by any threads, and come back
 * when all are done. */
struct media_crew {
    void *context;
    size_t width; /* how many at a time are worth giving, from 1 */
    void (*run)(void *context, void (*task)(void *of, size_t index), void *of, size_t count);
};

/* What was converted before, by any thread, under conversion_key(). */
struct media_shelf {
    void *context;
    /* True: `*out`, in `arena`, is it.  False: the caller makes it and then calls put(); who asks meanwhile
     * waits for that. */
    bool (*take)(void *context, const uint8_t key[32], struct arena *arena, struct conversion *out);
    void (*put)(void *context, const uint8_t key[32], const struct conversion *made); /* NULL: it failed */
};

struct media_work {
    const struct os *os;
    const struct media_options *options;
    const struct media_crew *crew;   /* NULL: one after the other */
    const struct media_shelf *shelf; /* NULL: none */
};

/*
 * Read, check, scale and encode each picture of all languages once.  `folder`
 * is the module file's, relative to `library_root` ("" or "." when it is the
 * root itself); targets are relative to it and may not leave the library.
 * Images that are refused keep number 0 and are reported at their first use.
 *
 * Same files, same options, same bytes.  Cost: one decode and encode a file; as many files as the crew is
 * wide are in memory at once.
 * Reports: PL0601 image-missing, PL0602 image-path, PL0603 image-format,
 * PL0604 image-damaged, PL0605 image-too-large, PL0606 image-animated.
 */
struct media_list media_collect(struct stage *stage, const struct media_work *work, const char *library_root,
                                const char *folder, struct module *const *modules, size_t module_count);

#endif
