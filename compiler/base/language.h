/*
 * language.h - language tags: the one check and the one case, for file names,
 * front matter and the library file alike.
 */
#ifndef PLACARD_BASE_LANGUAGE_H
#define PLACARD_BASE_LANGUAGE_H

#include "base/str.h"

enum { LANGUAGE_MAX = 35 }; /* bytes; RFC 5646, 4.4.1: what any tag needs */

/*
 * Whether `tag` names a language and is well-formed by RFC 5646, 2.1, in letters of any case, but for what
 * nobody writes: grandfathered tags, tags of private use alone, and languages of four
 * to eight letters (none is registered, and x.draft.md is not a text in "draft").  A language
 * is named by its two letters where it has them (ISO 639-1): "ger" is "de".
 * NULL, or what is wrong: a phrase to go under a caret.
 */
const char *language_check(struct str tag);

/* A tag in the case that RFC 5646, 2.1.1 recommends: zh-Hant-TW, en-u-ca-gregory. */
struct str language_canonical(struct arena *arena, struct str tag);

/* The tag that somebody meant who wrote "Spanish", "ger", "sp" or "pt_BR"; empty: who knows.  Costs a walk of
 * the list. */
struct str language_meant(struct arena *arena, struct str words);

/* A sentence for who asked for `words`, which are no tag: what was meant, where it is known. */
struct str language_refusal(struct arena *arena, struct str words);

/* Whether text in a language runs from right to left: by the script of the tag, or else the one that is
 * likely for language and region (CLDR 46, likely subtags). */
bool language_is_rtl(struct str tag);

#endif
