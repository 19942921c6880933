/*
 * render.c - placard render.
 */
#include "render/render.h"
#include "cli/bundle_file.h"

#include <string.h>

static struct str render(struct cli *cli, const struct bundle_file *file, const placard_document *document,
                         uint32_t language)
{
    const char *to = cli_option(cli, "to") != NULL ? cli_option(cli, "to") : "text";
    struct render_options options = {
        .is_fragment = cli_option(cli, "fragment") != NULL,
        .is_colour = cli_is_coloured(cli, 1),
        .columns = cli_columns(cli, 1),
    };
    bool is_page = strcmp(to, "html") == 0 && !options.is_fragment;
    if (is_page && placard_question_count(document) > 0 && !render_grades(document))
        cli_error(cli,
                  "this program was built without the runtime for browsers: the page shows its quiz, with "
                  "the answers folded away, and does not grade it");
    if (strcmp(to, "html") == 0)
        return render_html(&cli->arena, &file->module, document, language, &options);
    if (strcmp(to, "json") == 0)
        return render_json(&cli->arena, &file->module, document, language);
    return render_text(&cli->arena, &file->module, document, language, &options);
}

static int run(struct cli *cli)
{
    const char *path = cli->paths[0];
    struct bundle_file file;
    placard_document document;
    int status = bundle_file_open(cli, path, &file);
    if (status != EXIT_DONE)
        return status;
    uint32_t language = 0;
    struct str wanted = str_of(cli_option(cli, "lang"));
    if (wanted.ptr != NULL)
        language =
            placard_language_lookup(&file.module, (placard_bytes){(const uint8_t *)wanted.ptr, wanted.len});
    status = bundle_file_load(cli, path, &file, language, &document);
    if (status == EXIT_DONE)
        cli_out(cli, render(cli, &file, &document, language));
    return status;
}

static const struct command_option options[] = {
    {"lang", 0, "TAG", OFFER_NOTHING, NULL,
     "language to show, a BCP 47 tag such as es or pt-BR; the source language when not given"},
    {"to", 0, "FORM", OFFER_WORDS, "html text json", "form of the result; text when not given"},
    {.name = "fragment", .help = "HTML of the body alone, without a page round it"},
    {0},
};

const struct command command_render = {
    .name = "render",
    .arguments = "FILE",
    .summary = "show a module as a page, terminal text or JSON",
    .details = "FILE is a bundle, or a module source, which is compiled in memory: what is shown always went "
               "through the compiled form and the runtime.",
    .options = options,
    .offer = OFFER_FILES,
    .least = 1,
    .most = 1,
    .run = run,
};
