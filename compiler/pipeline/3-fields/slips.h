/*
 * slips.h - text that YAML reads otherwise than it looks, and codes that no machine will send.
 * Not for other stages.
 */
#ifndef PLACARD_FIELDS_SLIPS_H
#define PLACARD_FIELDS_SLIPS_H

#include "pipeline/3-fields/decode.h"

/* A text to be read by people: a comment that cuts it off, a code of a tab, a comma that parts it, an item
 * of a list that runs on from the one above.  Reports PL0135, PL0165. */
void slips_check_text(struct decode *d, const struct yaml *value);

/* A text to be compared with what a machine sends: dashes and blanks that look like those of a keyboard.
 * Reports PL0166. */
void slips_check_code(struct decode *d, const struct yaml *value);

#endif
