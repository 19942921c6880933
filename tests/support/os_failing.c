#include "support/os_failing.h"

#include <errno.h>
#include <signal.h>
#include <string.h>

static bool fails(struct os_failing *failing, const char *name)
{
    unsigned count = ++failing->count;
    if (failing->how == FAILS_FROM_THEN_ON && failing->failed != NULL)
        return true;
    if (count != failing->fail_at)
        return false;
    if (failing->how == KILLS)
        raise(SIGKILL);
    failing->failed = name;
    return true;
}

#define PASS(name, call)                                                                                     \
    do {                                                                                                     \
        struct os_failing *failing = context;                                                                \
        if (fails(failing, name))                                                                            \
            return EIO;                                                                                      \
        const struct os *base = failing->base;                                                               \
        return call;                                                                                         \
    } while (0)

static int read_file(void *context, struct arena *arena, const char *path, size_t limit, struct str *out)
{
    PASS("read_file", base->read_file(base->context, arena, path, limit, out));
}

static int list(void *context, struct arena *arena, const char *path, struct os_name **out, size_t *count)
{
    PASS("list", base->list(base->context, arena, path, out, count));
}

static int stat_file(void *context, const char *path, struct os_stat *out)
{
    PASS("stat", base->stat(base->context, path, out));
}

static int real_path(void *context, struct arena *arena, const char *path, struct str *out)
{
    const struct os *base = ((struct os_failing *)context)->base; /* it reads nothing: it does not count */
    return base->real_path(base->context, arena, path, out);
}

static void write_half(struct os_failing *failing, const char *path, struct str bytes)
{
    if (failing->how != FAILS_ONCE && failing->count + 1 == failing->fail_at)
        failing->base->create_file(failing->base->context, path, str_slice(bytes, 0, bytes.len / 2));
}

static int create_file(void *context, const char *path, struct str bytes)
{
    write_half(context, path, bytes);
    PASS("create_file", base->create_file(base->context, path, bytes));
}

static int rename_file(void *context, const char *from, const char *to)
{
    PASS("rename", base->rename(base->context, from, to));
}

static int keep_file(void *context, const char *from, const char *to)
{
    PASS("keep_file", base->keep_file(base->context, from, to));
}

static int sync_path(void *context, const char *path)
{
    PASS("sync", base->sync(base->context, path));
}

static int lock_dir(void *context, const char *path, bool may_wait, int *lock)
{
    PASS("lock_dir", base->lock_dir(base->context, path, may_wait, lock));
}

static void unlock(void *context, int lock)
{
    struct os_failing *failing = context;
    failing->base->unlock(failing->base->context, lock);
}

static int make_dir(void *context, const char *path)
{
    PASS("make_dir", base->make_dir(base->context, path));
}

static int remove_file(void *context, const char *path)
{
    PASS("remove_file", base->remove_file(base->context, path));
}

static int remove_dir(void *context, const char *path)
{
    PASS("remove_dir", base->remove_dir(base->context, path));
}

static void keep_message(struct os_failing *failing, struct str bytes)
{
    size_t room = sizeof failing->message - 1 - failing->message_len;
    size_t len = bytes.len < room ? bytes.len : room;
    memcpy(failing->message + failing->message_len, bytes.ptr, len);
    failing->message_len += len;
    failing->message[failing->message_len] = '\0';
}

static int write_out(void *context, int stream, struct str bytes)
{
    struct os_failing *failing = context;
    if (stream == 2) {
        keep_message(failing, bytes);
        return 0;
    }
    if (fails(failing, "write_out"))
        return EIO;
    size_t room = failing->out_room - failing->out_len, len = bytes.len < room ? bytes.len : room;
    if (len > 0)
        memcpy(failing->out + failing->out_len, bytes.ptr, len);
    failing->out_len += len;
    return 0;
}

static const char *env(void *context, const char *name)
{
    (void)context, (void)name;
    return NULL;
}

static bool is_terminal(void *context, int stream)
{
    (void)context, (void)stream;
    return false;
}

static int terminal_width(void *context, int stream)
{
    (void)context, (void)stream;
    return 0;
}

static uint64_t now_ms(void *context)
{
    (void)context;
    return 0;
}

static int64_t today(void *context)
{
    (void)context;
    return 20000;
}

static unsigned process_id(void *context)
{
    (void)context;
    return 1;
}

static unsigned cpu_count(void *context)
{
    return ((struct os_failing *)context)->jobs;
}

void os_failing_init(struct os_failing *failing, const struct os *base, unsigned fail_at)
{
    *failing = (struct os_failing){.base = base, .fail_at = fail_at, .jobs = 1};
    failing->os = (struct os){
        .context = failing,
        .read_file = read_file,
        .list = list,
        .stat = stat_file,
        .real_path = real_path,
        .create_file = create_file,
        .rename = rename_file,
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
}
