/*
 * scale.h - scaling down by exact area, row by row.
 *
 * Each output pixel is the mean of the input area that it covers, weighted by
 * alpha, in integers: no rounding before the last division, so the result does
 * not depend on machine or compiler.  Memory: one row of sums and the output.
 */
#ifndef PLACARD_MEDIA_SCALE_H
#define PLACARD_MEDIA_SCALE_H

#include "pipeline/6-media/picture.h"

struct scale;

/* From `width` x `height` to `out` (sizes set, none larger; pixels are made here).
 * All sides are at most PICTURE_MAX_SIDE. */
struct scale *scale_new(struct arena *arena, uint32_t width, uint32_t height, struct picture *out);

/* The next input row, from the top: `width` pixels of 4 bytes.  Rows after the last are ignored. */
void scale_row(struct scale *scale, const uint8_t *row);

#endif
