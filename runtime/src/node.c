/*
 * node.c - walking a loaded document.
 *
 * Nodes stand in reading order and each knows where its descendants end, so
 * every step is one look-up; placard_load() made all of them sound.
 */
#include "placard.h"

uint32_t placard_node_kind(const placard_document *document, placard_node node)
{
    return node < document->node_count_ ? document->nodes_[node].kind_end_ & 0xffu : PLACARD_END;
}

uint32_t placard_node_number(const placard_document *document, placard_node node)
{
    return node < document->node_count_ ? document->nodes_[node].number_ : 0;
}

placard_bytes placard_node_text(const placard_document *document, placard_node node)
{
    placard_bytes text = {NULL, 0};
    if (node < document->node_count_) {
        text.data = document->text_ + document->nodes_[node].text_;
        text.size = document->nodes_[node].size_;
    }
    return text;
}

placard_node placard_node_end(const placard_document *document, placard_node node)
{
    return node < document->node_count_ ? document->nodes_[node].kind_end_ >> 8 : PLACARD_NONE;
}

placard_node placard_node_first(const placard_document *document, placard_node node)
{
    if (node >= document->node_count_ || placard_node_end(document, node) == node + 1)
        return PLACARD_NONE;
    return node + 1;
}

placard_node placard_node_next(const placard_document *document, placard_node parent, placard_node node)
{
    if (node >= document->node_count_ || parent >= document->node_count_)
        return PLACARD_NONE;
    placard_node next = placard_node_end(document, node);
    return next < placard_node_end(document, parent) ? next : PLACARD_NONE;
}

/* Of a node that is there. */
static inline int has_kind(const placard_document *document, placard_node node, placard_kind kind)
{
    return (document->nodes_[node].kind_end_ & 0xffu) == (uint32_t)kind;
}

placard_node placard_node_find(const placard_document *document, placard_node within, placard_node after,
                               placard_kind kind)
{
    if (within >= document->node_count_ || after >= document->node_count_)
        return PLACARD_NONE;
    placard_node end = placard_node_end(document, within);
    for (placard_node at = after < within ? within + 1 : after + 1; at < end; at++)
        if (has_kind(document, at, kind))
            return at;
    return PLACARD_NONE;
}

placard_node placard_node_child(const placard_document *document, placard_node node, placard_kind kind)
{
    placard_node at = placard_node_first(document, node);
    while (at != PLACARD_NONE && !has_kind(document, at, kind))
        at = placard_node_next(document, node, at);
    return at;
}

placard_node placard_node_nth(const placard_document *document, placard_kind kind, uint32_t index)
{
    for (placard_node at = 1; at < document->node_count_; at++)
        if (has_kind(document, at, kind) && index-- == 0)
            return at;
    return PLACARD_NONE;
}
