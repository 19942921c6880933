#include "library/identity.h"

#include <errno.h>
#include <stdlib.h>

#include "base/arena.h"
#include "base/path.h"
#include "pipeline/1-text/limits.h"

static struct span trim_span(struct str text, struct span span)
{
    while (span.begin < span.end && (text.ptr[span.begin] == ' ' || text.ptr[span.begin] == '\t'))
        span.begin++;
    while (span.begin < span.end && (unsigned char)text.ptr[span.end - 1] <= ' ')
        span.end--;
    return span;
}

/* The value of an `id:` line: without quotes and comment. */
static struct span value_span(struct str text, struct span line)
{
    struct span span = trim_span(text, (struct span){line.begin + 3, line.end});
    if (span.begin == span.end)
        return span;
    char quote = text.ptr[span.begin];
    char end = quote == '"' || quote == '\'' ? quote : '#';
    if (end == quote)
        span.begin++;
    for (uint32_t i = span.begin; i < span.end; i++)
        if (text.ptr[i] == end && (end != '#' || i == span.begin || text.ptr[i - 1] == ' '))
            span.end = i;
    return trim_span(text, span);
}

/* Where the id stands; empty when there is no such line. */
static struct span find_id(struct str text)
{
    size_t at = str_starts(text, STR("\xEF\xBB\xBF")) ? 3 : 0;
    if (!str_starts(str_slice(text, at, text.len), STR("---")))
        return (struct span){0, 0};
    for (size_t end = str_find_byte(text, '\n', at); end != SIZE_MAX; end = str_find_byte(text, '\n', at)) {
        at = end + 1;
        struct str rest = str_slice(text, at, text.len);
        if (str_starts(rest, STR("---")) || str_starts(rest, STR("...")))
            break;
        if (!str_starts(rest, STR("id:")))
            continue;
        size_t stop = str_find_byte(text, '\n', at);
        return value_span(text, (struct span){(uint32_t)at, (uint32_t)(stop == SIZE_MAX ? text.len : stop)});
    }
    return (struct span){0, 0};
}

struct reader {
    const struct os *os;
    const struct library *library;
    struct failure *failure;
};

/* Read a module file; too large reads as empty, since its compilation reports that. */
static bool read_module(const struct reader *reader, struct arena *arena, struct str path, struct str *text)
{
    char *name = library_path(arena, reader->library, path);
    *text = (struct str){NULL, 0};
    int error = reader->os->read_file(reader->os->context, arena, name, LIMIT_SOURCE, text);
    if (error == 0 || error == EFBIG)
        return true;
    *reader->failure = (struct failure){.error = error, .doing = "read", .path = path};
    return false;
}

struct owner {
    struct str id;
    size_t file;
};

static int by_id(const void *a, const void *b)
{
    const struct owner *first = a, *second = b;
    int order = str_cmp(first->id, second->id);
    if (order != 0)
        return order;
    return first->file < second->file ? -1 : first->file > second->file;
}

static bool place_id(const struct reader *reader, struct arena *arena, struct str path, struct place *out)
{
    struct source *source = arena_new(arena, struct source);
    source->path = path;
    if (!read_module(reader, arena, path, &source->text))
        return false;
    *out = (struct place){source, find_id(source->text)};
    return true;
}

static bool report_double(const struct reader *reader, struct arena *arena, struct diags *diags,
                          const struct library_file *first, const struct library_file *second)
{
    struct place here, there;
    if (!place_id(reader, arena, second->path, &here) || !place_id(reader, arena, first->path, &there))
        return false;
    if (!str_eq(source_text(here.source, here.span), source_text(there.source, there.span)))
        return true; /* one of them differs from its file's name, and hears of that */
    struct diag *diag =
        diag_add(diags, DIAG_DOUBLE_ID, here, "two modules have the id \"%.*s\"", STR_FMT(second->id));
    diag_label(diags, diag, "used a second time here");
    diag_other(diags, diag, there, "first used here");
    diag_help(diags, diag, "give one of them an id of its own, for instance \"%.*s-2\"", STR_FMT(second->id));
    return true;
}

/* Under modules/ an id is the file's name without its ending: fields.c refuses any other. */
static struct str id_of(struct str path)
{
    return path_stem(path);
}

bool identity_collect(struct arena *arena, struct diags *diags, const struct os *os, struct library *library,
                      struct library_file *files, size_t count, struct failure *failure)
{
    struct reader reader = {os, library, failure};
    struct owner *owners = arena_array(arena, struct owner, count + 1);
    size_t owner_count = 0;
    for (size_t i = 0; i < count; i++) {
        files[i].id = id_of(files[i].path);
        if (files[i].id.len > 0)
            owners[owner_count++] = (struct owner){files[i].id, i};
    }
    if (owner_count > 1)
        qsort(owners, owner_count, sizeof *owners, by_id);
    struct str *ids = arena_array(arena, struct str, owner_count + 1);
    for (size_t i = 0; i < owner_count; i++) {
        bool is_double = i > 0 && str_eq(owners[i].id, owners[i - 1].id);
        if (is_double &&
            !report_double(&reader, arena, diags, &files[owners[i - 1].file], &files[owners[i].file]))
            return false;
        if (!is_double)
            ids[library->module_id_count++] = owners[i].id;
    }
    library->module_ids = ids;
    return true;
}
