#include "cli/cli.h"

#include <errno.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include "base/shown.h"
#include "library/run.h"
#include "report/report.h"

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

void cli_print(struct cli *cli, const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    struct str text = str_format_list(&cli->arena, format, arguments);
    va_end(arguments);
    cli_out(cli, shown_log(&cli->arena, shown_lines(&cli->arena, text)));
}

struct str cli_shown(struct cli *cli, struct str name)
{
    return shown_line(&cli->arena, name);
}

void cli_error(struct cli *cli, const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    struct str text = str_format_list(&cli->arena, format, arguments);
    va_end(arguments);
    struct str line = str_format(&cli->arena, "placard: %.*s\n", STR_FMT(shown_line(&cli->arena, text)));
    cli_message(cli, shown_log(&cli->arena, line));
}

int cli_out_of_memory(struct cli *cli)
{
    cli_message(cli, STR("placard: out of memory\n"));
    return EXIT_FAILED;
}

int cli_fail(struct cli *cli, const struct failure *failure)
{
    if (failure->error == ENOMEM && failure->path.len == 0)
        return cli_out_of_memory(cli);
    struct str reason = failure->reason.len > 0 ? failure->reason : str_of(strerror(failure->error));
    cli_error(cli, "cannot %s %.*s: %.*s", failure->doing, STR_FMT(failure->path), STR_FMT(reason));
    return EXIT_FAILED;
}

int cli_usage(struct cli *cli, const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    struct str text = str_format_list(&cli->arena, format, arguments);
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

void cli_report(struct cli *cli, const struct diags *diags)
{
    struct report_options options = {.is_colour = cli_is_coloured(cli, 2), .columns = cli_columns(cli, 2)};
    cli_message(cli, report_write(&cli->arena, diags, &options));
}

const char *cli_option(const struct cli *cli, const char *name)
{
    const struct command_option *option;
    for (size_t i = 0; (option = command_option_at(cli->command, i)) != NULL; i++)
        if (strcmp(option->name, name) == 0)
            return cli->values[i];
    abort();
}

bool cli_number(struct cli *cli, const char *option, unsigned least, unsigned most, unsigned *out)
{
    const char *text = cli_option(cli, option);
    char *end;
    if (text == NULL)
        return true;
    unsigned long number = strtoul(text, &end, 10);
    if (text[0] < '0' || text[0] > '9' || *end != '\0' || number < least || number > most) {
        cli_usage(cli, "--%s takes a number from %u to %u, not \"%s\"", option, least, most, text);
        return false;
    }
    *out = (unsigned)number;
    return true;
}
