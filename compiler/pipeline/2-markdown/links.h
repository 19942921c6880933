/*
 * links.h - where a link of a body may lead (base/link.h says which schemes are kept).
 */
#ifndef PLACARD_MARKDOWN_LINKS_H
#define PLACARD_MARKDOWN_LINKS_H

#include "base/stage.h"

/* Check the target of the link that stands at `span`.  Reports PL0204, PL0205. */
void link_check(struct stage *stage, struct str target, struct span span);

/* Report what a template engine left in `text`, which stands at `span`.  Reports PL0203; true when it did. */
bool leftover_check(struct stage *stage, struct str text, struct span span);

#endif
