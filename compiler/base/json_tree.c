#include "base/json_tree.h"

#include "base/json_text.h"
#include "base/unicode.h"

static void drop(void *json)
{
    json_decref(json);
}

struct json_tree json_tree_new(struct arena *arena)
{
    struct json_tree tree = {.arena = arena, .root = json_object()};
    if (tree.root == NULL)
        arena_fail(arena);
    tree.cleanup = arena_defer(arena, drop, tree.root);
    return tree;
}

/* jansson's _new functions take the value even when they fail. */
static json_t *put(struct json_tree *tree, json_t *parent, const char *key, json_t *value)
{
    int failed = key == NULL ? json_array_append_new(parent, value) : json_object_set_new(parent, key, value);
    if (value == NULL || failed != 0)
        arena_fail(tree->arena);
    return value;
}

json_t *json_put_object(struct json_tree *tree, json_t *parent, const char *key)
{
    return put(tree, parent, key, json_object());
}

json_t *json_put_array(struct json_tree *tree, json_t *parent, const char *key)
{
    return put(tree, parent, key, json_array());
}

void json_put_text(struct json_tree *tree, json_t *parent, const char *key, struct str text)
{
    struct str clean = unicode_mend(tree->arena, text);
    put(tree, parent, key, json_stringn_nocheck(clean.len == 0 ? "" : clean.ptr, clean.len));
}

void json_put_number(struct json_tree *tree, json_t *parent, const char *key, uint64_t number)
{
    put(tree, parent, key, json_integer((json_int_t)number));
}

void json_put_null(struct json_tree *tree, json_t *parent, const char *key)
{
    put(tree, parent, key, json_null());
}

struct str json_tree_write(struct json_tree *tree)
{
    struct str text = json_text(tree->arena, tree->root, JSON_INDENT(2) | JSON_PRESERVE_ORDER);
    arena_close(tree->cleanup);
    return text;
}
