/*
 * os_posix.c - struct os on POSIX.  Small files are read with one open, one
 * fstat and one read, which is cheaper than mapping them.
 */
#ifndef _DEFAULT_SOURCE
#define _DEFAULT_SOURCE /* DT_DIR: the kind of an entry without a stat */
#endif
#include "base/os.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/ioctl.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/array.h"

static ssize_t read_again(int fd, char *into, size_t size)
{
    ssize_t got;
    do {
        got = read(fd, into, size);
    } while (got < 0 && errno == EINTR);
    return got;
}

/* Fill `into` up to `size`; `*got` is less only at the end of the file. */
static int read_full(int fd, char *into, size_t size, size_t *got)
{
    *got = 0;
    while (*got < size) {
        ssize_t n = read_again(fd, into + *got, size - *got);
        if (n < 0)
            return errno;
        if (n == 0)
            return 0;
        *got += (size_t)n;
    }
    return 0;
}

static int write_full(int fd, struct str bytes)
{
    size_t done = 0;
    while (done < bytes.len) {
        ssize_t n = write(fd, bytes.ptr + done, bytes.len - done);
        if (n < 0 && errno == EINTR)
            continue;
        if (n < 0)
            return errno;
        done += (size_t)n;
    }
    return 0;
}

static void close_fd(void *handle)
{
    close(*(int *)handle);
}

static int read_file(void *context, struct arena *arena, const char *path, size_t limit, struct str *out)
{
    (void)context;
    int *fd = arena_new(arena, int);
    struct stat info;
    *fd = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK);
    if (*fd < 0)
        return errno;
    struct arena_cleanup *closing = arena_defer(arena, close_fd, fd);
    int error = fstat(*fd, &info) != 0 ? errno : S_ISDIR(info.st_mode) ? EISDIR : 0;
    if (error == 0 && !S_ISREG(info.st_mode))
        error = EINVAL; /* a pipe or device would make the read wait */
    if (error == 0 && (uint64_t)info.st_size > limit)
        error = EFBIG;
    if (error == 0) {
        char *bytes = arena_alloc(arena, (size_t)info.st_size + 1, 1);
        size_t got = 0;
        error = read_full(*fd, bytes, (size_t)info.st_size, &got);
        *out = (struct str){bytes, got};
    }
    arena_close(closing);
    return error;
}

static void close_dir(void *handle)
{
    closedir(handle);
}

static bool entry_is_link(DIR *dir, const struct dirent *entry)
{
    struct stat info;
    if (entry->d_type != DT_UNKNOWN)
        return entry->d_type == DT_LNK;
    return fstatat(dirfd(dir), entry->d_name, &info, AT_SYMLINK_NOFOLLOW) == 0 && S_ISLNK(info.st_mode);
}

static bool entry_is_dir(DIR *dir, const struct dirent *entry)
{
    if (entry->d_type != DT_UNKNOWN && entry->d_type != DT_LNK)
        return entry->d_type == DT_DIR;
    struct stat info;
    return fstatat(dirfd(dir), entry->d_name, &info, 0) == 0 && S_ISDIR(info.st_mode);
}

static int by_name(const void *a, const void *b)
{
    return str_cmp(((const struct os_name *)a)->name, ((const struct os_name *)b)->name);
}

struct names {
    struct os_name *items;
    size_t count, room;
};

static int read_entries(struct arena *arena, DIR *dir, struct names *names)
{
    for (;;) {
        errno = 0;
        struct dirent *entry = readdir(dir);
        if (!entry)
            return errno;
        if (strcmp(entry->d_name, ".") == 0 || strcmp(entry->d_name, "..") == 0)
            continue;
        struct os_name *name = array_add(arena, names);
        name->is_dir = entry_is_dir(dir, entry);
        name->is_link = entry_is_link(dir, entry);
        name->name = str_copy(arena, str_of(entry->d_name));
    }
}

static int list(void *context, struct arena *arena, const char *path, struct os_name **out, size_t *count)
{
    (void)context;
    struct names names = {0};
    DIR *dir = opendir(path);
    if (!dir)
        return errno;
    struct arena_cleanup *closing = arena_defer(arena, close_dir, dir);
    int error = read_entries(arena, dir, &names);
    arena_close(closing);
    if (error == 0 && names.count > 1)
        qsort(names.items, names.count, sizeof *names.items, by_name);
    *out = names.items;
    *count = names.count;
    return error;
}

static int real_path(void *context, struct arena *arena, const char *path, struct str *out)
{
    (void)context;
    char *real = realpath(path, NULL);
    if (real == NULL)
        return errno;
    struct arena_cleanup *freeing = arena_defer(arena, free, real);
    *out = str_of(str_z(arena, str_of(real)));
    arena_close(freeing);
    return 0;
}

static int stat_path(void *context, const char *path, struct os_stat *out)
{
    (void)context;
    struct stat info;
    if (stat(path, &info) != 0)
        return errno;
    *out = (struct os_stat){
        .is_dir = S_ISDIR(info.st_mode),
        .size = (uint64_t)info.st_size,
        .mtime_ns = (uint64_t)info.st_mtim.tv_sec * 1000000000u + (uint64_t)info.st_mtim.tv_nsec,
        .inode = (uint64_t)info.st_ino,
    };
    return 0;
}

static int create_file(void *context, const char *path, struct str bytes)
{
    (void)context;
    int fd = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
    if (fd < 0)
        return errno;
    int error = write_full(fd, bytes);
    if (close(fd) != 0 && error == 0)
        error = errno; /* network file systems report a full disk only here */
    if (error != 0)
        unlink(path);
    return error;
}

static int rename_path(void *context, const char *from, const char *to)
{
    (void)context;
    return rename(from, to) != 0 ? errno : 0;
}

/* Bytes of `from` to a new file `to`, which is closed here. */
static int copy_bytes(int from, int to)
{
    char bytes[1 << 14];
    size_t got = sizeof bytes;
    int error = 0;
    while (error == 0 && got == sizeof bytes) {
        error = read_full(from, bytes, sizeof bytes, &got);
        if (error == 0)
            error = write_full(to, (struct str){bytes, got});
    }
    if (error == 0 && fsync(to) != 0)
        error = errno;
    return close(to) != 0 && error == 0 ? errno : error;
}

static int copy_file(const char *from, const char *to)
{
    int in = open(from, O_RDONLY | O_CLOEXEC | O_NONBLOCK);
    if (in < 0)
        return errno;
    int out = open(to, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
    int error = out < 0 ? errno : copy_bytes(in, out);
    if (out >= 0 && error != 0)
        unlink(to);
    close(in);
    return error;
}

static int keep_file(void *context, const char *from, const char *to)
{
    (void)context;
    if (link(from, to) == 0)
        return 0;
    bool is_there = errno == EEXIST || errno == ENOENT || errno == ENOTDIR;
    return is_there ? errno : copy_file(from, to);
}

/* Some file systems have nothing to sync for a folder, and say that so. */
static int sync_path(void *context, const char *path)
{
    (void)context;
    int fd = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK);
    if (fd < 0)
        return errno;
    int error = fsync(fd) != 0 ? errno : 0;
    close(fd);
    return error == EINVAL || error == ENOTSUP || error == EROFS ? 0 : error;
}

static bool is_still(int fd, const char *path)
{
    struct stat held, named;
    return fstat(fd, &held) == 0 && stat(path, &named) == 0 && held.st_ino == named.st_ino &&
           held.st_dev == named.st_dev;
}

static int lock_fd(int fd, bool may_wait)
{
    int result;
    do {
        result = flock(fd, may_wait ? LOCK_EX : LOCK_EX | LOCK_NB);
    } while (result != 0 && errno == EINTR);
    if (result != 0 && errno == EWOULDBLOCK)
        return EAGAIN;
    return 0; /* another error: a file system without locks */
}

static int lock_dir(void *context, const char *path, bool may_wait, int *lock)
{
    (void)context;
    int fd = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (fd < 0)
        return errno;
    int error = lock_fd(fd, may_wait);
    if (error == 0 && !is_still(fd, path))
        error = ENOENT; /* who held it has removed it */
    if (error != 0)
        close(fd);
    *lock = error == 0 ? fd : -1;
    return error;
}

static void unlock(void *context, int lock)
{
    (void)context;
    close(lock);
}

static int make_dir(void *context, const char *path)
{
    (void)context;
    return mkdir(path, 0777) != 0 ? errno : 0;
}

static int remove_file(void *context, const char *path)
{
    (void)context;
    return unlink(path) != 0 ? errno : 0;
}

static int remove_dir(void *context, const char *path)
{
    (void)context;
    return rmdir(path) != 0 ? errno : 0;
}

static int write_out(void *context, int stream, struct str bytes)
{
    (void)context;
    return write_full(stream, bytes);
}

static const char *env(void *context, const char *name)
{
    (void)context;
    return getenv(name);
}

static bool is_terminal(void *context, int stream)
{
    (void)context;
    return isatty(stream) == 1;
}

static int terminal_width(void *context, int stream)
{
    (void)context;
    struct winsize size;
    return ioctl(stream, TIOCGWINSZ, &size) == 0 ? size.ws_col : 0;
}

static uint64_t now_ms(void *context)
{
    (void)context;
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (uint64_t)now.tv_sec * 1000u + (uint64_t)now.tv_nsec / 1000000u;
}

static int64_t today(void *context)
{
    (void)context;
    return (int64_t)time(NULL) / 86400;
}

static unsigned process_id(void *context)
{
    (void)context;
    return (unsigned)getpid();
}

static unsigned cpu_count(void *context)
{
    (void)context;
    long count = sysconf(_SC_NPROCESSORS_ONLN);
    return count > 0 ? (unsigned)count : 1;
}

const struct os *os_posix(void)
{
    static const struct os posix = {
        .read_file = read_file,
        .list = list,
        .stat = stat_path,
        .real_path = real_path,
        .create_file = create_file,
        .rename = rename_path,
        .keep_file = keep_file,
        .sync = sync_path,
        .lock_dir = lock_dir,
        .unlock = unlock,
        .make_dir = make_dir,
        .remove_file = remove_file,
        .remove_dir = remove_dir,
        .write_out = write_out,
        .env = env,
        .is_terminal = is_terminal,
        .terminal_width = terminal_width,
        .now_ms = now_ms,
        .today = today,
        .process_id = process_id,
        .cpu_count = cpu_count,
    };
    return &posix;
}
