/*
 * json_tree.h - building a JSON value, with the arena's rule for memory: no
 * error paths, out of memory jumps.  Every value hangs on the root from the
 * moment it is made, so that one arena_defer() frees them all.
 */
#ifndef PLACARD_BASE_JSON_TREE_H
#define PLACARD_BASE_JSON_TREE_H

#include "base/arena.h"
#include "base/str.h"

#include <jansson.h>

struct json_tree {
    struct arena *arena;
    json_t *root; /* an object */
    struct arena_cleanup *cleanup;
};

struct json_tree json_tree_new(struct arena *arena);

/* Put under `key` of an object; `key` NULL: append to an array. */
json_t *json_put_object(struct json_tree *tree, json_t *parent, const char *key);
json_t *json_put_array(struct json_tree *tree, json_t *parent, const char *key);
void json_put_text(struct json_tree *tree, json_t *parent, const char *key, struct str text);
void json_put_number(struct json_tree *tree, json_t *parent, const char *key, uint64_t number);
void json_put_null(struct json_tree *tree, json_t *parent, const char *key);

/* The text of the tree, indented by 2, with a final line end.  Frees the tree. */
struct str json_tree_write(struct json_tree *tree);

#endif
