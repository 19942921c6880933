/* nearly_inline.c - pictures, links, attributes and marks of other tools that are left in a sentence as text.
 */
#include <string.h>

#include "pipeline/2-markdown/nearly_report.h"

/* What stands literally in the source, and not behind a backslash or as an entity: an author who escapes
 * means it. */
static bool find_plain(struct stage *stage, const struct node *text, const char *needle, struct span *found)
{
    struct str source = source_text(stage->source, text->span);
    size_t at = str_find(source, str_of(needle));
    if (at == SIZE_MAX || (at > 0 && source.ptr[at - 1] == '\\'))
        return false;
    uint32_t begin = text->span.begin + (uint32_t)at;
    *found = (struct span){begin, begin + (uint32_t)strlen(needle)};
    return true;
}

/* To the end of the target that opens behind `span`, on its line. */
static struct span to_target_end(const struct stage *stage, struct span span, uint32_t end)
{
    struct str rest = str_slice(stage->source->text, span.end, end);
    rest = str_slice(rest, 0, str_find_byte(rest, '\n', 0));
    size_t close = str_find_byte(rest, ')', 0);
    return close == SIZE_MAX ? span : (struct span){span.begin, span.end + (uint32_t)close + 1};
}

static bool check_pictures(struct stage *stage, const struct node *text)
{
    static const char *const openings[] = {"![", "！[", "！［", "!［"};
    struct span span;
    for (size_t i = 0; i < sizeof openings / sizeof openings[0]; i++) {
        if (str_find(text->text, str_of(openings[i])) == SIZE_MAX ||
            !find_plain(stage, text, openings[i], &span))
            continue;
        struct span whole = to_target_end(stage, span, text->span.end);
        struct str target = source_text(stage->source, whole);
        if (str_find(target, STR("{{")) != SIZE_MAX || str_find(target, STR("{%")) != SIZE_MAX)
            return true; /* told: a template has not named it */
        nearly_report(
            stage, DIAG_NEARLY_PICTURE, whole, "this picture is not one, and its text is shown instead",
            "write ![what it shows](images/name.png): no blank between ] and (, none in the name, no size");
        return true;
    }
    return false;
}

/* `payload["class"]["id"]`: brackets of a program, not of a link. */
static bool is_index(struct str source, struct span middle)
{
    char before = middle.begin > 0 ? source.ptr[middle.begin - 1] : '\0';
    char after = middle.end < source.len ? source.ptr[middle.end] : '\0';
    return strchr("\"'0123456789", before) != NULL || strchr("\"'0123456789", after) != NULL;
}

/* `[[x]]`, `[[ ]]`: a box of another tool, told by its line. */
static bool is_box(struct str link)
{
    size_t end = str_find(link, STR("]]"));
    return end != SIZE_MAX && end <= 3;
}

static bool check_links(struct stage *stage, const struct node *text)
{
    static const char *const middles[] = {"](",   "](<", "] (http", "] (tel:", "] (mailto:", "] (module:",
                                          "](／", "]（", "］(",     "［",      "][",         "[["};
    struct span span;
    for (size_t i = 0; i < sizeof middles / sizeof middles[0]; i++) {
        if (str_find(text->text, str_of(middles[i])) == SIZE_MAX ||
            !find_plain(stage, text, middles[i], &span))
            continue;
        bool is_wiki = middles[i][0] == '[' && middles[i][1] == '[';
        if (is_wiki && str_find(text->text, STR("]]")) == SIZE_MAX)
            continue;
        if (is_wiki && is_box(source_text(stage->source, (struct span){span.begin, text->span.end})))
            continue;
        if (strcmp(middles[i], "][") == 0 && is_index(stage->source->text, span))
            continue;
        nearly_report(stage, DIAG_NEARLY_LINK, to_target_end(stage, span, text->span.end),
                      "this link is not one, and is shown as plain text",
                      "write [text](https://address) with ASCII marks and without blanks; a blank in a "
                      "number is left out: "
                      "tel:+15550100; a link to a module is [text](module:id)");
        return true;
    }
    return false;
}

static bool is_attribute_byte(char c)
{
    return (unsigned char)c >= 0x80 || (c >= ' ' && c != '{' && c != '}');
}

/* "{#more}", "{.wide}", "{: .wide}", "{width=50%}" */
static bool check_attributes(struct stage *stage, const struct node *text)
{
    struct str source = source_text(stage->source, text->span);
    for (size_t at = 0; (at = str_find_byte(source, '{', at)) != SIZE_MAX; at++) {
        size_t end = at + 1;
        while (end < source.len && is_attribute_byte(source.ptr[end]))
            end++;
        if (end >= source.len || source.ptr[end] != '}' || end - at > 200 ||
            (at > 0 && source.ptr[at - 1] == '\\'))
            continue;
        struct str inside = str_trim(str_slice(source, at + 1, end));
        bool is_named = inside.len > 1 && strchr("#.:", inside.ptr[0]) != NULL;
        if (!is_named && str_find_byte(inside, '=', 0) == SIZE_MAX)
            continue;
        uint32_t begin = text->span.begin + (uint32_t)at;
        bool has_alt = str_find(inside, STR("alt=")) != SIZE_MAX;
        nearly_report(
            stage, DIAG_ATTRIBUTES, (struct span){begin, begin + (uint32_t)(end - at) + 1},
            "attributes in braces belong to another tool and are shown as plain text",
            has_alt
                ? "write the alternative text between the brackets of the picture: ![text](images/name.png)"
                : "take them out; an id of a question is a comment: <!-- #more -->");
        return true;
    }
    return false;
}

/* "==mark==", "++new++", "$x^2$", and strong marks that did not work. */
static bool check_marks(struct stage *stage, const struct node *text)
{
    static const struct {
        const char *mark, *reason, *mend;
    } rows[] = {
        {"==", "marks of another tool are shown as plain text",
         "write **strong** text instead of ==marked== text"},
        {"**",
         "these stars are shown: strong text has no blank inside of its marks, and ends where it begins",
         "write **strong** without a blank behind the first and before the last stars; for plain stars put "
         "\\ before each"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        struct span span;
        struct str mark = str_of(rows[i].mark);
        size_t first = str_find(text->text, mark);
        char escaped[] = {'\\', rows[i].mark[0], '\0'};
        if (first == SIZE_MAX ||
            str_find(source_text(stage->source, text->span), str_of(escaped)) != SIZE_MAX ||
            !find_plain(stage, text, rows[i].mark, &span))
            continue;
        struct str rest = str_slice(text->text, first + 2, text->text.len);
        size_t second = str_find(rest, mark);
        if (second == SIZE_MAX || second == 0 ||
            str_find_byte(str_slice(rest, 0, second), '\n', 0) != SIZE_MAX)
            continue;
        nearly_report(stage, i == 0 ? DIAG_OTHER_DIALECT : DIAG_NEARLY_STRONG, span, rows[i].reason,
                      rows[i].mend);
        return true;
    }
    return false;
}

/* U+FF01 to U+FF3D, the full-width marks, begin with byte 0xEF. */
static bool has_one_of(struct str text, const char *bytes)
{
    for (size_t i = 0; i < text.len; i++)
        if (strchr(bytes, text.ptr[i]) != NULL)
            return true;
    return false;
}

void nearly_check_text(struct stage *stage, const struct node *text)
{
    struct str source = source_text(stage->source, text->span);
    if (source.len == 0 || text->span.end - text->span.begin > 4 * text->text.len + 64)
        return; /* the place is a whole block's: what stands where is not known */
    if (!has_one_of(text->text, "[]=*\xEF") && str_find_byte(source, '{', 0) == SIZE_MAX)
        return; /* most texts have no mark of all these */
    if (check_pictures(stage, text) || check_links(stage, text) || check_attributes(stage, text))
        return;
    check_marks(stage, text);
}
