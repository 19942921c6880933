/*
 * convert.h - the bytes of one picture file -> what a bundle holds of it.
 *
 * A function of its inputs, whatever the file is called and whichever module shows it: what it
 * gives may be kept and given again (struct media_shelf).
 *
 * In:   bytes, struct media_options
 * Out:  a whole WebP file, or why there is none
 * Next: media.c
 */
#ifndef PLACARD_MEDIA_CONVERT_H
#define PLACARD_MEDIA_CONVERT_H

#include "pipeline/6-media/picture.h"
#include "pipeline/6-media/sniff.h"

struct media {
    struct str bytes;       /* a whole WebP file; of a check only a length, which the file does not exceed */
    uint32_t width, height; /* pixels, 1 to PLACARD_MAX_PIXELS */
    uint8_t digest[16];     /* first bytes of its SHA-256; of a check zeros */
};

struct media_options {
    uint32_t width;   /* pixels; wider pictures are scaled down to it; 0: PLACARD_MAX_PIXELS */
    uint32_t quality; /* 0..100, of lossy pictures */
    bool lossless;    /* all pictures; drawings (PNG of few colours) are lossless anyway */
    bool is_check;    /* whether they can be shown is asked: nothing is encoded */
};

/* `media` counts only when `result.status` is PICTURE_OK and `sniff.kind` not SNIFF_REFUSED. */
struct conversion {
    struct sniff sniff;
    struct picture_result result;
    struct media media; /* of a check: no bytes, and the most that there could be for their length */
};

/* Decoded to the end, checked and, unless only checked, encoded; all in `arena`.  One decode, one encode. */
struct conversion convert_picture(struct arena *arena, struct str bytes, const struct media_options *options);

/* All in `arena` that the conversion points to. */
struct conversion conversion_copy(struct arena *arena, const struct conversion *from);

/* What settings and bytes decide: two that are alike give the same conversion.  SHA-256. */
void conversion_key(uint8_t key[32], struct str bytes, const struct media_options *options);

static inline bool conversion_is_usable(const struct conversion *made)
{
    return made->sniff.kind != SNIFF_REFUSED && made->result.status == PICTURE_OK;
}

#endif
