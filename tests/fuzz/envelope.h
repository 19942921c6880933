/*
 * envelope.h - containers that are right around bytes that may be anything.
 *
 * A byte changed anywhere makes a CRC-32 wrong, so a fuzzer alone hardly ever gets
 * past the container.  Both build in one buffer of their own, which the next call
 * uses again.
 */
#ifndef PLACARD_FUZZ_ENVELOPE_H
#define PLACARD_FUZZ_ENVELOPE_H

#include "placard.h"

#define ENVELOPE_MOST (1u << 16) /* bytes that go into one */

/* A bundle whose one language's document is these bytes, with one picture. */
placard_bytes envelope_around(const uint8_t *document, size_t size);

/* The file with the CRC-32 of stored entries, the central records and the end
 * record set right, as far as its local headers lead. */
placard_bytes envelope_mend(const uint8_t *file, size_t size);

#endif
