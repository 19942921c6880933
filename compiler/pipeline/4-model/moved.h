/*
 * moved.h - which parts of a source stand in another order than when they were translated?
 * Not for other stages.
 */
#ifndef PLACARD_MODEL_MOVED_H
#define PLACARD_MODEL_MOVED_H

#include "pipeline/4-model/parts.h"

/*
 * For each part the stamp that it had, where it is the same part and not in the row that most parts
 * kept; else NULL.  What was put in or taken out between them moves nothing.  Longest increasing
 * subsequence by piles (Fredman 1975): n log n, after each stamp is looked for in `recorded`.
 */
const struct scalar **moved_find(struct arena *arena, const struct scalars *recorded,
                                 const struct part *parts, size_t count);

#endif
