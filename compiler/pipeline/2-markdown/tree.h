/*
 * tree.h - the block tree of a module body, and the module tree made from it.
 *
 * One node type from Markdown to document: `kind` is a placard_kind of the
 * runtime (what the bundle will hold) or one of the few that exist only while
 * compiling.  markdown.c builds it with the kinds of CommonMark and GFM; the
 * model stage rearranges it into phases, steps, notices and quiz.
 */
#ifndef PLACARD_MARKDOWN_TREE_H
#define PLACARD_MARKDOWN_TREE_H

#include "base/source.h"
#include "placard.h"

/* Kinds that never reach a bundle. */
enum {
    NODE_COMMENT = 256, /* HTML comment; text: what stands between <!-- and -->, trimmed */
    NODE_TARGET = 257,  /* child of IMAGE; text: the target as written */
};

struct node {
    uint32_t kind;    /* placard_kind or NODE_* */
    uint32_t number;  /* as PLACARD_KIND_LIST says */
    struct str text;  /* as PLACARD_KIND_LIST says; in the arena or the source */
    struct span span; /* bytes of the source file; verified, never a guess: inline
                         spans fall back to the block's when cmark-gfm's are wrong */
    struct node *parent, *first, *last, *prev, *next;
};

struct node *node_new(struct arena *arena, uint32_t kind, struct span span);
void node_append(struct node *parent, struct node *child);
void node_insert_before(struct node *place, struct node *node);
void node_remove(struct node *node); /* with its children; links cleared */

/* Next in reading order inside `root`, or NULL.  `node_skip` passes over the children. */
struct node *node_walk(const struct node *root, const struct node *node);
struct node *node_skip(const struct node *root, const struct node *node);

/* Whether `node` is `holder` or stands in it. */
bool node_is_inside(const struct node *node, const struct node *holder);

/* All nodes of `kind` in `root`, in reading order: one walk, in `arena`. */
struct node **node_all(struct arena *arena, struct node *root, uint32_t kind, size_t *count);

/* Take `node` out of its place and make it the last child of `parent`. */
void node_move(struct node *parent, struct node *node);

/* First child of `kind`, or NULL. */
struct node *node_child(const struct node *parent, uint32_t kind);

/* Plain text of a node: TEXT and CODE joined, line breaks as spaces.  Linear;
 * copies only where a copy is needed. */
struct str node_plain(struct arena *arena, const struct node *node);

/* Would a reader see nothing of it: no text but blanks and invisible characters, and no picture, line, table
 * or reference either? */
bool node_is_blank(const struct node *node);

#endif
