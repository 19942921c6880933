#include "cli/arguments.h"

#include <getopt.h>
#include <stdlib.h>
#include <string.h>

#include "cli/help.h"
#include "placard.h"

enum { FIRST_LONG = 256 }; /* getopt_long's value for the option number 0 */

static void print_version(struct cli *cli)
{
    cli_print(cli, "placard %d.%d.%d, bundle format %d.%d\n", PLACARD_VERSION_MAJOR, PLACARD_VERSION_MINOR,
              PLACARD_VERSION_PATCH, PLACARD_FORMAT_MAJOR, PLACARD_FORMAT_MINOR);
}

static void unknown_command(struct cli *cli, struct str word)
{
    struct str names[32];
    size_t count = 0;
    for (const struct command *command = command_at(0); command != NULL && count < 32;
         command = command_at(count))
        names[count++] = str_of(command->name);
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
    cli->command = command_of(str_of(argv[1]));
    if (cli->command != NULL)
        return true;
    struct str word = str_of(argv[1]);
    if (argc > 2) {
        word = str_format(&cli->arena, "%s %s", argv[1], argv[2]);
        *used = 3;
        cli->command = command_of(word);
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

/* Options in getopt's two forms. */
struct forms {
    struct option longs[OPTION_COUNT + 1];
    char letters[3 * OPTION_COUNT + 2];
};

static void make_forms(const struct command *command, struct forms *forms)
{
    size_t count = 0, letters = 0;
    forms->letters[letters++] = ':'; /* a missing value is told apart */
    for (int i = 0; i < OPTION_COUNT; i++) {
        const struct option_info *info = option_info_of((enum option_id)i);
        if ((command->options & 1u << i) == 0)
            continue;
        forms->longs[count++] = (struct option){info->name, info->argument != NULL, NULL, FIRST_LONG + i};
        if (info->letter == 0)
            continue;
        forms->letters[letters++] = info->letter;
        if (info->argument != NULL)
            forms->letters[letters++] = ':';
    }
}

static int option_of(int found)
{
    if (found >= FIRST_LONG)
        return found - FIRST_LONG;
    for (int i = 0; i < OPTION_COUNT; i++)
        if (option_info_of((enum option_id)i)->letter == found)
            return i;
    return OPTION_COUNT;
}

static void unknown_option(struct cli *cli, const char *word)
{
    struct str names[OPTION_COUNT];
    size_t count = 0;
    for (int i = 0; i < OPTION_COUNT; i++)
        if ((cli->command->options & 1u << i) != 0)
            names[count++] = str_of(option_info_of((enum option_id)i)->name);
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

static bool set_option(struct cli *cli, int option, const char *value)
{
    const struct option_info *info = option_info_of((enum option_id)option);
    cli->options[option] = value != NULL ? value : "";
    if (info->hint != HINT_WORDS || is_one_of(info->words, value != NULL ? value : ""))
        return true;
    cli_usage(cli, "--%s takes one of: %s; not \"%s\"", info->name, info->words, value != NULL ? value : "");
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
        int option = found == '?' ? OPTION_COUNT : option_of(found);
        if (option == OPTION_COUNT) {
            char letter[3] = {'-', (char)optopt, '\0'};
            unknown_option(cli, optopt != 0 && optopt < FIRST_LONG ? letter : argv[optind - 1]);
            return false;
        }
        if (!set_option(cli, option, optarg))
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
    if (cli->options[OPTION_HELP] != NULL)
        return true;
    if (cli->path_count < command->least)
        cli_usage(cli, "something is missing: %.*s", STR_FMT(usage));
    else if (cli->path_count > command->most)
        cli_usage(cli, "\"%s\" is too much: %.*s", cli->paths[command->most], STR_FMT(usage));
    else
        return true;
    return false;
}

bool arguments_parse(struct cli *cli, int argc, char **argv, int *status)
{
    *status = argc < 2 ? EXIT_FAILED : EXIT_DONE;
    if (argc < 2 || strcmp(argv[1], "--help") == 0 || strcmp(argv[1], "-h") == 0) {
        help_program(cli, argc < 2 ? 2 : 1);
        return false;
    }
    if (strcmp(argv[1], "--version") == 0) {
        print_version(cli);
        return false;
    }
    *status = EXIT_FAILED;
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

bool arguments_number(struct cli *cli, enum option_id option, unsigned least, unsigned most, unsigned *out)
{
    const char *text = cli->options[option];
    char *end;
    if (text == NULL)
        return true;
    unsigned long number = strtoul(text, &end, 10);
    if (text[0] < '0' || text[0] > '9' || *end != '\0' || number < least || number > most) {
        cli_usage(cli, "--%s takes a number from %u to %u, not \"%s\"", option_info_of(option)->name, least,
                  most, text);
        return false;
    }
    *out = (unsigned)number;
    return true;
}
