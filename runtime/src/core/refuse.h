/*
 * refuse.h - how a check says no: status, entry and offset in one place.
 */
#ifndef PLACARD_CORE_REFUSE_H
#define PLACARD_CORE_REFUSE_H

#include "core/private.h"
#include "placard.h"

/* Fill `*error`, unless it is NULL, and return `status`, so that a check can end with `return refuse(...)`.
 * Not inline: it stands in a hundred places. */
#define refuse PRIVATE_NAME(refuse)
PRIVATE placard_status refuse(placard_error *error, placard_status status, uint32_t entry, size_t offset);

#endif
