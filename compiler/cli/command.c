#include "cli/command.h"

static const struct command_option help_option = {
    "help", 'h', NULL, OFFER_NOTHING, NULL, "show this help",
};

const struct command_option *command_option_at(const struct command *command, size_t index)
{
    size_t count = 0;
    while (command->options != NULL && command->options[count].name != NULL)
        count++;
    if (index < count)
        return &command->options[index];
    return index == count ? &help_option : NULL;
}

const struct command *command_find(const struct command *const *commands, struct str name)
{
    for (; *commands != NULL; commands++)
        if (str_eq(name, str_of((*commands)->name)))
            return *commands;
    return NULL;
}

struct str command_usage(struct arena *arena, const struct command *command)
{
    return str_format(arena, "placard %s [OPTIONS]%s%s", command->name,
                      command->arguments[0] != '\0' ? " " : "", command->arguments);
}
