/*
 * fact.c - walking the manifest in place.
 *
 * placard_open() checked every byte, so reading a token cannot fail and asks
 * nothing twice.
 */
#include "kind.h"

#include "placard.h"

/* A number that was checked before. */
static uint32_t read_number(const uint8_t **at)
{
    uint32_t number = 0, shift = 0;
    for (;; shift += 7) {
        uint8_t byte = *(*at)++;
        number |= (uint32_t)(byte & 0x7f) << shift;
        if (byte < 0x80)
            return number;
    }
}

/* The checked token at `at`; none when `at` is `end` or NULL. */
static placard_fact read_fact(const uint8_t *at, const uint8_t *end)
{
    placard_fact fact = {PLACARD_END, 0, {NULL, 0}, NULL, NULL};
    if (at == end)
        return fact;
    uint32_t traits = kind_traits(*at);
    fact.kind = *at++;
    if (traits & PLACARD_HAS_NUMBER)
        fact.number = read_number(&at);
    if (traits & PLACARD_HAS_BYTES)
        fact.text.size = read_number(&at);
    if (traits & (PLACARD_HAS_TEXT | PLACARD_HAS_BYTES))
        fact.text.data = at;
    if (traits & PLACARD_HAS_TEXT)
        while (*at++ != 0)
            fact.text.size++;
    else
        at += fact.text.size;
    fact.children_ = at;
    fact.end_ = end;
    return fact;
}

static int has_children(uint32_t kind)
{
    return (kind_traits(kind) & PLACARD_HAS_CHILDREN) != 0;
}

placard_fact placard_fact_child(const placard_fact *fact)
{
    placard_fact none = {PLACARD_END, 0, {NULL, 0}, NULL, NULL};
    return has_children(fact->kind) ? read_fact(fact->children_, fact->end_) : none;
}

placard_fact placard_fact_next(const placard_fact *fact)
{
    uint32_t depth = 0;
    placard_fact at = *fact;
    if (at.kind == PLACARD_END)
        return at;
    do {
        if (at.kind == PLACARD_END)
            depth--;
        else if (has_children(at.kind))
            depth++;
        at = read_fact(at.children_, at.end_);
    } while (depth > 0);
    return at;
}

placard_fact placard_fact_first(const placard_module *module)
{
    placard_fact none = {PLACARD_END, 0, {NULL, 0}, NULL, NULL};
    if (module->manifest_ == NULL)
        return none; /* a module that did not open */
    placard_fact root = read_fact(module->manifest_, module->manifest_ + module->manifest_size_);
    return placard_fact_child(&root);
}

placard_fact placard_fact_at(const placard_module *module, placard_kind kind, uint32_t index)
{
    placard_fact fact = placard_fact_first(module);
    while (fact.kind != PLACARD_END && (fact.kind != (uint32_t)kind || index-- > 0))
        fact = placard_fact_next(&fact);
    return fact;
}
