#include "library/wanted.h"

#include "base/path.h"
#include "library/names.h"
#include "library/root.h"

/* A folder is all of its library when that is rooted there. */
static bool look_at_root(struct run *run, struct wanted *wanted, struct str root)
{
    struct os_stat top;
    int error = run_stat(run, root, &top);
    wanted->is_all = error == 0 && top.inode == wanted->inode;
    return error == 0 || run_fail(run, error, "read", root);
}

bool wanted_look(struct run *run, struct str path, struct wanted *out, struct str *root)
{
    struct os_stat info;
    int error = run_stat(run, path, &info);
    if (error != 0)
        return run_fail(run, error, "read", path);
    *out = (struct wanted){.path = path, .name = path_name(path), .inode = info.inode, .is_dir = info.is_dir};
    if (!root_find(run, info.is_dir ? path : path_listing(path), root))
        return false;
    if (root->len > 0 && info.is_dir)
        return look_at_root(run, out, *root);
    out->is_all = root->len > 0 && str_eq(out->name, STR(NAMES_LIBRARY));
    return true;
}

bool wanted_is_all(const struct wanted_list *list)
{
    for (size_t i = 0; i < list->count; i++)
        if (list->items[i].is_all)
            return true;
    return false;
}

/* Not by its inode, which costs a look: whether the inode may decide. */
static bool may_name(const struct wanted *wanted, struct str name, bool is_dir)
{
    return !wanted->is_all && wanted->is_dir == is_dir && (is_dir || str_eq(wanted->name, name));
}

bool wanted_names(struct run *run, const struct wanted_list *list, const struct library *library,
                  struct str path, bool is_dir)
{
    struct os_stat info;
    bool is_named = false, is_known = false;
    for (size_t i = 0; i < list->count; i++) {
        struct wanted *wanted = &list->items[i];
        if (!may_name(wanted, path_name(path), is_dir))
            continue;
        if (!is_known) {
            struct str full = str_of(library_path(run->arena, library, path));
            int error = run_stat(run, full, &info);
            if (error != 0)
                return run_fail(run, error, "read", full);
        }
        is_known = true;
        if (info.inode == wanted->inode)
            is_named = wanted->is_found = true;
    }
    return is_named;
}

bool wanted_are_found(struct run *run, const struct wanted_list *list)
{
    for (size_t i = 0; i < list->count; i++)
        if (!list->items[i].is_all && !list->items[i].is_found)
            return run_fail_because(run, list->items[i].path,
                                    "it is not a module, nor a folder of modules, of its library");
    return true;
}
