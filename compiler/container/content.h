/*
 * content.h - what the content digest of a bundle is over: the one layout.
 *
 * The digest names what workers see.  For each language, in the order of its
 * facts: u8 length of the tag, tag, u32le size, document; then for each picture
 * u32le size, file (docs/format/manifest.md).  It does not change when only
 * packaging or triggers change.
 *
 * The writer makes it, and verify makes it again.
 */
#ifndef PLACARD_CONTAINER_CONTENT_H
#define PLACARD_CONTAINER_CONTENT_H

#include "base/array.h"
#include "base/str.h"

/* `arena` set, the rest zero.  What is added is borrowed until content_digest(). */
struct content {
    struct arena *arena;
    ARRAY(struct str) parts;
};

void content_add_document(struct content *content, struct str tag, struct str bytes);
void content_add_picture(struct content *content, struct str bytes);

/* SHA-256 over all that was added. */
void content_digest(uint8_t out[32], const struct content *content);

#endif
