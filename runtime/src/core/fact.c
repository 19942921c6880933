/*
 * fact.c - walking the manifest in place.
 *
 * placard_open() checked every byte, so reading a token cannot fail and asks
 * nothing twice.
 */
#include "core/fact.h"

#include "core/kind.h"

/* Bytes stand in facts alone, 16 or 32 of them (manifest.c), so their length is one byte. */
#define X(name, code, has, is, holds, number, text)                                                          \
    _Static_assert(((has)&PLACARD_HAS_BYTES) == 0 || (code) == PLACARD_CONTENT || (code) == PLACARD_MEDIA,   \
                   "how many bytes?");
PLACARD_MANIFEST_LIST(X)
#undef X

/* Of a kind of the manifest, or of END. */
static uint32_t traits_of(uint32_t kind)
{
    return kind == PLACARD_END ? KIND_UNKNOWN : manifest_kinds.traits[kind - PLACARD_MANIFEST];
}

placard_fact fact_read(const uint8_t *at)
{
    placard_fact fact = {PLACARD_END, 0, {NULL, 0}, at, NULL};
    if (at == NULL)
        return fact;
    uint32_t traits = traits_of(*at);
    fact.kind = *at++;
    if (traits & PLACARD_HAS_NUMBER) {
        uint32_t shift = 0;
        do {
            fact.number |= (uint32_t)(*at & 0x7f) << shift;
            shift += 7;
        } while (*at++ >= 0x80);
    }
    if (traits & PLACARD_HAS_BYTES)
        fact.text.size = *at++;
    fact.text.data = at;
    at += fact.text.size;
    if (traits & PLACARD_HAS_TEXT)
        while (*at++ != 0)
            fact.text.size++;
    fact.children_ = at;
    return fact;
}

static uint32_t has_children(uint32_t kind)
{
    return traits_of(kind) / PLACARD_HAS_CHILDREN % 2;
}

const uint8_t *fact_skip(const uint8_t *at)
{
    uint32_t depth = 0;
    do {
        placard_fact fact = fact_read(at);
        depth += has_children(fact.kind) - (fact.kind == PLACARD_END);
        at = fact.children_;
    } while (depth > 0);
    return at;
}

placard_fact placard_fact_child(const placard_fact *fact)
{
    return fact_read(has_children(fact->kind) ? fact->children_ : NULL);
}

placard_fact placard_fact_next(const placard_fact *fact)
{
    return fact_read(fact->kind == PLACARD_END ? NULL : fact_skip(fact->at_));
}

placard_fact placard_fact_first(const placard_module *module)
{
    return fact_read(module->manifest_);
}

placard_fact placard_fact_at(const placard_module *module, placard_kind kind, uint32_t index)
{
    const uint8_t *at = module->manifest_;
    if (at != NULL)
        while (*at != PLACARD_END && (*at != kind || index-- > 0))
            at = fact_skip(at);
    return fact_read(at);
}
