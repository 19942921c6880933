/*
 * stale.h - has the source changed since it was translated?  Not for other stages.
 */
#ifndef PLACARD_MODEL_STALE_H
#define PLACARD_MODEL_STALE_H

#include "pipeline/4-model/module.h"

/* Compare `translates` with the source's version and stamps, and note in `translation` what is to be marked
 * or left out.  Reports PL0705, PL0706, PL0712. */
void stale_check(struct stage *stage, const struct module *source, struct module *translation,
                 const struct stale_policy *policy);

#endif
