/*
 * checks.h - the rule table over a finished model: safety, suitability,
 * accessibility, links.  One small function a rule; each reports one code.
 *
 * In:   struct module (source language or translation), library settings
 * Out:  diagnostics PL037x, PL055x, PL0750, PL08xx, PL092x, PL1000; allows applied (PL0101, PL0382)
 */
#ifndef PLACARD_CHECKS_CHECKS_H
#define PLACARD_CHECKS_CHECKS_H

#include "pipeline/5-checks/context.h"

/*
 * Run every rule, then apply the allows to all that this and the earlier stages
 * reported about the module: silenced diagnostics are removed, an allow that
 * silenced nothing or that names an error which stands is reported.  Later
 * stages report errors only, which no allow can silence.
 */
void checks_run(struct stage *stage, const struct checks_context *context, struct module *module);

#endif
