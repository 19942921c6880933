#include "base/id.h"

static bool is_id_byte(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-';
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
    return str_find(text, STR("--")) == SIZE_MAX ? NULL : "one hyphen at a time";
}
