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

/* Text that a parser made of escapes or entities: what is refused as it is, is refused that way too. */
struct characters_decoded {
    struct stage *stage;
    size_t count; /* of reports, of which the first few are made */
};

/*
 * Check `text`, which stands at `span` in the source.  Of what stands there as it is characters_check() has
 * spoken. `kept` may stand, a code point or 0.  Returns false when a character was refused (reported).
 */
bool characters_check_decoded(struct characters_decoded *decoded, struct str text, struct span span,
                              uint32_t kept);

/* Is the text empty to the eye: blanks and invisible characters of any kind? */
bool characters_are_blank(struct str text);

/* Bytes of the byte order mark at the start: 3 or 0. */
uint32_t characters_bom(struct str text);

#endif
