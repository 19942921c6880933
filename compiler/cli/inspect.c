/*
 * inspect.c - placard inspect.
 */
#include "render/inspect.h"

#include "cli/bundle_file.h"

static int load_languages(struct cli *cli, const char *path, const struct bundle_file *file,
                          placard_document *documents, uint32_t count)
{
    int status = EXIT_DONE;
    for (uint32_t i = 0; i < count && status == EXIT_DONE; i++)
        status = bundle_file_load(cli, path, file, i, &documents[i]);
    return status;
}

static int run(struct cli *cli)
{
    const char *path = cli->paths[0];
    struct bundle_file file;
    int status = bundle_file_open(cli, path, &file);
    if (status != EXIT_DONE)
        return status;
    uint32_t count = placard_language_count(&file.module);
    placard_document *documents = arena_array(&cli->arena, placard_document, count);
    status = load_languages(cli, path, &file, documents, count);
    if (status != EXIT_DONE)
        return status;
    struct inspect inspect = {file.bytes, &file.module, documents, count};
    bool is_json = cli_option(cli, "json") != NULL;
    cli_out(cli, is_json ? inspect_json(&cli->arena, &inspect) : inspect_text(&cli->arena, &inspect));
    return EXIT_DONE;
}

static const struct command_option options[] = {
    {.name = "json", .help = "as JSON (placard schema inspect)"},
    {0},
};

const struct command command_inspect = {
    .name = "inspect",
    .arguments = "FILE",
    .summary = "show what is in a bundle",
    .details =
        "Identity, languages, sizes, triggers, quiz, entries and digests. FILE is a bundle, or a module "
        "source, which is compiled in memory.",
    .options = options,
    .offer = OFFER_FILES,
    .least = 1,
    .most = 1,
    .run = run,
};
