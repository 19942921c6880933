#include "walk_hash.h"

#include "placard.h"

/* FNV-1a, 64 bits. */
#define HASH_START 0xcbf29ce484222325u
#define HASH_PRIME 0x100000001b3u

static void hash_byte(uint64_t *hash, uint8_t byte)
{
    *hash = (*hash ^ byte) * HASH_PRIME;
}

static void hash_number(uint64_t *hash, uint32_t number)
{
    for (int i = 0; i < 4; i++)
        hash_byte(hash, (uint8_t)(number >> 8 * i));
}

static void hash_bytes(uint64_t *hash, placard_bytes bytes)
{
    hash_number(hash, (uint32_t)bytes.size);
    for (size_t i = 0; i < bytes.size; i++)
        hash_byte(hash, bytes.data[i]);
}

/* ---- The walk ---------------------------------------------------------- */

/* Recursion is as deep as facts nest: a trigger, its field, a value. */
static void hash_facts(uint64_t *hash, placard_fact fact)
{
    for (; fact.kind != PLACARD_END; fact = placard_fact_next(&fact)) {
        hash_number(hash, fact.kind);
        hash_number(hash, fact.number);
        hash_bytes(hash, fact.text);
        hash_facts(hash, placard_fact_child(&fact));
    }
    hash_number(hash, PLACARD_END);
}

static void hash_entries(uint64_t *hash, const placard_module *module)
{
    for (uint32_t i = 0; i < placard_entry_count(module); i++) {
        placard_entry entry = placard_entry_at(module, i);
        hash_bytes(hash, entry.name);
        hash_bytes(hash, entry.packed);
        hash_number(hash, entry.size);
        hash_number(hash, entry.crc);
        hash_number(hash, entry.offset);
        hash_number(hash, (uint32_t)entry.is_deflated);
    }
}

static void hash_module(uint64_t *hash, const placard_module *module)
{
    static const uint8_t wanted[] = "es-MX, ar";
    hash_facts(hash, placard_fact_first(module));
    hash_bytes(hash, placard_id(module));
    hash_bytes(hash, placard_module_version(module));
    hash_number(hash, (uint32_t)placard_kind_of_module(module));
    for (uint32_t i = 0; i < placard_language_count(module); i++) {
        hash_bytes(hash, placard_language_tag(module, i));
        hash_number(hash, (uint32_t)placard_language_is_rtl(module, i));
    }
    hash_number(hash, placard_language_lookup(module, (placard_bytes){wanted, sizeof wanted - 1}));
    for (uint32_t i = 0; i < placard_media_count(module); i++) {
        hash_bytes(hash, placard_media(module, i));
        hash_number(hash, placard_media_width(module, i));
        hash_number(hash, placard_media_height(module, i));
    }
}

static void hash_node(uint64_t *hash, const placard_document *document, placard_node node)
{
    placard_kind kind = (placard_kind)placard_node_kind(document, node);
    hash_number(hash, kind);
    hash_number(hash, placard_node_number(document, node));
    hash_bytes(hash, placard_node_text(document, node));
    hash_number(hash, placard_node_end(document, node));
    placard_node child = placard_node_first(document, node);
    for (; child != PLACARD_NONE; child = placard_node_next(document, node, child))
        hash_number(hash, child);
    hash_number(hash, placard_node_find(document, 0, node, kind));
}

static void hash_document(uint64_t *hash, const placard_document *document)
{
    for (placard_node node = 0; node < placard_node_count(document); node++)
        hash_node(hash, document, node);
    for (uint32_t i = 0; i < placard_step_count(document); i++)
        hash_number(hash, placard_step_at(document, i));
    for (uint32_t i = 0; i < placard_question_count(document); i++) {
        hash_number(hash, placard_question_at(document, i));
        hash_number(hash, (uint32_t)placard_question_type_of(document, i));
        hash_number(hash, (uint32_t)placard_question_millipoints(document, i) / 1000);
        hash_number(hash, placard_explanation(document, i));
    }
    hash_bytes(hash, placard_title(document));
}

static void hash_screens(uint64_t *hash, const placard_module *module, const placard_document *document)
{
    for (placard_screen screen = {0}; placard_screen_next(document, &screen);) {
        uint64_t digest = placard_screen_digest(module, document, &screen);
        placard_node piece = PLACARD_NONE, guard;
        hash_number(hash, screen.kind);
        hash_number(hash, screen.node);
        hash_number(hash, screen.section);
        hash_number(hash, screen.number);
        hash_number(hash, (uint32_t)digest);
        hash_number(hash, (uint32_t)(digest >> 32));
        while ((piece = placard_screen_piece(document, &screen, piece)) != PLACARD_NONE)
            hash_number(hash, piece);
        for (uint32_t i = 0; (guard = placard_screen_guards(&screen, i)) != PLACARD_NONE; i++)
            hash_number(hash, guard);
        hash_number(hash, PLACARD_NONE);
    }
}

uint64_t walk_hash(const void *file, size_t size, void *memory, size_t memory_size)
{
    uint64_t hash = HASH_START;
    placard_module module;
    if (placard_open(&module, file, size, NULL) != PLACARD_OK)
        return 0;
    hash_entries(&hash, &module);
    hash_module(&hash, &module);
    for (uint32_t i = 0; i < placard_language_count(&module); i++) {
        placard_document document;
        if (placard_load(&document, &module, i, memory, memory_size, NULL) != PLACARD_OK)
            return 0;
        hash_document(&hash, &document);
        hash_screens(&hash, &module, &document);
    }
    return hash;
}

/* ---- Attempts ---------------------------------------------------------- */

/* Marsaglia's xorshift: answers need no better numbers. */
static uint32_t draw(uint32_t *state, uint32_t below)
{
    *state ^= *state << 13;
    *state ^= *state >> 17;
    *state ^= *state << 5;
    return below > 0 ? *state % below : 0;
}

/* A right text or, one time in three, a wrong one. */
static placard_bytes draw_text(const placard_document *document, uint32_t question, uint32_t *random)
{
    static const uint8_t wrong[] = "no such answer";
    placard_node node = placard_question_at(document, question);
    placard_node right = placard_node_find(document, node, node, PLACARD_LOW);
    if (right == PLACARD_NONE)
        right = placard_node_find(document, node, node, PLACARD_ACCEPT);
    if (right == PLACARD_NONE || draw(random, 3) == 0)
        return (placard_bytes){wrong, sizeof wrong - 1};
    return placard_node_text(document, right);
}

static placard_status answer(placard_attempt *attempt, const placard_document *document, uint32_t question,
                             const uint8_t *shown, uint32_t count, uint32_t *random)
{
    placard_question_type type = placard_question_type_of(document, question);
    switch (placard_form_of(type)) {
    case PLACARD_FORM_CHOICES:
        return placard_answer_choices(attempt, document, question,
                                      placard_takes_many(type) ? 1 + draw(random, (1u << count) - 1)
                                                               : 1u << draw(random, count));
    case PLACARD_FORM_PLACES:
    case PLACARD_FORM_PAIRS:
        return placard_answer_order(attempt, document, question, shown, count);
    default:
        return placard_answer_text(attempt, document, question, draw_text(document, question, random));
    }
}

static void hash_question(uint64_t *hash, placard_attempt *attempt, const placard_document *document,
                          uint32_t question, uint32_t *random)
{
    uint8_t shown[PLACARD_MAX_CHOICES];
    uint32_t count = placard_shown_options(attempt, document, question, shown);
    hash_bytes(hash, (placard_bytes){shown, count});
    if (draw(random, 4) == 0)
        hash_number(hash, placard_take_hint(attempt, document, question));
    hash_number(hash, (uint32_t)answer(attempt, document, question, shown, count, random));
    hash_number(hash, (uint32_t)placard_earned_millipoints(attempt, question));
    for (uint32_t i = 0; i < count; i++) {
        hash_number(hash, placard_option_at(document, question, i));
        hash_number(hash, placard_feedback(document, question, i));
        hash_number(hash, (uint32_t)placard_is_chosen(attempt, question, i));
        hash_number(hash, (uint32_t)placard_is_right(attempt, document, question, i));
    }
}

/* Whether the attempt came back from its saved bytes with its score. */
static int hash_saved(uint64_t *hash, const placard_attempt *attempt, const placard_module *module,
                      const placard_document *document)
{
    static uint8_t saved[24 + PLACARD_MAX_QUESTIONS * (6 + PLACARD_MAX_CHOICES)];
    static placard_attempt resumed;
    size_t size = placard_attempt_save(attempt, saved, sizeof saved);
    hash_bytes(hash, (placard_bytes){saved, size});
    return placard_attempt_resume(&resumed, module, document, saved, size) == PLACARD_OK &&
           placard_score_millipoints(&resumed) == placard_score_millipoints(attempt);
}

uint64_t walk_attempts(const void *file, size_t size, void *memory, size_t memory_size)
{
    static placard_attempt attempt;
    uint64_t hash = HASH_START;
    placard_module module;
    placard_document document;
    if (placard_open(&module, file, size, NULL) != PLACARD_OK ||
        placard_load(&document, &module, 0, memory, memory_size, NULL) != PLACARD_OK)
        return 0;
    for (uint32_t seed = 1; seed <= WALK_ATTEMPTS; seed++) {
        uint32_t random = seed;
        hash_number(&hash, (uint32_t)placard_attempt_begin(&attempt, &module, &document, seed, 0));
        for (uint32_t i = 0; i < placard_question_count(&document); i++)
            hash_question(&hash, &attempt, &document, i, &random);
        hash_number(&hash, (uint32_t)placard_score_millipoints(&attempt));
        hash_number(&hash, (uint32_t)placard_is_passed(&attempt, &document));
        if (!hash_saved(&hash, &attempt, &module, &document))
            return 0;
    }
    return hash;
}
