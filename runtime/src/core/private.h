/*
 * private.h - names that leave their file and not the library.
 *
 * In:    a function that a private header declares, or a table
 * Out:   PRIVATE: hidden in a shared library; PRIVATE_NAME: prefixed in an archive, where a linker
 *        sees every name.  So a host may have a crc32_of() of its own.
 * Hides: how a compiler says so.  runtime/tools/join makes both `static`.
 *
 *     #define crc32_of PRIVATE_NAME(crc32_of)
 *     PRIVATE uint32_t crc32_of(const uint8_t *data, size_t size);
 *
 * A table is declared with PRIVATE_DATA and defined with PRIVATE.
 */
#ifndef PLACARD_CORE_PRIVATE_H
#define PLACARD_CORE_PRIVATE_H

#define PRIVATE_NAME(name) placard_private_##name

#ifndef PRIVATE
#if defined(__GNUC__) && !defined(_WIN32)
#define PRIVATE __attribute__((visibility("hidden")))
#else
#define PRIVATE
#endif
#define PRIVATE_DATA extern PRIVATE
#endif

#endif
