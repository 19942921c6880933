/*
 * identity.h - the ids of all modules of a library, before any is compiled:
 * links between modules and double ids are checked against them.
 */
#ifndef PLACARD_LIBRARY_IDENTITY_H
#define PLACARD_LIBRARY_IDENTITY_H

#include "library/library.h"

/*
 * Fill the ids of library->files from their names (fields_decode.c refuses any other), and
 * the library's sorted module_ids.  Reports PL0191.  False: the run failed.
 */
bool identity_collect(struct run *run, struct library *library);

#endif
