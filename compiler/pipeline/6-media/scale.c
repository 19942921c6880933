#include "pipeline/6-media/scale.h"

#include <string.h>

/*
 * Along one axis input pixel i covers [i * to, (i + 1) * to) and output pixel j
 * covers [j * from, (j + 1) * from) of the same line of from * to units.
 */
struct scale {
    struct picture *out;
    uint32_t width, height; /* of the input */
    uint32_t row;           /* input rows seen */
    uint32_t out_row;       /* output row that `sums` is for */
    uint64_t *sums;         /* 4 an output pixel; colours times alpha */
    uint64_t *line;         /* one input row, squeezed across */
};

struct scale *scale_new(struct arena *arena, uint32_t width, uint32_t height, struct picture *out)
{
    struct scale *scale = arena_new(arena, struct scale);
    scale->out = out;
    scale->width = width;
    scale->height = height;
    scale->sums = arena_array(arena, uint64_t, (size_t)out->width * 4);
    scale->line = arena_array(arena, uint64_t, (size_t)out->width * 4);
    out->pixels = arena_alloc(arena, (size_t)out->width * out->height, 4);
    return scale;
}

static void add_pixel(uint64_t *sum, const uint8_t *pixel, uint32_t weight)
{
    uint32_t alpha = pixel[3] * weight; /* at most 255 * 16384 */
    sum[0] += (uint64_t)pixel[0] * alpha;
    sum[1] += (uint64_t)pixel[1] * alpha;
    sum[2] += (uint64_t)pixel[2] * alpha;
    sum[3] += alpha;
}

/* Sum up one input row across: the weights of each output pixel add up to `width`. */
static void squeeze(struct scale *scale, const uint8_t *row)
{
    uint32_t to = scale->out->width, from = scale->width;
    uint64_t *sum = scale->line;
    memset(sum, 0, (size_t)to * 4 * sizeof *sum);
    uint32_t left = from; /* units that the output pixel still lacks */
    for (uint32_t x = 0; x < from; x++, row += 4) {
        uint32_t first = left < to ? left : to;
        add_pixel(sum, row, first);
        left -= first;
        if (left == 0) {
            sum += 4;
            left = from;
            if (first < to) {
                add_pixel(sum, row, to - first);
                left -= to - first;
            }
        }
    }
}

/* Rounded to nearest; a transparent pixel has no weight and no colour. */
static uint8_t mean(uint64_t sum, uint64_t weight)
{
    return (uint8_t)(weight == 0 ? 0 : (sum + weight / 2) / weight);
}

static void finish_row(struct scale *scale)
{
    uint64_t area = (uint64_t)scale->width * scale->height;
    uint8_t *pixel = scale->out->pixels + (size_t)scale->out_row * scale->out->width * 4;
    uint64_t *sum = scale->sums;
    for (uint32_t x = 0; x < scale->out->width; x++, sum += 4, pixel += 4) {
        for (int c = 0; c < 3; c++)
            pixel[c] = mean(sum[c], sum[3]);
        pixel[3] = mean(sum[3], area);
        scale->out->has_alpha |= pixel[3] != 255;
    }
    memset(scale->sums, 0, (size_t)scale->out->width * 4 * sizeof *scale->sums);
    scale->out_row++;
}

static void add_line(struct scale *scale, uint32_t weight)
{
    for (size_t i = 0; i < (size_t)scale->out->width * 4; i++)
        scale->sums[i] += scale->line[i] * weight;
}

void scale_row(struct scale *scale, const uint8_t *row)
{
    if (scale->row == scale->height)
        return;
    uint64_t to = scale->out->height, from = scale->height;
    uint64_t begin = scale->row * to, end = begin + to;
    uint64_t border = (scale->out_row + 1) * from; /* where the output row ends */
    squeeze(scale, row);
    scale->row++;
    add_line(scale, (uint32_t)((end < border ? end : border) - begin));
    if (end < border)
        return;
    finish_row(scale);
    if (end > border)
        add_line(scale, (uint32_t)(end - border));
}
