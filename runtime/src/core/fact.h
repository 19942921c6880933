/*
 * fact.h - the checked tokens of the manifest, by place.
 */
#ifndef PLACARD_CORE_FACT_H
#define PLACARD_CORE_FACT_H

#include "core/private.h"
#include "placard.h"

/* The token at `at`; none when that is NULL. */
#define fact_read PRIVATE_NAME(fact_read)
PRIVATE placard_fact fact_read(const uint8_t *at);

/* Past the token at `at`, not an END, and all inside it. */
#define fact_skip PRIVATE_NAME(fact_skip)
PRIVATE const uint8_t *fact_skip(const uint8_t *at);

#endif
