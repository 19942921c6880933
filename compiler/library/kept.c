#include "library/kept.h"

#include "base/arena.h"

/* Sources already copied: a module has one a language, so a list will do. */
struct copied {
    const struct source *from;
    struct source *to;
    struct copied *next;
};

struct copying {
    struct arena *arena;
    struct str prefix;
    struct copied *sources;
};

static struct str copy_path(const struct copying *copying, struct str path)
{
    struct str prefix = copying->prefix;
    if (path.len == 0)
        return (struct str){NULL, 0};
    return str_format(copying->arena, "%.*s%s%.*s", STR_FMT(prefix), prefix.len > 0 ? "/" : "",
                      STR_FMT(path));
}

static const struct source *copy_source(struct copying *copying, const struct source *from)
{
    if (from == NULL)
        return NULL;
    for (struct copied *known = copying->sources; known != NULL; known = known->next)
        if (known->from == from)
            return known->to;
    struct copied *copied = arena_new(copying->arena, struct copied);
    copied->from = from;
    copied->to = arena_new(copying->arena, struct source);
    copied->to->text = str_copy(copying->arena, from->text);
    copied->to->path = copy_path(copying, from->path);
    copied->to->original = copy_path(copying, from->original);
    copied->next = copying->sources;
    copying->sources = copied;
    return copied->to;
}

static struct str copy_text(struct copying *copying, struct str text)
{
    return text.ptr == NULL ? text : str_copy(copying->arena, text);
}

struct diags kept_copy(struct arena *arena, const struct diags *from, struct str prefix)
{
    struct copying copying = {arena, prefix, NULL};
    struct diags to = {
        .arena = arena, .error_count = from->error_count, .warning_count = from->warning_count};
    for (const struct diag *diag = from->first; diag != NULL; diag = diag->next) {
        struct diag *copy = arena_new(arena, struct diag);
        *copy = *diag;
        copy->next = NULL;
        copy->at.source = copy_source(&copying, diag->at.source);
        copy->other.source = copy_source(&copying, diag->other.source);
        copy->message = copy_text(&copying, diag->message);
        copy->label = copy_text(&copying, diag->label);
        copy->other_label = copy_text(&copying, diag->other_label);
        copy->help = copy_text(&copying, diag->help);
        copy->fix = copy_text(&copying, diag->fix);
        *(to.last == NULL ? &to.first : &to.last->next) = copy;
        to.last = copy;
    }
    return to;
}
