#include "base/diag.h"

#include "base/arena.h"
#include "base/shown.h"

#include <stdarg.h>

/* SEVERITY words of the generated list. */
#define SEVERITY_error   DIAG_ERROR
#define SEVERITY_warning DIAG_WARNING

static const struct diag_info infos[] = {
#define X(enum_name, number, severity, is_style, name, title, text)                                          \
    {DIAG_##enum_name, SEVERITY_##severity, is_style, name, title, text},
#include "diagnostics_text.inc"
#undef X
};

const struct diag_info *diag_info_at(size_t index)
{
    return index < sizeof infos / sizeof infos[0] ? &infos[index] : NULL;
}

const struct diag_info *diag_info_of(enum diag_code code)
{
    size_t low = 0, high = sizeof infos / sizeof infos[0]; /* ascending by code */
    while (low < high) {
        size_t middle = (low + high) / 2;
        if (infos[middle].code < code)
            low = middle + 1;
        else
            high = middle;
    }
    return low < sizeof infos / sizeof infos[0] && infos[low].code == code ? &infos[low] : NULL;
}

struct str diag_code_text(struct arena *arena, enum diag_code code)
{
    return str_format(arena, "PL%04d", (int)code);
}

const char *diag_code_name(enum diag_code code)
{
    const struct diag_info *info = diag_info_of(code);
    return info == NULL ? "" : info->name;
}

const char *diag_severity_word(enum diag_severity severity)
{
    return severity == DIAG_ERROR ? "error" : "warning";
}

/* `first` to `last` at the end of the list. */
static void append(struct diags *diags, struct diag *first, struct diag *last)
{
    if (diags->last == NULL)
        diags->first = first;
    else
        diags->last->next = first;
    diags->last = last;
}

void diag_append(struct diags *diags, const struct diags *more)
{
    if (more->first == NULL)
        return;
    append(diags, more->first, more->last);
    diags->error_count += more->error_count;
    diags->warning_count += more->warning_count;
}

static bool is_within(const struct diag *diag, enum diag_code code, struct place at)
{
    bool is_inside = diag->at.span.begin >= at.span.begin && diag->at.span.begin <= at.span.end;
    return diag->code == code && diag->at.source == at.source && is_inside;
}

struct diag *diag_find(const struct diags *diags, enum diag_code code, struct place at)
{
    for (struct diag *diag = diags->first; diag != NULL; diag = diag->next)
        if (is_within(diag, code, at))
            return diag;
    return NULL;
}

static size_t *counter(struct diags *diags, const struct diag *diag)
{
    return diag->severity == DIAG_ERROR ? &diags->error_count : &diags->warning_count;
}

/* `before` stands before it; NULL: it is the first. */
static void take_out(struct diags *diags, struct diag *before, const struct diag *diag)
{
    *(before == NULL ? &diags->first : &before->next) = diag->next;
    if (diags->last == diag)
        diags->last = before;
    --*counter(diags, diag);
}

void diag_drop(struct diags *diags, const struct diag *diag)
{
    struct diag *before = NULL;
    for (struct diag *at = diags->first; at != diag; at = at->next)
        before = at;
    take_out(diags, before, diag);
}

void diag_drop_within(struct diags *diags, enum diag_code code, struct place at)
{
    struct diag *before = NULL;
    for (struct diag *diag = diags->first; diag != NULL; diag = diag->next) {
        if (is_within(diag, code, at))
            take_out(diags, before, diag);
        else
            before = diag;
    }
}

void diag_keep(struct diags *diags, struct diag *diag)
{
    diag->next = NULL;
    append(diags, diag, diag);
    ++*counter(diags, diag);
}

/* Words of an author and names of files are in it. */
static struct str write_line(struct diags *diags, const char *format, va_list arguments)
{
    return shown_line(diags->arena, str_format_list(diags->arena, format, arguments));
}

struct diag *diag_add(struct diags *diags, enum diag_code code, struct place at, const char *format, ...)
{
    struct diag *diag = arena_new(diags->arena, struct diag);
    diag->code = code;
    const struct diag_info *info = diag_info_of(code);
    diag->severity = info == NULL ? DIAG_ERROR : info->severity;
    diag->at = at;
    va_list arguments;
    va_start(arguments, format);
    diag->message = write_line(diags, format, arguments);
    va_end(arguments);
    append(diags, diag, diag);
    ++*counter(diags, diag);
    return diag;
}

void diag_label(struct diags *diags, struct diag *diag, const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    diag->label = write_line(diags, format, arguments);
    va_end(arguments);
}

void diag_help(struct diags *diags, struct diag *diag, const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    diag->help = shown_lines(diags->arena, str_format_list(diags->arena, format, arguments));
    va_end(arguments);
}

struct diag *diag_say(struct diags *diags, enum diag_code code, struct place at, const char *message,
                      const char *label, const char *help)
{
    struct diag *diag = diag_add(diags, code, at, "%s", message);
    diag_label(diags, diag, "%s", label);
    diag_help(diags, diag, "%s", help);
    return diag;
}

void diag_other(struct diags *diags, struct diag *diag, struct place other, const char *format, ...)
{
    diag->other = other;
    va_list arguments;
    va_start(arguments, format);
    diag->other_label = write_line(diags, format, arguments);
    va_end(arguments);
}

static struct str path_of(struct place place)
{
    return place.source == NULL ? (struct str){NULL, 0} : place.source->path;
}

static struct str original_of(struct place place)
{
    return place.source == NULL ? (struct str){NULL, 0} : place.source->original;
}

/* The files of a module stand together, its source first: what is wrong there may be wrong in all of them. */
static int compare_files(struct place a, struct place b)
{
    struct str first = original_of(a), second = original_of(b);
    int order = str_cmp(first.len > 0 ? first : path_of(a), second.len > 0 ? second : path_of(b));
    if (order == 0)
        order = (first.len > 0) - (second.len > 0);
    return order != 0 ? order : str_cmp(path_of(a), path_of(b));
}

static int compare(const struct diag *a, const struct diag *b)
{
    int order = compare_files(a->at, b->at);
    if (order != 0)
        return order;
    if (a->at.span.begin != b->at.span.begin)
        return a->at.span.begin < b->at.span.begin ? -1 : 1;
    if (a->code != b->code)
        return a->code < b->code ? -1 : 1;
    return 0;
}

static bool is_repeat(const struct diag *a, const struct diag *b)
{
    return compare(a, b) == 0 && a->at.span.end == b->at.span.end && str_eq(a->message, b->message);
}

static struct diag *merge(struct diag *a, struct diag *b)
{
    struct diag *first = NULL, **tail = &first;
    while (a != NULL && b != NULL) {
        struct diag **less = compare(b, a) < 0 ? &b : &a; /* equal: `a`, so that sorting is stable */
        *tail = *less;
        tail = &(*less)->next;
        *less = (*less)->next;
    }
    *tail = a != NULL ? a : b;
    return first;
}

/* Bottom-up merge sort of a list: runs[i] holds a sorted run of 2^i. */
static struct diag *sort_list(struct diag *list)
{
    struct diag *runs[64] = {NULL};
    while (list != NULL) {
        struct diag *run = list;
        list = list->next;
        run->next = NULL;
        size_t i = 0;
        for (; runs[i] != NULL; i++) {
            run = merge(runs[i], run);
            runs[i] = NULL;
        }
        runs[i] = run;
    }
    struct diag *sorted = NULL;
    for (size_t i = 0; i < 64; i++)
        if (runs[i] != NULL)
            sorted = merge(runs[i], sorted);
    return sorted;
}

void diag_sort(struct diags *diags)
{
    diags->first = sort_list(diags->first);
    diags->last = NULL;
    diags->error_count = diags->warning_count = 0;
    for (struct diag **link = &diags->first; *link != NULL;) {
        struct diag *diag = *link;
        if (diags->last != NULL && is_repeat(diags->last, diag)) {
            *link = diag->next;
            continue;
        }
        diags->last = diag;
        ++*counter(diags, diag);
        link = &diag->next;
    }
}
