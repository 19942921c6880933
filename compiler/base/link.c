#include "base/link.h"

struct str link_scheme(struct str target)
{
    for (size_t i = 0; i < target.len; i++) {
        char c = target.ptr[i];
        bool is_letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
        bool is_other = (c >= '0' && c <= '9') || c == '+' || c == '-' || c == '.';
        if (c == ':')
            return str_slice(target, 0, i);
        if (!is_letter && (!is_other || i == 0))
            break;
    }
    return str_slice(target, 0, 0);
}

bool link_is_kept(struct str scheme)
{
    static const char *const kept[] = {"https", "mailto", "tel", "module"};
    for (size_t i = 0; i < sizeof kept / sizeof kept[0]; i++)
        if (str_eq_nocase(scheme, str_of(kept[i])))
            return true;
    return false;
}
