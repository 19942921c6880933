#include "pipeline/2-markdown/html.h"

#include <string.h>

#include "placard.h"

static bool is_name_byte(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-';
}

static struct html_tag read_comment(struct str text)
{
    size_t end = str_find(str_slice(text, 4, text.len), STR("-->"));
    struct html_tag tag = {.form = HTML_COMMENT, .is_closed_comment = end != SIZE_MAX};
    size_t inner_end = end == SIZE_MAX ? text.len : 4 + end;
    tag.comment = str_trim(str_slice(text, 4, inner_end));
    tag.len = end == SIZE_MAX ? text.len : inner_end + 3;
    return tag;
}

/* Behind the `>` of a tag; quoted attribute values may hold one. */
static size_t tag_length(struct str text)
{
    char quote = '\0';
    for (size_t i = 1; i < text.len; i++) {
        char c = text.ptr[i];
        if (quote != '\0')
            quote = c == quote ? '\0' : quote;
        else if (c == '"' || c == '\'')
            quote = c;
        else if (c == '>')
            return i + 1;
    }
    return text.len;
}

struct html_tag html_tag_read(struct str text)
{
    if (str_starts(text, STR("<!--")))
        return read_comment(text);
    struct html_tag tag = {.form = HTML_OPEN};
    size_t begin = 1;
    if (begin < text.len && text.ptr[begin] == '/') {
        tag.form = HTML_CLOSE;
        begin++;
    }
    size_t end = begin;
    while (end < text.len && is_name_byte(text.ptr[end]))
        end++;
    tag.name = str_slice(text, begin, end);
    tag.len = tag_length(text);
    if (tag.name.len == 0)
        tag.form = HTML_OTHER;
    struct str rest = str_trim(str_slice(text, end, tag.len > 0 ? tag.len - 1 : 0));
    tag.has_attributes = rest.len > 0 && !str_eq(rest, STR("/"));
    return tag;
}

uint32_t html_tag_kind(const struct html_tag *tag)
{
    static const struct {
        const char *name;
        uint32_t kind;
    } kept[] = {
        {"br", PLACARD_LINE_BREAK},
        {"kbd", PLACARD_KEYBOARD},
        {"sub", PLACARD_SUBSCRIPT},
        {"sup", PLACARD_SUPERSCRIPT},
    };
    if (tag->form != HTML_OPEN && tag->form != HTML_CLOSE)
        return 0;
    for (size_t i = 0; i < sizeof kept / sizeof kept[0]; i++) {
        if (str_eq_nocase(tag->name, str_of(kept[i].name)))
            return kept[i].kind;
    }
    return 0;
}

/* What to write instead of a tag.  Names separated by spaces. */
static const struct {
    const char *names, *advice;
} instead[] = {
    {"b strong", "write **text** for bold"},
    {"i em cite dfn var", "write *text* for emphasis"},
    {"u ins mark", "write **text**: what must stand out is bold, not underlined"},
    {"s del strike", "write ~~text~~ to strike text out"},
    {"code tt samp", "write `text` between backticks"},
    {"pre", "put the lines between two lines of ```"},
    {"img picture figure figcaption", "write ![what the picture shows](images/file.jpg)"},
    {"a", "write [text](https://...) for a link; headings get no anchors"},
    {"h1 h2 h3 h4 h5 h6", "write ## before the text for a heading"},
    {"ul ol li dl dt dd", "write - or 1. before each item for a list"},
    {"table tr td th thead tbody tfoot caption colgroup col", "write a table with | between the cells"},
    {"blockquote", "write > before each line of a quotation"},
    {"hr", "write --- on a line of its own"},
    {"p div section article header footer main span center font big small",
     "remove the tag: the player sets alignment, size and colour"},
    {"details summary",
     "write the text plainly, or move it to a module of kind reference: a worker must see everything"},
    {"script style iframe object embed link meta form input button",
     "remove it: nothing runs inside a module"},
    {"video audio source svg canvas", "show a still picture: ![what it shows](images/file.jpg)"},
};

static bool holds_word(const char *words, struct str word)
{
    while (*words != '\0') {
        size_t len = strcspn(words, " ");
        if (str_eq_nocase((struct str){words, len}, word))
            return true;
        words += len + (words[len] == ' ');
    }
    return false;
}

static const char *advice_for(const struct html_tag *tag)
{
    for (size_t i = 0; i < sizeof instead / sizeof instead[0]; i++) {
        if (holds_word(instead[i].names, tag->name))
            return instead[i].advice;
    }
    return NULL;
}

static bool was_reported(const struct html_report *report, struct str name)
{
    for (size_t i = 0; i < report->count; i++) {
        if (str_eq_nocase(report->names[i], name))
            return true;
    }
    return false;
}

void html_refuse(struct stage *stage, struct html_report *report, const struct html_tag *tag,
                 struct span span)
{
    bool is_kept = html_tag_kind(tag) != 0;
    if (tag->form == HTML_CLOSE && !is_kept && was_reported(report, tag->name))
        return;
    if (tag->form == HTML_OPEN && !is_kept &&
        report->count < sizeof report->names / sizeof report->names[0] && !was_reported(report, tag->name))
        report->names[report->count++] = tag->name;
    struct place at = {stage->source, span};
    struct diags *diags = stage->diags;
    const char *advice = advice_for(tag);
    if (is_kept) {
        struct diag *diag =
            diag_add(diags, DIAG_HTML_ATTRIBUTE, at, "`<%.*s>` takes no attributes", STR_FMT(tag->name));
        diag_label(diags, diag, "attributes are not kept");
        diag_help(diags, diag, "write <%.*s>", STR_FMT(tag->name));
        return;
    }
    struct diag *diag = diag_add(diags, DIAG_RAW_HTML, at, "raw HTML is not part of a module");
    if (tag->name.len > 0)
        diag_label(diags, diag, "the tag `%.*s`", STR_FMT(tag->name));
    if (advice != NULL)
        diag_help(diags, diag, "%s", advice);
    else if (tag->name.len > 0)
        diag_help(diags, diag,
                  "to show angle brackets, write `<%.*s>` between backticks, or &lt; for the first one",
                  STR_FMT(tag->name));
    else
        diag_help(diags, diag, "remove it; to show it, put it between backticks");
}
