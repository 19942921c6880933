#include "render/bidi.h"

#include "base/unicode.h"

enum { LONGEST_RUN = 200 }; /* bytes; keeps brackets that never close from being read over and over */

enum mark {
    MARK_OTHER, /* ends a run */
    MARK_LETTER,
    MARK_DIGIT,
    MARK_SIGN,   /* plus and minus */
    MARK_JOINER, /* stands between the parts of a run, with blanks or without */
    MARK_POINT,  /* joins only what it touches on both sides */
    MARK_OPEN,   /* a bracket, where it touches what stands before */
    MARK_CLOSE,
    MARK_BEHIND, /* percent, degree, prime, raised digits: belongs to what stands before */
};

static bool is_one_of(uint32_t c, const char *list)
{
    for (; *list != '\0'; list++)
        if (c == (uint8_t)*list)
            return true;
    return false;
}

/* Latin with its accents, Greek, and the units that are letters of their own. */
static bool is_letter(uint32_t c)
{
    bool is_ascii = (c | 0x20) >= 'a' && (c | 0x20) <= 'z';
    bool is_accented = c >= 0xC0 && c <= 0x24F && c != 0xD7 && c != 0xF7;
    return is_ascii || is_accented || (c >= 0x370 && c <= 0x3FF) || c == 0xB5 || c == 0x2126 || c == 0x2103 ||
           c == 0x2109;
}

static enum mark mark_of(uint32_t c)
{
    if (c >= '0' && c <= '9')
        return MARK_DIGIT;
    if (is_letter(c))
        return MARK_LETTER;
    if (c == '+' || c == '-' || c == 0x2212 || c == 0xB1)
        return MARK_SIGN;
    if (is_one_of(c, " /=<>*~") || c == 0xA0 || c == 0x202F || c == 0x2009 || c == 0xD7 || c == 0xB7 ||
        c == 0x2013 || c == 0x2264 || c == 0x2265 || c == 0x2248)
        return MARK_JOINER;
    if (is_one_of(c, ".,:_'&@#"))
        return MARK_POINT;
    if (c == '(')
        return MARK_OPEN;
    if (c == ')')
        return MARK_CLOSE;
    if (c == '%' || c == 0xB0 || c == 0x2032 || c == 0x2033 || c == 0xB2 || c == 0xB3 || c == 0xB9)
        return MARK_BEHIND;
    return MARK_OTHER;
}

static enum mark mark_at(struct str text, size_t at)
{
    return at < text.len ? mark_of(unicode_next(text, &at)) : MARK_OTHER;
}

static bool is_core(enum mark mark)
{
    return mark == MARK_LETTER || mark == MARK_DIGIT;
}

/* What was met between the beginning of a run and its last sound end. */
struct run {
    size_t end;
    size_t hyphens; /* between digits or letters, touching both */
    size_t gaps;    /* single blanks between digits: a telephone number, 10 000 */
    bool has_digit, has_letter, has_sign;
};

/* Read on from `begin` while the run goes on; `.end` stays behind its last letter or digit. */
static struct run read_run(struct str text, size_t begin)
{
    struct run run = {.end = begin, .has_sign = mark_at(text, begin) == MARK_SIGN};
    enum mark before = MARK_OTHER;
    size_t depth = 0, hyphens = 0, gaps = 0;
    for (size_t at = begin; at < text.len && at - begin < LONGEST_RUN;) {
        size_t here = at;
        uint32_t c = unicode_next(text, &at);
        enum mark mark = mark_of(c), after = mark_at(text, at);
        bool touches = is_core(before) || before == MARK_BEHIND || before == MARK_CLOSE;
        if (mark == MARK_OTHER || (mark == MARK_POINT && !(touches && is_core(after))) ||
            (mark == MARK_OPEN && !(touches && is_core(after))) || (mark == MARK_CLOSE && depth == 0))
            break;
        depth += mark == MARK_OPEN ? 1 : 0;
        hyphens += c == '-' && touches && is_core(after) ? 1 : 0;
        gaps += (c == ' ' || c == 0xA0 || c == 0x202F) && before == MARK_DIGIT && after == MARK_DIGIT ? 1 : 0;
        run.has_sign = run.has_sign || (c == 0xB1 && here > begin);
        if (is_core(mark) || mark == MARK_CLOSE || (mark == MARK_BEHIND && before != MARK_OTHER)) {
            depth -= mark == MARK_CLOSE ? 1 : 0;
            run.end = depth == 0 ? at : run.end;
            run.hyphens = hyphens;
            run.gaps = gaps;
        }
        run.has_digit = run.has_digit || mark == MARK_DIGIT;
        run.has_letter = run.has_letter || mark == MARK_LETTER;
        before = mark;
    }
    return run;
}

bool bidi_find_run(struct str text, size_t *begin, size_t *end)
{
    for (size_t at = *begin; at < text.len;) {
        size_t next = at;
        enum mark mark = mark_of(unicode_next(text, &next));
        bool is_begin = is_core(mark) || (mark == MARK_SIGN && mark_at(text, next) == MARK_DIGIT);
        if (!is_begin) {
            at = next;
            continue;
        }
        struct run run = read_run(text, at);
        bool is_turned = run.has_letter || run.has_sign || run.hyphens > 1 || run.gaps > 0;
        if (run.has_digit && run.end > at && is_turned) {
            *begin = at;
            *end = run.end;
            return true;
        }
        at = run.end > next ? run.end : next;
    }
    return false;
}
