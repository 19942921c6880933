/*
 * render_command.c - placard render.
 */
#include "cli/bundle_file.h"
#include "render/render.h"

#include <string.h>

static struct str render(struct cli *cli, const struct bundle_file *file, const placard_document *document,
                         uint32_t language)
{
    const char *to = cli->options[OPTION_TO] != NULL ? cli->options[OPTION_TO] : "text";
    struct render_options options = {
        .is_fragment = cli->options[OPTION_FRAGMENT] != NULL,
        .is_colour = cli_is_coloured(cli, 1),
        .columns = cli_columns(cli, 1),
    };
    if (strcmp(to, "html") == 0)
        return render_html(&cli->arena, &file->module, document, language, &options);
    if (strcmp(to, "json") == 0)
        return render_json(&cli->arena, &file->module, document, language);
    return render_text(&cli->arena, &file->module, document, language, &options);
}

int run_render(struct cli *cli)
{
    const char *path = cli->paths[0];
    struct bundle_file file;
    placard_document document;
    int status = bundle_file_open(cli, path, &file);
    if (status != EXIT_DONE)
        return status;
    uint32_t language = 0;
    struct str wanted = str_of(cli->options[OPTION_LANG]);
    if (wanted.ptr != NULL)
        language =
            placard_language_lookup(&file.module, (placard_bytes){(const uint8_t *)wanted.ptr, wanted.len});
    status = bundle_file_load(cli, path, &file, language, &document);
    if (status == EXIT_DONE)
        cli_out(cli, render(cli, &file, &document, language));
    return status;
}
