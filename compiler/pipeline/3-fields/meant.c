#include "pipeline/3-fields/meant.h"

/* A unit by how its name begins, in the languages that authors count in; each is of the unit that is read. */
struct unit {
    struct str name;
    struct str unit;
    unsigned times;
};
#define UNIT(name, unit, times)                                                                              \
    {                                                                                                        \
        {name, sizeof name - 1}, {unit, sizeof unit - 1}, times                                              \
    }

static const struct unit times[] = {
    UNIT("sec", "s", 1),
    UNIT("sek", "s", 1),
    UNIT("seg", "s", 1),
    UNIT("min", "m", 1),
    UNIT("hour", "h", 1),
    UNIT("hr", "h", 1),
    UNIT("stund", "h", 1),
    UNIT("hora", "h", 1),
    UNIT("heure", "h", 1),
    UNIT("day", "d", 1),
    UNIT("tag", "d", 1),
    UNIT("dia", "d", 1),
    UNIT("d\xC3\xAD"
         "a",
         "d", 1),
    UNIT("jour", "d", 1),
    UNIT("week", "w", 1),
    UNIT("woche", "w", 1),
    UNIT("semana", "w", 1),
    UNIT("semaine", "w", 1),
    UNIT("mo", "d", 30), /* month, Monat, mois */
    UNIT("mes", "d", 30),
    UNIT("year", "d", 365),
    UNIT("yr", "d", 365),
    UNIT("wk", "w", 1),
    UNIT("jahr", "d", 365),
    UNIT("a\xC3\xB1o", "d", 365),
    UNIT("an", "d", 365),
};
/* How often, in one word. */
static const struct {
    const char *word, *meant;
} rhythms[] = {
    {"daily", "1d"},      {"weekly", "1w"},     {"biweekly", "2w"},     {"fortnightly", "2w"},
    {"monthly", "30d"},   {"quarterly", "90d"}, {"yearly", "365d"},     {"annually", "365d"},
    {"annual", "365d"},   {"diario", "1d"},     {"semanal", "1w"},      {"mensual", "30d"},
    {"anual", "365d"},    {"täglich", "1d"},    {"wöchentlich", "1w"},  {"monatlich", "30d"},
    {"jährlich", "365d"}, {"quotidien", "1d"},  {"hebdomadaire", "1w"}, {"mensuel", "30d"},
    {"annuel", "365d"},
};

static const struct unit lengths[] = {UNIT("kilom", "km", 1), UNIT("km", "km", 1), UNIT("m", "m", 1)};

/* The number that the text begins with, and what stands behind it and blanks; false: it begins with none. */
static bool take_number(struct str text, unsigned *number, struct str *rest)
{
    size_t at = 0;
    *number = 0;
    for (text = str_trim(text); at < text.len && at < 5 && text.ptr[at] >= '0' && text.ptr[at] <= '9'; at++)
        *number = *number * 10 + (unsigned)(text.ptr[at] - '0');
    *rest = str_trim(str_slice(text, at, text.len));
    return at > 0;
}

static const struct unit *find_unit(struct str word, const struct unit *units, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (str_eq_nocase(str_slice(word, 0, units[i].name.len), units[i].name))
            return &units[i];
    return NULL;
}

struct str meant_duration(struct arena *arena, struct str text)
{
    unsigned number;
    struct str rest;
    for (size_t i = 0; i < sizeof rhythms / sizeof *rhythms; i++)
        if (str_eq_nocase(str_trim(text), str_of(rhythms[i].word)))
            return str_of(rhythms[i].meant);
    const struct unit *unit = NULL;
    if (take_number(text, &number, &rest) && number > 0 && str_find_byte(rest, ' ', 0) == SIZE_MAX)
        unit = find_unit(rest, times, sizeof times / sizeof *times);
    if (unit == NULL || number * unit->times > 99999)
        return STR("");
    return str_format(arena, "%u%.*s", number * unit->times, STR_FMT(unit->unit));
}

struct str meant_distance(struct arena *arena, struct str text)
{
    unsigned number;
    struct str rest;
    if (!take_number(text, &number, &rest) || number == 0)
        return STR("");
    const struct unit *unit = find_unit(rest, lengths, sizeof lengths / sizeof *lengths);
    if (rest.len > 0 && unit == NULL)
        return STR("");
    return str_format(arena, "%u%.*s", number, STR_FMT(unit != NULL ? unit->unit : STR("m")));
}

struct str meant_decimal(struct arena *arena, struct str text)
{
    size_t comma = str_find_byte(text, ',', 0);
    if (comma == SIZE_MAX || str_find_byte(text, ',', comma + 1) != SIZE_MAX ||
        str_find_byte(text, '.', 0) != SIZE_MAX)
        return STR("");
    struct str before = str_slice(text, 0, comma), after = str_trim(str_slice(text, comma + 1, text.len));
    return str_format(arena, "%.*s.%.*s", STR_FMT(before), STR_FMT(after));
}
