/*
 * sniff.h - what kind of file the bytes are, whatever the name says.
 */
#ifndef PLACARD_MEDIA_SNIFF_H
#define PLACARD_MEDIA_SNIFF_H

#include "base/str.h"

enum sniff_kind { SNIFF_REFUSED, SNIFF_PNG, SNIFF_JPEG, SNIFF_WEBP };

struct sniff {
    enum sniff_kind kind;
    const char *name; /* "an SVG drawing", with its article */
    const char *help; /* refused kinds: what to do instead */
};

/* By the first bytes.  Never fails: unknown bytes are refused by a name of their own. */
struct sniff sniff_bytes(struct str bytes);

#endif
