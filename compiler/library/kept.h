/*
 * kept.h - diagnostics that outlive the arena of their module.
 */
#ifndef PLACARD_LIBRARY_KEPT_H
#define PLACARD_LIBRARY_KEPT_H

#include "base/diag.h"

struct arena;

/* Copy `from` with the texts and sources that it speaks of into `arena`.
 * `prefix` (may be empty) is put before the paths, with a '/'. */
struct diags kept_copy(struct arena *arena, const struct diags *from, struct str prefix);

#endif
