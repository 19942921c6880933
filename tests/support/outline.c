#include "support/outline.h"

#include "base/diag.h"

static const char *name_of(uint32_t kind)
{
    switch (kind) {
#define X(name, code, has, is, holds, number, text)                                                          \
    case code:                                                                                               \
        return #name;
        PLACARD_KIND_LIST(X)
#undef X
    case NODE_COMMENT:
        return "COMMENT";
    case NODE_TARGET:
        return "TARGET";
    default:
        return "?";
    }
}

static void write_text(struct buf *out, struct str text)
{
    buf_str(out, STR(" \""));
    for (size_t i = 0; i < text.len; i++) {
        if (text.ptr[i] == '\n')
            buf_str(out, STR("\\n"));
        else if (text.ptr[i] == '\t')
            buf_str(out, STR("\\t"));
        else
            buf_byte(out, text.ptr[i]);
    }
    buf_byte(out, '"');
}

static void write_line(struct buf *out, const struct node *node, int depth)
{
    for (int i = 0; i < depth; i++)
        buf_str(out, STR("  "));
    for (const char *c = name_of(node->kind); *c != '\0'; c++)
        buf_byte(out, *c >= 'A' && *c <= 'Z' ? (char)(*c - 'A' + 'a') : *c);
    if (node->number != 0 && node->kind != PLACARD_DIGEST)
        buf_format(out, " %u", node->number);
    if (node->text.len > 0)
        write_text(out, node->text);
    buf_byte(out, '\n');
}

void outline_write(struct buf *out, const struct node *root)
{
    int depth = 0;
    const struct node *node = root;
    for (;;) {
        write_line(out, node, depth);
        if (node->first != NULL) {
            node = node->first;
            depth++;
            continue;
        }
        while (node != root && node->next == NULL) {
            node = node->parent;
            depth--;
        }
        if (node == root)
            return;
        node = node->next;
    }
}

void outline_diags(struct buf *out, const struct diags *diags)
{
    for (const struct diag *diag = diags->first; diag != NULL; diag = diag->next) {
        struct position at = source_position(diag->at.source, diag->at.span.begin);
        buf_format(out, "%u:%u PL%04d\n", at.line, at.column, (int)diag->code);
    }
}
