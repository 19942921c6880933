#include "cli/cli.h"

#include <errno.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "cli/arguments.h"
#include "cli/help.h"
#include "library/library.h"

void cli_out(struct cli *cli, struct str text)
{
    if (text.len > 0 && !cli->out_failed)
        cli->out_failed = cli->os->write_out(cli->os->context, 1, text) != 0;
}

void cli_message(struct cli *cli, struct str text)
{
    if (text.len > 0)
        cli->os->write_out(cli->os->context, 2, text);
}

static struct str format_text(struct arena *arena, const char *format, va_list arguments)
{
    va_list again;
    va_copy(again, arguments);
    int length = vsnprintf(NULL, 0, format, again);
    va_end(again);
    if (length < 0)
        arena_fail(arena);
    char *text = arena_alloc(arena, (size_t)length + 1, 1);
    vsnprintf(text, (size_t)length + 1, format, arguments);
    return (struct str){text, (size_t)length};
}

void cli_print(struct cli *cli, const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    struct str text = format_text(&cli->arena, format, arguments);
    va_end(arguments);
    cli_out(cli, text);
}

void cli_error(struct cli *cli, const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    struct str text = format_text(&cli->arena, format, arguments);
    va_end(arguments);
    cli_message(cli, str_format(&cli->arena, "placard: %.*s\n", STR_FMT(text)));
}

static void say_out_of_memory(struct cli *cli)
{
    cli_message(cli, STR("placard: out of memory\n"));
}

int cli_fail(struct cli *cli, const struct failure *failure)
{
    if (failure->error == ENOMEM && failure->path.len == 0) {
        say_out_of_memory(cli);
        return EXIT_FAILED;
    }
    struct str reason = failure->reason.len > 0 ? failure->reason : str_of(strerror(failure->error));
    cli_error(cli, "cannot %s %.*s: %.*s", failure->doing, STR_FMT(failure->path), STR_FMT(reason));
    return EXIT_FAILED;
}

int cli_usage(struct cli *cli, const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    struct str text = format_text(&cli->arena, format, arguments);
    va_end(arguments);
    cli_error(cli, "%.*s", STR_FMT(text));
    const char *name = cli->command != NULL ? cli->command->name : "";
    cli_message(cli,
                str_format(&cli->arena, "Try `placard %s%s--help`.\n", name, name[0] != '\0' ? " " : ""));
    return EXIT_FAILED;
}

bool cli_is_coloured(const struct cli *cli, int stream)
{
    const char *no = cli->os->env(cli->os->context, "NO_COLOR");
    const char *term = cli->os->env(cli->os->context, "TERM");
    bool is_dumb = term == NULL || strcmp(term, "dumb") == 0;
    return (no == NULL || no[0] == '\0') && !is_dumb && cli->os->is_terminal(cli->os->context, stream);
}

uint32_t cli_columns(const struct cli *cli, int stream)
{
    int columns = cli->os->terminal_width(cli->os->context, stream);
    return columns > 0 ? (uint32_t)columns : 0;
}

static int dispatch(struct cli *cli, int argc, char **argv)
{
    int status = EXIT_DONE;
    if (!arguments_parse(cli, argc, argv, &status))
        return status;
    if (cli->options[OPTION_HELP] != NULL) {
        help_command(cli, cli->command);
        return EXIT_DONE;
    }
    return cli->command->run(cli);
}

/* A frame of its own: what changes after setjmp lives in the caller's. */
static int run_guarded(struct cli *cli, jmp_buf *jump, int argc, char **argv)
{
    if (arena_failed(&cli->arena, jump)) {
        arena_free(&cli->arena);
        say_out_of_memory(cli);
        return EXIT_FAILED;
    }
    int status = dispatch(cli, argc, argv);
    arena_free(&cli->arena);
    return status;
}

int cli_run(const struct os *os, int argc, char **argv)
{
    struct cli cli = {.os = os};
    jmp_buf jump;
    int status = run_guarded(&cli, &jump, argc, argv);
    if (cli.out_failed) {
        cli_message(&cli, STR("placard: cannot write to standard output\n"));
        status = EXIT_FAILED;
    }
    return status;
}
