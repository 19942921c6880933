#include "base/trace.h"

#include <errno.h>
#include <string.h>

#include "base/arena.h"
#include "base/digest.h"

/* A missing picture, not a broken disk. */
static bool is_authors(int error)
{
    return error == ENOENT || error == ENOTDIR || error == EISDIR || error == EFBIG || error == EINVAL ||
           error == ENAMETOOLONG;
}

/* The input just asked for, or NULL when none are kept. */
static struct trace_input *note(struct trace *trace, enum trace_question question, const char *path,
                                int error)
{
    if (error != 0 && !is_authors(error) && trace->error == 0) {
        trace->error = error;
        trace->error_path = str_copy(trace->arena, str_of(path));
    }
    if (!trace->keeps_inputs)
        return NULL;
    struct trace_input *input = array_add(trace->arena, &trace->inputs);
    *input = (struct trace_input){
        .path = str_copy(trace->arena, str_of(path)), .question = question, .error = error};
    return input;
}

static int trace_read(void *context, struct arena *arena, const char *path, size_t limit, struct str *out)
{
    struct trace *trace = context;
    int error = trace->base->read_file(trace->base->context, arena, path, limit, out);
    struct trace_input *input = note(trace, TRACE_READ, path, error);
    if (input != NULL) {
        input->limit = limit;
        if (error == 0)
            digest_sha256(input->digest, out, 1);
    }
    return error;
}

static int trace_list(void *context, struct arena *arena, const char *path, struct os_name **out,
                      size_t *count)
{
    struct trace *trace = context;
    int error = trace->base->list(trace->base->context, arena, path, out, count);
    struct trace_input *input = note(trace, TRACE_LIST, path, error);
    if (input == NULL || error != 0)
        return error;
    struct buf text = {.arena = arena};
    for (size_t i = 0; i < *count; i++)
        buf_format(&text, "%c%zu %.*s", (*out)[i].is_dir ? 'd' : 'f', (*out)[i].name.len,
                   STR_FMT((*out)[i].name));
    struct str whole = buf_view(&text);
    digest_sha256(input->digest, &whole, 1);
    return 0;
}

/* Neither time nor inode count: a copy of the files elsewhere is as good. */
static int trace_stat(void *context, const char *path, struct os_stat *out)
{
    struct trace *trace = context;
    int error = trace->base->stat(trace->base->context, path, out);
    struct trace_input *input = note(trace, TRACE_STAT, path, error);
    if (input == NULL || error != 0)
        return error;
    char bytes[9] = {(char)out->is_dir};
    for (int i = 0; i < 8 && !out->is_dir; i++)
        bytes[1 + i] = (char)(out->size >> 8 * i);
    digest_sha256(input->digest, &(struct str){bytes, sizeof bytes}, 1);
    return 0;
}

/* Not noted: where a library lies is no part of what is made of it. */
static int trace_real_path(void *context, struct arena *arena, const char *path, struct str *out)
{
    const struct os *base = ((const struct trace *)context)->base;
    return base->real_path(base->context, arena, path, out);
}

struct os trace_os(struct trace *trace)
{
    return (struct os){.context = trace,
                       .read_file = trace_read,
                       .list = trace_list,
                       .stat = trace_stat,
                       .real_path = trace_real_path};
}

/* ---- Asking again ------------------------------------------------------------- */

static void ask(struct trace *trace, const struct trace_input *input)
{
    const char *path = str_z(trace->arena, input->path);
    struct os_stat look;
    struct os_name *names;
    size_t count;
    struct str bytes;
    if (input->question == TRACE_READ)
        trace_read(trace, trace->arena, path, input->limit, &bytes);
    else if (input->question == TRACE_LIST)
        trace_list(trace, trace->arena, path, &names, &count);
    else
        trace_stat(trace, path, &look);
}

bool trace_holds(const struct trace *trace, const struct os *os, struct arena *scratch)
{
    struct trace again = {.base = os, .arena = scratch, .keeps_inputs = true};
    for (size_t i = 0; i < trace->inputs.count; i++) {
        const struct trace_input *input = &trace->inputs.items[i];
        ask(&again, input);
        const struct trace_input *now = &again.inputs.items[i];
        if (now->error != input->error || memcmp(now->digest, input->digest, sizeof now->digest) != 0)
            return false;
    }
    return true;
}
