/*
 * outline.h - a tree as indented lines, for comparing in tests.
 */
#ifndef TESTS_OUTLINE_H
#define TESTS_OUTLINE_H

#include "base/str.h"
#include "pipeline/2-markdown/tree.h"

/* One line a node: `kind number "text"`, two blanks deeper inside its parent. */
void outline_write(struct buf *out, const struct node *root);

/* One line a diagnostic: `line:column PLnnnn`. */
struct diags;
void outline_diags(struct buf *out, const struct diags *diags);

#endif
