/*
 * digest.c - what a screen shows, as 64 bits (docs/format/screens.md).
 *
 * FNV-1a: draft-eastlake-fnv, "The FNV Non-Cryptographic Hash Algorithm".
 */
#include "core/load.h"
#include "placard.h"

#define FNV_OFFSET 0xcbf29ce484222325u
#define FNV_PRIME  0x100000001b3u

static void add_bytes(uint64_t *digest, const void *data, size_t size)
{
    const uint8_t *at = data;
    uint64_t sum = *digest;
    while (size-- > 0)
        sum = (sum ^ *at++) * FNV_PRIME;
    *digest = sum;
}

/* Of a picture its digest; the text; then kind and nodes in one number, number, bytes of the text. */
static void add_node(uint64_t *digest, const placard_module *module, const placard_document *document,
                     placard_node at)
{
    placard_token node = document->nodes_[at];
    uint32_t kind = node.kind_end_ & 0xffu;
    node.kind_end_ -= at << 8;
    if (kind == PLACARD_DIGEST || kind == PLACARD_FOLD || kind == PLACARD_KEYWORD ||
        kind == PLACARD_READING_TIME)
        return; /* not shown */
    if (kind == PLACARD_IMAGE) {
        placard_fact picture = placard_fact_at(module, PLACARD_MEDIA, node.number_);
        add_bytes(digest, picture.text.data, picture.text.size);
    }
    if (kind == PLACARD_IMAGE || kind == PLACARD_FOOTNOTE || kind == PLACARD_FOOTNOTE_REF)
        node.number_ = 0; /* a place in the bundle */
    if (kind == PLACARD_QUESTION || (kind >= PLACARD_CHOICE && kind <= PLACARD_PAIR)) {
        node.kind_end_ = kind; /* nodes that are not shown would count */
        node.size_ = 0;        /* an id */
    }
    add_bytes(digest, document->text_ + node.text_, node.size_);
    node.text_ = node.size_; /* so that the three stand in a row */
    store_le32((uint8_t *)&node.kind_end_, node.kind_end_);
    store_le32((uint8_t *)&node.number_, node.number_);
    store_le32((uint8_t *)&node.text_, node.text_);
    add_bytes(digest, &node, 12);
}

uint64_t placard_screen_digest(const placard_module *module, const placard_document *document,
                               const placard_screen *screen)
{
    uint64_t digest = FNV_OFFSET;
    placard_node piece = PLACARD_NONE;
    while ((piece = placard_screen_piece(document, screen, piece)) != PLACARD_NONE)
        for (placard_node at = piece; at < placard_node_end(document, piece); at++)
            add_node(&digest, module, document, at);
    return digest;
}
