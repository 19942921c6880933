/*
 * characters.h - the bytes of a source as text: encoding, control and
 * invisible characters, length of lines.
 *
 * In:   any bytes
 * Out:  a promise to the parsers: valid UTF-8, no control character but tab and
 *       line ends, no line over LIMIT_LINE
 */
#ifndef PLACARD_TEXT_CHARACTERS_H
#define PLACARD_TEXT_CHARACTERS_H

#include "base/stage.h"

/*
 * Check stage->source.  Returns false when a parser must not see it.  Reports
 * the first few of each kind only: a file in the wrong encoding has thousands.
 */
bool characters_check(struct stage *stage);

/* Bytes of the byte order mark at the start: 3 or 0. */
uint32_t characters_bom(struct str text);

#endif
