#include "base/json_read.h"

#include "base/arena.h"

#include <jansson.h>
#include <stdlib.h>

/*
 * jansson 2.14 calls a failed allocation an invalid token, and loses bytes of a string without a word when
 * its buffer cannot grow.  Its hooks take no context: hence the one variable of the compiler that is none of
 * a caller's.  It is of this thread, and means something only while json_read() runs.
 */
static _Thread_local bool has_failed;

static void *noting_malloc(size_t size)
{
    void *block = malloc(size);
    has_failed |= block == NULL;
    return block;
}

static void drop(void *root)
{
    json_decref(root);
}

const struct json_t *json_read(struct arena *arena, struct str text)
{
    has_failed = false;
    json_set_alloc_funcs(noting_malloc, free);
    json_t *root = json_loadb(text.len == 0 ? "" : text.ptr, text.len, JSON_REJECT_DUPLICATES, NULL);
    if (root != NULL)
        arena_defer(arena, drop, root);
    if (has_failed)
        arena_fail(arena);
    return root;
}

const struct json_t *json_read_member(const struct json_t *object, const char *key)
{
    return json_object_get(object, key);
}

size_t json_read_count(const struct json_t *array)
{
    return json_array_size(array);
}

const struct json_t *json_read_item(const struct json_t *array, size_t index)
{
    return json_array_get(array, index);
}

struct str json_read_str(const struct json_t *string)
{
    return (struct str){json_string_value(string), json_string_length(string)};
}

static void put_object(struct json *json, const char *key, const json_t *object)
{
    const char *name;
    json_t *value;
    json_put_object(json, key);
    json_object_foreach((json_t *)(uintptr_t)object, name, value) /* has no form for what is const */
        json_read_put(json, name, value);
    json_end_object(json);
}

static void put_array(struct json *json, const char *key, const json_t *array)
{
    json_put_array(json, key);
    for (size_t i = 0; i < json_array_size(array); i++)
        json_read_put(json, NULL, json_array_get(array, i));
    json_end_array(json);
}

/* Recursion ends at the depth that jansson reads, 2,048. */
void json_read_put(struct json *json, const char *key, const struct json_t *value)
{
    switch (json_typeof(value)) {
    case JSON_OBJECT:
        put_object(json, key, value);
        break;
    case JSON_ARRAY:
        put_array(json, key, value);
        break;
    case JSON_STRING:
        json_put_text(json, key, json_read_str(value));
        break;
    case JSON_INTEGER:
        json_put_number(json, key, json_integer_value(value));
        break;
    case JSON_REAL:
        json_put_raw(json, key, str_format(json->out.arena, "%.17g", json_real_value(value)));
        break;
    case JSON_TRUE:
    case JSON_FALSE:
        json_put_bool(json, key, json_is_true(value));
        break;
    case JSON_NULL:
        json_put_null(json, key);
    }
}
