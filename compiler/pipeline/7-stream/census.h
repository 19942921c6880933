/*
 * census.h - what a reader counts in a document, held against the limits of the format.
 *
 * In:   struct module
 * Out:  diagnostics
 * Next: document.c writes what fits
 */
#ifndef PLACARD_STREAM_CENSUS_H
#define PLACARD_STREAM_CENSUS_H

#include "pipeline/4-model/module.h"

/*
 * Is the module within the limits on depth, steps, footnotes, guards and screens
 * (docs/format/limits.md)?  Every limit passed is reported once, at the first thing past it.
 * Linear in the model.  Reports: PL0351 document-too-deep, PL0352 step-too-large, PL0356
 * footnotes-too-many, PL0357 footnotes-too-large, PL0358 guards-too-many, PL0359 screens-too-many.
 */
bool census_fits(struct stage *stage, const struct module *module);

#endif
