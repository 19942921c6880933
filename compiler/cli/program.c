#include "cli/program.h"

#include <string.h>

#include "cli/arguments.h"
#include "cli/help.h"
#include "cli/table.h"
#include "placard.h"

static int print_version(struct cli *cli)
{
    cli_print(cli, "placard %d.%d.%d, bundle format %d.%d\n", PLACARD_VERSION_MAJOR, PLACARD_VERSION_MINOR,
              PLACARD_VERSION_PATCH, PLACARD_FORMAT_MAJOR, PLACARD_FORMAT_MINOR);
    return EXIT_DONE;
}

static bool is_help(const char *word)
{
    return strcmp(word, "--help") == 0 || strcmp(word, "-h") == 0;
}

static int dispatch(struct cli *cli, int argc, char **argv)
{
    if (argc < 2 || is_help(argv[1])) {
        help_program(cli, argc < 2 ? 2 : 1);
        return argc < 2 ? EXIT_FAILED : EXIT_DONE;
    }
    if (strcmp(argv[1], "--version") == 0)
        return print_version(cli);
    if (argc > 2 && is_help(argv[2]) && help_group(cli, str_of(argv[1])))
        return EXIT_DONE;
    if (!arguments_parse(cli, argc, argv))
        return EXIT_FAILED;
    if (cli_option(cli, "help") == NULL)
        return cli->command->run(cli);
    help_command(cli, cli->command);
    return EXIT_DONE;
}

/* A frame of its own: what changes after setjmp lives in the caller's. */
static int run_guarded(struct cli *cli, jmp_buf *jump, int argc, char **argv)
{
    if (arena_failed(&cli->arena, jump)) {
        arena_free(&cli->arena);
        cli_out_of_memory(cli);
        return EXIT_FAILED;
    }
    int status = dispatch(cli, argc, argv);
    arena_free(&cli->arena);
    return status;
}

int program_run(const struct os *os, int argc, char **argv)
{
    struct cli cli = {.os = os, .commands = table_commands()};
    jmp_buf jump;
    int status = run_guarded(&cli, &jump, argc, argv);
    if (cli.out_failed) {
        cli_message(&cli, STR("placard: cannot write to standard output\n"));
        status = EXIT_FAILED;
    }
    return status;
}
