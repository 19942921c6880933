/*
 * walk_hash.h - one number for everything that the runtime says about a bundle.
 *
 * Freestanding, so that the same source runs on every platform; the numbers
 * must be the same on all of them, and those in hashes.txt.
 */
#ifndef PLACARD_WALK_HASH_H
#define PLACARD_WALK_HASH_H

#include <stddef.h>
#include <stdint.h>

#define WALK_ATTEMPTS 1000u

/*
 * Hash of a walk over the bundle of `size` bytes: entries, facts, media, and every
 * getter of every node in every language, and its screens with their digests.  0 when it is refused, or
 * `memory` (4-byte aligned, `memory_size` bytes) is too small for one of its documents.
 */
uint64_t walk_hash(const void *file, size_t size, void *memory, size_t memory_size);

/*
 * Hash of WALK_ATTEMPTS attempts at its quiz in the source language, one a seed: orders shown,
 * answers drawn from the seed, points, feedback, and the saved bytes, which must
 * resume to the same score.  0 as above, or when an attempt is lost in saving.
 */
uint64_t walk_attempts(const void *file, size_t size, void *memory, size_t memory_size);

#endif
