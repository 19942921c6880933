/*
 * language.c - which language suits the worker: RFC 4647 lookup.
 *
 * Ranges stand in order of priority; each would be shortened subtag by subtag
 * until a tag of the module equals it.  So the best tag is the longest that one
 * of the ranges begins with, and of two ranges the first counts: each tag is
 * held against the ranges once, in time linear in them.
 */
#include "core/fact.h"

/* No byte below '-' can stand in a tag: commas, blanks and all others of them stand between ranges. */
static int is_range_byte(uint8_t c)
{
    return c >= '-';
}

/* Would shortening the range from `at` to `end` meet the tag?  A tag has letters, digits and '-', and no
 * byte that is_range_byte() differs from one of those by bit 5 alone, but for a letter in the other
 * case.  What a single letter or digit introduces is taken off together with it (section 3.4): on
 * the way no tag is met that ends with one. */
static int is_met(placard_bytes tag, const uint8_t *ranges, size_t at, size_t end)
{
    for (size_t i = 0; i < tag.size; i++, at++)
        if (at == end || (tag.data[i] | 0x20) != (ranges[at] | 0x20))
            return 0;
    return at == end || (ranges[at] == '-' && (tag.size == 1 || ranges[at - 2] != '-'));
}

uint32_t placard_language_lookup(const placard_module *module, placard_bytes priority)
{
    uint32_t best = 0;
    size_t best_at = priority.size, best_size = 0;
    placard_fact fact = placard_fact_at(module, PLACARD_LANGUAGE, 0);
    for (uint32_t i = 0; i < module->language_count_; i++) {
        size_t at, end = 0;
        do {
            at = end;
            while (end < priority.size && is_range_byte(priority.data[end]))
                end++;
            if (is_met(fact.text, priority.data, at, end) && (at < best_at || fact.text.size > best_size)) {
                best = i;
                best_at = at; /* and `end` is past it */
                best_size = fact.text.size;
            }
        } while (end++ < best_at);
        fact = fact_read(fact.children_); /* it has none: the next one */
    }
    return best;
}
