/*
 * language.c - which language suits the worker: RFC 4647 lookup.
 *
 * Ranges are tried in order of priority; each is shortened subtag by subtag
 * until a tag of the module equals it.
 */
#include "bytes.h"

static int is_same_tag(placard_bytes a, placard_bytes b)
{
    if (a.size != b.size)
        return 0;
    for (size_t i = 0; i < a.size; i++)
        if (byte_lower(a.data[i]) != byte_lower(b.data[i]))
            return 0;
    return 1;
}

static placard_bytes trim_range(placard_bytes range)
{
    while (range.size > 0 && (range.data[0] == ' ' || range.data[0] == '\t')) {
        range.data++;
        range.size--;
    }
    while (range.size > 0 && (range.data[range.size - 1] == ' ' || range.data[range.size - 1] == '\t'))
        range.size--;
    return range;
}

/* Take the last subtag off, and a single letter or digit before it (section
 * 3.4: it only introduces what was taken off). */
static placard_bytes shorten_range(placard_bytes range)
{
    while (range.size > 0 && range.data[range.size - 1] != '-')
        range.size--;
    if (range.size > 0)
        range.size--;
    if (range.size >= 2 && range.data[range.size - 2] == '-')
        range.size -= 2;
    return range;
}

static uint32_t find_tag(const placard_module *module, placard_bytes range)
{
    for (uint32_t i = 0; i < module->language_count_; i++)
        if (is_same_tag(placard_language_tag(module, i), range))
            return i;
    return PLACARD_NONE;
}

uint32_t placard_language_lookup(const placard_module *module, placard_bytes priority)
{
    size_t at = 0;
    while (at < priority.size) {
        placard_bytes range = {priority.data + at, 0};
        while (at < priority.size && priority.data[at] != ',') {
            range.size++;
            at++;
        }
        at++;
        for (range = trim_range(range); range.size > 0; range = shorten_range(range)) {
            uint32_t index = find_tag(module, range);
            if (index != PLACARD_NONE)
                return index;
        }
    }
    return 0;
}
