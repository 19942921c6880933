#include "pipeline/4-model/stale.h"

#include <stdlib.h>

#include "pipeline/4-model/moved.h"
#include "pipeline/4-model/parts.h"

struct checker {
    struct stage *stage;
    const struct module *source;
    struct module *translation;
    const struct stale_policy *policy;
    const struct scalars *recorded;
    struct part *parts;
    size_t part_count;
    struct part *own; /* the translation's, by name */
    size_t own_count;
    size_t refused_count;
};

static const struct scalar *recorded_as(const struct checker *checker, struct str name)
{
    for (size_t i = 0; i < checker->recorded->count; i++) {
        if (str_eq(part_stamp_name(checker->recorded->items[i].text), name))
            return &checker->recorded->items[i];
    }
    return NULL;
}

static bool is_recorded(const struct checker *checker, struct str digits)
{
    for (size_t i = 0; i < checker->recorded->count; i++) {
        if (str_eq_nocase(part_stamp_digits(checker->recorded->items[i].text), digits))
            return true;
    }
    return false;
}

static bool is_current(const struct checker *checker, struct str digits)
{
    for (size_t i = 0; i < checker->part_count; i++) {
        if (str_eq_nocase(checker->parts[i].stamp, digits))
            return true;
    }
    return false;
}

static struct place own_place(const struct checker *checker, struct span span)
{
    return (struct place){checker->translation->source, span};
}

static struct place source_place(const struct checker *checker, struct span span)
{
    const struct source *source = checker->source->source;
    return (struct place){source, source_first_line(source, span)};
}

/* What stands before the digits, "2-", where they are not taken as at first. */
static struct str form_of(struct str digits)
{
    size_t dash = str_find_byte(digits, '-', 0);
    return str_slice(digits, 0, dash == SIZE_MAX ? 0 : dash);
}

/* Taken in another way, which does not say whether the part has changed. */
static bool is_other_form(const struct part *part, struct str digits)
{
    return !str_eq(form_of(part->stamp), form_of(digits));
}

static void report_other_form(struct checker *checker, const struct part *part, const struct scalar *old)
{
    struct diags *diags = checker->stage->diags;
    struct str stamp = part_stamp(checker->stage->arena, part);
    struct diag *diag = diag_add(diags, DIAG_TRANSLATION_UNTRACKED, own_place(checker, old->span),
                                 "nothing says what %.*s was translated from", STR_FMT(part->label));
    diag_label(diags, diag, "a stamp of another version of the compiler");
    diag_other(diags, diag, source_place(checker, part->span), "the source");
    diag_help(diags, diag,
              "check the translation of it, then write %.*s, or let `placard pin --accept %.*s` write all",
              STR_FMT(stamp), STR_FMT(checker->translation->source->path));
    diag->fix = stamp;
}

/* ---- What becomes of a part ---------------------------------------------------- */

static bool holds_hazard(const struct node *root)
{
    for (const struct node *at = root; at != NULL; at = node_walk(root, at))
        if (at->kind == PLACARD_NOTICE && at->number <= PLACARD_LEVEL_LAST_HAZARD)
            return true;
    return false;
}

static int by_name(const void *a, const void *b)
{
    return str_cmp(((const struct part *)a)->name, ((const struct part *)b)->name);
}

/* NULL where the translation has no such part: the whole is marked then. */
static struct node *own_node(const struct checker *checker, struct str name)
{
    struct part wanted = {.name = name}, *found = NULL;
    if (name.len > 0 && checker->own_count > 0)
        found = bsearch(&wanted, checker->own, checker->own_count, sizeof wanted, by_name);
    return found == NULL ? NULL : (struct node *)(uintptr_t)found->root;
}

/* The code to tell it by: an error where it is refused. */
static enum diag_code decide(struct checker *checker, bool is_hazard, struct str name)
{
    enum stale_mode mode = checker->policy->mode;
    bool is_refused = mode == STALE_REFUSE || (mode == STALE_BY_HAZARD && is_hazard);
    checker->refused_count += is_refused;
    if (is_refused && !checker->policy->leaves_out)
        return DIAG_TRANSLATION_STALE_HAZARD;
    if (!is_refused && mode != STALE_TELL)
        *array_add(checker->stage->arena, &checker->translation->stale) = own_node(checker, name);
    return DIAG_TRANSLATION_STALE;
}

/* A part that has moved keeps its stamp under another name; whether its order matters is asked apart. */
static void check_part(struct checker *checker, const struct part *part)
{
    struct diags *diags = checker->stage->diags;
    const struct scalar *old = recorded_as(checker, part->name);
    if (is_recorded(checker, part->stamp))
        return;
    if (old != NULL && is_other_form(part, part_stamp_digits(old->text))) {
        report_other_form(checker, part, old);
        return;
    }
    struct str stamp = part_stamp(checker->stage->arena, part);
    struct span at = old == NULL ? checker->translation->fields.translates.span : old->span;
    struct diag *diag =
        diag_add(diags, decide(checker, holds_hazard(part->root), part->name), own_place(checker, at),
                 "the source has %s %.*s",
                 old == NULL ? "a new part since it was translated:" : "changed since it was translated:",
                 STR_FMT(part->label));
    diag_other(diags, diag, source_place(checker, part->span), "%s",
               old == NULL ? "this is new" : "this has changed");
    diag_help(diags, diag,
              "check the translation of it, then write %.*s, or let `placard pin --accept %.*s` write all",
              STR_FMT(stamp), STR_FMT(checker->translation->source->path));
    if (old != NULL)
        diag->fix = stamp;
}

static void check_removed(struct checker *checker, const struct scalar *old)
{
    struct str name = part_stamp_name(old->text);
    if (is_current(checker, part_stamp_digits(old->text)))
        return;
    for (size_t i = 0; i < checker->part_count; i++) {
        if (str_eq(checker->parts[i].name, name))
            return; /* reported as changed */
    }
    struct diags *diags = checker->stage->diags;
    struct diag *diag = diag_add(diags, decide(checker, false, name), own_place(checker, old->span),
                                 "the source has no part `%.*s` any more", STR_FMT(name));
    diag_help(diags, diag, "check that the translation has dropped it too, then remove this stamp");
}

/* The part with all that goes where it goes: the phase of a heading. */
static const struct node *whole_of(const struct part *part)
{
    bool is_heading = part->root->kind == PLACARD_HEADING && part->root->parent != NULL &&
                      part->root->parent->kind == PLACARD_PHASE;
    return is_heading ? part->root->parent : part->root;
}

static void report_moved(struct checker *checker, const struct part *part, const struct scalar *old)
{
    struct diags *diags = checker->stage->diags;
    struct diag *diag =
        diag_add(diags, decide(checker, holds_hazard(whole_of(part)), part_stamp_name(old->text)),
                 own_place(checker, old->span), "the source has moved since it was translated: %.*s",
                 STR_FMT(part->label));
    diag_other(diags, diag, source_place(checker, part->span), "stands here now");
    diag_help(diags, diag,
              "put the translation of it in the order of the source, then let `placard pin --accept %.*s` "
              "write all",
              STR_FMT(checker->translation->source->path));
}

/* What goes with a part that has moved is not told again. */
static void check_order(struct checker *checker)
{
    const struct scalar **moved =
        moved_find(checker->stage->arena, checker->recorded, checker->parts, checker->part_count);
    const struct node *whole = NULL;
    bool is_told =
        checker->translation->has_moved_notice; /* at its line; what is left is told when it stands right */
    for (size_t i = 0; i < checker->part_count && !is_told; i++) {
        const struct part *part = &checker->parts[i];
        if (moved[i] == NULL || (whole != NULL && node_is_inside(part->root, whole)))
            continue;
        whole = whole_of(part);
        report_moved(checker, part, moved[i]);
    }
}

static void report_version(struct checker *checker)
{
    struct diags *diags = checker->stage->diags;
    const struct scalar *old = &checker->translation->fields.translates.version;
    const struct scalar *new = &checker->source->fields.version;
    struct diag *diag =
        diag_add(diags, decide(checker, holds_hazard(checker->source->root), STR("")),
                 own_place(checker, old->span), "the source has changed since it was translated");
    diag_label(diags, diag, "translated from %.*s", STR_FMT(old->text));
    diag_other(diags, diag, (struct place){checker->source->source, new->span}, "now %.*s",
               STR_FMT(new->text));
    diag_help(diags, diag,
              "check the translation, then let `placard pin --accept %.*s` write what it translates",
              STR_FMT(checker->translation->source->path));
}

static void report_untracked(struct checker *checker)
{
    struct diags *diags = checker->stage->diags;
    struct diag *diag = diag_add(diags, DIAG_TRANSLATION_UNTRACKED,
                                 own_place(checker, checker->translation->fields.title.span),
                                 "nothing says what this was translated from");
    diag_help(diags, diag,
              "check it against version %.*s, then let `placard pin --accept %.*s` write that down",
              STR_FMT(checker->source->fields.version.text), STR_FMT(checker->translation->source->path));
}

static void report_left_out(const struct checker *checker)
{
    struct diags *diags = checker->stage->diags;
    struct str language = checker->translation->language;
    struct diag *diag =
        diag_add(diags, DIAG_TRANSLATION_STALE, own_place(checker, checker->translation->fields.title.span),
                 "%.*s is left out of this module: %zu part%s of it lag behind version %.*s",
                 STR_FMT(language), checker->refused_count, checker->refused_count == 1 ? "" : "s",
                 STR_FMT(checker->source->fields.version.text));
    diag_help(diags, diag, "workers read the source language until the translation has caught up");
}

static void check_stamps(struct checker *checker)
{
    checker->own = parts_of(checker->stage->arena, checker->translation, &checker->own_count);
    if (checker->own_count > 1)
        qsort(checker->own, checker->own_count, sizeof *checker->own, by_name);
    for (size_t i = 0; i < checker->part_count; i++)
        check_part(checker, &checker->parts[i]);
    check_order(checker);
    for (size_t i = 0; i < checker->recorded->count; i++)
        check_removed(checker, &checker->recorded->items[i]);
}

void stale_check(struct stage *stage, const struct module *source, struct module *translation,
                 const struct stale_policy *policy)
{
    const struct module_fields *fields = &translation->fields;
    if (fields->is_cut || source->fields.is_cut)
        return; /* what either says of versions and parts may stand where it could not be read */
    struct checker checker = {.stage = stage, .source = source, .translation = translation, .policy = policy};
    checker.recorded = &fields->translates.parts;
    checker.parts = parts_of(stage->arena, source, &checker.part_count);
    if (!fields->translates.is_set)
        report_untracked(&checker);
    else if (checker.recorded->count > 0)
        check_stamps(&checker);
    else if (fields->translates.version.text.len > 0 && /* else it could not be read, which is told */
             !str_eq(fields->translates.version.text, source->fields.version.text))
        report_version(&checker);
    translation->is_left_out = policy->leaves_out && checker.refused_count > 0;
    if (translation->is_left_out)
        report_left_out(&checker);
}

/* ---- Marks ------------------------------------------------------------------------- */

static bool is_mark(const struct node *node)
{
    return node != NULL && node->kind == PLACARD_NOTICE && node->number == PLACARD_LEVEL_OUTDATED;
}

/* Behind `place` in `holder`, or before its first child when NULL; once. */
static void mark_behind(struct arena *arena, struct node *holder, struct node *place)
{
    struct node *next = place == NULL ? holder->first : place->next;
    if (is_mark(next))
        return;
    struct node *mark = node_new(arena, PLACARD_NOTICE, holder->span);
    mark->number = PLACARD_LEVEL_OUTDATED;
    if (next != NULL)
        node_insert_before(next, mark);
    else
        node_append(holder, mark);
}

/* The last of title, tools and the like, which stand before all else of a document. */
static struct node *last_field(const struct node *root)
{
    struct node *last = NULL;
    for (struct node *at = root->first; at != NULL; at = at->next)
        if ((at->kind >= PLACARD_TITLE && at->kind <= PLACARD_READING_TIME) || at->kind == PLACARD_KEYWORD)
            last = at;
    return last;
}

/* What a step says to do: behind what warns of it. */
static struct node *instruction_in(const struct node *step)
{
    struct node *at = step->first;
    while (at != NULL && at->next != NULL && at->kind == PLACARD_NOTICE)
        at = at->next;
    return at;
}

static void mark_part(struct arena *arena, struct node *root, struct node *part)
{
    while (part != NULL &&
           (part->kind == PLACARD_CHOICE || part->kind == PLACARD_ORDERED || part->kind == PLACARD_PAIR))
        part = part->parent; /* an option has no room for a notice; its question has */
    if (part == NULL)
        mark_behind(arena, root, last_field(root));
    else if (part->kind == PLACARD_QUESTION)
        mark_behind(arena, part, node_child(part, PLACARD_PROMPT));
    else if (part->kind == PLACARD_STEP)
        mark_behind(arena, part, instruction_in(part));
    else if (part->kind == PLACARD_NOTICE)
        mark_behind(arena, part, NULL);
    else if (part->kind == PLACARD_HEADING)
        mark_behind(arena, part->parent, part);
    else
        mark_behind(arena, part->parent, part->prev);
}

uint32_t module_mark_stale(struct arena *arena, struct module *translation)
{
    for (size_t i = 0; i < translation->stale.count; i++)
        mark_part(arena, translation->root, translation->stale.items[i]);
    return (uint32_t)translation->stale.count;
}
