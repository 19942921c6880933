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

/* A module whose file is not named like its id, and the report of that (PL0148); NULL: it is. */
struct misnamed {
    struct str id;
    struct diag *diag;
};

/* Where several modules have one id and no file is named like it, say that (PL0191) instead: to rename each
 * of them, as PL0148 advises, would write one over the other.  `modules` has one for each file, and is
 * sorted. */
void identity_compare(struct run *run, struct misnamed *modules, size_t count);

#endif
