/*
 * shapes.h - what would make a Markdown parser slow or deep, found line by line.
 *
 * In:   the body of a module, already checked by characters.h
 * Out:  a promise: nesting, tables, link definitions and image openers are
 *       inside the limits of limits.h, so that cmark-gfm stays near linear
 *
 * The scan reads lines as cmark-gfm opens containers, but knows no inline
 * syntax; where it cannot be sure it counts too much rather than too little.
 */
#ifndef PLACARD_TEXT_SHAPES_H
#define PLACARD_TEXT_SHAPES_H

#include "base/stage.h"

/* Returns false when a parser must not see the body. */
bool shapes_check(struct stage *stage, struct span body);

#endif
