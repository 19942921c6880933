/*
 * completion.c - placard completion: scripts for bash, zsh and fish, made from
 * the commands.
 */
#include <string.h>

#include "cli/cli.h"

/* The commands' first words; "new library" and "new module" are "new" and a word. */
static void first_words(struct buf *out, const struct command *const *commands)
{
    struct str last = {NULL, 0};
    for (size_t i = 0; commands[i] != NULL; i++) {
        struct str name = str_of(commands[i]->name);
        size_t space = str_find_byte(name, ' ', 0);
        name = str_slice(name, 0, space == SIZE_MAX ? name.len : space);
        if (!str_eq(name, last))
            buf_format(out, "%s%.*s", i > 0 ? " " : "", STR_FMT(name));
        last = name;
    }
}

static void codes(struct buf *out)
{
    for (size_t i = 0; diag_info_at(i) != NULL; i++)
        buf_format(out, "%sPL%04d", i > 0 ? " " : "", (int)diag_info_at(i)->code);
}

/* ---- bash --------------------------------------------------------------------- */

static void bash_options(struct buf *out, const struct command *command)
{
    const struct command_option *option;
    buf_str(out, STR("options='"));
    for (size_t i = 0; (option = command_option_at(command, i)) != NULL; i++) {
        buf_format(out, "%s--%s", i > 0 ? " " : "", option->name);
        if (option->letter != 0)
            buf_format(out, " -%c", option->letter);
    }
    buf_str(out, STR("'"));
}

/* What follows an option with a value, by command and option. */
static void bash_values(struct buf *out, const struct command *command)
{
    const struct command_option *option;
    for (size_t i = 0; (option = command_option_at(command, i)) != NULL; i++) {
        if (option->argument == NULL)
            continue;
        buf_format(out, "    '%s --%s'", command->name, option->name);
        if (option->letter != 0)
            buf_format(out, "|'%s -%c'", command->name, option->letter);
        if (option->offer == OFFER_WORDS)
            buf_format(out, ") COMPREPLY=($(compgen -W '%s' -- \"$word\")); return ;;\n", option->words);
        else if (option->offer == OFFER_FOLDERS)
            buf_str(out, STR(") COMPREPLY=($(compgen -d -- \"$word\")); return ;;\n"));
        else
            buf_str(out, STR(") return ;;\n"));
    }
}

static void bash_words(struct buf *out, const struct command *command)
{
    switch (command->offer) {
    case OFFER_WORDS:
        buf_format(out, " words='%s'", command->words);
        break;
    case OFFER_CODES:
        buf_str(out, STR(" words='"));
        codes(out);
        buf_str(out, STR("'"));
        break;
    case OFFER_COMMANDS:
        buf_str(out, STR(" words=$commands"));
        break;
    case OFFER_FILES:
        buf_str(out, STR(" files=-f"));
        break;
    case OFFER_FOLDERS:
        buf_str(out, STR(" files=-d"));
        break;
    case OFFER_NOTHING:
        break;
    }
}

static void bash_command(struct buf *out, const struct command *command)
{
    buf_format(out, "    '%s') ", command->name);
    bash_options(out, command);
    bash_words(out, command);
    buf_str(out, STR(" ;;\n"));
}

static struct str bash(struct arena *arena, const struct command *const *commands)
{
    struct buf out = {.arena = arena};
    buf_str(&out, STR("# bash completion for placard, made by `placard completion bash`\n_placard()\n{\n"
                      "  local word=${COMP_WORDS[COMP_CWORD]} before=${COMP_WORDS[COMP_CWORD-1]}\n"
                      "  local command=${COMP_WORDS[1]} options='' words='' files='' commands='"));
    first_words(&out, commands);
    buf_str(&out,
            STR("'\n  if [ \"$COMP_CWORD\" -eq 1 ]; then\n"
                "    COMPREPLY=($(compgen -W \"$commands --help --version\" -- \"$word\")); return\n  fi\n"
                "  if [ \"$command\" = new ] && [ \"$COMP_CWORD\" -gt 2 ]; then command=\"new "
                "${COMP_WORDS[2]}\"; fi\n"
                "  case \"$command $before\" in\n"));
    for (size_t i = 0; commands[i] != NULL; i++)
        bash_values(&out, commands[i]);
    buf_str(&out, STR("  esac\n  case $command in\n    new) words='library module' ;;\n"));
    for (size_t i = 0; commands[i] != NULL; i++)
        bash_command(&out, commands[i]);
    buf_str(&out, STR("  esac\n  if [ \"${word#-}\" != \"$word\" ]; then\n"
                      "    COMPREPLY=($(compgen -W \"$options\" -- \"$word\"))\n"
                      "  else\n    COMPREPLY=($(compgen -W \"$words\" $files -- \"$word\"))\n  fi\n}\n"
                      "complete -o filenames -F _placard placard\n"));
    return buf_view(&out);
}

/* ---- fish --------------------------------------------------------------------- */

static void fish_text(struct buf *out, const char *text)
{
    buf_byte(out, '\'');
    for (; *text != '\0'; text++) {
        if (*text == '\'' || *text == '\\')
            buf_byte(out, '\\');
        buf_byte(out, *text);
    }
    buf_byte(out, '\'');
}

static void fish_option(struct buf *out, const char *condition, const struct command_option *option)
{
    buf_format(out, "complete -c placard -n '%s' -l %s", condition, option->name);
    if (option->letter != 0)
        buf_format(out, " -s %c", option->letter);
    if (option->offer == OFFER_WORDS)
        buf_format(out, " -x -a '%s'", option->words);
    else if (option->argument != NULL)
        buf_str(out, option->offer == OFFER_FOLDERS ? STR(" -r") : STR(" -x"));
    buf_str(out, STR(" -d "));
    fish_text(out, option->help);
    buf_byte(out, '\n');
}

static void fish_words(struct buf *out, const char *condition, const struct command *command,
                       const struct command *const *commands)
{
    if (command->offer != OFFER_WORDS && command->offer != OFFER_CODES && command->offer != OFFER_COMMANDS)
        return;
    buf_format(out, "complete -c placard -f -n '%s' -a '", condition);
    if (command->offer == OFFER_WORDS)
        buf_str(out, str_of(command->words));
    else if (command->offer == OFFER_CODES)
        codes(out);
    else
        first_words(out, commands);
    buf_str(out, STR("'\n"));
}

static void fish_command(struct buf *out, const struct command *command,
                         const struct command *const *commands)
{
    const struct command_option *option;
    struct str name = str_of(command->name);
    size_t space = str_find_byte(name, ' ', 0);
    struct str last = space == SIZE_MAX ? name : str_slice(name, space + 1, name.len);
    const char *condition =
        str_z(out->arena, str_format(out->arena, "__fish_seen_subcommand_from %.*s", STR_FMT(last)));
    buf_format(out, "complete -c placard -f -n '%s' -a %.*s -d ",
               space == SIZE_MAX ? "__fish_use_subcommand" : "__fish_seen_subcommand_from new",
               STR_FMT(last));
    fish_text(out, command->summary);
    buf_byte(out, '\n');
    for (size_t i = 0; (option = command_option_at(command, i)) != NULL; i++)
        fish_option(out, condition, option);
    fish_words(out, condition, command, commands);
}

static struct str fish(struct arena *arena, const struct command *const *commands)
{
    struct buf out = {.arena = arena};
    buf_str(&out, STR("# fish completion for placard, made by `placard completion fish`\n"
                      "complete -c placard -f -n __fish_use_subcommand -a new -d 'start a library, module or "
                      "translation'\n"));
    for (size_t i = 0; commands[i] != NULL; i++)
        fish_command(&out, commands[i], commands);
    return buf_view(&out);
}

/* zsh runs the script for bash by its own emulation (zshcompsys, bashcompinit). */
static struct str zsh(struct arena *arena, const struct command *const *commands)
{
    struct buf out = {.arena = arena};
    buf_str(&out, STR("#compdef placard\nautoload -U +X bashcompinit && bashcompinit\n"));
    buf_str(&out, bash(arena, commands));
    return buf_view(&out);
}

static int run(struct cli *cli)
{
    static const struct {
        const char *shell;
        struct str (*script)(struct arena *arena, const struct command *const *commands);
    } rows[] = {{"bash", bash}, {"zsh", zsh}, {"fish", fish}};
    const char *shell = cli->paths[0];
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        if (strcmp(shell, rows[i].shell) != 0)
            continue;
        cli_out(cli, rows[i].script(&cli->arena, cli->commands));
        return EXIT_DONE;
    }
    return cli_usage(cli, "there is completion for: %s; not for \"%s\"", cli->command->words, shell);
}

const struct command command_completion = {
    .name = "completion",
    .arguments = "SHELL",
    .summary = "print completion for a shell",
    .details = "For bash: placard completion bash > ~/.local/share/bash-completion/completions/placard",
    .offer = OFFER_WORDS,
    .words = "bash zsh fish",
    .least = 1,
    .most = 1,
    .run = run,
};
