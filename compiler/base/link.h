/*
 * link.h - where a link may lead.
 *
 * Kept: https, mailto, tel, module.  Others lead nowhere on a device without a
 * network, or are not safe to follow.  The compiler refuses what is not kept, and
 * what shows a bundle, which may come from anywhere, drops it.
 */
#ifndef PLACARD_BASE_LINK_H
#define PLACARD_BASE_LINK_H

#include "base/str.h"

/* The scheme before the colon (RFC 3986, section 3.1); empty: none. */
struct str link_scheme(struct str target);

/* What is wrong with a target of a kept scheme, which leads nowhere as it stands: a phrase to go under a
 * caret; or NULL. */
const char *link_wrong(struct str target);

/* Is it one that is kept?  In any case of letters. */
bool link_is_kept(struct str scheme);

#endif
