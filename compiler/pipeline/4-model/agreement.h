/*
 * agreement.h - does a translation say what its source says: its numbers, part numbers,
 * labels, code and links, part by part; and is it translated?  Not for other stages.
 */
#ifndef PLACARD_MODEL_AGREEMENT_H
#define PLACARD_MODEL_AGREEMENT_H

#include "pipeline/4-model/module.h"

/* Compare each part with its counterpart; both must have been paired.  Parts of a kind of which source and
 * translation do not have as many are left out: that is told already.  Reports PL0708 to PL0711. */
void agreement_check(struct stage *stage, const struct module *source, const struct module *translation);

#endif
