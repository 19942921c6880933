/*
 * os_memory.h - a file system in memory, behind struct os: the compiler runs
 * on it in unit tests and fuzz targets without touching a disk.
 */
#ifndef PLACARD_TESTS_OS_MEMORY_H
#define PLACARD_TESTS_OS_MEMORY_H

#include "base/os.h"

struct os_memory;

/* Empty file system; folders exist as soon as a file is in them.  Free with os_memory_free. */
struct os_memory *os_memory_new(void);
void os_memory_free(struct os_memory *memory);

/* Put a file in place, as a test's set-up. */
void os_memory_put(struct os_memory *memory, const char *path, struct str bytes);

/* Bytes of a file; ptr NULL when there is none.  Borrowed until it changes. */
struct str os_memory_get(const struct os_memory *memory, const char *path);

/* What was written to stdout (1) and stderr (2) so far. */
struct str os_memory_output(const struct os_memory *memory, int stream);

/* The door; lives as long as `memory`. */
const struct os *os_memory_os(struct os_memory *memory);

#endif
