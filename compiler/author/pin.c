#include "author/pin.h"

#include "author/pin_ids.h"
#include "author/pin_stamps.h"
#include "base/overlay.h"

struct pinning {
    struct run *run;
    const struct library *library;
    struct arena *scratch; /* of the module in hand */
    struct pins *pins;
};

/* A module and what is in hand of it: the source alone, for ids, or one translation as well. */
struct hand {
    struct library_file file;
    struct compiled now;
    bool is_ids;
};

/* ---- A module read, as it is or as it would be -------------------------------- */

/* The source, and only that translation which is in hand: what others lack is no reason to stop. */
static struct compiled compile(struct pinning *pinning, struct diags *diags, const struct library_file *file,
                               const struct overlay_file *changed)
{
    struct overlay overlay = {pinning->run->os, changed, changed != NULL};
    struct os os = overlay_os(&overlay);
    struct compile_options options = {.bundle = {.level = 1}};
    struct library bare = *pinning->library;
    bare.fields.languages = (struct scalars){NULL, 0};
    bare.fields.stale = STALE_TELL; /* accepting is what mends it */
    struct run run = {.arena = pinning->scratch, .diags = diags, .os = &os};
    struct compiled made = library_compile(&run, &bare, file, &options);
    pinning->run->failure = run.failure;
    return made;
}

/* ---- What outlives the module ---------------------------------------------------- */

/* Diagnostics live in the scratch arena, which is then kept. */
static void keep_diags(struct pinning *pinning, const struct diags *diags)
{
    if (diags->first == NULL)
        return;
    diag_append(pinning->run->diags, diags);
    pinning->scratch = arena_inner(pinning->run->arena, NULL);
}

static struct edits keep_edits(struct arena *arena, const struct edits *edits)
{
    struct edits kept = {arena_array(arena, struct edit, edits->count), edits->count};
    for (size_t i = 0; i < edits->count; i++)
        kept.items[i] = (struct edit){edits->items[i].at, str_copy(arena, edits->items[i].text)};
    return kept;
}

static void keep_change(struct pinning *pinning, const struct hand *hand, const char *path, struct str old,
                        const struct edits *edits)
{
    struct arena *arena = pinning->run->arena;
    struct pin_change change = {.path = str_z(arena, str_of(path)), .old = str_copy(arena, old)};
    change.edits = keep_edits(arena, edits);
    if (hand->is_ids)
        change.id_count = edits->count;
    else
        change.accepted = str_copy(arena, hand->now.modules[0]->fields.version.text);
    *array_add(arena, &pinning->pins->changes) = change;
}

/* Places that none of our rules foresee are left to the author. */
static void keep_refusal(struct pinning *pinning, const char *path, struct str old, const struct edit *first)
{
    struct arena *arena = pinning->run->arena;
    struct source source = {.path = str_of(path), .text = old};
    *array_add(arena, &pinning->pins->refusals) =
        (struct pin_refusal){str_z(arena, str_of(path)), source_position(&source, first->at.begin).line};
}

/* ---- Preparing ------------------------------------------------------------------ */

/* Whether the module with the edits in it is the same, and holds what was to be written. */
static bool is_good(struct pinning *pinning, const struct hand *hand, const struct overlay_file *changed)
{
    struct diags diags = {.arena = pinning->scratch};
    struct compiled then = compile(pinning, &diags, &hand->file, changed);
    return diags.error_count == 0 && str_eq(hand->now.bundle, then.bundle) &&
           (hand->is_ids ? pin_ids_are_written(then.modules[0])
                         : pin_stamps_are_written(pinning->scratch, then.modules[0], then.modules[1]));
}

static void prepare_edits(struct pinning *pinning, const struct hand *hand)
{
    struct arena *scratch = pinning->scratch;
    const struct module *source = hand->now.modules[0], *other = hand->is_ids ? source : hand->now.modules[1];
    struct edits edits = hand->is_ids ? pin_ids(scratch, source) : pin_stamps(scratch, source, other);
    struct str old = other->source->text;
    const char *path = library_path(scratch, pinning->library,
                                    hand->is_ids ? hand->file.path : hand->file.translations.items[0].path);
    struct overlay_file changed = {str_of(path), edit_apply(scratch, old, &edits)};
    if (edits.count == 0)
        return;
    if (is_good(pinning, hand, &changed))
        keep_change(pinning, hand, path, old, &edits);
    else
        keep_refusal(pinning, path, old, &edits.items[0]);
}

/* `translation` NULL: write ids into the source. */
static void prepare(struct pinning *pinning, const struct library_file *file,
                    struct library_translation *translation)
{
    struct diags diags = {.arena = pinning->scratch};
    struct hand hand = {.file = {.path = file->path, .id = file->id}, .is_ids = translation == NULL};
    hand.file.translations.items = translation;
    hand.file.translations.count = translation != NULL;
    hand.now = compile(pinning, &diags, &hand.file, NULL);
    if (pinning->run->failure.error != 0)
        return;
    if (diags.error_count > 0) {
        keep_diags(pinning, &diags);
        return;
    }
    prepare_edits(pinning, &hand);
    arena_reset(pinning->scratch);
}

static void prepare_translations(struct pinning *pinning, const struct library_file *file)
{
    for (size_t i = 0; i < file->translations.count && pinning->run->failure.error == 0; i++)
        if (file->is_asked || file->translations.items[i].is_asked)
            prepare(pinning, file, &file->translations.items[i]);
}

enum author_ended pin_prepare(struct run *run, const struct library *library, bool accept, struct pins *out)
{
    struct pinning pinning = {.run = run, .library = library, .pins = out};
    *out = (struct pins){0};
    pinning.scratch = arena_inner(pinning.run->arena, NULL);
    for (size_t i = 0; i < library->file_count && run->failure.error == 0; i++) {
        if (accept)
            prepare_translations(&pinning, &library->files[i]);
        else
            prepare(&pinning, &library->files[i], NULL);
    }
    if (run->failure.error != 0)
        return AUTHOR_FAILED;
    diag_sort(run->diags);
    if (run->diags->error_count > 0)
        return AUTHOR_SOURCES;
    return out->refusals.count > 0 ? AUTHOR_REFUSED : AUTHOR_DONE;
}
