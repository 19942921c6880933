/*
 * os.h - the only door to files, clock and environment.
 *
 * A table of functions, so that tests and fuzzers are just other platforms
 * (tests/support/os_memory.c, os_failing.c).  Paths are NUL-terminated UTF-8
 * with '/'.  Every function returns 0 or an errno value.
 */
#ifndef PLACARD_BASE_OS_H
#define PLACARD_BASE_OS_H

#include "base/str.h"

struct arena;

struct os_stat {
    bool is_dir;
    uint64_t size;     /* bytes */
    uint64_t mtime_ns; /* since the epoch */
    uint64_t inode;
};

struct os_name {
    struct str name;
    bool is_dir;  /* a folder, or a link to one */
    bool is_link; /* a symbolic one */
};

struct os {
    void *context;
    /* Whole file into the arena; EFBIG when over `limit` bytes (nothing read). */
    int (*read_file)(void *context, struct arena *arena, const char *path, size_t limit, struct str *out);
    /* Names in `path`, sorted by bytes, without "." and "..". */
    int (*list)(void *context, struct arena *arena, const char *path, struct os_name **out, size_t *count);
    int (*stat)(void *context, const char *path, struct os_stat *out);
    /* The absolute path of what is there, without symbolic links, "." and "..". */
    int (*real_path)(void *context, struct arena *arena, const char *path, struct str *out);
    /* New file, EEXIST when it is there; on failure nothing is left. */
    int (*create_file)(void *context, const char *path, struct str bytes);
    int (*rename)(void *context, const char *from, const char *to); /* replaces files, at once */
    /* A second name for a file, or a synced copy where the file system has no such thing; EEXIST. */
    int (*keep_file)(void *context, const char *from, const char *to);
    /* Return when what was written to a file, or what was done in a folder, is safe on the disk; any thread.
     */
    int (*sync)(void *context, const char *path);
    int (*make_dir)(void *context, const char *path);
    int (*remove_file)(void *context, const char *path);
    int (*remove_dir)(void *context, const char *path); /* must be empty */
    /* A folder is held until unlock() or the end of the process, however that ends.  EAGAIN: another holds
     * it, and `may_wait` is false.  ENOENT: it is not there any more.  Where a file system has no locks
     * nobody waits. */
    int (*lock_dir)(void *context, const char *path, bool may_wait, int *lock);
    void (*unlock)(void *context, int lock);
    int (*write_out)(void *context, int stream, struct str bytes); /* 1 stdout, 2 stderr */
    const char *(*env)(void *context, const char *name);           /* NULL when unset */
    bool (*is_terminal)(void *context, int stream);
    int (*terminal_width)(void *context, int stream); /* columns; 0 unknown */
    uint64_t (*now_ms)(void *context);                /* monotonic, for progress only */
    int64_t (*today)(void *context);                  /* days since 1970-01-01 UTC, for `effective` */
    unsigned (*process_id)(void *context);            /* for names of staging folders */
    unsigned (*cpu_count)(void *context);
};

/* The real one (os_posix.c). */
const struct os *os_posix(void);

#endif
