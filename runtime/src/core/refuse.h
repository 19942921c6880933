/*
 * refuse.h - how a check says no: status and offset in one place.
 */
#ifndef PLACARD_CORE_REFUSE_H
#define PLACARD_CORE_REFUSE_H

#include "core/private.h"
#include "placard.h"

/* Fill `*error`, unless it is NULL, and return `status`, so that a check can end with `return refuse(...)`.
 * `offset` counts in the file; what counts in an entry's bytes says so afterwards.
 * Not inline: it stands in a hundred places. */
#define refuse PRIVATE_NAME(refuse)
PRIVATE placard_status refuse(placard_error *error, placard_status status, size_t offset);

#endif
