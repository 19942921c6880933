#include "pipeline/4-model/measures.h"

#include <string.h>

/* Symbols that translators leave as they are, what they measure and in which power of ten of it.  Words
 * (minutes, feet) differ by language and are not compared, nor is `in`, which is a word in many. */
static const struct unit {
    const char *symbol, *means;
    int power;
    const char *prefixes; /* that may stand before it */
} units[] = {
    {"V", "V", 0, "numkMG"},    {"A", "A", 0, "numkM"},     {"W", "W", 0, "numkMG"},
    {"VA", "VA", 0, "mkM"},     {"Wh", "Wh", 0, "mkMG"},    {"Ah", "Ah", 0, "mk"},
    {"Hz", "Hz", 0, "mkMG"},    {"Ω", "Ω", 0, "umkMG"},     {"F", "F", 0, "pnum"},
    {"H", "H", 0, "num"},       {"T", "T", 0, "num"},       {"bar", "Pa", 5, "um"},
    {"Pa", "Pa", 0, "umhkMG"},  {"psi", "psi", 0, "k"},     {"°C", "°C", 0, ""},
    {"°F", "°F", 0, ""},        {"K", "K", 0, "m"},         {"m", "m", 0, "numcdk"},
    {"ft", "ft", 0, ""},        {"g", "g", 0, "numk"},      {"t", "g", 6, "k"},
    {"lb", "lb", 0, ""},        {"lbs", "lb", 0, ""},       {"oz", "oz", 0, ""},
    {"l", "l", 0, "umcdh"},     {"L", "l", 0, "umcdh"},     {"gal", "gal", 0, ""},
    {"s", "s", 0, "num"},       {"min", "min", 0, ""},      {"h", "h", 0, ""},
    {"rpm", "rpm", 0, ""},      {"%", "%", 0, ""},          {"‰", "‰", 0, ""},
    {"dB", "dB", 0, ""},        {"dB(A)", "dB", 0, ""},     {"lx", "lx", 0, "k"},
    {"N", "N", 0, "umkM"},      {"Nm", "Nm", 0, "mk"},      {"J", "J", 0, "mkMG"},
    {"cal", "cal", 0, "k"},     {"ppm", "ppm", 0, ""},      {"ppb", "ppb", 0, ""},
    {"Bq", "Bq", 0, "kMG"},     {"Gy", "Gy", 0, "um"},      {"Sv", "Sv", 0, "um"},
    {"Sv/h", "Sv/h", 0, "um"},  {"m²", "m²", 0, ""},        {"m2", "m²", 0, ""},
    {"cm²", "m²", -4, ""},      {"cm2", "m²", -4, ""},      {"mm²", "m²", -6, ""},
    {"mm2", "m²", -6, ""},      {"m³", "m³", 0, ""},        {"m3", "m³", 0, ""},
    {"cm³", "m³", -6, ""},      {"cm3", "m³", -6, ""},      {"m³/h", "m³/h", 0, ""},
    {"m3/h", "m³/h", 0, ""},    {"m/s", "m/s", 0, "mck"},   {"m/min", "m/min", 0, "mc"},
    {"km/h", "km/h", 0, ""},    {"l/min", "l/min", 0, "m"}, {"L/min", "l/min", 0, "m"},
    {"l/h", "l/h", 0, "m"},     {"L/h", "l/h", 0, "m"},     {"g/m³", "g/m³", 0, "umk"},
    {"g/m3", "g/m³", 0, "umk"}, {"g/l", "g/l", 0, "um"},    {"g/L", "g/l", 0, "um"},
    {"N/mm²", "Pa", 6, ""},     {"N/mm2", "Pa", 6, ""},     {"mph", "mph", 0, ""},
};

static const struct prefix {
    char sign;
    int power;
} prefixes[] = {{'p', -12}, {'n', -9}, {'u', -6}, {'m', -3}, {'c', -2},
                {'d', -1},  {'h', 2},  {'k', 3},  {'M', 6},  {'G', 9}};

static bool ends_word(struct str text, size_t i)
{
    return i >= text.len || (!str_is_letter(text.ptr[i]) && (text.ptr[i] < '0' || text.ptr[i] > '9'));
}

/* The power of ten of a prefix that may stand before `unit`; false: it is none. */
static bool read_prefix(char sign, const struct unit *unit, int *power)
{
    if (sign == '\0' || strchr(unit->prefixes, sign) == NULL)
        return false;
    for (size_t i = 0; i < sizeof prefixes / sizeof prefixes[0]; i++)
        if (prefixes[i].sign == sign)
            *power = prefixes[i].power;
    return true;
}

size_t measures_read(struct str text, struct measure *found)
{
    size_t longest = 0;
    for (size_t i = 0; i < sizeof units / sizeof units[0]; i++) {
        for (size_t skip = 0; skip < 2; skip++) {
            int power = 0;
            struct str name = str_of(units[i].symbol), rest = str_slice(text, skip, text.len);
            size_t size = skip + name.len;
            bool is_longer =
                size > longest && size <= text.len && str_starts(rest, name) && ends_word(text, size);
            if (!is_longer || (skip == 1 && !read_prefix(text.ptr[0], &units[i], &power)))
                continue;
            longest = size;
            *found = (struct measure){str_of(units[i].means), units[i].power + power};
        }
    }
    return longest;
}
