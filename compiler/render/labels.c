#include "render/labels.h"

#include <string.h>

#include "base/str.h"

/* Where the column of a tag has its primary subtag; LABELS_LANGUAGE_COUNT: it has none. */
static enum labels_language find_column(placard_bytes tag, size_t *len)
{
    static const char *const tags[] = {
#define X(name, tag) tag,
        SIGNAL_WORDS_LANGUAGES(X)
#undef X
    };
    for (size_t i = 0; i < sizeof tags / sizeof *tags; i++) {
        *len = strlen(tags[i]);
        if (tag.size >= *len && memcmp(tag.data, tags[i], *len) == 0 &&
            (tag.size == *len || tag.data[*len] == '-'))
            return (enum labels_language)i;
    }
    return LABELS_LANGUAGE_COUNT;
}

enum labels_language labels_language_of(placard_bytes tag)
{
    size_t len;
    enum labels_language found = find_column(tag, &len);
    return found == LABELS_LANGUAGE_COUNT ? LABELS_ENGLISH : found;
}

placard_bytes labels_language_name(struct arena *arena, placard_bytes tag)
{
    size_t len;
    enum labels_language column = find_column(tag, &len);
    if (column == LABELS_LANGUAGE_COUNT)
        return tag;
    struct str name = str_of(labels_text(column, LABELS_LANGUAGE));
    if (tag.size > len) /* zh-Hant beside zh */
        name = str_format(arena, "%.*s (%.*s)", STR_FMT(name), (int)tag.size, (const char *)tag.data);
    return (placard_bytes){(const uint8_t *)name.ptr, name.len};
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
