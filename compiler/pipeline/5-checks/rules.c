/*
 * rules.c - places that rules report, and one cause told once: what one report says of a line, others need
 * not say again.
 *
 * The rooms before this one, and the rules, look at a line each for its own reason and know nothing of each
 * other; which of two reports names the cause stands in one table here.  An error never gives way to a
 * warning.  Linear in the reports, but for their order.
 */
#include "pipeline/5-checks/rules.h"

struct place check_place(const struct check *check, struct span span)
{
    return (struct place){check->module->source, span};
}

struct place check_title(const struct check *check)
{
    const struct module_fields *fields = &check->module->fields;
    if (fields->title.text.ptr != NULL)
        return check_place(check, fields->title.span);
    return check_first_line(check, fields->span);
}

struct place check_first_line(const struct check *check, struct span span)
{
    return check_place(check, source_first_line(check->module->source, span));
}

/* ---- One cause, once ------------------------------------------------------------ */

enum {
    NEAR = 8,            /* lines from a cause to what follows from it */
    MOST_LOOKED_AT = 64, /* reports that are passed over on the way */
};

enum where { ON_ITS_LINE, ALONE_ON_ITS_LINE /* and names no second place */, RIGHT_BELOW, RIGHT_ABOVE };

static const struct pair {
    enum diag_code cause, again;
    enum where where; /* `again` stands */
} pairs[] = {
    /* A hazard that opens no notice, in whatever marks. */
    {DIAG_NEARLY_HAZARD_NOTICE, DIAG_INVISIBLE_CHARACTER, ON_ITS_LINE},
    {DIAG_NEARLY_HAZARD_NOTICE, DIAG_OTHER_DIALECT, ON_ITS_LINE},
    {DIAG_NEARLY_HAZARD_NOTICE, DIAG_ATTRIBUTES, ON_ITS_LINE},
    {DIAG_NEARLY_HAZARD_NOTICE, DIAG_NEARLY_LINK, ON_ITS_LINE},
    {DIAG_NEARLY_HAZARD_NOTICE, DIAG_NEARLY_PICTURE, ON_ITS_LINE},
    {DIAG_NEARLY_HAZARD_NOTICE, DIAG_NEARLY_STRONG, ON_ITS_LINE},
    {DIAG_NEARLY_HAZARD_NOTICE, DIAG_NEARLY_TASK, ON_ITS_LINE},
    {DIAG_NEARLY_HAZARD_NOTICE, DIAG_RAW_HTML, ON_ITS_LINE},
    {DIAG_NEARLY_HAZARD_NOTICE, DIAG_BOLD_AS_HEADING, ON_ITS_LINE},
    {DIAG_NEARLY_HAZARD_NOTICE, DIAG_IMITATED_NOTICE, ON_ITS_LINE},
    {DIAG_NEARLY_HAZARD_NOTICE, DIAG_UNDERSTATED_NOTICE, ON_ITS_LINE},
    {DIAG_NEARLY_HAZARD_NOTICE, DIAG_HAZARD_WITHOUT_NOTICE, ON_ITS_LINE},
    {DIAG_NEARLY_HAZARD_NOTICE, DIAG_UNDERSTATED_NOTICE, RIGHT_BELOW},
    {DIAG_NEARLY_HAZARD_NOTICE, DIAG_HAZARD_WITHOUT_NOTICE, RIGHT_BELOW},
    {DIAG_NEARLY_NOTICE, DIAG_HEADING_LEVEL_ONE, ON_ITS_LINE},
    {DIAG_NEARLY_NOTICE, DIAG_HEADING_SKIPS, ON_ITS_LINE},
    {DIAG_NEARLY_NOTICE, DIAG_PHASE_EMPTY, ON_ITS_LINE},
    {DIAG_NEARLY_NOTICE, DIAG_PHASE_EMPTY, RIGHT_ABOVE},
    {DIAG_NEARLY_NOTICE, DIAG_OTHER_DIALECT, ON_ITS_LINE},
    {DIAG_NEARLY_NOTICE, DIAG_ATTRIBUTES, ON_ITS_LINE},
    {DIAG_NEARLY_NOTICE, DIAG_BOLD_AS_HEADING, ON_ITS_LINE},
    {DIAG_NEARLY_NOTICE, DIAG_STEP_NUMBERING, RIGHT_BELOW},
    {DIAG_NEARLY_NOTICE, DIAG_NEARLY_LINK, ON_ITS_LINE},
    {DIAG_NEARLY_PICTURE, DIAG_OTHER_DIALECT, ON_ITS_LINE},
    {DIAG_NEARLY_PICTURE, DIAG_LINK_NOWHERE, ON_ITS_LINE},
    {DIAG_IMITATED_NOTICE, DIAG_OTHER_DIALECT, ON_ITS_LINE},
    {DIAG_IMITATED_NOTICE, DIAG_ATTRIBUTES, ON_ITS_LINE},
    {DIAG_IMITATED_NOTICE, DIAG_NEARLY_LINK, ON_ITS_LINE},
    {DIAG_IMITATED_NOTICE, DIAG_NEARLY_STRONG, ON_ITS_LINE},
    {DIAG_IMITATED_NOTICE, DIAG_BOLD_AS_HEADING, ON_ITS_LINE},
    {DIAG_IMITATED_NOTICE, DIAG_HAZARD_WITHOUT_NOTICE, ON_ITS_LINE},
    /* A blank that is none. */
    {DIAG_NO_BREAK_MARKER, DIAG_NEARLY_LIST, ON_ITS_LINE},
    {DIAG_NO_BREAK_MARKER, DIAG_NEARLY_HEADING, ON_ITS_LINE},
    {DIAG_NO_BREAK_MARKER, DIAG_NEARLY_TASK, ON_ITS_LINE},
    {DIAG_NO_BREAK_MARKER, DIAG_NO_STEPS, ON_ITS_LINE},
    {DIAG_NO_STEPS, DIAG_NEARLY_LIST, ON_ITS_LINE},
    {DIAG_NO_STEPS, DIAG_HEADING_LEVEL_ONE, ON_ITS_LINE},
    /* Marks of other tools, each looked at by the line and by what stands in it. */
    {DIAG_TEMPLATE_LEFTOVER, DIAG_OTHER_DIALECT, ON_ITS_LINE},
    {DIAG_TEMPLATE_LEFTOVER, DIAG_ATTRIBUTES, ON_ITS_LINE},
    {DIAG_TEMPLATE_LEFTOVER, DIAG_NEARLY_LINK, ON_ITS_LINE},
    {DIAG_NEARLY_TABLE, DIAG_OTHER_DIALECT, ON_ITS_LINE},
    {DIAG_NEARLY_HEADING, DIAG_OTHER_DIALECT, ON_ITS_LINE},
    {DIAG_NEARLY_HEADING, DIAG_BLOCK_BETWEEN_STEPS, ALONE_ON_ITS_LINE},
    {DIAG_NEARLY_HEADING, DIAG_STEP_NUMBERING, RIGHT_BELOW},
    {DIAG_NEARLY_HEADING, DIAG_LIST_NUMBERS, RIGHT_BELOW},
    {DIAG_NEARLY_LIST, DIAG_BLOCK_BETWEEN_STEPS, ALONE_ON_ITS_LINE},
    {DIAG_NEARLY_LIST, DIAG_THREE_ACTIONS, ON_ITS_LINE},
    {DIAG_EATEN_SIGN, DIAG_BLOCK_BETWEEN_STEPS, ALONE_ON_ITS_LINE},
    {DIAG_HEADING_LEVEL_ONE, DIAG_PHASE_EMPTY, RIGHT_ABOVE},
};
enum { PAIR_COUNT = sizeof pairs / sizeof *pairs };

struct report {
    const struct diag *diag;
    size_t line;
    bool is_again;
};

struct reports {
    struct report *items; /* of one file, in its order */
    size_t count;
};

static struct reports collect(struct stage *stage, const struct source *source)
{
    size_t most = stage->diags->error_count + stage->diags->warning_count, line = 0;
    struct reports all = {arena_array(stage->arena, struct report, most), 0};
    uint32_t at = 0;
    for (const struct diag *diag = stage->diags->first; diag != NULL; diag = diag->next) {
        if (diag->at.source != source)
            continue;
        for (; at < diag->at.span.begin; at++)
            line += source->text.ptr[at] == '\n';
        all.items[all.count++] = (struct report){diag, line, false};
    }
    return all;
}

static void give_way(const struct report *cause, struct report *again)
{
    bool is_worse = again->diag->severity == DIAG_ERROR && cause->diag->severity != DIAG_ERROR;
    again->is_again = again->is_again || !is_worse;
}

static struct report *find(struct report *line, size_t count, enum diag_code code)
{
    for (size_t i = 0; i < count; i++)
        if (line[i].diag->code == code && !line[i].is_again)
            return &line[i];
    return NULL;
}

static void check_line(struct report *line, size_t count)
{
    for (size_t i = 0; i < PAIR_COUNT; i++) {
        bool is_alone = pairs[i].where == ALONE_ON_ITS_LINE;
        const struct report *cause =
            is_alone || pairs[i].where == ON_ITS_LINE ? find(line, count, pairs[i].cause) : NULL;
        for (size_t j = 0; j < count && cause != NULL; j++)
            if (line[j].diag->code == pairs[i].again && !(is_alone && line[j].diag->other.source != NULL))
                give_way(cause, &line[j]);
    }
}

/* The next report on a line below or above that is still told, if it is near. */
static struct report *beside(const struct reports *all, size_t at, enum where where)
{
    for (size_t i = 1; i < MOST_LOOKED_AT && (where == RIGHT_BELOW ? at + i < all->count : i <= at); i++) {
        struct report *other = &all->items[where == RIGHT_BELOW ? at + i : at - i];
        size_t lines = other->line > all->items[at].line ? other->line - all->items[at].line
                                                         : all->items[at].line - other->line;
        if (!other->is_again && lines > 0)
            return lines <= NEAR ? other : NULL;
    }
    return NULL;
}

static void check_beside(struct reports *all, size_t at)
{
    const struct report *cause = &all->items[at];
    for (size_t i = 0; i < PAIR_COUNT; i++) {
        bool is_beside = pairs[i].where == RIGHT_BELOW || pairs[i].where == RIGHT_ABOVE;
        if (!is_beside || pairs[i].cause != cause->diag->code)
            continue;
        struct report *again = beside(all, at, pairs[i].where);
        if (again != NULL && again->diag->code == pairs[i].again)
            give_way(cause, again);
    }
}

/* Where a merge was left open both variants stand, and nothing else about them is worth a word. */
static void check_conflict(struct reports *all, size_t at)
{
    const struct report *cause = &all->items[at];
    for (size_t i = at + 1;
         i < all->count && all->items[i].diag->at.span.begin <= cause->diag->at.span.end + 1; i++)
        give_way(cause, &all->items[i]);
}

static void check_all(struct reports *all)
{
    for (size_t i = 0, end; i < all->count; i = end) {
        for (end = i + 1; end < all->count && all->items[end].line == all->items[i].line;)
            end++;
        check_line(&all->items[i], end - i);
    }
    for (size_t i = 0; i < all->count; i++)
        if (!all->items[i].is_again)
            check_beside(all, i);
    for (size_t i = 0; i < all->count; i++)
        if (all->items[i].diag->code == DIAG_MERGE_CONFLICT)
            check_conflict(all, i);
}

void rules_say_once(struct stage *stage, const struct source *source)
{
    diag_sort(stage->diags);
    struct reports all = collect(stage, source);
    check_all(&all);
    struct diags left = {.arena = stage->arena};
    const struct report *next = all.items, *end = all.items + all.count;
    for (struct diag *diag = stage->diags->first, *behind; diag != NULL; diag = behind) {
        behind = diag->next;
        bool is_again = next < end && next->diag == diag && next->is_again;
        next += next < end && next->diag == diag;
        if (!is_again)
            diag_keep(&left, diag);
    }
    *stage->diags = left;
}
