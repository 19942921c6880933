/*
 * context.h - what the checks know besides the module: library settings and phrases.
 */
#ifndef PLACARD_CHECKS_CONTEXT_H
#define PLACARD_CHECKS_CONTEXT_H

#include "pipeline/4-model/module.h"

/* The phrases that rules look for, made ready for looking.  Read by any thread. */
struct lexicon;
const struct lexicon *lexicon_new(struct arena *arena);

struct checks_context {
    const struct library_fields *library;
    const struct str *module_ids; /* of the whole library, sorted; for module: links */
    size_t module_id_count;
    /* What is known of the module of module_ids[index]; NULL: nothing.  They are given `others`. */
    bool (*is_draft)(void *others, size_t index);
    bool (*has_language)(void *others, size_t index, struct str tag);
    void *others;
    const struct source *library_source; /* placard.yaml, when it requires languages */
    const struct str *translations;      /* tags of those that the module has */
    size_t translation_count;
    const struct lexicon *lexicon; /* made once for many modules; NULL: made here */
    uint32_t today;                /* year * 10000 + month * 100 + day; 0: not known */
    bool is_lone;                  /* a single file outside a library: no cross-module checks */
};

#endif
