/*
 * settings.h - placard.yaml, or what stands for it.
 */
#ifndef PLACARD_LIBRARY_SETTINGS_H
#define PLACARD_LIBRARY_SETTINGS_H

#include "library/library.h"

/* Read placard.yaml of the library at library->root.  What is wrong in it is reported, and the defaults are
 * taken.  False: the run failed. */
bool settings_load(struct run *run, struct library *library);

/* The defaults, for module files that are in no library. */
void settings_default(struct run *run, struct library *library);

#endif
