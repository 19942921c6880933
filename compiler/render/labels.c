#include "render/labels.h"

#include <string.h>

enum labels_language labels_language_of(placard_bytes tag)
{
    static const char *const tags[] = {
#define X(name, tag) tag,
        SIGNAL_WORDS_LANGUAGES(X)
#undef X
    };
    for (size_t i = 0; i < sizeof tags / sizeof *tags; i++) {
        size_t len = strlen(tags[i]);
        if (tag.size >= len && memcmp(tag.data, tags[i], len) == 0 &&
            (tag.size == len || tag.data[len] == '-'))
            return (enum labels_language)i;
    }
    return LABELS_ENGLISH;
}

const char *labels_text(enum labels_language language, enum labels_id id)
{
    static const char *const texts[][LABELS_LANGUAGE_COUNT] = {
#define X(name, ...) {__VA_ARGS__},
        LABELS_LIST(X)
#undef X
    };
    return texts[id][language];
}

enum labels_id labels_of_level(uint32_t level)
{
    switch (level) {
#define X(name, code, word)                                                                                  \
    case code:                                                                                               \
        return LABELS_##name;
        PLACARD_NOTICE_LIST(X)
#undef X
    default:
        return LABELS_NOTE;
    }
}

enum labels_id labels_of_module(placard_module_kind kind)
{
    switch (kind) {
    case PLACARD_MODULE_BULLETIN:
        return LABELS_BULLETIN;
    case PLACARD_MODULE_REFERENCE:
        return LABELS_REFERENCE;
    default:
        return LABELS_PROCEDURE;
    }
}
