/*
 * man.c - placard man: the manual page (man(7)), made from the command table.
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

static void options_of(struct buf *out, const struct command *command)
{
    for (int i = 0; i < OPTION_COUNT; i++) {
        const struct option_info *info = option_info_of((enum option_id)i);
        if ((command->options & 1u << i) == 0 || i == OPTION_HELP)
            continue;
        buf_str(out, STR(".TP\n\\fB"));
        if (info->letter != 0)
            buf_format(out, "\\-%c\\fR, \\fB", info->letter);
        buf_format(out, "\\-\\-%s\\fR", info->name);
        if (info->argument != NULL)
            buf_format(out, " \\fI%s\\fR", info->argument);
        buf_byte(out, '\n');
        roff(out, info->help);
        if (info->words != NULL)
            buf_format(out, ": %s", info->words);
        buf_str(out, STR(".\n"));
    }
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
    options_of(out, command);
}

int run_man(struct cli *cli)
{
    struct buf out = {.arena = &cli->arena};
    /* The day of the version, not of the build: the same source, the same page. */
    buf_format(&out, ".TH PLACARD 1 \"2026-11-22\" \"placard %d.%d.%d\" \"User Commands\"\n",
               PLACARD_VERSION_MAJOR, PLACARD_VERSION_MINOR, PLACARD_VERSION_PATCH);
    buf_str(&out, STR(".SH NAME\nplacard \\- compile procedures into modules that workers can use\n"
                      ".SH SYNOPSIS\n.B placard\n.I COMMAND\n[\\fIOPTIONS\\fR] [\\fIARGUMENTS\\fR]\n"
                      ".SH DESCRIPTION\nResults go to standard output, messages to standard error.\n"
                      ".SH COMMANDS\n"));
    for (size_t i = 0; command_at(i) != NULL; i++)
        command_section(&out, command_at(i));
    buf_str(&out, STR(".SH EXIT STATUS\n.TP\n0\ndone\n.TP\n1\nthe sources need work\n.TP\n2\n"
                      "the run could not finish: wrong arguments, a file that cannot be read or written, out "
                      "of memory\n"
                      ".SH ENVIRONMENT\n.TP\n.B NO_COLOR\nwhen set and not empty, nothing is coloured\n"));
    cli_out(cli, buf_view(&out));
    return EXIT_DONE;
}
