/*
 * allocations.h - the n-th allocation fails.
 *
 * Linked into a test of its own.  Without sanitizers malloc, calloc, realloc and free
 * of the whole process are ours, shared libraries included, and blocks are
 * counted; with them only our own objects are (--wrap), and LeakSanitizer counts.
 */
#ifndef PLACARD_TESTS_ALLOCATIONS_H
#define PLACARD_TESTS_ALLOCATIONS_H

#include <stdbool.h>
#include <stddef.h>

/* From now on the n-th allocation of this thread fails; 0: none does.  Resets the count. */
void allocations_arm(unsigned long fail_at);

/* Stop; returns the allocations since allocations_arm(). */
unsigned long allocations_disarm(void);

/* Whether the n-th was reached. */
bool allocations_failed(void);

/* Blocks that this thread took and did not give back; 0 always with sanitizers. */
long allocations_live(void);

#endif
