#include "library/root.h"

#include <errno.h>

#include "base/path.h"
#include "library/names.h"

enum { MOST_LEVELS = 32 }; /* folders above a path */

/* Whether `folder` has a placard.yaml.  False of the result: it is not known, and the run failed. */
static bool look_for_library(struct run *run, struct str folder, bool *has_one)
{
    struct os_stat info;
    struct str path = path_join(run->arena, folder, STR(NAMES_LIBRARY));
    int error = run_stat(run, path, &info);
    *has_one = error == 0 && !info.is_dir;
    return error == 0 || error == ENOENT || error == ENOTDIR || run_fail(run, error, "read", path);
}

bool root_find(struct run *run, struct str folder, struct str *root)
{
    uint64_t below = 0;
    *root = (struct str){NULL, 0};
    for (int level = 0; level < MOST_LEVELS; level++) {
        struct os_stat info;
        bool has_one;
        if (!look_for_library(run, folder, &has_one))
            return false;
        int error = has_one ? 0 : run_stat(run, folder, &info);
        if (error != 0 && error != ENOENT && error != EACCES)
            return run_fail(run, error, "read", folder);
        if (has_one)
            *root = folder;
        if (has_one || error != 0 || (level > 0 && info.inode == below))
            break; /* above the root of all is that root again */
        below = info.inode;
        folder = path_above(run->arena, folder);
    }
    return true;
}

bool root_is_same(const struct run *run, struct str a, struct str b)
{
    struct os_stat first, second;
    return str_eq(a, b) || (a.len > 0 && b.len > 0 && run_stat(run, a, &first) == 0 &&
                            run_stat(run, b, &second) == 0 && first.inode == second.inode);
}
