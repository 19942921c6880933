#include "library/identity.h"

#include <errno.h>
#include <stdlib.h>

#include "base/arena.h"
#include "base/id.h"
#include "base/path.h"
#include "library/names.h"
#include "pipeline/1-text/limits.h"

static struct span trim_span(struct str text, struct span span)
{
    struct str kept = str_trim(str_slice(text, span.begin, span.end));
    uint32_t begin = (uint32_t)(kept.ptr - text.ptr);
    return (struct span){begin, begin + (uint32_t)kept.len};
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

/* Read a module file; too large reads as empty, since its compilation reports that. */
static bool read_module(struct run *run, const struct library *library, struct str path, struct str *text)
{
    *text = (struct str){NULL, 0};
    int error = run_read(run, str_of(library_path(run->arena, library, path)), LIMIT_SOURCE, text);
    return error == 0 || error == EFBIG || run_fail(run, error, "read", path);
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

static bool place_id(struct run *run, const struct library *library, struct str path, struct place *out)
{
    struct source *source = arena_new(run->arena, struct source);
    source->path = path;
    if (!read_module(run, library, path, &source->text))
        return false;
    *out = (struct place){source, find_id(source->text)};
    return true;
}

static bool report_double(struct run *run, const struct library *library, const struct owner *first,
                          const struct owner *second)
{
    struct place here, there;
    if (!place_id(run, library, library->files[second->file].path, &here) ||
        !place_id(run, library, library->files[first->file].path, &there))
        return false;
    if (!str_eq(source_text(here.source, here.span), source_text(there.source, there.span)))
        return true; /* one of them differs from its file's name, and hears of that */
    struct diag *diag =
        diag_add(run->diags, DIAG_DOUBLE_ID, here, "two modules have the id \"%.*s\"", STR_FMT(second->id));
    diag_label(run->diags, diag, "used a second time here");
    diag_other(run->diags, diag, there, "first used here");
    diag_help(run->diags, diag, "give one of them an id of its own, for instance \"%.*s-2\"",
              STR_FMT(second->id));
    return true;
}

/* The ids of all files, sorted. */
static struct owner *owners_of(struct arena *arena, const struct library *library, size_t *count)
{
    struct owner *owners = arena_array(arena, struct owner, library->file_count + 1);
    *count = 0;
    for (size_t i = 0; i < library->file_count; i++)
        if (library->files[i].id.len > 0)
            owners[(*count)++] = (struct owner){library->files[i].id, i};
    if (*count > 1)
        qsort(owners, *count, sizeof *owners, by_id);
    return owners;
}

bool identity_collect(struct run *run, struct library *library)
{
    size_t count;
    for (size_t i = 0; i < library->file_count; i++)
        library->files[i].id = names_id(library->files[i].path);
    struct owner *owners = owners_of(run->arena, library, &count);
    struct str *ids = arena_array(run->arena, struct str, count + 1);
    struct library_file *modules = arena_array(run->arena, struct library_file, count + 1);
    for (size_t i = 0; i < count; i++) {
        bool is_double = i > 0 && str_eq(owners[i].id, owners[i - 1].id);
        if (is_double && !report_double(run, library, &owners[i - 1], &owners[i]))
            return false;
        if (is_double)
            continue;
        modules[library->module_id_count] = library->files[owners[i].file];
        ids[library->module_id_count++] = owners[i].id;
    }
    library->module_ids = ids;
    library->modules = modules;
    return true;
}

/* ---- Files that are not named like their id -------------------------------------- */

static struct str stem_of(const struct misnamed *module)
{
    return path_stem(module->diag->at.source->path);
}

static int by_misnamed(const void *a, const void *b)
{
    const struct misnamed *first = a, *second = b;
    int order = str_cmp(first->id, second->id);
    if (order == 0 && first->diag != NULL && second->diag != NULL)
        order = str_cmp(stem_of(first), stem_of(second));
    if (order == 0 && first->diag != NULL && second->diag != NULL)
        order = str_cmp(first->diag->at.source->path, second->diag->at.source->path);
    return order;
}

/* Would the name of the file do as an id?  Not where another of them has the same name elsewhere. */
static bool is_own_name(const struct misnamed *modules, size_t count, size_t which)
{
    struct str stem = stem_of(&modules[which]);
    bool is_shared = (which > 0 && str_eq(stem, stem_of(&modules[which - 1]))) ||
                     (which + 1 < count && str_eq(stem, stem_of(&modules[which + 1])));
    return !is_shared && id_check(stem) == NULL;
}

static void report_shared(struct run *run, const struct misnamed *modules, size_t count, size_t which)
{
    struct diag *diag = modules[which].diag;
    const struct diag *other = modules[which == 0 ? 1 : 0].diag;
    struct str stem = stem_of(&modules[which]);
    diag->code = DIAG_DOUBLE_ID;
    diag->message =
        str_format(run->arena, "%zu modules have the id \"%.*s\"", count, STR_FMT(modules[which].id));
    diag->help = STR(""); /* the label says how the file is named */
    diag_other(run->diags, diag, other->at, "it stands here, too");
    if (is_own_name(modules, count, which))
        diag_help(run->diags, diag, "write id: %.*s, which is how the file is named, or remove the file",
                  STR_FMT(stem));
    else
        diag_help(run->diags, diag,
                  "give this one an id of its own and name its file like it, or remove the file");
}

void identity_compare(struct run *run, struct misnamed *modules, size_t count)
{
    if (count > 1)
        qsort(modules, count, sizeof *modules, by_misnamed);
    for (size_t begin = 0, end = 0; begin < count; begin = end) {
        while (end < count && str_eq(modules[end].id, modules[begin].id))
            end++;
        for (size_t i = begin; i < end && end - begin > 1 && modules[begin].diag != NULL; i++)
            report_shared(run, &modules[begin], end - begin, i);
    }
}
