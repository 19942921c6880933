/*
 * checks.h - the rule table over a finished model: safety, suitability,
 * accessibility, links.  One small function a rule; each reports one code.
 *
 * In:   struct module (source language or translation), library settings
 * Out:  diagnostics PL037x, PL055x, PL0750, PL08xx, PL092x, PL1000; allows applied (PL0101, PL0382)
 */
#ifndef PLACARD_CHECKS_CHECKS_H
#define PLACARD_CHECKS_CHECKS_H

#include "pipeline/4-model/module.h"

/* The phrases that rules look for, made ready for looking.  Read by any thread. */
struct lexicon;
const struct lexicon *lexicon_new(struct arena *arena);

struct checks_context {
    const struct library_fields *library;
    const struct str *module_ids; /* of the whole library, sorted; for module: links */
    size_t module_id_count;
    const struct source *library_source; /* placard.yaml, when it requires languages */
    const struct str *translations;      /* tags of those that the module has */
    size_t translation_count;
    const struct lexicon *lexicon; /* made once for many modules; NULL: made here */
    bool is_lone;                  /* a single file outside a library: no cross-module checks */
};

/*
 * Run every rule, then apply the allows to all that this and the earlier stages
 * reported about the module: silenced diagnostics are removed, an allow that
 * silenced nothing or that names an error which stands is reported.  Later
 * stages report errors only, which no allow can silence.
 */
void checks_run(struct stage *stage, const struct checks_context *context, struct module *module);

#endif
