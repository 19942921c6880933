#include "cli/table.h"

/* X(NAME): command_NAME, in a file of its own. */
#define COMMANDS(X)                                                                                          \
    X(new_library)                                                                                           \
    X(new_module)                                                                                            \
    X(check)                                                                                                 \
    X(build)                                                                                                 \
    X(pin)                                                                                                   \
    X(inspect)                                                                                               \
    X(render)                                                                                                \
    X(verify)                                                                                                \
    X(explain)                                                                                               \
    X(schema)                                                                                                \
    X(completion)                                                                                            \
    X(man)                                                                                                   \
    X(help)

#define X(name) extern const struct command command_##name;
COMMANDS(X)
#undef X

const struct command *const *table_commands(void)
{
    static const struct command *const commands[] = {
#define X(name) &command_##name,
        COMMANDS(X)
#undef X
            NULL};
    return commands;
}
