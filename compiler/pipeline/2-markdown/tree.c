#include "pipeline/2-markdown/tree.h"

#include <string.h>

#include "base/arena.h"
#include "base/array.h"
#include "pipeline/1-text/characters.h"

struct node *node_new(struct arena *arena, uint32_t kind, struct span span)
{
    struct node *node = arena_new(arena, struct node);
    node->kind = kind;
    node->span = span;
    return node;
}

void node_append(struct node *parent, struct node *child)
{
    child->parent = parent;
    child->prev = parent->last;
    child->next = NULL;
    if (parent->last != NULL)
        parent->last->next = child;
    else
        parent->first = child;
    parent->last = child;
}

void node_insert_before(struct node *place, struct node *node)
{
    node->parent = place->parent;
    node->prev = place->prev;
    node->next = place;
    if (place->prev != NULL)
        place->prev->next = node;
    else
        place->parent->first = node;
    place->prev = node;
}

void node_remove(struct node *node)
{
    struct node *parent = node->parent;
    if (parent == NULL)
        return;
    if (node->prev != NULL)
        node->prev->next = node->next;
    else
        parent->first = node->next;
    if (node->next != NULL)
        node->next->prev = node->prev;
    else
        parent->last = node->prev;
    node->parent = node->prev = node->next = NULL;
}

void node_move(struct node *parent, struct node *node)
{
    node_remove(node);
    node_append(parent, node);
}

struct node *node_child(const struct node *parent, uint32_t kind)
{
    struct node *child = parent->first;
    while (child != NULL && child->kind != kind)
        child = child->next;
    return child;
}

struct node *node_skip(const struct node *root, const struct node *node)
{
    while (node != root && node->next == NULL)
        node = node->parent;
    return node == root ? NULL : node->next;
}

bool node_is_inside(const struct node *node, const struct node *holder)
{
    while (node != NULL && node != holder)
        node = node->parent;
    return node != NULL;
}

struct node *node_walk(const struct node *root, const struct node *node)
{
    return node->first != NULL ? node->first : node_skip(root, node);
}

struct node **node_all(struct arena *arena, struct node *root, uint32_t kind, size_t *count)
{
    ARRAY(struct node *) nodes = {0};
    for (struct node *at = root; at != NULL; at = node_walk(root, at)) {
        if (at->kind == kind)
            *array_add(arena, &nodes) = at;
    }
    *count = nodes.count;
    return nodes.items;
}

static bool carries_text(const struct node *node)
{
    return node->kind == PLACARD_TEXT || node->kind == PLACARD_CODE;
}

struct str node_plain(struct arena *arena, const struct node *node)
{
    const struct node *only = node->first;
    if (only != NULL && only->next == NULL && carries_text(only) &&
        str_find_byte(only->text, '\n', 0) == SIZE_MAX)
        return only->text;
    struct buf buf = {.arena = arena};
    for (const struct node *at = node; at != NULL; at = node_walk(node, at)) {
        if (carries_text(at))
            buf_str(&buf, at->text);
        else if (at->kind == PLACARD_LINE_BREAK)
            buf_byte(&buf, ' ');
        else if (at->kind == PLACARD_PARAGRAPH && buf.len > 0)
            buf_byte(&buf, ' ');
    }
    for (size_t i = 0; i < buf.len; i++) {
        if (buf.ptr[i] == '\n')
            buf.ptr[i] = ' ';
    }
    return buf_view(&buf);
}

static bool shows(const struct node *node)
{
    switch (node->kind) {
    case PLACARD_IMAGE:
    case PLACARD_RULE:
    case PLACARD_TABLE:
    case PLACARD_FOOTNOTE_REF:
        return true;
    case PLACARD_TEXT:
    case PLACARD_CODE:
    case PLACARD_CODE_BLOCK:
        return !characters_are_blank(node->text);
    default:
        return false;
    }
}

bool node_is_blank(const struct node *node)
{
    for (const struct node *at = node; at != NULL; at = node_walk(node, at))
        if (shows(at))
            return false;
    return true;
}
