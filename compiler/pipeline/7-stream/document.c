/*
 * document.c - the walk that writes token streams, and the limits of a
 * document.  Both walks follow the links of the tree: depth costs no stack.
 */
#include "pipeline/7-stream/document.h"

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

static bool reaches_bundle(const struct node *node)
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

/* `node`, or the first of its later siblings that reaches a bundle, or NULL. */
static const struct node *first_kept(const struct node *node)
{
    while (node != NULL && !reaches_bundle(node))
        node = node->next;
    return node;
}

/* All tokens of the tree; the number of them without the ENDs. */
static uint32_t put_tree(struct buf *out, const struct node *root)
{
    uint32_t count = 0;
    const struct node *node = root;
    while (node != NULL) {
        put_token(out, node);
        count++;
        const struct node *next = has_children(node) ? first_kept(node->first) : NULL;
        if (next == NULL && has_children(node))
            buf_byte(out, PLACARD_END);
        while (next == NULL && node != root) {
            next = first_kept(node->next);
            if (next == NULL) {
                node = node->parent;
                buf_byte(out, PLACARD_END);
            }
        }
        node = next;
    }
    return count;
}

void document_stream(struct buf *out, const struct node *root, uint32_t *node_count)
{
    struct buf tokens = {.arena = out->arena};
    *node_count = put_tree(&tokens, root);
    buf_str(out, root->kind == PLACARD_MANIFEST ? STR(STREAM_MAGIC_MANIFEST) : STR(STREAM_MAGIC_DOCUMENT));
    buf_byte(out, PLACARD_FORMAT_MAJOR);
    buf_byte(out, PLACARD_FORMAT_MINOR);
    put_varint(out, STREAM_SECTION_ROOT);
    put_varint(out, (uint32_t)tokens.len);
    buf_str(out, buf_view(&tokens));
}

/* One walk over a document, and the first thing past each limit. */
struct census {
    struct stage *stage;
    const struct module *module;
    bool is_too_deep;
    bool is_over;
};

static struct place place_of(const struct census *census, const struct node *node)
{
    return (struct place){census->module->source, node->span};
}

static void check_depth(struct census *census, const struct node *node, uint32_t depth)
{
    if (depth <= PLACARD_MAX_DEPTH || census->is_too_deep)
        return;
    census->is_too_deep = census->is_over = true;
    struct diags *diags = census->stage->diags;
    struct diag *diag = diag_add(diags, DIAG_DOCUMENT_TOO_DEEP, place_of(census, node),
                                 "this stands inside more than %u other parts", PLACARD_MAX_DEPTH);
    diag_label(diags, diag, "nested too deeply for a bundle");
    diag_help(diags, diag,
              "move the innermost list or quote out: write its points as steps of their own, "
              "or as a paragraph");
}

static void check_step(struct census *census, const struct node *step)
{
    uint32_t count = 0;
    for (const struct node *node = step; node != NULL; node = node_walk(step, node))
        count += reaches_bundle(node);
    if (count <= PLACARD_MAX_STEP_NODES)
        return;
    census->is_over = true;
    struct diags *diags = census->stage->diags;
    struct diag *diag =
        diag_add(diags, DIAG_STEP_TOO_LARGE, place_of(census, step),
                 "this step holds %u parts (cells, words marked up, list items ...); at most %u fit", count,
                 PLACARD_MAX_STEP_NODES);
    diag_label(diags, diag, "too large for a step");
    diag_help(diags, diag,
              "split the step, or move its table to a module of `kind: reference` and link to it: "
              "[the table](module:the-other-id)");
}

static void check_node(struct census *census, const struct node *node, uint32_t depth)
{
    check_depth(census, node, depth);
    if (node->kind == PLACARD_STEP)
        check_step(census, node);
}

static void check_tree(struct census *census)
{
    const struct node *root = census->module->root;
    uint32_t depth = 0;
    const struct node *node = root;
    while (node != NULL) {
        check_node(census, node, depth);
        const struct node *next = first_kept(node->first);
        depth += next != NULL;
        while (next == NULL && node != root) {
            next = first_kept(node->next);
            if (next == NULL) {
                node = node->parent;
                depth--;
            }
        }
        node = next;
    }
}

/* The whole file is the place: no part of it is more to blame than others. */
static void report_size(struct stage *stage, const struct module *module, size_t size)
{
    struct span first_line = source_line(module->source, module->root->span.begin);
    struct diag *diag =
        diag_add(stage->diags, DIAG_DOCUMENT_TOO_LARGE, (struct place){module->source, first_line},
                 "the compiled text is %zu bytes long; at most %u fit", size, PLACARD_MAX_DOCUMENT);
    diag_label(stage->diags, diag, "the body that begins here is too large");
    diag_help(stage->diags, diag,
              "split the module: one task each; long link targets that are used often count "
              "each time");
}

struct str document_encode(struct stage *stage, const struct module *module, uint32_t *node_count)
{
    struct census census = {.stage = stage, .module = module};
    check_tree(&census);
    struct buf out = {.arena = stage->arena};
    document_stream(&out, module->root, node_count);
    if (out.len > PLACARD_MAX_DOCUMENT) {
        report_size(stage, module, out.len);
        census.is_over = true;
    }
    if (census.is_over) {
        *node_count = 0;
        return (struct str){0};
    }
    return buf_view(&out);
}
