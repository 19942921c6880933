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

static bool has_host(struct str rest)
{
    return str_starts(rest, STR("//")) && rest.len > 2 &&
           str_find_byte(STR("/?#:"), rest.ptr[2], 0) == SIZE_MAX;
}

static bool has_mailbox(struct str rest)
{
    size_t end = str_find_byte(rest, '?', 0);
    struct str address = str_slice(rest, 0, end);
    size_t at = str_find_byte(address, '@', 0);
    return at != SIZE_MAX && at > 0 && at + 1 < address.len;
}

static bool has_number(struct str rest)
{
    size_t end = str_find_byte(rest, ';', 0), digits = 0;
    for (size_t i = 0; i < rest.len && i < end; i++)
        digits += rest.ptr[i] >= '0' && rest.ptr[i] <= '9';
    return digits > 1;
}

const char *link_wrong(struct str target)
{
    struct str scheme = link_scheme(target), rest = str_slice(target, scheme.len + 1, target.len);
    if (str_eq_nocase(scheme, STR("https")) && !has_host(rest))
        return "no name of a site stands behind https://";
    if (str_eq_nocase(scheme, STR("mailto")) && !has_mailbox(rest))
        return "no address such as name@example.com";
    if (str_eq_nocase(scheme, STR("tel")) && !has_number(rest))
        return "no number to call";
    if (str_eq_nocase(scheme, STR("module")) && str_find_byte(rest, '#', 0) != SIZE_MAX)
        return "a link leads to a whole module, not to a place in it";
    return NULL;
}

bool link_is_kept(struct str scheme)
{
    static const char *const kept[] = {"https", "mailto", "tel", "module"};
    for (size_t i = 0; i < sizeof kept / sizeof kept[0]; i++)
        if (str_eq_nocase(scheme, str_of(kept[i])))
            return true;
    return false;
}
