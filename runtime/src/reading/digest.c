/*
 * digest.c - what a screen shows, as 64 bits (docs/format/screens.md).
 *
 * FNV-1a: draft-eastlake-fnv, "The FNV Non-Cryptographic Hash Algorithm".
 */
#include "core/load.h"
#include "placard.h"

#define FNV_OFFSET 0xcbf29ce484222325u
#define FNV_PRIME  0x100000001b3u

static void add_bytes(uint64_t *hash, const uint8_t *data, size_t size)
{
    uint64_t sum = *hash;
    while (size-- > 0)
        sum = (sum ^ *data++) * FNV_PRIME;
    *hash = sum;
}

/* Kind, number, nodes and bytes of text, four bytes each, then the text; of a picture its digest. */
static void add_node(uint64_t *hash, const placard_module *module, const placard_document *document,
                     placard_node at)
{
    const placard_token *node = &document->nodes_[at];
    uint32_t kind = node->kind_end_ & 0xffu, number = node->number_, nodes = (node->kind_end_ >> 8) - at;
    placard_bytes text = {document->text_ + node->text_, node->size_};
    uint8_t head[16];
    if (kind == PLACARD_DIGEST || kind == PLACARD_FOLD || kind == PLACARD_KEYWORD ||
        kind == PLACARD_READING_TIME)
        return; /* not shown */
    if (kind == PLACARD_QUESTION)
        nodes = 0; /* those that are not shown would count */
    if (kind >= PLACARD_QUESTION && kind <= PLACARD_PAIR)
        text.size = 0; /* an id */
    if (kind == PLACARD_IMAGE || kind == PLACARD_FOOTNOTE || kind == PLACARD_FOOTNOTE_REF)
        number = 0; /* a place in the bundle */
    store_le32(head, kind);
    store_le32(head + 4, number);
    store_le32(head + 8, nodes);
    store_le32(head + 12, (uint32_t)text.size);
    add_bytes(hash, head, sizeof head);
    add_bytes(hash, text.data, text.size);
    if (kind == PLACARD_IMAGE) {
        placard_fact picture = placard_fact_at(module, PLACARD_MEDIA, node->number_);
        add_bytes(hash, picture.text.data, picture.text.size);
    }
}

uint64_t placard_screen_digest(const placard_module *module, const placard_document *document,
                               const placard_screen *screen)
{
    uint64_t hash = FNV_OFFSET;
    placard_node piece = PLACARD_NONE;
    while ((piece = placard_screen_piece(document, screen, piece)) != PLACARD_NONE)
        for (placard_node node = piece; node < placard_node_end(document, piece); node++)
            add_node(&hash, module, document, node);
    return hash;
}
