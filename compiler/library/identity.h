/*
 * identity.h - the ids of all modules of a library, before any is compiled:
 * links between modules and double ids are checked against them.
 */
#ifndef PLACARD_LIBRARY_IDENTITY_H
#define PLACARD_LIBRARY_IDENTITY_H

#include "library/library.h"

/*
 * Fill files[].id from their names (fields.c refuses any other), and the
 * library's sorted module_ids.  Reports PL0191.  False: `failure` says why.
 */
bool identity_collect(struct arena *arena, struct diags *diags, const struct os *os, struct library *library,
                      struct library_file *files, size_t count, struct failure *failure);

#endif
