/* lexicon.c - the table: class, phrase, advice. */
#include "pipeline/5-checks/lexicon.h"

#include "base/arena.h"

static const struct phrase table[] = {
#include "pipeline/5-checks/phrases_actions.inc"
#include "pipeline/5-checks/phrases_hazards.inc"
#include "pipeline/5-checks/phrases_things.inc"
#include "pipeline/5-checks/phrases_words.inc"
};

enum { PHRASE_COUNT = sizeof table / sizeof table[0], BUCKETS = 1024 /* few phrases in each */ };

const char *lexicon_harm(enum phrase_class hazard)
{
    static const char *const harms[] = {
#define X(name, harm) harm,
        HAZARD_LIST(X)
#undef X
    };
    return harms[hazard - PHRASE_ELECTRICAL];
}

const struct phrase *lexicon_phrases(size_t *count)
{
    *count = PHRASE_COUNT;
    return table;
}

/*
 * The phrases by a hash of their first word, case left out: a phrase matches
 * whole words only, so the text's word must be that one.  Those of bucket k are
 * phrases[first[k]] .. phrases[first[k + 1] - 1].
 */
struct lexicon {
    const struct phrase **phrases;
    uint16_t first[BUCKETS + 1];
};

static size_t bucket_of(struct str word)
{
    uint32_t hash = 0;
    for (size_t i = 0; i < word.len; i++)
        hash = hash * 31 + ((unsigned char)word.ptr[i] | 0x20u);
    return hash % BUCKETS;
}

static size_t phrase_bucket(const struct phrase *phrase)
{
    struct str text = str_of(phrase->text);
    return bucket_of(str_slice(text, 0, str_find_byte(text, ' ', 0)));
}

const struct lexicon *lexicon_new(struct arena *arena)
{
    struct lexicon *lexicon = arena_new(arena, struct lexicon);
    lexicon->phrases = arena_array(arena, const struct phrase *, PHRASE_COUNT);
    for (size_t i = 0; i < PHRASE_COUNT; i++)
        lexicon->first[phrase_bucket(&table[i])]++;
    /* Sums up to each bucket; the loop below counts them down to where its phrases begin. */
    for (size_t bucket = 1; bucket <= BUCKETS; bucket++)
        lexicon->first[bucket] = (uint16_t)(lexicon->first[bucket] + lexicon->first[bucket - 1]);
    for (size_t i = PHRASE_COUNT; i-- > 0;)
        lexicon->phrases[--lexicon->first[phrase_bucket(&table[i])]] = &table[i];
    return lexicon;
}

struct phrases lexicon_find(const struct lexicon *lexicon, struct str word)
{
    size_t bucket = bucket_of(word), first = lexicon->first[bucket];
    return (struct phrases){lexicon->phrases + first, lexicon->first[bucket + 1] - first};
}
