/*
 * screens_fault.h - what must hold of the screens of any document.
 */
#ifndef PLACARD_SCREENS_FAULT_H
#define PLACARD_SCREENS_FAULT_H

#include "placard.h"

/*
 * Walks all screens and holds them against docs/format/screens.md: every node is in one
 * piece of one screen (holders in none, footnotes apart); what is ordered is in order; guards
 * are the hazards that they must be; numbers count.  NULL, or which rule is broken.  Documents of
 * up to 2^20 nodes.
 */
const char *screens_fault(const placard_document *document);

#endif
