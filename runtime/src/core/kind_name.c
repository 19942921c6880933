/*
 * kind_name.c - names of kinds in lower case, made from PLACARD_KIND_LIST
 * letter by letter when compiling, so that the list stays the only one.
 */
#include "placard.h"

#define LETTER(name, i)  (name)[(i) < sizeof(name) ? (i) : sizeof(name) - 1]
#define IS_UPPER(c)      ((c) >= 'A' && (c) <= 'Z')
#define LOWER(name, i)   (char)(LETTER(name, i) | (IS_UPPER(LETTER(name, i)) ? 32 : 0))
#define LOWER_4(name, i) LOWER(name, i), LOWER(name, i + 1), LOWER(name, i + 2), LOWER(name, i + 3)
#define LOWER_20(name)                                                                                       \
    LOWER_4(name, 0), LOWER_4(name, 4), LOWER_4(name, 8), LOWER_4(name, 12), LOWER_4(name, 16)

static const struct {
    uint8_t code;
    char name[20];
} names[] = {
#define X(name, code, has, is, holds, number, text) {code, {LOWER_20(#name)}},
    PLACARD_KIND_LIST(X)
#undef X
};

#define X(name, code, has, is, holds, number, text) _Static_assert(sizeof #name <= 20, "name too long");
PLACARD_KIND_LIST(X)
#undef X

const char *placard_kind_name(uint32_t kind)
{
    for (uint32_t i = 0; i < sizeof names / sizeof names[0]; i++)
        if (names[i].code == kind)
            return names[i].name;
    return "";
}
