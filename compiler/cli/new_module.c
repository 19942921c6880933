/*
 * new_module.c - placard new module.
 */
#include "author/create.h"
#include "cli/cli.h"

/* The library of the working folder; false: reported. */
static bool open_here(struct cli *cli, struct library *library)
{
    static const char *const here[] = {"."};
    struct diags diags = {.arena = &cli->arena};
    struct run run = {.arena = &cli->arena, .diags = &diags, .os = cli->os};
    if (!library_open(&run, here, 1, library)) {
        cli_fail(cli, &run.failure);
        return false;
    }
    if (library->root.len == 0)
        cli_error(cli,
                  "there is no placard.yaml here or above; start a library with: placard new library DIR");
    return library->root.len > 0;
}

static int run(struct cli *cli)
{
    struct library library;
    struct created created;
    struct diags diags = {.arena = &cli->arena};
    struct run run = {.arena = &cli->arena, .diags = &diags, .os = cli->os};
    struct str id = str_of(cli->paths[0]), tag = str_of(cli_option(cli, "lang")), why;
    if (!open_here(cli, &library))
        return EXIT_FAILED;
    enum author_ended ended = tag.ptr == NULL ? create_module(&run, &library, id, &created, &why)
                                              : create_translation(&run, &library, id, tag, &created, &why);
    switch (ended) {
    case AUTHOR_REFUSED:
        return cli_usage(cli, "%.*s", STR_FMT(why));
    case AUTHOR_SOURCES:
        cli_report(cli, &diags);
        return EXIT_SOURCES;
    case AUTHOR_FAILED:
        return cli_fail(cli, &run.failure);
    case AUTHOR_DONE:
        break;
    }
    cli_print(cli, "made %.*s\n", STR_FMT(cli_shown(cli, created.paths[0])));
    return EXIT_DONE;
}

static const struct command_option options[] = {
    {"lang", 0, "TAG", OFFER_NOTHING, NULL,
     "start a translation into this language, a BCP 47 tag such as es or pt-BR"},
    {0},
};

const struct command command_new_module = {
    .name = "new module",
    .arguments = "ID",
    .summary = "start a module, or with --lang a translation of one",
    .details =
        "Run it in a library. ID becomes the name of the file: modules/ID.md. With --lang the file "
        "modules/ID.TAG.md is started from the source text, stamped with the version and the parts that "
        "it translates.",
    .options = options,
    .least = 1,
    .most = 1,
    .run = run,
};
