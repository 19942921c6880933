/*
 * man.c - placard man: the manual page (man(7)), made from the commands.
 */
#include "cli/cli.h"
#include "placard.h"

/* Text with what roff would take for a command or a hyphenation escaped. */
static void roff(struct buf *out, const char *text)
{
    for (bool is_first = true; *text != '\0'; text++, is_first = false) {
        if (is_first && (*text == '.' || *text == '\''))
            buf_str(out, STR("\\&"));
        if (*text == '\\')
            buf_str(out, STR("\\e"));
        else if (*text == '-')
            buf_str(out, STR("\\-"));
        else
            buf_byte(out, *text);
    }
}

static void put_option(struct buf *out, const struct command_option *option)
{
    buf_str(out, STR(".TP\n\\fB"));
    if (option->letter != 0)
        buf_format(out, "\\-%c\\fR, \\fB", option->letter);
    buf_format(out, "\\-\\-%s\\fR", option->name);
    if (option->argument != NULL)
        buf_format(out, " \\fI%s\\fR", option->argument);
    buf_byte(out, '\n');
    roff(out, option->help);
    if (option->words != NULL)
        buf_format(out, ": %s", option->words);
    buf_str(out, STR(".\n"));
}

static void command_section(struct buf *out, const struct command *command)
{
    buf_str(out, STR(".SS placard "));
    roff(out, command->name);
    buf_byte(out, ' ');
    roff(out, command->arguments);
    buf_byte(out, '\n');
    roff(out, command->summary);
    buf_str(out, STR(".\n"));
    if (command->details[0] != '\0') {
        buf_str(out, STR(".PP\n"));
        roff(out, command->details);
        buf_byte(out, '\n');
    }
    for (size_t i = 0; command_option_at(command, i + 1) != NULL; i++) /* all but --help */
        put_option(out, command_option_at(command, i));
}

static int run(struct cli *cli)
{
    struct buf out = {.arena = &cli->arena};
    /* No date: the version says how old the page is, and nobody keeps a day by hand. */
    buf_format(&out, ".TH PLACARD 1 \"\" \"placard %d.%d.%d\" \"User Commands\"\n", PLACARD_VERSION_MAJOR,
               PLACARD_VERSION_MINOR, PLACARD_VERSION_PATCH);
    buf_str(&out, STR(".SH NAME\nplacard \\- compile procedures into modules that workers can use\n"
                      ".SH SYNOPSIS\n.B placard\n.I COMMAND\n[\\fIOPTIONS\\fR] [\\fIARGUMENTS\\fR]\n"
                      ".SH DESCRIPTION\nResults go to standard output, messages to standard error.\n"
                      ".SH COMMANDS\n"));
    for (size_t i = 0; cli->commands[i] != NULL; i++)
        command_section(&out, cli->commands[i]);
    buf_str(&out, STR(".SH EXIT STATUS\n.TP\n0\ndone\n.TP\n1\nthe sources need work\n.TP\n2\n"
                      "the run could not finish: wrong arguments, a file that cannot be read or written, out "
                      "of memory\n"
                      ".SH ENVIRONMENT\n.TP\n.B NO_COLOR\nwhen set and not empty, nothing is coloured\n"));
    cli_out(cli, buf_view(&out));
    return EXIT_DONE;
}

const struct command command_man = {
    .name = "man",
    .arguments = "",
    .summary = "print the manual page",
    .details = "To read it: placard man | man -l -",
    .run = run,
};
