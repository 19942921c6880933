/* characters.c - see characters.h.  Nothing here knows Markdown or YAML. */
#include "pipeline/1-text/characters.h"

#include "base/unicode.h"
#include "pipeline/1-text/limits.h"

#define REPORTS_OF_A_KIND 8u /* then the rest is left unsaid */

struct characters {
    struct stage *stage;
    struct str text;
    size_t control_count, bidi_count, invisible_count, lost_count, long_count;
};

uint32_t characters_bom(struct str text)
{
    return str_starts(text, STR("\xEF\xBB\xBF")) ? 3 : 0;
}

static struct place place(const struct characters *c, size_t begin, size_t end)
{
    return (struct place){c->stage->source, {(uint32_t)begin, (uint32_t)end}};
}

/*
 * One code point of at most 4 bytes (RFC 3629): its length, or 0 when the bytes
 * at `at` are not UTF-8.
 */
static size_t decode(struct str text, size_t at, uint32_t *point)
{
    const unsigned char *p = (const unsigned char *)text.ptr + at;
    size_t left = text.len - at;
    size_t size = p[0] < 0x80 ? 1 : p[0] < 0xC2 ? 0 : p[0] < 0xE0 ? 2 : p[0] < 0xF0 ? 3 : p[0] < 0xF5 ? 4 : 0;
    if (size == 0 || size > left)
        return 0;
    uint32_t value = size == 1 ? p[0] : p[0] & (0x7Fu >> size);
    for (size_t i = 1; i < size; i++) {
        if ((p[i] & 0xC0) != 0x80)
            return 0;
        value = value << 6 | (p[i] & 0x3Fu);
    }
    if ((size == 3 && (value < 0x800 || (value >= 0xD800 && value < 0xE000))) ||
        (size == 4 && (value < 0x10000 || value > 0x10FFFF)))
        return 0;
    *point = value;
    return size;
}

/* Most text: nothing to decode, nothing to refuse. */
static bool is_plain(char c)
{
    return c >= ' ' && c <= '~';
}

static bool is_utf16(struct str text)
{
    if (str_starts(text, STR("\xFF\xFE")) || str_starts(text, STR("\xFE\xFF")))
        return true;
    size_t zeros = 0, seen = text.len < 64 ? text.len : 64;
    for (size_t i = 0; i < seen; i++)
        zeros += text.ptr[i] == '\0';
    return seen >= 4 && zeros * 3 > seen;
}

/* What a byte is in Windows-1252, for the ones that authors meet; else NULL. */
static const char *windows_1252(unsigned char byte)
{
    static const struct {
        unsigned char byte;
        const char *text;
    } known[] = {
        {0x80, "€"},
        {0x85, "…"},
        {0x91, "‘"},
        {0x92, "’"},
        {0x93, "“"},
        {0x94, "”"},
        {0x95, "•"},
        {0x96, "–"},
        {0x97, "—"},
        {0x99, "™"},
        {0xA0, "a no-break space"},
        {0xB0, "°"},
        {0xB1, "±"},
        {0xB5, "µ"},
        {0xC4, "Ä"},
        {0xD6, "Ö"},
        {0xDC, "Ü"},
        {0xDF, "ß"},
        {0xE0, "à"},
        {0xE1, "á"},
        {0xE4, "ä"},
        {0xE7, "ç"},
        {0xE8, "è"},
        {0xE9, "é"},
        {0xEA, "ê"},
        {0xED, "í"},
        {0xF1, "ñ"},
        {0xF3, "ó"},
        {0xF6, "ö"},
        {0xFA, "ú"},
        {0xFC, "ü"},
    };
    for (size_t i = 0; i < sizeof known / sizeof *known; i++)
        if (known[i].byte == byte)
            return known[i].text;
    return NULL;
}

static void report_encoding(struct characters *c, size_t at)
{
    struct diags *diags = c->stage->diags;
    unsigned char byte = (unsigned char)c->text.ptr[at];
    struct diag *diag = diag_add(diags, DIAG_SOURCE_NOT_UTF8, place(c, at, at + 1),
                                 "the file is not UTF-8 text (byte 0x%02X at offset %zu)", byte, at);
    const char *meant = windows_1252(byte);
    struct str next = str_slice(c->text, at + 1, at + 2);
    bool is_half = byte == 0xED && next.len > 0 && (unsigned char)next.ptr[0] >= 0xA0 &&
                   (unsigned char)next.ptr[0] <= 0xBF;
    if (is_half) {
        diag_label(diags, diag, "half of a character, as UTF-16 has it");
        diag_help(diags, diag, "a program cut a character in two here: type it anew");
    } else if (is_utf16(c->text)) {
        diag_label(diags, diag, "the file looks like UTF-16");
        diag_help(diags, diag, "save the file again with the encoding UTF-8");
    } else if (meant) {
        diag_label(diags, diag, "this byte is %s in Windows-1252", meant);
        diag_help(diags, diag, "the file looks like Windows-1252: save it again with the encoding UTF-8");
    } else {
        diag_label(diags, diag, "no UTF-8 character has this byte here");
        diag_help(diags, diag, "save the file again with the encoding UTF-8");
    }
}

/* Characters that a parser would stumble over, or read as a line end. */
static bool is_control(uint32_t point)
{
    return (point < 0x20 && point != '\t' && point != '\n' && point != '\r') ||
           (point >= 0x7F && point < 0xA0) || point == 0x2028 || point == 0x2029 ||
           (point & 0xFFFE) == 0xFFFE || (point >= 0xFDD0 && point <= 0xFDEF); /* noncharacters */
}

/* Embeddings, overrides and isolates.  The marks U+200E, U+200F and U+061C only
 * settle the side of a neighbour, and right-to-left text needs them. */
static bool is_bidi(uint32_t point)
{
    return (point >= 0x202A && point <= 0x202E) || (point >= 0x2066 && point <= 0x2069);
}

/* Joiners U+200C and U+200D are letters' business in many scripts: not here. */
static const char *invisible_name(uint32_t point)
{
    switch (point) {
    case 0x00AD:
        return "soft hyphen";
    case 0x115F:
    case 0x1160:
    case 0x3164:
    case 0xFFA0:
        return "Hangul filler";
    case 0x180E:
        return "Mongolian vowel separator";
    case 0x200B:
        return "zero-width space";
    case 0x2060:
        return "word joiner";
    case 0xFEFF:
        return "byte order mark";
    case 0xFFFC:
        return "object replacement character";
    default:
        return point >= 0xE0000 && point <= 0xE007F ? "tag character" : NULL;
    }
}

static void report_control(struct characters *c, size_t at, size_t size, uint32_t point)
{
    if (c->control_count++ >= REPORTS_OF_A_KIND)
        return;
    struct diag *diag = diag_add(c->stage->diags, DIAG_CONTROL_CHARACTER, place(c, at, at + size),
                                 "control character U+%04X", point);
    diag_label(c->stage->diags, diag, "%s",
               point == 0 ? "a NUL byte" : "cannot be seen, and cannot be shown");
    if (point == 0 && is_utf16(c->text))
        diag_help(c->stage->diags, diag, "the file looks like UTF-16: save it again with the encoding UTF-8");
    else if (point == 0x2028 || point == 0x2029 || point == 0x0B || point == 0x0C)
        diag_help(c->stage->diags, diag, "use an ordinary line end instead");
    else
        diag_help(c->stage->diags, diag, "remove it");
}

static void report_bidi(struct characters *c, size_t at, size_t size, uint32_t point)
{
    if (c->bidi_count++ >= REPORTS_OF_A_KIND)
        return;
    struct diag *diag = diag_add(c->stage->diags, DIAG_BIDI_CONTROL, place(c, at, at + size),
                                 "invisible direction control U+%04X", point);
    diag_label(c->stage->diags, diag, "what follows may be shown in another order than it is stored");
    diag_help(c->stage->diags, diag, "remove it; a mixed line is put in order with U+200E or U+200F alone");
    diag->fix = STR("");
}

static void report_invisible(struct characters *c, size_t at, size_t size, uint32_t point, const char *name)
{
    if (c->invisible_count++ >= REPORTS_OF_A_KIND)
        return;
    struct diag *diag = diag_add(c->stage->diags, DIAG_INVISIBLE_CHARACTER, place(c, at, at + size),
                                 "invisible character U+%04X (%s)", point, name);
    diag_label(c->stage->diags, diag, "nothing shows here, but search and comparison see it");
    diag_help(c->stage->diags, diag, "remove it");
    diag->fix = STR("");
}

static void report_lost(struct characters *c, size_t at, size_t size)
{
    if (c->lost_count++ >= REPORTS_OF_A_KIND)
        return;
    struct diag *diag = diag_add(c->stage->diags, DIAG_LOST_CHARACTER, place(c, at, at + size),
                                 "a character was lost before the file came here");
    diag_label(c->stage->diags, diag, "U+FFFD stands for text that another program could not read");
    diag_help(c->stage->diags, diag, "type the character that belongs here");
}

/* Invisible and control characters.  `at` 0 with a byte order mark is fine. */
static void check_point(struct characters *c, size_t at, size_t size, uint32_t point)
{
    const char *name = NULL;
    if (is_control(point))
        report_control(c, at, size, point);
    else if (is_bidi(point))
        report_bidi(c, at, size, point);
    else if (point == 0xFFFD)
        report_lost(c, at, size);
    else if (point >= 0xAD && (name = invisible_name(point)) != NULL)
        report_invisible(c, at, size, point, name);
}

static void check_line(struct characters *c, size_t begin, size_t end)
{
    if (end - begin <= LIMIT_LINE || c->long_count++ >= REPORTS_OF_A_KIND)
        return;
    struct diag *diag = diag_add(c->stage->diags, DIAG_LINE_TOO_LONG, place(c, begin, begin + 64),
                                 "a line of %zu bytes: the limit is %u", end - begin, LIMIT_LINE);
    diag_label(c->stage->diags, diag, "this line");
    diag_help(c->stage->diags, diag, "break the line where a sentence ends; Markdown joins the lines again");
}

bool characters_check(struct stage *stage)
{
    struct characters c = {.stage = stage, .text = stage->source->text};
    size_t at = characters_bom(c.text), line = at;
    while (at < c.text.len) {
        if (is_plain(c.text.ptr[at])) {
            at++;
            continue;
        }
        uint32_t point = 0;
        size_t size = decode(c.text, at, &point);
        if (size == 0) {
            report_encoding(&c, at);
            return false;
        }
        if (point < 0x20 || point >= 0x7F)
            check_point(&c, at, size, point);
        if (point == '\n' || point == '\r') {
            check_line(&c, line, at);
            line = at + 1;
        }
        at += size;
    }
    check_line(&c, line, at);
    return c.control_count == 0 && c.long_count == 0;
}

/* ---- Escapes and entities ----------------------------------------------------------- */

/* The code point that is written at `at` as &#9; or &#x9;, `*end` behind it; UINT32_MAX: none is. */
static uint32_t reference_at(struct str text, size_t at, size_t *end)
{
    bool is_hex = at + 2 < text.len && (text.ptr[at + 2] | 0x20) == 'x';
    uint32_t value = 0;
    size_t begin = at + (is_hex ? 3 : 2), i = begin;
    if (!str_starts(str_slice(text, at, text.len), STR("&#")))
        return UINT32_MAX;
    for (; i < text.len && i < begin + 8; i++) {
        char c = text.ptr[i], lower = (char)(c | 0x20);
        bool is_letter = is_hex && lower >= 'a' && lower <= 'f';
        if (!is_letter && (c < '0' || c > '9'))
            break;
        value = value * (is_hex ? 16 : 10) + (uint32_t)(is_letter ? lower - 'a' + 10 : c - '0');
    }
    *end = i + 1;
    return i > begin && i < text.len && text.ptr[i] == ';' ? value : UINT32_MAX;
}

/* The reference to `point` inside `span`, or all of it.  U+FFFD is what is made of a number of no character.
 */
static struct span reference_span(const struct stage *stage, struct span span, uint32_t point)
{
    struct str text = source_text(stage->source, span);
    for (size_t at = str_find_byte(text, '&', 0); at < text.len; at = str_find_byte(text, '&', at + 1)) {
        size_t end = at;
        uint32_t value = reference_at(text, at, &end);
        bool is_none = value == 0 || value > 0x10FFFF || (value >= 0xD800 && value < 0xE000);
        if (value != UINT32_MAX && (value == point || (point == 0xFFFD && is_none)))
            return (struct span){span.begin + (uint32_t)at, span.begin + (uint32_t)end};
    }
    return source_first_line(stage->source, span);
}

static bool is_refused(uint32_t point)
{
    return point == '\r' || is_control(point) || is_bidi(point) || point == 0xFFFD;
}

static bool stands_in(struct str source, struct str character)
{
    return str_find(source, character) != SIZE_MAX;
}

static void report_decoded(struct characters_decoded *decoded, struct span span, uint32_t point)
{
    struct diags *diags = decoded->stage->diags;
    if (decoded->count++ >= REPORTS_OF_A_KIND)
        return;
    enum diag_code code = is_bidi(point) ? DIAG_BIDI_CONTROL : DIAG_CONTROL_CHARACTER;
    struct place at = {decoded->stage->source, reference_span(decoded->stage, span, point)};
    struct diag *diag =
        point == 0xFFFD ? diag_add(diags, code, at, "a number that is no character")
                        : diag_add(diags, code, at, "control character U+%04X, written with a code", point);
    diag_label(diags, diag, "%s", "this text would hold it");
    diag_help(diags, diag, "%s",
              at.source->text.ptr[at.span.begin] == '&'
                  ? "remove it"
                  : "remove it; between double quotes a backslash begins a code: write \\\\ for a backslash");
}

/* An invisible character that is written with a code: told, as it is where it stands as it is. */
static void tell_invisible(struct characters_decoded *decoded, struct span span, uint32_t point)
{
    const char *name = point >= 0xAD ? invisible_name(point) : NULL;
    if (name == NULL || decoded->count++ >= REPORTS_OF_A_KIND)
        return;
    struct diags *diags = decoded->stage->diags;
    struct place at = {decoded->stage->source, reference_span(decoded->stage, span, point)};
    struct diag *diag = diag_add(diags, DIAG_INVISIBLE_CHARACTER, at,
                                 "invisible character U+%04X (%s), written with a code", point, name);
    diag_label(diags, diag, "nothing shows here, but search and comparison see it");
    diag_help(diags, diag, "remove it");
}

bool characters_check_decoded(struct characters_decoded *decoded, struct str text, struct span span,
                              uint32_t kept)
{
    for (size_t at = 0; at < text.len;) {
        if (is_plain(text.ptr[at])) {
            at++;
            continue;
        }
        uint32_t point = 0;
        size_t size = decode(text, at, &point);
        struct str character = str_slice(text, at, at + size);
        if (size == 0) /* cmark-gfm writes U+FFFE and U+FFFF as bytes 0xFE and 0xFF */
            point = 0xFF00u | (unsigned char)text.ptr[at];
        at += size > 0 ? size : 1;
        if (point == kept)
            continue;
        bool is_told = is_refused(point) || invisible_name(point) != NULL;
        if (!is_told)
            continue;
        if (size > 0 && decoded->count < REPORTS_OF_A_KIND &&
            stands_in(decoded->stage->source->text, character))
            continue;
        if (is_refused(point)) {
            report_decoded(decoded, span, point);
            return false;
        }
        tell_invisible(decoded, span, point);
    }
    return true;
}

bool characters_are_blank(struct str text)
{
    for (size_t at = 0; at < text.len;)
        if (!unicode_is_blank(unicode_next(text, &at)))
            return false;
    return true;
}
