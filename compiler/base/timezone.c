#include "base/timezone.h"

#include <string.h>

#include "base/arena.h"

static const char *const zones[] = {
#include "timezones.inc"
};
enum { ZONES = sizeof zones / sizeof zones[0] };

const char *timezone_check(struct str name)
{
    for (size_t i = 0; i < ZONES; i++)
        if (str_eq(name, str_of(zones[i])))
            return NULL;
    return "no name of the tz database";
}

/* The city or country at the end: "Denver" of "America/Denver". */
static struct str last_part(struct str zone)
{
    size_t begin = 0, slash;
    while ((slash = str_find_byte(zone, '/', begin)) != SIZE_MAX)
        begin = slash + 1;
    return str_slice(zone, begin, zone.len);
}

struct str timezone_meant(struct arena *arena, struct str words)
{
    struct str *names = arena_array(arena, struct str, ZONES);
    char *text = str_z(arena, str_trim(words));
    for (size_t i = 0; text[i] != '\0'; i++)
        text[i] = text[i] == ' ' ? '_' : text[i];
    for (size_t i = 0; i < ZONES; i++) {
        names[i] = str_of(zones[i]);
        if (str_eq_nocase(names[i], str_of(text)) ||
            str_eq_nocase(last_part(names[i]), last_part(str_of(text))))
            return names[i];
    }
    bool is_offset = strpbrk(text, "+0123456789") != NULL; /* UTC+2: its changes of the clock are not known */
    return is_offset ? STR("") : str_nearest(str_of(text), names, ZONES);
}
