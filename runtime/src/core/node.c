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

placard_node placard_node_find(const placard_document *document, placard_node within, placard_node after,
                               placard_kind kind)
{
    if (within >= document->node_count_ || after >= document->node_count_)
        return PLACARD_NONE;
    placard_node end = document->nodes_[within].kind_end_ >> 8;
    for (placard_node at = after < within ? within : after; ++at < end;)
        if ((document->nodes_[at].kind_end_ & 0xffu) == (uint32_t)kind)
            return at;
    return PLACARD_NONE;
}

placard_node placard_node_nth(const placard_document *document, placard_kind kind, uint32_t index)
{
    placard_node at = 0;
    do
        at = placard_node_find(document, 0, at, kind);
    while (at != PLACARD_NONE && index-- > 0);
    return at;
}
