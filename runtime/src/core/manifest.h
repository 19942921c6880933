/*
 * manifest.h - the check of the manifest stream (docs/format/manifest.md).
 */
#ifndef PLACARD_CORE_MANIFEST_H
#define PLACARD_CORE_MANIFEST_H

#include "core/private.h"
#include "placard.h"

/* Check the bytes of the manifest, whose sum is right, and set manifest_, language_count_ and media_count_.
 */
#define manifest_check PRIVATE_NAME(manifest_check)
PRIVATE placard_status manifest_check(placard_module *module, placard_bytes bytes, placard_error *error);

#endif
