/*
 * root.h - the folder of a library, found from a folder in it.
 *
 * Folders are told apart by their inodes, so that "." and "../modules" need no
 * text arithmetic.
 */
#ifndef PLACARD_LIBRARY_ROOT_H
#define PLACARD_LIBRARY_ROOT_H

#include "library/run.h"

/* The nearest folder, from `folder` up, with a placard.yaml; empty when there is none.  False: the run
 * failed. */
bool root_find(struct run *run, struct str folder, struct str *root);

/* Whether two roots are one.  A folder that cannot be looked at counts as another one: that ends the run too.
 */
bool root_is_same(const struct run *run, struct str a, struct str b);

#endif
