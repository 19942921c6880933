/*
 * completion.c - placard completion: scripts for bash, zsh and fish, made from
 * the command table.
 */
#include <string.h>

#include "cli/cli.h"

/* Commands of one word; "new library" and "new module" are "new" and a word. */
static void first_words(struct buf *out)
{
    const char *last = "";
    for (size_t i = 0; command_at(i) != NULL; i++) {
        struct str name = str_of(command_at(i)->name);
        size_t space = str_find_byte(name, ' ', 0);
        name = str_slice(name, 0, space == SIZE_MAX ? name.len : space);
        if (str_eq(name, str_slice(str_of(last), 0, name.len)) && strlen(last) > name.len)
            continue;
        buf_format(out, "%s%.*s", i > 0 ? " " : "", STR_FMT(name));
        last = command_at(i)->name;
    }
}

static void codes(struct buf *out)
{
    for (size_t i = 0; diag_info_at(i) != NULL; i++)
        buf_format(out, "%sPL%04d", i > 0 ? " " : "", (int)diag_info_at(i)->code);
}

static void options_of(struct buf *out, const struct command *command)
{
    for (int i = 0; i < OPTION_COUNT; i++) {
        const struct option_info *info = option_info_of((enum option_id)i);
        if ((command->options & 1u << i) == 0)
            continue;
        buf_format(out, " --%s", info->name);
        if (info->letter != 0)
            buf_format(out, " -%c", info->letter);
    }
}

/* ---- bash --------------------------------------------------------------------- */

static void bash_values(struct buf *out)
{
    for (int i = 0; i < OPTION_COUNT; i++) {
        const struct option_info *info = option_info_of((enum option_id)i);
        if (info->hint == HINT_WORDS)
            buf_format(out, "    --%s) COMPREPLY=($(compgen -W '%s' -- \"$word\")); return ;;\n", info->name,
                       info->words);
        else if (info->hint == HINT_FOLDERS)
            buf_format(out, "    --%s|-%c) COMPREPLY=($(compgen -d -- \"$word\")); return ;;\n", info->name,
                       info->letter);
        else if (info->argument != NULL)
            buf_format(out, "    --%s) return ;;\n", info->name);
    }
}

static void bash_words(struct buf *out, const struct command *command)
{
    switch (command->hint) {
    case HINT_WORDS:
        buf_format(out, " words='%s'", command->words);
        break;
    case HINT_CODES:
        buf_str(out, STR(" words='"));
        codes(out);
        buf_str(out, STR("'"));
        break;
    case HINT_COMMANDS:
        buf_str(out, STR(" words=$commands"));
        break;
    case HINT_FILES:
        buf_str(out, STR(" files=-f"));
        break;
    case HINT_FOLDERS:
        buf_str(out, STR(" files=-d"));
        break;
    case HINT_NONE:
        break;
    }
}

static void bash_commands(struct buf *out)
{
    buf_str(out, STR("    new) words='library module' ;;\n"));
    for (size_t i = 0; command_at(i) != NULL; i++) {
        buf_format(out, "    '%s') options='", command_at(i)->name);
        options_of(out, command_at(i));
        buf_str(out, STR("'"));
        bash_words(out, command_at(i));
        buf_str(out, STR(" ;;\n"));
    }
}

static struct str bash(struct arena *arena)
{
    struct buf out = {.arena = arena};
    buf_str(&out, STR("# bash completion for placard, made by `placard completion bash`\n_placard()\n{\n"
                      "  local word=${COMP_WORDS[COMP_CWORD]} before=${COMP_WORDS[COMP_CWORD-1]}\n"
                      "  local command=${COMP_WORDS[1]} options='' words='' files='' commands='"));
    first_words(&out);
    buf_str(&out,
            STR("'\n  if [ \"$COMP_CWORD\" -eq 1 ]; then\n"
                "    COMPREPLY=($(compgen -W \"$commands --help --version\" -- \"$word\")); return\n  fi\n"
                "  if [ \"$command\" = new ] && [ \"$COMP_CWORD\" -gt 2 ]; then command=\"new "
                "${COMP_WORDS[2]}\"; fi\n"
                "  case $before in\n"));
    bash_values(&out);
    buf_str(&out, STR("  esac\n  case $command in\n"));
    bash_commands(&out);
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

static void fish_option(struct buf *out, const char *condition, const struct option_info *info)
{
    buf_format(out, "complete -c placard -n '%s' -l %s", condition, info->name);
    if (info->letter != 0)
        buf_format(out, " -s %c", info->letter);
    if (info->hint == HINT_WORDS)
        buf_format(out, " -x -a '%s'", info->words);
    else if (info->argument != NULL)
        buf_str(out, info->hint == HINT_FOLDERS ? STR(" -r") : STR(" -x"));
    buf_str(out, STR(" -d "));
    fish_text(out, info->help);
    buf_byte(out, '\n');
}

static void fish_command(struct buf *out, const struct command *command)
{
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
    for (int i = 0; i < OPTION_COUNT; i++)
        if ((command->options & 1u << i) != 0)
            fish_option(out, condition, option_info_of((enum option_id)i));
    if (command->hint == HINT_WORDS)
        buf_format(out, "complete -c placard -f -n '%s' -a '%s'\n", condition, command->words);
    if (command->hint == HINT_CODES) {
        buf_format(out, "complete -c placard -f -n '%s' -a '", condition);
        codes(out);
        buf_str(out, STR("'\n"));
    }
    if (command->hint == HINT_COMMANDS) {
        buf_format(out, "complete -c placard -f -n '%s' -a '", condition);
        first_words(out);
        buf_str(out, STR("'\n"));
    }
}

static struct str fish(struct arena *arena)
{
    struct buf out = {.arena = arena};
    buf_str(&out, STR("# fish completion for placard, made by `placard completion fish`\n"
                      "complete -c placard -f -n __fish_use_subcommand -a new -d 'start a library, module or "
                      "translation'\n"));
    for (size_t i = 0; command_at(i) != NULL; i++)
        fish_command(&out, command_at(i));
    return buf_view(&out);
}

/* zsh runs the script for bash by its own emulation (zshcompsys, bashcompinit). */
static struct str zsh(struct arena *arena)
{
    struct buf out = {.arena = arena};
    buf_str(&out, STR("#compdef placard\nautoload -U +X bashcompinit && bashcompinit\n"));
    buf_str(&out, bash(arena));
    return buf_view(&out);
}

int run_completion(struct cli *cli)
{
    const char *shell = cli->paths[0];
    if (strcmp(shell, "bash") == 0)
        cli_out(cli, bash(&cli->arena));
    else if (strcmp(shell, "zsh") == 0)
        cli_out(cli, zsh(&cli->arena));
    else if (strcmp(shell, "fish") == 0)
        cli_out(cli, fish(&cli->arena));
    else
        return cli_usage(cli, "there is completion for: %s; not for \"%s\"", cli->command->words, shell);
    return EXIT_DONE;
}
