/*
 * kind.h - the kinds of one stream as look-ups.
 *
 * In:    a list of kinds in a header (PLACARD_DOCUMENT_LIST), packed by kinds.inc
 * Out:   what the stream reader asks of a kind
 * Hides: two bytes a kind
 *
 * Each stream has a list, and a source, of its own: a reader of one links no other.
 */
#ifndef PLACARD_CORE_KIND_H
#define PLACARD_CORE_KIND_H

#include "core/private.h"
#include "placard.h"

struct kinds {
    const uint16_t *traits; /* by code, from `first` on */
    const uint16_t *sets;   /* of classes, a bit each */
    const uint32_t *mosts;  /* the largest number of each range */
    /* Does a range with gaps, by its row, take a number that is not above its largest? */
    int (*rule)(uint32_t row, uint32_t number);
    uint32_t magic;       /* as a little-endian number */
    uint8_t major, minor; /* newest version of the bytes that is known */
    uint8_t first, count; /* codes */
    uint8_t root;         /* code of the root, which stands nowhere else */
    uint8_t from_1;       /* ranges of this row and above begin at 1, those before it at 0 */
    uint8_t ruled;        /* those of this row and above have a rule instead */
};

#define document_kinds PRIVATE_NAME(document_kinds)
PRIVATE_DATA const struct kinds document_kinds;
#define manifest_kinds PRIVATE_NAME(manifest_kinds)
PRIVATE_DATA const struct kinds manifest_kinds;

/* What the reader must know of a kind, in 16 bits, from the lowest: four for what it
 * carries (PLACARD_HAS_*), the number of its class, the row of the classes it holds, the
 * row of its range.  KIND_UNKNOWN for codes of no kind in the list, and for END. */
#define KIND_UNKNOWN       0u
#define KIND_CLASS(traits) ((traits) >> 4 & 15u)
#define KIND_SET(traits)   ((traits) >> 8 & 15u)
#define KIND_RANGE(traits) ((traits) >> 12)

static inline uint32_t kind_traits(const struct kinds *kinds, uint32_t code)
{
    code -= kinds->first;
    return code < kinds->count ? kinds->traits[code] : KIND_UNKNOWN;
}

/* May a token of a kind that has these traits carry `number`?  Media indexes are the document's matter. */
static inline int kind_takes(const struct kinds *kinds, uint32_t traits, uint32_t number)
{
    uint32_t row = KIND_RANGE(traits);
    if (number > kinds->mosts[row])
        return 0;
    return row >= kinds->ruled ? kinds->rule(row, number) : number >= (row >= kinds->from_1);
}

#endif
