/*
 * stale.h - has the source changed since it was translated?  Not for other stages.
 */
#ifndef PLACARD_MODEL_STALE_H
#define PLACARD_MODEL_STALE_H

#include "pipeline/4-model/module.h"

/* Compare `translates` with the source's version and stamps.  Reports PL0705, PL0706. */
void stale_check(struct stage *stage, const struct module *source, const struct module *translation);

#endif
