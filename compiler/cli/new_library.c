/*
 * new_library.c - placard new library.
 */
#include "author/create.h"
#include "base/path.h"
#include "cli/cli.h"

static int run(struct cli *cli)
{
    struct created created;
    struct run run = {.arena = &cli->arena, .os = cli->os};
    struct str folder = str_of(cli->paths[0]);
    if (create_library(&run, folder, &created) != AUTHOR_DONE)
        return cli_fail(cli, &run.failure);
    cli_print(cli, "made %.*s\nmade %.*s\n\nNext: cd %.*s && placard check\n",
              STR_FMT(cli_shown(cli, created.paths[0])), STR_FMT(cli_shown(cli, created.paths[1])),
              STR_FMT(cli_shown(cli, path_trim(folder))));
    return EXIT_DONE;
}

const struct command command_new_library = {
    .name = "new library",
    .arguments = "DIR",
    .summary = "start a library with one module that teaches the format",
    .details =
        "DIR must not exist yet or be empty. The new library passes `placard check` without a warning.",
    .offer = OFFER_FOLDERS,
    .least = 1,
    .most = 1,
    .run = run,
};
