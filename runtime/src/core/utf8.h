/*
 * utf8.h - is this UTF-8?
 */
#ifndef PLACARD_CORE_UTF8_H
#define PLACARD_CORE_UTF8_H

#include <stddef.h>
#include <stdint.h>

#include "core/private.h"

/* Bytes of `text` before the first that breaks the rules: shortest forms only,
 * no surrogates, nothing above U+10FFFF, no NUL.  `size` when all is well. */
#define utf8_valid PRIVATE_NAME(utf8_valid)
PRIVATE size_t utf8_valid(const uint8_t *text, size_t size);

#endif
