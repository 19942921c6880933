/*
 * pin.c - placard pin: everything is prepared before anything is written.
 */
#include "author/pin.h"
#include "cli/cli.h"

static void say(struct cli *cli, const struct pin_change *change)
{
    if (change->accepted.len > 0)
        cli_print(cli, "%.*s: accepted as a translation of version %.*s\n",
                  STR_FMT(cli_shown(cli, str_of(change->path))), STR_FMT(change->accepted));
    else
        cli_print(cli, "%.*s: %zu id%s written\n", STR_FMT(cli_shown(cli, str_of(change->path))),
                  change->id_count, change->id_count == 1 ? "" : "s");
}

static int put_in_place(struct cli *cli, const struct pins *pins)
{
    bool is_dry = cli_option(cli, "dry-run") != NULL;
    for (size_t i = 0; i < pins->changes.count; i++) {
        const struct pin_change *change = &pins->changes.items[i];
        struct failure failure = {.doing = "write", .path = str_of(change->path)};
        if (is_dry) {
            cli_out(cli, edit_diff(&cli->arena, change->path, change->old, &change->edits));
            continue;
        }
        failure.error = edit_write(&cli->arena, cli->os, change->path,
                                   edit_apply(&cli->arena, change->old, &change->edits));
        if (failure.error != 0)
            return cli_fail(cli, &failure);
        say(cli, change);
    }
    if (pins->changes.count == 0)
        cli_print(cli, "nothing to write\n");
    return EXIT_DONE;
}

static int refuse(struct cli *cli, const struct pins *pins, const struct diags *diags)
{
    for (size_t i = 0; i < pins->refusals.count; i++)
        cli_error(cli, "%s: writing this in, from line %u on, would change the module; write it yourself",
                  pins->refusals.items[i].path, (unsigned)pins->refusals.items[i].line);
    if (diags->error_count > 0)
        cli_report(cli, diags);
    cli_error(cli, "nothing was written");
    return EXIT_SOURCES;
}

static int run(struct cli *cli)
{
    struct pins pins;
    struct library library;
    struct diags diags = {.arena = &cli->arena};
    struct run run = {.arena = &cli->arena, .diags = &diags, .os = cli->os};
    if (!library_open(&run, cli->paths, cli->path_count, &library))
        return cli_fail(cli, &run.failure);
    switch (pin_prepare(&run, &library, cli_option(cli, "accept") != NULL, &pins)) {
    case AUTHOR_FAILED:
        return cli_fail(cli, &run.failure);
    case AUTHOR_DONE:
        return put_in_place(cli, &pins);
    case AUTHOR_REFUSED:
    case AUTHOR_SOURCES:
        break;
    }
    return refuse(cli, &pins, &diags);
}

static const struct command_option options[] = {
    {.name = "accept",
     .help = "say that the translations have been checked: write into them what they translate"},
    {.name = "dry-run", .help = "write nothing; show what would be written, as a diff"},
    {0},
};

const struct command command_pin = {
    .name = "pin",
    .arguments = "PATH...",
    .summary = "write ids into the sources, or accept translations",
    .details =
        "Writes the ids that questions and choices have now as comments into the Markdown, so that no change "
        "of "
        "wording or order moves them. With --accept it writes into the translations that PATH names the "
        "version "
        "and the parts of the source that they translate. The compiled modules stay the same. Nothing is "
        "written when there are errors.",
    .options = options,
    .offer = OFFER_FILES,
    .least = 1,
    .most = SIZE_MAX,
    .run = run,
};
