#include "2-model/build.h"

struct str *module_stamps(struct arena *arena, const struct module *module, size_t *count)
{
    (void)module;
    *count = 0;
    return arena_array(arena, struct str, 1);
}
