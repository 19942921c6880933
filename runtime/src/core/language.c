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
    return at == end || (ranges[at] == '-' && (tag.size <= 1 || ranges[at - 2] != '-'));
}

uint32_t placard_language_rank(placard_bytes tag, placard_bytes priority)
{
    size_t at, end = 0;
    do {
        at = end;
        while (end < priority.size && is_range_byte(priority.data[end]))
            end++;
        if (is_met(tag, priority.data, at, end))
            return (uint32_t)at;
    } while (end++ < priority.size);
    return PLACARD_NONE;
}

uint32_t placard_language_lookup(const placard_module *module, placard_bytes priority)
{
    uint32_t best = PLACARD_NONE, best_rank = PLACARD_NONE;
    size_t best_size = SIZE_MAX; /* of two that no range meets neither is longer than this */
    placard_fact fact = placard_fact_at(module, PLACARD_LANGUAGE, 0);
    for (uint32_t i = 0; i < module->language_count_; i++) {
        uint32_t rank = placard_language_rank(fact.text, priority);
        if (rank < best_rank || (rank == best_rank && fact.text.size > best_size)) {
            best = i;
            best_rank = rank;
            best_size = fact.text.size;
        }
        fact = fact_read(fact.children_); /* it has none: the next one */
    }
    return best;
}
