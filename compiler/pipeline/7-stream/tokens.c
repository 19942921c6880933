/*
 * tokens.c - the walk that writes token streams.  It follows the links of the
 * tree: depth costs no stack.
 */
#include "pipeline/7-stream/tokens.h"

#include "placard_format.h"

/* What a token of each kind carries; 0 for the codes of no kind (and for END and RULE, which carry nothing).
 */
static const uint8_t carries[256] = {
#define X(name, code, has, is, holds, number, text) [code] = (has),
    PLACARD_KIND_LIST(X)
#undef X
};

static const bool is_kind[256] = {
#define X(name, code, has, is, holds, number, text) [code] = (code) != PLACARD_END,
    PLACARD_KIND_LIST(X)
#undef X
};

/* Unsigned LEB128 in its shortest form. */
static void put_varint(struct buf *out, uint32_t value)
{
    while (value >= 0x80) {
        buf_byte(out, (char)(value | 0x80));
        value >>= 7;
    }
    buf_byte(out, (char)value);
}

bool tokens_reach(const struct node *node)
{
    return node->kind < 256 && is_kind[node->kind];
}

static bool has_children(const struct node *node)
{
    return (carries[node->kind] & PLACARD_HAS_CHILDREN) != 0;
}

/* A token without its children and their END. */
static void put_token(struct buf *out, const struct node *node)
{
    uint8_t has = carries[node->kind];
    buf_byte(out, (char)node->kind);
    if (has & PLACARD_HAS_NUMBER)
        put_varint(out, node->number);
    if (has & PLACARD_HAS_BYTES)
        put_varint(out, (uint32_t)node->text.len);
    if (has & (PLACARD_HAS_TEXT | PLACARD_HAS_BYTES))
        buf_str(out, node->text);
    if (has & PLACARD_HAS_TEXT)
        buf_byte(out, 0);
}

const struct node *tokens_first(const struct node *node)
{
    while (node != NULL && !tokens_reach(node))
        node = node->next;
    return node;
}

uint32_t tokens_of(struct buf *out, const struct node *root)
{
    uint32_t count = 0;
    const struct node *node = root;
    while (node != NULL) {
        put_token(out, node);
        count++;
        const struct node *next = has_children(node) ? tokens_first(node->first) : NULL;
        if (next == NULL && has_children(node))
            buf_byte(out, PLACARD_END);
        while (next == NULL && node != root) {
            next = tokens_first(node->next);
            if (next == NULL) {
                node = node->parent;
                buf_byte(out, PLACARD_END);
            }
        }
        node = next;
    }
    return count;
}

void tokens_stream(struct buf *out, const struct node *root, uint32_t *node_count)
{
    struct buf tokens = {.arena = out->arena};
    *node_count = tokens_of(&tokens, root);
    buf_str(out, root->kind == PLACARD_MANIFEST ? STR(STREAM_MAGIC_MANIFEST) : STR(STREAM_MAGIC_DOCUMENT));
    buf_byte(out, PLACARD_FORMAT_MAJOR);
    buf_byte(out, PLACARD_FORMAT_MINOR);
    put_varint(out, STREAM_SECTION_ROOT);
    put_varint(out, (uint32_t)tokens.len);
    buf_str(out, buf_view(&tokens));
}
