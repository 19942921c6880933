/*
 * manifest.c - does the manifest say what a manifest must say?
 *
 * What stands in one node stands in ascending order of its codes, facts and terms
 * alike, so of each level a bit for each kind is all that must be remembered to
 * know that none is missing or twice.
 */
#include "core/manifest.h"

#include "core/load.h"
#include "core/stream.h"
#include "placard_format.h"

#define PLACE(code) ((uint32_t)(code)-PLACARD_ID)
#define FACT(name)  (1u << PLACE(PLACARD_##name))
#define REQUIRED    (FACT(ID) | FACT(VERSION) | FACT(CONTENT) | FACT(LANGUAGE))
#define SINGLE                                                                                               \
    (FACT(ID) | FACT(VERSION) | FACT(CONTENT) | FACT(EFFECTIVE) | FACT(WITHDRAWN) | FACT(WITHDRAWN_ON) |     \
     FACT(ATTEMPTS))

/* The facts, and no other kinds, have places below 32; what stands in a trigger, those from 32 on. */
#define X(name, code, has, is, holds, number, text)                                                          \
    _Static_assert((PLACE(code) < 32) == ((is) == PLACARD_IS_FACT), "a bit for each fact");                  \
    _Static_assert((is) == 0 || PLACE(code) < 64, "a bit for each term");
PLACARD_MANIFEST_LIST(X)
#undef X

#define TERM(name) (1u << (PLACE(PLACARD_##name) - 32))
#define SINGLE_TERMS                                                                                         \
    ~(TERM(FIELD) | TERM(VALUE) | TERM(POINT) | TERM(BY_DAY) | TERM(BY_MONTH_DAY) | TERM(BY_MONTH) |         \
      TERM(CHANGED_REGULATION))
#define PLACE_TERMS (TERM(LATITUDE) | TERM(LONGITUDE))
#define RULE_TERMS  (2 * TERM(BEFORE_SHIFT) - TERM(FREQUENCY)) /* from the one to the other */

/* What is open; a token stands in one of them. */
enum { IN_MANIFEST, IN_TRIGGER, IN_TERM, LEVELS };

/* What was found so far in each that is open: a bit for each kind. */
struct found {
    uint32_t seen[LEVELS];
    uint32_t trigger; /* which kind of it */
    uint32_t points;  /* in it */
};

/* May the token stand behind what its level has, and has it the size or number that its kind asks? */
static int add_token(placard_module *module, struct found *found, uint32_t level, const placard_token *token)
{
    uint32_t kind = token->kind_end_, place = PLACE(kind) % 32;
    uint32_t seen = found->seen[level] >> place, single = level == IN_MANIFEST ? SINGLE : SINGLE_TERMS;
    found->seen[level] |= 1u << place;
    if (kind == PLACARD_TRIGGER) {
        found->trigger = token->number_;
        found->points = 0;
    }
    found->points += kind == PLACARD_POINT;
    module->language_count_ += kind == PLACARD_LANGUAGE;
    module->media_count_ += kind == PLACARD_MEDIA;
    /* Of its kind and those after it nothing was seen, or only itself where it may stand again. */
    return seen <= (~single >> place & 1u) && module->language_count_ <= PLACARD_MAX_LANGUAGES &&
           (kind > PLACARD_VERSION || token->size_ > 0) &&
           (kind != PLACARD_CONTENT || token->size_ == CONTENT_DIGEST_SIZE) &&
           (kind != PLACARD_MEDIA || token->size_ == MEDIA_DIGEST_SIZE) &&
           (kind != PLACARD_INTERVAL || token->number_ > 1);
}

/* Has a trigger the terms that its kind takes (docs/format/triggers.md)? */
static int is_trigger(uint32_t kind, uint32_t terms, uint32_t points)
{
    switch (kind) {
    case PLACARD_TRIGGER_WORK_ORDER:
        return terms == TERM(FIELD);
    case PLACARD_TRIGGER_SCHEDULE:
        return terms == TERM(BEFORE_SHIFT) || ((terms & TERM(FREQUENCY)) != 0 && (terms & ~RULE_TERMS) == 0);
    case PLACARD_TRIGGER_LOCATION:
        return terms == (PLACE_TERMS | TERM(RADIUS) | TERM(COSINE)) || terms == TERM(BEACON) ||
               (terms == TERM(POINT) && points >= 3);
    case PLACARD_TRIGGER_SCAN:
        return terms == TERM(EXACT) || terms == TERM(PREFIX);
    case PLACARD_TRIGGER_POLICY_UPDATE:
        return (terms & ~TERM(CHANGED_REGULATION)) == 0;
    case PLACARD_TRIGGER_EVENT:
        return (terms & ~TERM(FIELD)) == TERM(EVENT);
    default:
        return terms == 0;
    }
}

/* May what ends in `level` hold what it holds?  A FIELD stands before all other terms. */
static int fits(const struct found *found, uint32_t level)
{
    const uint32_t *seen = found->seen;
    if (level == IN_MANIFEST)
        return is_trigger(found->trigger, seen[IN_TRIGGER], found->points);
    return seen[IN_TERM] == (seen[IN_TRIGGER] == TERM(FIELD) ? TERM(VALUE) : PLACE_TERMS);
}

/* A token in the root or below. */
static void check_token(placard_module *module, struct stream *stream, struct found *found)
{
    uint32_t opens = (stream->traits & PLACARD_HAS_CHILDREN) != 0;
    uint32_t level = stream->level - 2 - opens; /* of the root itself it wraps round */
    if (level >= LEVELS)
        return;
    if (opens)
        found->seen[level + 1] = 0;
    if (stream->token.kind_end_ == PLACARD_END ? !fits(found, level)
                                               : !add_token(module, found, level, &stream->token))
        stream_reject(stream, PLACARD_BAD_FACT);
}

placard_status manifest_check(placard_module *module, placard_bytes bytes, placard_error *error)
{
    struct stream stream;
    struct found found;
    module->language_count_ = 0;
    module->media_count_ = 0;
    memset(&found, 0, sizeof found);
    memset(&stream, 0, sizeof stream);
    stream.bytes = bytes.data;
    stream.end = (uint32_t)bytes.size;
    stream.entry = ENTRY_INDEX_MANIFEST;
    stream.error = error;
    stream.kinds = &manifest_kinds;
    stream_open(&stream);
    module->manifest_ = stream.bytes + stream.at + 1; /* the root's token is one byte */
    while (stream_next(&stream))
        check_token(module, &stream, &found);
    if ((~found.seen[IN_MANIFEST] & REQUIRED) != 0)
        stream_reject(&stream, PLACARD_BAD_FACT);
    return (placard_status)stream.status;
}
