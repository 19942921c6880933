#include "base/language.h"

#include <string.h>

#include "base/arena.h"
#include "base/language_list.h"

/* For tables: STR() is no constant. */
#define STR_OF(literal)                                                                                      \
    {                                                                                                        \
        "" literal, sizeof(literal) - 1                                                                      \
    }

struct language {
    struct str code, terminological, bibliographic, name;
};

static const struct language languages[] = {
#define X(code, terminological, bibliographic, name)                                                         \
    {STR_OF(code), STR_OF(terminological), STR_OF(bibliographic), STR_OF(name)},
    LANGUAGE_LIST(X)
#undef X
};
enum { LANGUAGES = sizeof languages / sizeof languages[0] };

/* The two letters of a language by any code or name of it, ASCII letters in any case; empty: none is known.
 */
static struct str code_of(struct str word)
{
    static const struct {
        struct str wrong, code;
    } mistakes[] = {
#define X(wrong, code) {STR_OF(wrong), STR_OF(code)},
        LANGUAGE_MISTAKE_LIST(X)
#undef X
    };
    for (size_t i = 0; i < LANGUAGES; i++)
        if (str_eq_nocase(word, languages[i].code) || str_eq_nocase(word, languages[i].terminological) ||
            str_eq_nocase(word, languages[i].bibliographic) || str_eq_nocase(word, languages[i].name))
            return languages[i].code;
    for (size_t i = 0; i < sizeof mistakes / sizeof mistakes[0]; i++)
        if (str_eq_nocase(word, mistakes[i].wrong))
            return mistakes[i].code;
    return (struct str){NULL, 0};
}

/* One subtag and what it is made of. */
struct subtag {
    struct str text;
    bool has_digit, has_letter;
    size_t next; /* where the next one begins; len + 1 at the end */
};

static bool read_subtag(struct str tag, size_t at, struct subtag *out)
{
    size_t end = at;
    *out = (struct subtag){0};
    for (; end < tag.len && tag.ptr[end] != '-'; end++) {
        char c = tag.ptr[end];
        bool is_letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
        if (!is_letter && (c < '0' || c > '9'))
            return false;
        out->has_letter = out->has_letter || is_letter;
        out->has_digit = out->has_digit || !is_letter;
    }
    out->text = str_slice(tag, at, end);
    out->next = end + 1;
    return end > at && end - at <= 8;
}

static bool is_alpha(const struct subtag *s, size_t len)
{
    return !s->has_digit && s->text.len == len;
}

/* Optional parts in their order; each call takes at most one subtag. */
enum part { EXTLANG, SCRIPT, REGION, VARIANT, EXTENSION, PRIVATE, PARTS };

static bool fits(enum part part, const struct subtag *s)
{
    char first = s->text.ptr[0];
    switch (part) {
    case EXTLANG:
        return is_alpha(s, 3);
    case SCRIPT:
        return is_alpha(s, 4);
    case REGION:
        return is_alpha(s, 2) || (!s->has_letter && s->text.len == 3);
    case VARIANT:
        return s->text.len >= 5 || (s->text.len == 4 && first >= '0' && first <= '9');
    case EXTENSION:
        return s->text.len == 1 && first != 'x' && first != 'X';
    case PRIVATE:
        return s->text.len == 1;
    default:
        return false;
    }
}

/* How often a part may stand. */
static const size_t most[PARTS] = {3, 1, 1, 8, 8, 1};

/* `x-` and extension singletons take all that follows up to the next singleton. */
static bool pass_extension(struct str tag, enum part part, size_t *at)
{
    struct subtag s;
    size_t count = 0;
    for (; *at < tag.len; *at = s.next, count++) {
        if (!read_subtag(tag, *at, &s))
            return false;
        if (part == EXTENSION && s.text.len < 2)
            break;
    }
    return count > 0;
}

/* Codes of ISO 639-1 that were taken back; Android and old Java still write them. */
static struct str in_use(struct str language)
{
    static const struct {
        struct str old, now;
    } rows[] = {{STR_OF("iw"), STR_OF("he")},
                {STR_OF("in"), STR_OF("id")},
                {STR_OF("ji"), STR_OF("yi")},
                {STR_OF("mo"), STR_OF("ro")}};
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++)
        if (str_eq_nocase(language, rows[i].old))
            return rows[i].now;
    return language;
}

/* Is a language registered by it?  All of two letters are known here, and which of three are forbidden. */
static bool is_registered(struct str language)
{
    struct str code = code_of(in_use(language));
    return language.len == 3 ? code.len == 0 : str_eq_nocase(code, in_use(language));
}

const char *language_check(struct str tag)
{
    static const char wrong[] = "a language tag is like en, es-MX or zh-Hant-TW";
    struct subtag s;
    if (tag.len == 0 || tag.len > LANGUAGE_MAX || tag.ptr[tag.len - 1] == '-')
        return wrong;
    if (!read_subtag(tag, 0, &s) || s.has_digit || s.text.len < 2 || s.text.len > 3)
        return wrong;
    if (!is_registered(s.text))
        return "no language has this tag";
    size_t at = s.next, count = 0;
    enum part part = EXTLANG;
    while (at < tag.len) {
        if (!read_subtag(tag, at, &s))
            return wrong;
        while (part < PARTS && (count == most[part] || !fits(part, &s))) {
            part++;
            count = 0;
        }
        if (part == PARTS)
            return wrong;
        at = s.next;
        count++;
        if (part >= EXTENSION && !pass_extension(tag, part, &at))
            return wrong;
    }
    return NULL;
}

static char to_case(char c, bool is_upper)
{
    if (is_upper && c >= 'a' && c <= 'z')
        return (char)(c - 'a' + 'A');
    return !is_upper && c >= 'A' && c <= 'Z' ? (char)(c - 'A' + 'a') : c;
}

struct str language_canonical(struct arena *arena, struct str tag)
{
    char *out = arena_array(arena, char, tag.len + 1);
    bool after_singleton = false;
    size_t end = 0;
    for (size_t begin = 0; begin < tag.len; begin = end + 1) {
        end = str_find_byte(tag, '-', begin);
        if (end == SIZE_MAX)
            end = tag.len;
        bool is_inner = begin > 0 && !after_singleton;
        for (size_t i = begin; i < end; i++)
            out[i] = to_case(tag.ptr[i], is_inner && (end - begin == 2 || (end - begin == 4 && i == begin)));
        if (end < tag.len)
            out[end] = '-';
        after_singleton = after_singleton || end - begin == 1;
    }
    size_t first = str_find_byte(tag, '-', 0);
    struct str language = str_slice((struct str){out, tag.len}, 0, first), now = in_use(language);
    for (size_t i = 0; i < language.len && i < now.len; i++)
        out[i] = now.ptr[i];
    return (struct str){out, tag.len};
}

struct str language_meant(struct arena *arena, struct str words)
{
    size_t end = 0;
    while (end < words.len && str_find_byte(STR("-_ "), words.ptr[end], 0) == SIZE_MAX)
        end++;
    struct str code = code_of(in_use(str_slice(words, 0, end)));
    struct str rest = str_slice(words, end, words.len);
    if (code.len == 0 || rest.len < 2)
        return code;
    char *tag = str_z(arena, str_format(arena, "%.*s%.*s", STR_FMT(code), STR_FMT(rest)));
    for (size_t i = 0; tag[i] != '\0'; i++)
        if (tag[i] == '_' || tag[i] == ' ')
            tag[i] = '-';
    return language_check(str_of(tag)) == NULL ? language_canonical(arena, str_of(tag)) : code;
}

struct str language_refusal(struct arena *arena, struct str words)
{
    struct str meant = language_meant(arena, words);
    if (meant.len > 0)
        return str_format(arena, "\"%.*s\" is not a language tag; did you mean %.*s?", STR_FMT(words),
                          STR_FMT(meant));
    return str_format(arena, "\"%.*s\" is not a language tag; write one such as es or pt-BR", STR_FMT(words));
}

/* ---- Direction ------------------------------------------------------------- */

/* Is `word` one of the words in `list`, separated by blanks?  ASCII letters in any case. */
static bool is_listed(const char *list, struct str word)
{
    struct str words = str_of(list);
    for (size_t begin = 0, end; begin < words.len; begin = end + 1) {
        end = str_find_byte(words, ' ', begin);
        end = end == SIZE_MAX ? words.len : end;
        if (str_eq_nocase(str_slice(words, begin, end), word))
            return true;
    }
    return false;
}

bool language_is_rtl(struct str tag)
{
    /* CLDR 46, likelySubtags: languages whose script runs from right to left, and those where it does in some
     * regions, or does not. */
    static const char scripts[] = "arab hebr thaa syrc nkoo adlm mand samr rohg aran";
    static const char usual[] =
        "ar arz ary apc ars apd arq aeb acm acw ajp ayl afb ayh acx acq shu avl ayn ayp bbz "
        "pga abh abv adf aao ssh "
        "fa prs pes glk mzn lrc luz bqi bgn bal brh azb haz deh def sdh ckb gju hnd hno "
        "khw lah mvy pnb phr skr trw ps pbu pbt pst sd ug ur ks he iw lad yi ji jpr jrb sam "
        "dv nqo syr arc aii cld tru mid rhg swb wni zdj";
    static const char regional[] =
        "pa-pk uz-af az-ir az-iq ku-ir ku-lb kk-cn kk-af kk-ir kk-mn ky-cn tk-ir tg-pk "
        "ms-cc ha-cm ha-sd man-gn sus-ci cja-kh tt-cn crh-ir";
    static const char not_there[] = "sd-in ug-kz ug-mn lad-ba";
    size_t end = str_find_byte(tag, '-', 0);
    struct str language = str_slice(tag, 0, end), script = {NULL, 0}, region = {NULL, 0};
    struct subtag s;
    for (size_t at = language.len + 1; at < tag.len && read_subtag(tag, at, &s) && s.text.len > 1;
         at = s.next) {
        if (is_alpha(&s, 4) && script.len == 0)
            script = s.text;
        if (is_alpha(&s, 2))
            region = s.text;
    }
    if (script.len > 0)
        return is_listed(scripts, script);
    char pair[8] = {0};
    if (region.len == 2 && language.len <= 3) {
        memcpy(pair, language.ptr, language.len);
        pair[language.len] = '-';
        memcpy(pair + language.len + 1, region.ptr, 2);
    }
    if (pair[0] != '\0' && is_listed(regional, str_of(pair)))
        return true;
    return is_listed(usual, language) && !(pair[0] != '\0' && is_listed(not_there, str_of(pair)));
}
