/*
 * id.h - the rule for ids: of modules, libraries, questions and choices.
 */
#ifndef PLACARD_BASE_ID_H
#define PLACARD_BASE_ID_H

#include "base/arena.h"
#include "base/str.h"

enum { ID_MAX = 63 }; /* bytes */

/*
 * 1 to ID_MAX of a-z and 0-9, single hyphens between them: lockout-cv200.  NULL, or
 * what is wrong: a phrase to go under a caret.  unicode_slug() makes such ids.
 */
const char *id_check(struct str text);

/* The id that words stand for, which is one: "Cellar Operator" -> "cellar-operator", "con" -> "con-1". Empty:
 * they hold no letter and no digit. */
struct str id_meant(struct arena *arena, struct str words);

#endif
