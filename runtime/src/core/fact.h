/*
 * fact.h - the checked tokens of the manifest, by place.
 */
#ifndef PLACARD_CORE_FACT_H
#define PLACARD_CORE_FACT_H

#include "placard.h"

/* The token at `at`; none when that is NULL. */
placard_fact fact_read(const uint8_t *at);

/* Past the token at `at`, not an END, and all inside it. */
const uint8_t *fact_skip(const uint8_t *at);

#endif
