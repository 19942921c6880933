/*
 * unicode.h - what needs Unicode tables, by utf8proc.  Only unicode.c knows it.
 *
 * Text handed in must be valid UTF-8 (limits.h has checked it).
 */
#ifndef PLACARD_BASE_UNICODE_H
#define PLACARD_BASE_UNICODE_H

#include "base/str.h"

/* Columns a terminal gives the text: 2 for wide, 0 for combining characters; tab counts 1. */
size_t unicode_width(struct str s);

/* Code point at byte `*at`, which moves past it.  U+FFFD for bytes that are none. */
uint32_t unicode_next(struct str s, size_t *at);

/* Append a code point as UTF-8. */
void unicode_append(struct buf *buf, uint32_t code_point);

/* The text with U+FFFD for bytes that are no UTF-8; any bytes may come in. */
struct str unicode_mend(struct arena *arena, struct str s);

/* Count of code points. */
size_t unicode_count(struct str s);

/* For comparing what people typed: NFKC, case folded, white space trimmed and
 * runs of it made one space (Unicode 15 section 3.13, toNFKC_Casefold). */
struct str unicode_fold(struct arena *arena, struct str s);

/* The same with its case kept: NFKC, what is ignored left out, white space as above. */
struct str unicode_compatible(struct arena *arena, struct str s);

/* As unicode_fold(), without the marks on letters: "Précaution" is "precaution". */
struct str unicode_letters(struct arena *arena, struct str s);

/* ASCII white space trimmed and runs of it made one space. */
struct str unicode_collapse(struct arena *arena, struct str s);

/* NFC, NFD of a text (Unicode Standard Annex 15). */
struct str unicode_compose(struct arena *arena, struct str s);
struct str unicode_decompose(struct arena *arena, struct str s);

/* ASCII slug: letters and digits lower case, marks dropped, the rest one '-'; at most 48 bytes. */
struct str unicode_slug(struct arena *arena, struct str s);

/* Upper-case, lower-case of one code point (itself where there is none). */
uint32_t unicode_upper(uint32_t code_point);
uint32_t unicode_lower(uint32_t code_point);

/* Shows nothing: blanks, line ends, controls, and what Unicode calls ignorable. */
bool unicode_is_blank(uint32_t code_point);

/* Letters and digits of any script; characters of scripts written without spaces (CJK). */
bool unicode_is_word(uint32_t code_point);
bool unicode_is_wide(uint32_t code_point);

#endif
