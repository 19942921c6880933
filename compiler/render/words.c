#include "render/words.h"

#include <string.h>

enum words_language words_language_of(placard_bytes tag)
{
    static const char *const tags[] = {
#define X(name, tag) tag,
        WORDS_LANGUAGES(X)
#undef X
    };
    for (size_t i = 0; i < sizeof tags / sizeof *tags; i++) {
        size_t len = strlen(tags[i]);
        if (tag.size >= len && memcmp(tag.data, tags[i], len) == 0 &&
            (tag.size == len || tag.data[len] == '-'))
            return (enum words_language)i;
    }
    return WORDS_ENGLISH;
}

const char *words_text(enum words_language language, enum words_id id)
{
    static const char *const texts[][WORDS_LANGUAGE_COUNT] = {
#define X(name, ...) {__VA_ARGS__},
        WORDS_LIST(X)
#undef X
    };
    return texts[id][language];
}

enum words_id words_of_level(uint32_t level)
{
    switch (level) {
#define X(name, code, word)                                                                                  \
    case code:                                                                                               \
        return WORDS_##name;
        PLACARD_NOTICE_LIST(X)
#undef X
    default:
        return WORDS_NOTE;
    }
}

enum words_id words_of_module(placard_module_kind kind)
{
    switch (kind) {
    case PLACARD_MODULE_BULLETIN:
        return WORDS_BULLETIN;
    case PLACARD_MODULE_REFERENCE:
        return WORDS_REFERENCE;
    default:
        return WORDS_PROCEDURE;
    }
}
