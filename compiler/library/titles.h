/*
 * titles.h - modules of one library that read alike in every list.
 */
#ifndef PLACARD_LIBRARY_TITLES_H
#define PLACARD_LIBRARY_TITLES_H

#include "library/library.h"

/* The title of a module's source; empty: it is not compared. */
struct title {
    struct str text;
    struct span span; /* in the file */
};

/* Report titles that two modules have (PL0196): `titles` has one for each file of the library.  Only files
 * that have the same one are read again.  False: the run failed. */
bool titles_compare(struct run *run, const struct library *library, const struct title *titles);

#endif
