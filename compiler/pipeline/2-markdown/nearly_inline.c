/*
 * nearly_inline.c - pictures, links, attributes and marks of other tools that are left in a sentence as text.
 *
 * A line is told once.  What stands behind a backslash or as an entity is meant as it is shown.
 */
#include <string.h>

#include "pipeline/2-markdown/nearly_report.h"

enum {
    LONGEST_ATTRIBUTES = 200,
    LONGEST_LINK = 500, /* between the brackets that are looked at together */
    MOST_TRIES = 64,    /* of one mark on one line: what costs no more than the line is long */
};

/* A line of a TEXT: as it is shown, and as it is written. */
struct said {
    struct stage *stage;
    struct str text, source;
    uint32_t begin;    /* of `source` in the file */
    uint32_t bytes[8]; /* a bit for each byte that the text has: most lines have no mark of most kinds */
};

static struct span span_of(const struct said *line, size_t begin, size_t end)
{
    return (struct span){line->begin + (uint32_t)begin, line->begin + (uint32_t)end};
}

static struct str rest_of(const struct said *line, size_t at)
{
    return str_slice(line->source, at, line->source.len);
}

static struct str beside(const struct said *line, size_t at)
{
    return str_slice(line->source, at,
                     at + LONGEST_LINK < line->source.len ? at + LONGEST_LINK : line->source.len);
}

/* The first `needle` from `at` on that is written as it is shown, or SIZE_MAX. */
static size_t find_plain(const struct said *line, const char *needle, size_t at)
{
    uint8_t first = (uint8_t)needle[0];
    if (at == 0 && ((line->bytes[first >> 5] >> (first & 31) & 1) == 0 ||
                    str_find(line->text, str_of(needle)) == SIZE_MAX))
        return SIZE_MAX;
    while (at < line->source.len) {
        size_t found = str_find(rest_of(line, at), str_of(needle));
        if (found == SIZE_MAX)
            return SIZE_MAX;
        at += found;
        if (at == 0 || line->source.ptr[at - 1] != '\\')
            return at;
        at++;
    }
    return SIZE_MAX;
}

/* To the end of the target that opens at `at`. */
static size_t target_end(const struct said *line, size_t at, size_t end)
{
    size_t close = str_find_byte(rest_of(line, at), ')', 0);
    return close == SIZE_MAX ? end : at + close + 1;
}

/* ---- Pictures ------------------------------------------------------------------ */

/* "!pump.png!", "!pump.png|width=300!", "image::pump.png[the pump]", "[image: pump.png]" */
static size_t named_picture(const struct said *line, const char *ending)
{
    size_t at = find_plain(line, ending, 0);
    if (at == SIZE_MAX || at == 0)
        return SIZE_MAX;
    size_t begin = at;
    while (begin > 0 && strchr(" \t!", line->source.ptr[begin - 1]) == NULL)
        begin--;
    char after = nearly_byte(line->source, at + strlen(ending)),
         before = begin > 0 ? line->source.ptr[begin - 1] : ' ';
    struct str word = str_slice(line->source, begin, at);
    if (before == '!')
        return after == '!' || after == '|' ? begin - 1 : SIZE_MAX;
    if (after == '[')
        return str_starts(word, STR("image:")) ? begin : SIZE_MAX;
    size_t bracket = str_find(str_slice(line->source, 0, begin), STR("[image: "));
    return after == ']' && bracket != SIZE_MAX && bracket + strlen("[image: ") == begin ? bracket : SIZE_MAX;
}

static size_t find_named_picture(const struct said *line)
{
    static const char *const endings[] = {".png", ".jpg", ".jpeg", ".gif", ".svg", ".webp", ".PNG", ".JPG"};
    size_t at = SIZE_MAX;
    for (size_t i = 0; i < sizeof endings / sizeof endings[0] && at == SIZE_MAX; i++)
        at = named_picture(line, endings[i]);
    return at;
}

static void report_picture(const struct said *line, size_t at, size_t end)
{
    nearly_report(
        line->stage, DIAG_NEARLY_PICTURE, span_of(line, at, end),
        "this picture is not one, and its text is shown instead",
        "write ![what it shows](images/name.png): no blank between ] and (, none in the name, no size");
}

static bool check_pictures(const struct said *line)
{
    static const char *const openings[] = {"![", "!【", "！[", "！［", "!［", "!("};
    for (size_t i = 0; i < sizeof openings / sizeof openings[0]; i++) {
        size_t at = find_plain(line, openings[i], 0);
        bool is_turned = strcmp(openings[i], "!(") == 0;
        if (at == SIZE_MAX || (is_turned && str_find(rest_of(line, at), STR(")[")) == SIZE_MAX))
            continue;
        size_t end = target_end(line, at, at + strlen(openings[i]));
        struct str target = str_slice(line->source, at, end);
        if (str_find(target, STR("{{")) != SIZE_MAX || str_find(target, STR("{%")) != SIZE_MAX)
            return true; /* told: a template has not named it */
        report_picture(line, at, end);
        return true;
    }
    size_t at = find_named_picture(line);
    if (at != SIZE_MAX)
        report_picture(line, at, line->source.len);
    return at != SIZE_MAX;
}

/* ---- Links --------------------------------------------------------------------- */

/* `payload["class"]["id"]`: brackets of a program, not of a link. */
static bool is_index(const struct said *line, size_t at)
{
    char before = at > 0 ? line->source.ptr[at - 1] : '\0', after = nearly_byte(line->source, at + 2);
    return strchr("\"'0123456789", before) != NULL || strchr("\"'0123456789", after) != NULL;
}

/* `[[x]]`, `[[ ]]`: a box of another tool, told by its line. */
static bool is_wiki(const struct said *line, size_t at)
{
    size_t end = str_find(beside(line, at), STR("]]"));
    return end != SIZE_MAX && end > 3;
}

static bool is_turned(const struct said *line, size_t at)
{
    static const char *const opens[] = {"(http", "(module:", "(tel:", "(mailto:"};
    struct str before = str_slice(line->source, at > LONGEST_LINK ? at - LONGEST_LINK : 0, at);
    for (size_t i = 0; i < sizeof opens / sizeof opens[0]; i++)
        if (str_find(before, str_of(opens[i])) != SIZE_MAX)
            return true;
    return false;
}

/* "[https://a.example the page]" */
static bool has_title(const struct said *line, size_t at)
{
    struct str rest = beside(line, at);
    size_t blank = str_find_byte(rest, ' ', 0), end = str_find_byte(rest, ']', 0);
    return blank < end && end != SIZE_MAX;
}

/* "[the page|https://a.example]" */
static bool is_in_brackets(const struct said *line, size_t at)
{
    struct str before = str_slice(line->source, at > LONGEST_LINK ? at - LONGEST_LINK : 0, at);
    size_t open = before.len;
    while (open > 0 && before.ptr[open - 1] != '[' && before.ptr[open - 1] != ']')
        open--;
    return open > 0 && before.ptr[open - 1] == '[';
}

/* "see module:lockout" */
static bool is_bare_module(const struct said *line, size_t at)
{
    char before = at > 0 ? line->source.ptr[at - 1] : ' ',
         after = nearly_byte(line->source, at + strlen("module:"));
    bool is_id = (after >= 'a' && after <= 'z') || (after >= '0' && after <= '9');
    return is_id && !str_is_letter(before) && before != '/' && before != ':';
}

static const struct {
    const char *needle;
    bool (*is_it)(const struct said *line, size_t at); /* NULL: always */
    bool is_not;                                       /* and it must not be so */
} links[] = {
    {"](", NULL, false},
    {"] (http", NULL, false},
    {"] (tel:", NULL, false},
    {"] (mailto:", NULL, false},
    {"] (module:", NULL, false},
    {"](／", NULL, false},
    {"]（", NULL, false},
    {"］(", NULL, false},
    {"［", NULL, false},
    {"]{http", NULL, false},
    {"]:(", NULL, false},
    {"】(http", NULL, false},
    {"】(module:", NULL, false},
    {"】（http", NULL, false},
    {"】（module:", NULL, false},
    {"<tel:", NULL, false},
    {"<mailto:", NULL, false},
    {"<http", NULL, false},
    {"<module:", NULL, false},
    {"\":http", NULL, false},
    {"][", is_index, true},
    {"[[", is_wiki, false},
    {")[", is_turned, false},
    {")[http", NULL, false},
    {")[module:", NULL, false},
    {")[tel:", NULL, false},
    {"|http", is_in_brackets, false},
    {"[http", has_title, false},
    {"module:", is_bare_module, false},
};

/* What to write, of a number as it stands there. */
static struct str link_mend(const struct said *line)
{
    size_t begin = str_find(line->source, STR("tel:")), end = begin, blanks = 0;
    struct buf number = {.arena = line->stage->arena};
    for (; end < line->source.len && strchr(">)]", line->source.ptr[end]) == NULL; end++) {
        bool is_blank = strchr(" ()", line->source.ptr[end]) != NULL;
        blanks += is_blank;
        if (!is_blank)
            buf_byte(&number, line->source.ptr[end]);
    }
    const char *form =
        "write [text](https://address) with ASCII marks and without blanks; a link to a module is "
        "[text](module:id)";
    if (begin == SIZE_MAX || blanks == 0)
        return str_of(form);
    return str_format(line->stage->arena, "write the number without blanks: %.*s",
                      STR_FMT(buf_view(&number)));
}

static bool check_links(const struct said *line)
{
    for (size_t i = 0; i < sizeof links / sizeof links[0]; i++) {
        size_t at = find_plain(line, links[i].needle, 0);
        for (int tries = 0;
             at != SIZE_MAX && links[i].is_it != NULL && links[i].is_it(line, at) == links[i].is_not;)
            at = ++tries > MOST_TRIES ? SIZE_MAX : find_plain(line, links[i].needle, at + 1);
        if (at == SIZE_MAX)
            continue;
        size_t end = at + strlen(links[i].needle);
        nearly_report(line->stage, DIAG_NEARLY_LINK, span_of(line, at, target_end(line, end, end)),
                      "this link is not one, and is shown as plain text", link_mend(line).ptr);
        return true;
    }
    return false;
}

/* ---- Attributes ---------------------------------------------------------------- */

static bool is_attribute_byte(char c)
{
    return (unsigned char)c >= 0x80 || (c >= ' ' && c != '{' && c != '}');
}

/* "{#more}", "{.wide}", "{: .wide}", "{width=50%}" */
static bool check_attributes(const struct said *line)
{
    struct str source = line->source;
    for (size_t at = 0; (at = str_find_byte(source, '{', at)) != SIZE_MAX; at++) {
        size_t end = at + 1;
        while (end < source.len && is_attribute_byte(source.ptr[end]))
            end++;
        if (end >= source.len || source.ptr[end] != '}' || end - at > LONGEST_ATTRIBUTES ||
            (at > 0 && source.ptr[at - 1] == '\\'))
            continue;
        struct str inside = str_trim(str_slice(source, at + 1, end));
        bool is_named = inside.len > 1 && strchr("#.:", inside.ptr[0]) != NULL;
        if (!is_named && str_find_byte(inside, '=', 0) == SIZE_MAX)
            continue;
        bool has_alt = str_find(inside, STR("alt=")) != SIZE_MAX;
        nearly_report(
            line->stage, DIAG_ATTRIBUTES, span_of(line, at, end + 1),
            "attributes in braces belong to another tool and are shown as plain text",
            has_alt
                ? "write the alternative text between the brackets of the picture: ![text](images/name.png)"
                : "take them out; an id of a question is a comment: <!-- #more -->");
        return true;
    }
    return false;
}

/* ---- Marks --------------------------------------------------------------------- */

static bool is_blank_byte(char c)
{
    return c == '\0' || c == ' ' || c == '\t';
}

static bool is_wide_byte(char c)
{
    return (unsigned char)c >= 0xE3; /* of scripts without blanks, and a few others */
}

static bool is_word_byte(char c)
{
    return str_is_letter(c) || (c >= '0' && c <= '9') || (unsigned char)c >= 0x80;
}

/* Where the same mark ends what one opens at `at`, letters or figures right inside of both; or SIZE_MAX. */
static size_t closes(const struct said *line, const char *mark, size_t at)
{
    size_t len = strlen(mark);
    size_t end = find_plain(line, mark, at + len);
    bool is_tight = end != SIZE_MAX && end > at + len &&
                    !is_blank_byte(nearly_byte(line->source, at + len)) &&
                    !is_blank_byte(line->source.ptr[end - 1]);
    return is_tight ? end + len : SIZE_MAX;
}

/* "==STOP==", not the "+===+===+" of a drawn table */
static size_t highlit(const struct said *line, const char *mark, size_t at)
{
    return str_starts(line->source, STR("+=")) ? SIZE_MAX : closes(line, mark, at);
}

/* "m^3^", "H~2~O": raised or lowered, not a range and not a power. */
static size_t short_pair(const struct said *line, const char *mark, size_t at)
{
    size_t end = closes(line, mark, at);
    for (size_t i = at + 1; end != SIZE_MAX && i + 1 < end; i++)
        if (!is_word_byte(line->source.ptr[i]) && strchr("+-−", line->source.ptr[i]) == NULL)
            return SIZE_MAX;
    return end != SIZE_MAX && end - at < 12 ? end : SIZE_MAX;
}

/* "$x^2$", not "$5 and $6" nor "$HOME". */
static size_t formula(const struct said *line, const char *mark, size_t at)
{
    size_t end = closes(line, mark, at);
    if (end == SIZE_MAX || is_word_byte(nearly_byte(line->source, end)))
        return SIZE_MAX;
    struct str inside = str_slice(line->source, at + 1, end - 1);
    bool is_one = inside.len == 1 && str_is_letter(inside.ptr[0]);
    if (strchr("({", inside.ptr[0]) != NULL || str_find_byte(inside, '"', 0) != SIZE_MAX)
        return SIZE_MAX; /* of a shell */
    for (size_t i = 0; i < inside.len && !is_one; i++)
        is_one = strchr("\\^_={}+*<>", inside.ptr[i]) != NULL;
    return is_one ? end : SIZE_MAX;
}

/* ":warning:" */
static size_t shortcode(const struct said *line, const char *mark, size_t at)
{
    (void)mark;
    size_t end = at + 1;
    while (end < line->source.len &&
           (str_is_letter(line->source.ptr[end]) || strchr("_-+0123456789", line->source.ptr[end]) != NULL))
        end++;
    bool is_named =
        end > at + 2 && nearly_byte(line->source, end) == ':' && str_is_letter(line->source.ptr[at + 1]);
    char before = at > 0 ? line->source.ptr[at - 1] : ' ', after = nearly_byte(line->source, end + 1);
    bool is_apart =
        !is_word_byte(before) && before != ':' && !is_word_byte(after) && strchr(":/", after) == NULL;
    return is_named && (is_apart || after == '\0') && !is_word_byte(before) ? end + 1 : SIZE_MAX;
}

/* Stars, waves or a backtick that are left: strong, struck or code text that was not closed. */
static size_t left_over(const struct said *line, const char *mark, size_t at)
{
    size_t end = at + strlen(mark);
    char before = at > 0 ? line->source.ptr[at - 1] : ' ', after = nearly_byte(line->source, end);
    bool is_beside = is_word_byte(before) || is_word_byte(after);
    return is_beside || closes(line, mark, at) != SIZE_MAX || find_plain(line, mark, end + 1) != SIZE_MAX
               ? end
               : SIZE_MAX;
}

/* "&nbps;", which names no character, and "&deg" without its end. */
static size_t character(const struct said *line, const char *mark, size_t at)
{
    static const char *const names[] = {"deg", "degC", "degF",  "nbsp",  "micro", "plusmn",
                                        "le",  "ge",   "times", "Omega", "lt",    "gt"};
    (void)mark;
    size_t end = at + 1;
    while (end < line->source.len && is_word_byte(line->source.ptr[end]))
        end++;
    struct str name = str_slice(line->source, at + 1, end);
    if (name.len < 2 || !str_is_letter(name.ptr[0]))
        return SIZE_MAX;
    bool is_ended = nearly_byte(line->source, end) == ';';
    if (str_find(line->text, str_slice(line->source, at, end + is_ended)) == SIZE_MAX)
        return SIZE_MAX; /* it is one */
    if (is_ended)
        return end + 1;
    for (size_t i = 0; i < sizeof names / sizeof names[0]; i++)
        if (str_eq(name, str_of(names[i])))
            return end;
    return SIZE_MAX;
}

/* The first byte of the character before `at`. */
static char lead_before(const struct said *line, size_t at)
{
    while (at > 0 && ((unsigned char)line->source.ptr[at - 1] & 0xC0) == 0x80)
        at--;
    return at > 0 ? line->source.ptr[at - 1] : ' ';
}

/* "__STOP__now"; "my__name__" begins inside of a word. */
static size_t underlined(const struct said *line, const char *mark, size_t at)
{
    bool is_inside =
        at > 0 && is_word_byte(line->source.ptr[at - 1]) && !is_wide_byte(line->source.ptr[at - 1]);
    return is_inside ? SIZE_MAX : closes(line, mark, at);
}

/* "按_停止_按钮": beside letters of scripts without blanks a line opens nothing. */
static size_t underlined_wide(const struct said *line, const char *mark, size_t at)
{
    size_t end = closes(line, mark, at);
    bool is_beside = end != SIZE_MAX &&
                     (is_wide_byte(lead_before(line, at)) || is_wide_byte(nearly_byte(line->source, end)));
    return is_beside && is_wide_byte(line->source.ptr[at + 1]) ? end : SIZE_MAX;
}

/* "{kbd}F1{kbd}" */
static size_t macro(const struct said *line, const char *mark, size_t at)
{
    (void)mark;
    size_t end = at + 1;
    while (str_is_letter(nearly_byte(line->source, end)))
        end++;
    char before = at > 0 ? line->source.ptr[at - 1] : ' ';
    if (end == at + 1 || nearly_byte(line->source, end) != '}' || strchr("$/={\"", before) != NULL)
        return SIZE_MAX;
    struct str name = str_slice(line->source, at, end + 1);
    size_t again = str_find(rest_of(line, end + 1), name);
    return again == SIZE_MAX ? SIZE_MAX : end + 1 + again + name.len;
}

/* "&#176C", which has no end */
static size_t numbered(const struct said *line, const char *mark, size_t at)
{
    char digit = nearly_byte(line->source, at + 2);
    return digit >= '1' && digit <= '9' ? at + strlen(mark) + 1 : SIZE_MAX;
}

/* "Ã©", the two bytes of é as two letters; "São" has a letter of ASCII behind it. */
static size_t broken(const struct said *line, const char *mark, size_t at)
{
    size_t end = at + strlen(mark);
    return (unsigned char)nearly_byte(line->source, end) == 0xC2 ? end + 2 : SIZE_MAX;
}

static size_t opening(const struct said *line, const char *mark, size_t at)
{
    (void)line;
    return at + strlen(mark);
}

/* Not at the beginning of a line, which is told as one. */
static size_t inside(const struct said *line, const char *mark, size_t at)
{
    return at > 0 && str_is_letter(nearly_byte(line->source, at + strlen(mark))) ? at + strlen(mark)
                                                                                 : SIZE_MAX;
}

/* "{+text+}", "{-text-}" */
static size_t change(const struct said *line, const char *mark, size_t at)
{
    const char end[] = {mark[1], '}', '\0'};
    size_t found = find_plain(line, end, at + strlen(mark));
    return found != SIZE_MAX && found > at + strlen(mark) ? found + sizeof end - 1 : SIZE_MAX;
}

/* Of bytes of UTF-8 that a tool read as another encoding. */
#define CHANGE "this mark of a change is shown as plain text"
#define TEX    "this command of another tool is shown as plain text"
#define BROKEN "this character was broken by a tool that took the file for another encoding"

static const struct {
    const char *mark;
    size_t (*end)(const struct said *line, const char *mark, size_t at);
    enum diag_code code;
    const char *reason, *mend;
} marks[] = {
    {"==", highlit, DIAG_OTHER_DIALECT, "marks of another tool are shown as plain text",
     "write **strong** text instead of ==marked== text"},
    {"++", closes, DIAG_OTHER_DIALECT, "marks of another tool are shown as plain text", "take the ++ out"},
    {"^", short_pair, DIAG_OTHER_DIALECT, "this is not raised: its marks are shown", "write <sup>3</sup>"},
    {"~", short_pair, DIAG_OTHER_DIALECT, "this is not lowered: its marks are shown", "write <sub>2</sub>"},
    {"^[", opening, DIAG_OTHER_DIALECT, "this note inside of its sentence is shown as plain text",
     "write [^1] here, and [^1]: and the note on a line of its own below"},
    {"$", formula, DIAG_OTHER_DIALECT, "this formula is shown as plain text",
     "write it in plain characters, as in x², or show it in a picture"},
    {"\\(", opening, DIAG_OTHER_DIALECT, "this formula is shown as plain text",
     "write it in plain characters, as in x², or show it in a picture"},
    {"||", closes, DIAG_OTHER_DIALECT, "marks of another tool are shown as plain text", "take the || out"},
    {":", shortcode, DIAG_OTHER_DIALECT, "the name of this sign is shown, and not the sign",
     "write the sign itself; a warning is a block quote that opens with [!WARNING]"},
    {"{++", opening, DIAG_OTHER_DIALECT, CHANGE, "write the text as it is to be"},
    {"{--", opening, DIAG_OTHER_DIALECT, CHANGE, "write the text as it is to be"},
    {"{~~", opening, DIAG_OTHER_DIALECT, CHANGE, "write the text as it is to be"},
    {"{+", change, DIAG_OTHER_DIALECT, CHANGE, "write the text as it is to be"},
    {"{-", change, DIAG_OTHER_DIALECT, CHANGE, "write the text as it is to be"},
    {"Â°", opening, DIAG_NEARLY_CHARACTER, BROKEN, "write ° instead"},
    {"Â±", opening, DIAG_NEARLY_CHARACTER, BROKEN, "write ± instead"},
    {"Âµ", opening, DIAG_NEARLY_CHARACTER, BROKEN, "write µ instead"},
    {"Â²", opening, DIAG_NEARLY_CHARACTER, BROKEN, "write ² instead"},
    {"Â³", opening, DIAG_NEARLY_CHARACTER, BROKEN, "write ³ instead"},
    {"â€", opening, DIAG_NEARLY_CHARACTER, BROKEN, "write the quotation mark or dash that was meant"},
    {"Ã", broken, DIAG_NEARLY_CHARACTER, BROKEN, "write the letter that was meant, as é, ü or ñ"},
    {":::", inside, DIAG_OTHER_DIALECT, "marks of another tool are shown as plain text", "take the ::: out"},
    {"[^ ", opening, DIAG_OTHER_DIALECT, "this refers to no footnote: a blank stands in its label",
     "write [^1] without a blank, and [^1]: with the note on a line of its own"},
    {"\\textbf{", opening, DIAG_OTHER_DIALECT, TEX, "write **strong** text"},
    {"\\textit{", opening, DIAG_OTHER_DIALECT, TEX, "write *emphasis*"},
    {"\\emph{", opening, DIAG_OTHER_DIALECT, TEX, "write *emphasis*"},
    {"\\includegraphics", opening, DIAG_NEARLY_PICTURE, TEX, "write ![what it shows](images/name.png)"},
    {"\\pm ", opening, DIAG_OTHER_DIALECT, TEX, "write ± instead"},
    {"\\times ", opening, DIAG_OTHER_DIALECT, TEX, "write × instead"},
    {"\\degree", opening, DIAG_OTHER_DIALECT, TEX, "write ° instead"},
    {"{", macro, DIAG_OTHER_DIALECT, "this mark belongs to another tool and is shown as plain text",
     "take it out; a key is written <kbd>F1</kbd>, code between backticks"},
    {"&#", numbered, DIAG_NEARLY_CHARACTER, "this code of a character has no end: it is shown as it stands",
     "write the character itself, or a ; behind its code"},
    {"{color", opening, DIAG_OTHER_DIALECT, "this mark belongs to another tool and is shown as plain text",
     "take it out, and say what the colour means"},
    {"{/", opening, DIAG_OTHER_DIALECT, "this mark belongs to another tool and is shown as plain text",
     "take it out; a key is written <kbd>F1</kbd>"},
    {"&", character, DIAG_NEARLY_CHARACTER, "no character has this name: it is shown as it stands",
     "write the character itself, as in ° or ±, or its name with a ; behind it; for a plain & write &amp;"},
    {"**", left_over, DIAG_NEARLY_STRONG,
     "these stars are shown: strong text has no blank inside of its marks, and ends where it begins",
     "write **strong** without a blank behind the first and before the last stars; for plain stars put "
     "\\ before each"},
    {"'''", closes, DIAG_OTHER_DIALECT, "marks of another tool are shown as plain text",
     "write **strong** text"},
    {"''", closes, DIAG_OTHER_DIALECT, "marks of another tool are shown as plain text", "write *emphasis*"},
    {"＊＊", closes, DIAG_NEARLY_STRONG, "these stars are shown: they are full-width",
     "write **strong** with ASCII stars"},
    {"＊", closes, DIAG_NEARLY_STRONG, "these stars are shown: they are full-width",
     "write *emphasis* with ASCII stars"},
    {"_", underlined_wide, DIAG_NEARLY_STRONG, "these lines are shown: beside such letters they open nothing",
     "write *emphasis* with stars instead"},
    {"__", underlined, DIAG_NEARLY_STRONG, "these lines are shown: they do not end with the word",
     "write **strong** instead"},
    {"~~", left_over, DIAG_NEARLY_STRONG, "these waves are shown: nothing is struck out",
     "write ~~struck~~ without a blank behind the first and before the last waves"},
    {"`", left_over, DIAG_NEARLY_STRONG,
     "this backtick is shown: the code has no end, or none of as many backticks",
     "write as many backticks behind the code as before it; for a plain backtick put \\ before it"},
};

static bool check_marks(const struct said *line)
{
    for (size_t i = 0; i < sizeof marks / sizeof marks[0]; i++) {
        size_t at = find_plain(line, marks[i].mark, 0), end = SIZE_MAX;
        for (int tries = 0; at != SIZE_MAX && (end = marks[i].end(line, marks[i].mark, at)) == SIZE_MAX;)
            at = ++tries > MOST_TRIES ? SIZE_MAX : find_plain(line, marks[i].mark, at + 1);
        if (at == SIZE_MAX)
            continue;
        nearly_report(line->stage, marks[i].code, span_of(line, at, end), marks[i].reason, marks[i].mend);
        return true;
    }
    return false;
}

/* ---- Lines ---------------------------------------------------------------------- */

static size_t count_lines(struct str text)
{
    size_t count = 1;
    for (size_t at = 0; (at = str_find_byte(text, '\n', at)) != SIZE_MAX; at++)
        count++;
    return count;
}

static void check_said(struct said *line)
{
    for (size_t i = 0; i < line->text.len; i++) {
        uint8_t byte = (uint8_t)line->text.ptr[i];
        line->bytes[byte >> 5] |= 1u << (byte & 31);
    }
    if (check_pictures(line) || check_links(line) || check_attributes(line))
        return;
    check_marks(line);
}

void nearly_check_text(struct stage *stage, const struct node *text)
{
    struct str source = source_text(stage->source, text->span), said = text->text;
    bool is_paired = count_lines(source) == count_lines(said);
    for (size_t at = 0, behind = 0; at <= source.len;) {
        size_t end = is_paired ? str_line_end(source, at) : source.len;
        size_t stop = is_paired ? str_line_end(said, behind) : said.len;
        struct said line = {.stage = stage,
                            .text = str_slice(said, behind, stop),
                            .source = str_slice(source, at, end),
                            .begin = text->span.begin + (uint32_t)at};
        check_said(&line);
        at = end + 1;
        behind = stop + 1;
    }
}
