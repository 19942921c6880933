/*
 * shelf.h - pictures that this run converted, for the other modules that show them.
 *
 * A photo that eight modules show is decoded and encoded once: whoever comes first makes it, the others
 * wait or find it there.  The shelf is bounded: when it is full, what was asked for longest ago goes, and is
 * made again if it is asked for again.  Any thread.
 *
 * In:   conversions (6-media), by what decides them
 * Out:  struct media_shelf
 */
#ifndef PLACARD_CACHE_SHELF_H
#define PLACARD_CACHE_SHELF_H

#include "pipeline/6-media/media.h"

#define SHELF_BYTES (32u << 20) /* of encoded pictures */

struct shelf;

/* In `arena`, closed with it, and then nobody may use it.  `most` bytes are kept. */
struct shelf *shelf_new(struct arena *arena, size_t most);

/* As 6-media asks for it; valid as long as the shelf. */
struct media_shelf shelf_media(struct shelf *shelf);

#endif
