/*
 * language.c - which language suits the worker: RFC 4647 lookup.
 *
 * Ranges are tried in order of priority; each is shortened subtag by subtag
 * until a tag of the module equals it.
 */
#include "placard.h"

/* No byte below '-' can stand in a tag: commas, blanks and all others of them stand between ranges. */
static int is_range_byte(uint8_t c)
{
    return c >= '-';
}

/* A tag has letters, digits and '-', and no byte that is_range_byte() differs
 * from one of those by bit 5 alone, but for a letter in the other case. */
static int is_same_tag(placard_bytes tag, const uint8_t *range, size_t size)
{
    if (tag.size != size)
        return 0;
    for (size_t i = 0; i < size; i++)
        if ((tag.data[i] | 0x20) != (range[i] | 0x20))
            return 0;
    return 1;
}

/* The size without the last subtag, and without a single letter or digit before
 * it (section 3.4: it only introduces what was taken off). */
static size_t shorten_range(const uint8_t *range, size_t size)
{
    do
        size--;
    while (size > 0 && range[size] != '-');
    return size >= 2 && range[size - 2] == '-' ? size - 2 : size;
}

static uint32_t find_tag(const placard_module *module, const uint8_t *range, size_t size)
{
    uint32_t i = 0;
    while (i < module->language_count_ && !is_same_tag(placard_language_tag(module, i), range, size))
        i++;
    return i;
}

uint32_t placard_language_lookup(const placard_module *module, placard_bytes priority)
{
    if (priority.size == 0)
        return 0; /* without data perhaps, and C adds nothing to NULL, not even 0 */
    const uint8_t *at = priority.data, *end = at + priority.size;
    while (at < end) {
        const uint8_t *range = at;
        size_t size = 0;
        while (at < end && is_range_byte(*at++))
            size++;
        for (; size > 0; size = shorten_range(range, size)) {
            uint32_t index = find_tag(module, range, size);
            if (index < module->language_count_)
                return index;
        }
    }
    return 0;
}
