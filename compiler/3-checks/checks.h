/*
 * checks.h - the rule table over a finished model: safety, suitability,
 * accessibility, links.  One small function a rule; each reports one code.
 *
 * In:   struct module (source language or translation), library settings
 * Out:  diagnostics PL037x, PL055x, PL08xx, PL092x; allows applied (PL0101, PL038x)
 */
#ifndef PLACARD_CHECKS_H
#define PLACARD_CHECKS_H

#include "2-model/module.h"

struct checks_context {
    const struct library_fields *library;
    const struct str *module_ids; /* of the whole library, sorted; for module: links */
    size_t module_id_count;
    bool is_lone; /* a single file outside a library: no cross-module checks */
};

/* Run every rule, then apply the allows: silenced diagnostics are removed and
 * an allow that silenced nothing is reported, unless its code belongs to a later stage. */
void checks_run(struct stage *stage, const struct checks_context *context, struct module *module);

/*
 * Apply the allows to what later stages reported (PL06xx, PL10xx), and report
 * those of their codes that silenced nothing.  Called once, after the last stage;
 * a run that stops before those stages does not call it.
 */
void checks_silence_later(struct stage *stage, struct module *module);

#endif
