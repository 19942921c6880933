/*
 * new_library.c - placard new library.
 */
#include <ctype.h>
#include <string.h>

#include "author/create.h"
#include "base/path.h"
#include "cli/cli.h"

/* As a POSIX shell takes it for one word, and `cd` for a folder: `-x` would be an option. */
static struct str shell_word(struct arena *arena, struct str text)
{
    struct buf out = {.arena = arena};
    bool is_plain = text.len > 0;
    if (str_starts(text, STR("-")))
        text = str_format(arena, "./%.*s", STR_FMT(text));
    for (size_t i = 0; i < text.len && is_plain; i++)
        is_plain = isalnum((unsigned char)text.ptr[i]) || strchr("/._-+,:@%", text.ptr[i]) != NULL;
    if (is_plain)
        return text;
    buf_byte(&out, '\'');
    for (size_t i = 0; i < text.len; i++)
        if (text.ptr[i] == '\'')
            buf_str(&out, STR("'\\''"));
        else
            buf_byte(&out, text.ptr[i]);
    buf_byte(&out, '\'');
    return buf_view(&out);
}

static int run(struct cli *cli)
{
    struct created created;
    struct run run = {.arena = &cli->arena, .os = cli->os};
    struct str folder = str_of(cli->paths[0]);
    if (create_library(&run, folder, &created) != AUTHOR_DONE)
        return cli_fail(cli, &run.failure);
    cli_print(cli, "made %.*s\nmade %.*s\n\nNext: cd %.*s && placard check\n",
              STR_FMT(cli_shown(cli, created.paths[0])), STR_FMT(cli_shown(cli, created.paths[1])),
              STR_FMT(shell_word(&cli->arena, cli_shown(cli, path_trim(folder)))));
    return EXIT_DONE;
}

const struct command command_new_library = {
    .name = "new library",
    .arguments = "DIR",
    .summary = "start a library with one module that teaches the format",
    .details = "DIR must not exist yet or be empty. The module is an example to write over: `placard check` "
               "names what is left of it.",
    .offer = OFFER_FOLDERS,
    .least = 1,
    .most = 1,
    .run = run,
};
