/*
 * version.c - which library this is, for callers that were compiled apart from it.
 */
#include "placard.h"

uint32_t placard_version(void)
{
    return PLACARD_VERSION_MAJOR << 16 | PLACARD_VERSION_MINOR << 8 | PLACARD_VERSION_PATCH;
}

uint32_t placard_layout(void)
{
    return PLACARD_LAYOUT;
}
