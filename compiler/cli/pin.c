/*
 * pin.c - placard pin: ids of questions and choices, and with --accept the
 * stamps of translations, written into the sources.
 *
 * What is to be written is compiled in memory first: it is put in place only
 * when the bundle stays the same byte for byte.  Everything is prepared before
 * anything is written.
 */
#include "cli/pin.h"

#include <string.h>

#include "base/overlay.h"
#include "cli/cli.h"
#include "library/library.h"
#include "report/report.h"

/* One file to be written. */
struct change {
    const char *path;
    struct str text, diff, said;
    struct change *next;
};

struct pinning {
    struct cli *cli;
    const struct library *library;
    struct arena *scratch; /* of the module in hand */
    struct diags diags;    /* of all modules */
    struct change *first, **last;
    struct failure failure;
    bool is_refused; /* an edit would have changed the module; said */
};

/* ---- A module read, as it is or as it would be -------------------------------- */

/* The source, and only that translation which is in hand: what others lack is no reason to stop. */
static struct compiled compile(struct pinning *pinning, struct diags *diags, const struct library_file *file,
                               const struct overlay_file *changed)
{
    struct overlay overlay = {pinning->cli->os, changed, changed != NULL};
    struct os os = overlay_os(&overlay);
    struct bundle_options options = {.level = 1};
    struct library bare = *pinning->library;
    bare.fields.languages = (struct scalars){NULL, 0};
    struct run run = {.arena = pinning->scratch, .diags = diags, .os = &os};
    struct compiled made = library_compile(&run, &bare, file, &options);
    pinning->failure = run.failure;
    return made;
}

/* ---- Preparing ------------------------------------------------------------------ */

static void release(void *scratch)
{
    arena_free(scratch);
}

static void new_scratch(struct pinning *pinning)
{
    pinning->scratch = arena_new(&pinning->cli->arena, struct arena);
    arena_catch(pinning->scratch, pinning->cli->arena.out_of_memory);
    arena_defer(&pinning->cli->arena, release, pinning->scratch);
}

/* Diagnostics live in the scratch arena, which is then kept. */
static void keep_diags(struct pinning *pinning, const struct diags *diags)
{
    if (diags->first == NULL)
        return;
    diag_append(&pinning->diags, diags);
    new_scratch(pinning);
}

static void add_change(struct pinning *pinning, const char *path, struct str old, const struct edits *edits,
                       struct str text, struct str said)
{
    struct arena *arena = &pinning->cli->arena;
    struct change *change = arena_new(arena, struct change);
    change->path = str_z(arena, str_of(path));
    change->text = str_copy(arena, text);
    change->said = str_copy(arena, said);
    if (pinning->cli->options[OPTION_DRY_RUN] != NULL)
        change->diff = edit_diff(arena, change->path, old, edits);
    *pinning->last = change;
    pinning->last = &change->next;
}

static struct str say(struct pinning *pinning, const struct module *source, const struct module *translation,
                      size_t count)
{
    if (translation == NULL)
        return str_format(pinning->scratch, "%zu id%s written", count, count == 1 ? "" : "s");
    return str_format(pinning->scratch, "accepted as a translation of version %.*s",
                      STR_FMT(source->fields.version.text));
}

/* Places that none of our rules foresee are left to the author. */
static void refuse_edit(struct pinning *pinning, const char *path, struct str old, const struct edit *first)
{
    struct source source = {.path = str_of(path), .text = old};
    cli_error(pinning->cli,
              "%s: writing this in, from line %u on, would change the module; write it yourself", path,
              (unsigned)source_position(&source, first->at.begin).line);
    pinning->is_refused = true;
}

/* `translation`: its index in the file, or SIZE_MAX to write ids into the source. */
static void prepare(struct pinning *pinning, const struct library_file *file, size_t translation)
{
    bool is_ids = translation == SIZE_MAX;
    struct arena *scratch = pinning->scratch;
    struct diags diags = {.arena = scratch};
    struct library_file alone = {.path = file->path, .id = file->id};
    if (!is_ids) {
        alone.translations.items = &file->translations.items[translation];
        alone.translations.count = 1;
    }
    struct compiled now = compile(pinning, &diags, &alone, NULL);
    if (pinning->failure.error != 0)
        return;
    if (diags.error_count > 0) {
        keep_diags(pinning, &diags);
        return;
    }
    const struct module *source = now.modules[0], *other = is_ids ? NULL : now.modules[1];
    struct edits edits = is_ids ? pin_ids(scratch, source) : pin_stamps(scratch, source, other);
    struct str old = (is_ids ? source : other)->source->text;
    struct str said = say(pinning, source, other, edits.count);
    const char *path =
        library_path(scratch, pinning->library, is_ids ? file->path : alone.translations.items[0].path);
    struct overlay_file changed = {str_of(path), edit_apply(scratch, old, &edits)};
    if (edits.count > 0) {
        struct compiled then = compile(pinning, &diags, &alone, &changed);
        bool is_good = diags.error_count == 0 && str_eq(now.bundle, then.bundle) &&
                       (is_ids ? pin_ids_are_written(then.modules[0])
                               : pin_stamps_are_written(scratch, then.modules[0], then.modules[1]));
        if (is_good)
            add_change(pinning, path, old, &edits, changed.text, said);
        else
            refuse_edit(pinning, path, old, &edits.items[0]);
    }
    arena_reset(scratch);
}

static void prepare_file(struct pinning *pinning, const struct library_file *file)
{
    if (pinning->cli->options[OPTION_ACCEPT] == NULL) {
        prepare(pinning, file, SIZE_MAX);
        return;
    }
    for (size_t i = 0; i < file->translations.count && pinning->failure.error == 0; i++)
        if (file->is_asked || file->translations.items[i].is_asked)
            prepare(pinning, file, i);
}

/* ---- Writing -------------------------------------------------------------------- */

static int put_in_place(struct pinning *pinning)
{
    struct cli *cli = pinning->cli;
    for (const struct change *change = pinning->first; change != NULL; change = change->next) {
        if (cli->options[OPTION_DRY_RUN] != NULL) {
            cli_out(cli, change->diff);
            continue;
        }
        struct failure failure = {.doing = "write", .path = str_of(change->path)};
        failure.error = edit_write(&cli->arena, cli->os, change->path, change->text);
        if (failure.error != 0)
            return cli_fail(cli, &failure);
        cli_print(cli, "%s: %.*s\n", change->path, STR_FMT(change->said));
    }
    if (pinning->first == NULL)
        cli_print(cli, "nothing to write\n");
    return EXIT_DONE;
}

static int refuse(struct pinning *pinning)
{
    struct cli *cli = pinning->cli;
    struct report_options options = {.is_colour = cli_is_coloured(cli, 2), .columns = cli_columns(cli, 2)};
    if (pinning->diags.error_count > 0) {
        diag_sort(&pinning->diags);
        cli_message(cli, report_write(&cli->arena, &pinning->diags, &options));
    }
    cli_error(cli, "nothing was written");
    return EXIT_SOURCES;
}

int run_pin(struct cli *cli)
{
    struct library library;
    struct pinning pinning = {.cli = cli, .library = &library, .diags = {.arena = &cli->arena}};
    pinning.last = &pinning.first;
    struct run run = {.arena = &cli->arena, .diags = &pinning.diags, .os = cli->os};
    if (!library_open(&run, cli->paths, cli->path_count, &library))
        return cli_fail(cli, &run.failure);
    new_scratch(&pinning);
    for (size_t i = 0; i < library.file_count && pinning.failure.error == 0; i++)
        prepare_file(&pinning, &library.files[i]);
    if (pinning.failure.error != 0)
        return cli_fail(cli, &pinning.failure);
    return pinning.diags.error_count > 0 || pinning.is_refused ? refuse(&pinning) : put_in_place(&pinning);
}
