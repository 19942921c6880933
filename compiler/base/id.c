#include "base/id.h"

#include "base/unicode.h"

static bool is_id_byte(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-';
}

/* Names that Windows keeps for devices, whatever stands behind a dot: "nul.placard" cannot be a file there.
 * Microsoft, "Naming Files, Paths, and Namespaces". */
static bool is_device(struct str text)
{
    bool is_port = text.len == 4 && text.ptr[3] >= '0' && text.ptr[3] <= '9';
    struct str port = str_slice(text, 0, 3);
    return str_eq(text, STR("con")) || str_eq(text, STR("prn")) || str_eq(text, STR("aux")) ||
           str_eq(text, STR("nul")) || (is_port && (str_eq(port, STR("com")) || str_eq(port, STR("lpt"))));
}

const char *id_check(struct str text)
{
    if (text.len > ID_MAX)
        return "longer than 63 characters";
    for (size_t i = 0; i < text.len; i++)
        if (!is_id_byte(text.ptr[i]))
            return "only a to z, 0 to 9 and hyphens";
    if (text.len == 0 || text.ptr[0] == '-' || text.ptr[text.len - 1] == '-')
        return "begins and ends with a letter or digit";
    if (is_device(text))
        return "Windows keeps this name for a device";
    return str_find(text, STR("--")) == SIZE_MAX ? NULL : "one hyphen at a time";
}

struct str id_meant(struct arena *arena, struct str words)
{
    struct str slug = unicode_slug(arena, words);
    return is_device(slug) ? str_format(arena, "%.*s-1", STR_FMT(slug)) : slug;
}
