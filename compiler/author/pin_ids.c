/*
 * pin_ids.c - where the ids of questions and choices are written.
 */
#include "author/pin_ids.h"

#include <stdlib.h>

static bool is_blank(char c)
{
    return c == ' ' || c == '\t' || c == '\r' || c == '\n';
}

static uint32_t trim_back(struct str text, uint32_t begin, uint32_t end)
{
    while (end > begin && is_blank(text.ptr[end - 1]))
        end--;
    return end;
}

/* Before comments for authors at the end of a line; the id stands before them. */
static uint32_t before_comments(struct str text, uint32_t begin, uint32_t end)
{
    while (end >= begin + 7 && str_ends(str_slice(text, begin, end), STR("-->"))) {
        uint32_t at = end - 7;
        while (at > begin && !str_starts(str_slice(text, at, end), STR("<!--")))
            at--;
        if (at == begin)
            break;
        end = trim_back(text, begin, at);
    }
    return end;
}

/* Before the closing #s that a heading may have: `### Whose lock? ###`. */
static uint32_t before_closing(struct str text, uint32_t begin, uint32_t end)
{
    uint32_t at = end;
    while (at > begin && text.ptr[at - 1] == '#')
        at--;
    bool is_closing = at < end && at > begin && (text.ptr[at - 1] == ' ' || text.ptr[at - 1] == '\t');
    return is_closing ? trim_back(text, begin, at) : end;
}

/* Into the comment with the other options: `<!-- #lock points=2 -->`. */
static struct edit into_comment(struct arena *arena, struct str text, const struct pin *pin)
{
    uint32_t at = pin->comment.begin + 4;
    bool is_tight = at < text.len && !is_blank(text.ptr[at]);
    return (struct edit){{at, at}, str_format(arena, " #%.*s%s", STR_FMT(pin->id), is_tight ? " " : "")};
}

static struct edit new_comment(struct arena *arena, const struct source *source, const struct pin *pin)
{
    uint32_t begin = source_line(source, pin->comment.begin > 0 ? pin->comment.begin - 1 : 0).begin;
    uint32_t at = trim_back(source->text, begin, pin->comment.begin);
    if (pin->is_question)
        at = before_closing(source->text, begin, at);
    at = before_comments(source->text, begin, at);
    return (struct edit){{at, at}, str_format(arena, " <!-- #%.*s -->", STR_FMT(pin->id))};
}

static int by_place(const void *a, const void *b)
{
    uint32_t first = ((const struct edit *)a)->at.begin, second = ((const struct edit *)b)->at.begin;
    return (first > second) - (first < second);
}

struct edits pin_ids(struct arena *arena, const struct module *module)
{
    struct edits edits = {arena_array(arena, struct edit, module->pins.count + 1), 0};
    for (size_t i = 0; i < module->pins.count; i++) {
        const struct pin *pin = &module->pins.items[i];
        if (pin->is_pinned)
            continue;
        edits.items[edits.count++] = pin->comment.end > pin->comment.begin
                                         ? into_comment(arena, module->source->text, pin)
                                         : new_comment(arena, module->source, pin);
    }
    if (edits.count > 1)
        qsort(edits.items, edits.count, sizeof *edits.items, by_place);
    return edits;
}

bool pin_ids_are_written(const struct module *module)
{
    for (size_t i = 0; i < module->pins.count; i++)
        if (!module->pins.items[i].is_pinned)
            return false;
    return true;
}
