#include "pipeline/4-model/stale.h"

#include "pipeline/4-model/parts.h"

struct checker {
    struct stage *stage;
    const struct module *source, *translation;
    const struct scalars *recorded;
    struct part *parts;
    size_t part_count;
};

static struct str name_of(struct str stamp)
{
    size_t colon = SIZE_MAX;
    for (size_t i = 0; i < stamp.len; i++) {
        if (stamp.ptr[i] == ':')
            colon = i;
    }
    return str_slice(stamp, 0, colon == SIZE_MAX ? stamp.len : colon);
}

static struct str digits_of(struct str stamp)
{
    return str_slice(stamp, name_of(stamp).len + 1, stamp.len);
}

static const struct scalar *recorded_as(const struct checker *checker, struct str name)
{
    for (size_t i = 0; i < checker->recorded->count; i++) {
        if (str_eq(name_of(checker->recorded->items[i].text), name))
            return &checker->recorded->items[i];
    }
    return NULL;
}

static bool is_recorded(const struct checker *checker, struct str digits)
{
    for (size_t i = 0; i < checker->recorded->count; i++) {
        if (str_eq_nocase(digits_of(checker->recorded->items[i].text), digits))
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

/* Taken in an earlier way, which does not say whether the part has changed. */
static bool is_older_form(const struct part *part, struct str digits)
{
    return str_starts(part->stamp, STR(PARTS_TYPED)) && !str_starts(digits, STR(PARTS_TYPED));
}

static void report_older_form(struct checker *checker, const struct part *part, const struct scalar *old)
{
    struct diags *diags = checker->stage->diags;
    struct str stamp = part_stamp(checker->stage->arena, part);
    struct diag *diag = diag_add(diags, DIAG_TRANSLATION_UNTRACKED, own_place(checker, old->span),
                                 "nothing says what %.*s was translated from", STR_FMT(part->label));
    diag_label(diags, diag, "a stamp of an older compiler");
    diag_other(diags, diag, source_place(checker, part->span), "the source");
    diag_help(diags, diag,
              "check the translation of it, then write %.*s, or let `placard pin --accept %.*s` write all",
              STR_FMT(stamp), STR_FMT(checker->translation->source->path));
    diag->fix = stamp;
}

/* A part that was moved keeps its stamp under another name and is not reported. */
static void check_part(struct checker *checker, const struct part *part)
{
    struct diags *diags = checker->stage->diags;
    const struct scalar *old = recorded_as(checker, part->name);
    if (is_recorded(checker, part->stamp))
        return;
    if (old != NULL && is_older_form(part, digits_of(old->text))) {
        report_older_form(checker, part, old);
        return;
    }
    struct str stamp = part_stamp(checker->stage->arena, part);
    struct span at = old == NULL ? checker->translation->fields.translates.span : old->span;
    struct diag *diag =
        diag_add(diags, DIAG_TRANSLATION_STALE, own_place(checker, at), "the source has %s %.*s",
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
    struct str name = name_of(old->text);
    if (is_current(checker, digits_of(old->text)))
        return;
    for (size_t i = 0; i < checker->part_count; i++) {
        if (str_eq(checker->parts[i].name, name))
            return; /* reported as changed */
    }
    struct diags *diags = checker->stage->diags;
    struct diag *diag = diag_add(diags, DIAG_TRANSLATION_STALE, own_place(checker, old->span),
                                 "the source has no part `%.*s` any more", STR_FMT(name));
    diag_help(diags, diag, "check that the translation has dropped it too, then remove this stamp");
}

static void report_version(struct checker *checker)
{
    struct diags *diags = checker->stage->diags;
    const struct scalar *old = &checker->translation->fields.translates.version;
    const struct scalar *new = &checker->source->fields.version;
    struct diag *diag = diag_add(diags, DIAG_TRANSLATION_STALE, own_place(checker, old->span),
                                 "the source has changed since it was translated");
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

void stale_check(struct stage *stage, const struct module *source, const struct module *translation)
{
    const struct module_fields *fields = &translation->fields;
    if (fields->is_cut || source->fields.is_cut)
        return; /* what either says of versions and parts may stand where it could not be read */
    struct checker checker = {.stage = stage, .source = source, .translation = translation};
    checker.recorded = &fields->translates.parts;
    checker.parts = parts_of(stage->arena, source, &checker.part_count);
    bool is_same_version = str_eq(fields->translates.version.text, source->fields.version.text);
    if (!fields->translates.is_set) {
        report_untracked(&checker);
        return;
    }
    if (checker.recorded->count == 0) {
        if (!is_same_version)
            report_version(&checker);
        return;
    }
    for (size_t i = 0; i < checker.part_count; i++)
        check_part(&checker, &checker.parts[i]);
    for (size_t i = 0; i < checker.recorded->count; i++)
        check_removed(&checker, &checker.recorded->items[i]);
}
