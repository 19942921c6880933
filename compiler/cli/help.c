#include "cli/help.h"

#include <string.h>

enum { NAME_COLUMNS = 14, OPTION_COLUMNS = 20, MOST_COLUMNS = 100, LEAST_COLUMNS = 50 };

static size_t columns_of(const struct cli *cli, int stream)
{
    uint32_t columns = cli_columns(cli, stream);
    if (columns == 0)
        return 80;
    return columns > MOST_COLUMNS ? MOST_COLUMNS : columns < LEAST_COLUMNS ? LEAST_COLUMNS : columns;
}

static void spaces(struct buf *out, size_t count)
{
    while (count-- > 0)
        buf_byte(out, ' ');
}

void help_wrap(struct buf *out, struct str text, size_t indent, size_t columns)
{
    size_t used = indent;
    bool is_first = true;
    for (size_t at = 0; at < text.len;) {
        size_t end = str_find_byte(text, ' ', at);
        struct str word = str_slice(text, at, end == SIZE_MAX ? text.len : end);
        at += word.len + 1;
        if (!is_first && used + 1 + word.len > columns) {
            buf_byte(out, '\n');
            spaces(out, indent);
            used = indent;
        } else if (!is_first) {
            buf_byte(out, ' ');
            used++;
        }
        buf_str(out, word);
        used += word.len;
        is_first = false;
    }
    buf_byte(out, '\n');
}

/* A name in the left column, its text in the right one. */
static void row(struct buf *out, struct str name, const char *text, size_t column, size_t columns)
{
    spaces(out, 2);
    buf_str(out, name);
    if (name.len + 2 >= column) {
        buf_byte(out, '\n');
        spaces(out, column);
    } else {
        spaces(out, column - name.len - 2);
    }
    help_wrap(out, str_of(text), column, columns);
}

void help_program(struct cli *cli, int stream)
{
    struct buf out = {.arena = &cli->arena};
    size_t columns = columns_of(cli, stream);
    buf_str(&out, STR("placard - compile procedures into modules that workers can use\n\n"
                      "Usage: placard COMMAND [OPTIONS] [ARGUMENTS]\n\nCommands:\n"));
    for (size_t i = 0; cli->commands[i] != NULL; i++)
        row(&out, str_of(cli->commands[i]->name), cli->commands[i]->summary, NAME_COLUMNS + 2, columns);
    buf_str(&out, STR("\n`placard COMMAND --help` says more about one. To begin: placard new library DIR\n"
                      "Exit status: 0 done, 1 the sources need work, 2 the run could not finish.\n"));
    if (stream == 1)
        cli_out(cli, buf_view(&out));
    else
        cli_message(cli, buf_view(&out));
}

static struct str option_name(struct arena *arena, const struct command_option *option)
{
    const char *gap = option->argument != NULL ? " " : "",
               *argument = option->argument != NULL ? option->argument : "";
    if (option->letter != 0)
        return str_format(arena, "-%c, --%s%s%s", option->letter, option->name, gap, argument);
    return str_format(arena, "--%s%s%s", option->name, gap, argument);
}

static void option_rows(struct cli *cli, struct buf *out, const struct command *command, size_t columns)
{
    const struct command_option *option;
    for (size_t i = 0; (option = command_option_at(command, i)) != NULL; i++) {
        struct str text = option->words != NULL
                              ? str_format(&cli->arena, "%s: %s", option->help, option->words)
                              : str_of(option->help);
        row(out, option_name(&cli->arena, option), str_z(&cli->arena, text), OPTION_COLUMNS + 2, columns);
    }
}

void help_command(struct cli *cli, const struct command *command)
{
    struct buf out = {.arena = &cli->arena};
    size_t columns = columns_of(cli, 1);
    buf_format(&out, "placard %s - %s\n\nUsage: %.*s\n\n", command->name, command->summary,
               STR_FMT(command_usage(&cli->arena, command)));
    if (command->details[0] != '\0') {
        help_wrap(&out, str_of(command->details), 0, columns);
        buf_byte(&out, '\n');
    }
    if (command->words != NULL)
        buf_format(&out, "%s is one of: %s\n\n", command->arguments, command->words);
    buf_str(&out, STR("Options:\n"));
    option_rows(cli, &out, command, columns);
    cli_out(cli, buf_view(&out));
}

bool help_group(struct cli *cli, struct str word)
{
    bool is_group = false;
    for (size_t i = 0; cli->commands[i] != NULL; i++) {
        struct str name = str_of(cli->commands[i]->name);
        if (!str_starts(name, word) || name.len <= word.len || name.ptr[word.len] != ' ')
            continue;
        if (is_group)
            cli_out(cli, STR("\n"));
        help_command(cli, cli->commands[i]);
        is_group = true;
    }
    return is_group;
}

static int run(struct cli *cli)
{
    if (cli->path_count == 0) {
        help_program(cli, 1);
        return EXIT_DONE;
    }
    struct str name = cli->path_count == 1 ? str_of(cli->paths[0])
                                           : str_format(&cli->arena, "%s %s", cli->paths[0], cli->paths[1]);
    const struct command *command = command_find(cli->commands, name);
    if (command == NULL && help_group(cli, name))
        return EXIT_DONE;
    if (command == NULL)
        return cli_usage(cli, "there is no command \"%.*s\"", STR_FMT(name));
    help_command(cli, command);
    return EXIT_DONE;
}

const struct command command_help = {
    .name = "help",
    .arguments = "[COMMAND]",
    .summary = "show help for a command",
    .details = "",
    .offer = OFFER_COMMANDS,
    .most = 2,
    .run = run,
};
