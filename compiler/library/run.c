#include "library/run.h"

#include <errno.h>

#include "base/arena.h"

static bool fail(struct run *run, struct failure failure)
{
    if (run->failure.error == 0)
        run->failure = failure;
    return false;
}

bool run_fail(struct run *run, int error, const char *doing, struct str path)
{
    return fail(run, (struct failure){.error = error, .doing = doing, .path = path});
}

bool run_fail_because(struct run *run, struct str path, const char *reason)
{
    return fail(run, (struct failure){EINVAL, "use", path, str_of(reason)});
}

struct place run_place(const struct run *run, struct str path)
{
    struct source *source = arena_new(run->arena, struct source);
    source->path = path;
    return (struct place){source, {0, 0}};
}

int run_read(const struct run *run, struct str path, size_t limit, struct str *out)
{
    return run->os->read_file(run->os->context, run->arena, str_z(run->arena, path), limit, out);
}

int run_list(const struct run *run, struct str path, struct os_name **out, size_t *count)
{
    return run->os->list(run->os->context, run->arena, str_z(run->arena, path), out, count);
}

int run_stat(const struct run *run, struct str path, struct os_stat *out)
{
    return run->os->stat(run->os->context, str_z(run->arena, path), out);
}

int run_real_path(const struct run *run, struct str path, struct str *out)
{
    int error = run->os->real_path(run->os->context, run->arena, str_z(run->arena, path), out);
    if (error == ENOMEM)
        arena_fail(run->arena);
    return error;
}
