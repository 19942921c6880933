#include "cli/arguments.h"

#include <getopt.h>
#include <string.h>

enum { FIRST_LONG = 256 }; /* getopt_long's value for the first option of a command */

/* ---- The command --------------------------------------------------------------- */

static void unknown_command(struct cli *cli, struct str word)
{
    size_t count = 0;
    while (cli->commands[count] != NULL)
        count++;
    struct str *names = arena_array(&cli->arena, struct str, count + 1);
    for (size_t i = 0; i < count; i++)
        names[i] = str_of(cli->commands[i]->name);
    struct str nearest = str_nearest(word, names, count);
    if (nearest.len > 0)
        cli_usage(cli, "there is no command \"%.*s\"; did you mean \"%.*s\"?", STR_FMT(word),
                  STR_FMT(nearest));
    else
        cli_usage(cli, "there is no command \"%.*s\"", STR_FMT(word));
}

/* The command, one or two words; `*used` counts them, the program's name in. */
static bool find_command(struct cli *cli, int argc, char **argv, int *used)
{
    *used = 2;
    cli->command = command_find(cli->commands, str_of(argv[1]));
    if (cli->command != NULL)
        return true;
    struct str word = str_of(argv[1]);
    if (argc > 2) {
        word = str_format(&cli->arena, "%s %s", argv[1], argv[2]);
        *used = 3;
        cli->command = command_find(cli->commands, word);
    }
    if (cli->command != NULL)
        return true;
    bool is_new = strcmp(argv[1], "new") == 0;
    if (is_new && (argc == 2 || argv[2][0] == '-'))
        cli_usage(cli, "new what? `placard new library DIR` or `placard new module ID`");
    else
        unknown_command(cli, is_new ? word : str_of(argv[1]));
    return false;
}

/* ---- Its options --------------------------------------------------------------- */

/* Options in getopt's two forms. */
struct forms {
    struct option longs[COMMAND_MOST_OPTIONS + 1];
    char letters[2 * COMMAND_MOST_OPTIONS + 2];
};

static void make_forms(const struct command *command, struct forms *forms)
{
    const struct command_option *option;
    size_t letters = 0;
    forms->letters[letters++] = ':'; /* a missing value is told apart */
    for (size_t i = 0; (option = command_option_at(command, i)) != NULL; i++) {
        forms->longs[i] = (struct option){option->name, option->argument != NULL, NULL, FIRST_LONG + (int)i};
        if (option->letter == 0)
            continue;
        forms->letters[letters++] = option->letter;
        if (option->argument != NULL)
            forms->letters[letters++] = ':';
    }
}

/* The place of what getopt found; COMMAND_MOST_OPTIONS: no option. */
static size_t place_of(const struct command *command, int found)
{
    const struct command_option *option;
    if (found >= FIRST_LONG)
        return (size_t)(found - FIRST_LONG);
    for (size_t i = 0; (option = command_option_at(command, i)) != NULL; i++)
        if (option->letter == found)
            return i;
    return COMMAND_MOST_OPTIONS;
}

static void unknown_option(struct cli *cli, const char *word)
{
    struct str names[COMMAND_MOST_OPTIONS];
    const struct command_option *option;
    size_t count = 0;
    for (; (option = command_option_at(cli->command, count)) != NULL; count++)
        names[count] = str_of(option->name);
    struct str name = str_of(word);
    while (name.len > 0 && name.ptr[0] == '-')
        name = str_slice(name, 1, name.len);
    size_t equals = str_find_byte(name, '=', 0);
    struct str nearest =
        str_nearest(str_slice(name, 0, equals == SIZE_MAX ? name.len : equals), names, count);
    if (nearest.len > 0)
        cli_usage(cli, "`placard %s` has no option %s; did you mean --%.*s?", cli->command->name, word,
                  STR_FMT(nearest));
    else
        cli_usage(cli, "`placard %s` has no option %s", cli->command->name, word);
}

static bool is_one_of(const char *words, const char *word)
{
    size_t length = strlen(word);
    for (const char *at = words; *at != '\0'; at += strcspn(at, " "), at += *at == ' ')
        if (strcspn(at, " ") == length && strncmp(at, word, length) == 0)
            return true;
    return false;
}

static bool set_option(struct cli *cli, size_t place, const char *value)
{
    const struct command_option *option = command_option_at(cli->command, place);
    cli->values[place] = value != NULL ? value : "";
    if (option->words == NULL || is_one_of(option->words, cli->values[place]))
        return true;
    cli_usage(cli, "--%s takes one of: %s; not \"%s\"", option->name, option->words, cli->values[place]);
    return false;
}

static bool parse_options(struct cli *cli, int argc, char **argv)
{
    struct forms forms = {0};
    make_forms(cli->command, &forms);
    optind = 0; /* glibc: start afresh */
    opterr = 0;
    for (int found; (found = getopt_long(argc, argv, forms.letters, forms.longs, NULL)) != -1;) {
        if (found == ':') {
            cli_usage(cli, "%s needs a value", argv[optind - 1]);
            return false;
        }
        size_t place = found == '?' ? COMMAND_MOST_OPTIONS : place_of(cli->command, found);
        if (place == COMMAND_MOST_OPTIONS) {
            char letter[3] = {'-', (char)optopt, '\0'};
            unknown_option(cli, optopt != 0 && optopt < FIRST_LONG ? letter : argv[optind - 1]);
            return false;
        }
        if (!set_option(cli, place, optarg))
            return false;
    }
    cli->path_count = (size_t)(argc - optind);
    cli->paths = arena_array(&cli->arena, const char *, cli->path_count + 1);
    for (size_t i = 0; i < cli->path_count; i++)
        cli->paths[i] = argv[(size_t)optind + i];
    return true;
}

static bool check_count(struct cli *cli)
{
    const struct command *command = cli->command;
    struct str usage = command_usage(&cli->arena, command);
    if (cli_option(cli, "help") != NULL)
        return true;
    if (cli->path_count < command->least)
        cli_usage(cli, "something is missing: %.*s", STR_FMT(usage));
    else if (cli->path_count > command->most)
        cli_usage(cli, "\"%s\" is too much: %.*s", cli->paths[command->most], STR_FMT(usage));
    else
        return true;
    return false;
}

bool arguments_parse(struct cli *cli, int argc, char **argv)
{
    int used;
    if (!find_command(cli, argc, argv, &used))
        return false;
    /* getopt wants the program's name before the arguments, and reorders them. */
    int left = argc - used + 1;
    char **words = arena_array(&cli->arena, char *, (size_t)left + 1);
    words[0] = argv[0];
    for (int i = 1; i < left; i++)
        words[i] = argv[used - 1 + i];
    return parse_options(cli, left, words) && check_count(cli);
}
