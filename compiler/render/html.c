#include "render/html.h"
#include "render/whole.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "base/shown.h"
#include "base/unicode.h"
#include "render/bidi.h"
#include "render/facts.h"

void html_raw(struct html *html, const char *markup)
{
    buf_bytes(&html->out, markup, strlen(markup));
}

void html_format(struct html *html, const char *format, ...)
{
    char text[256];
    va_list args;
    va_start(args, format);
    int len = vsnprintf(text, sizeof text, format, args);
    va_end(args);
    if (len > 0)
        buf_bytes(&html->out, text, (size_t)len < sizeof text ? (size_t)len : sizeof text - 1);
}

static const char *escape_of(uint8_t byte)
{
    switch (byte) {
    case '"':
        return "&quot;";
    case '&':
        return "&amp;";
    case '<':
        return "&lt;";
    case '>':
        return "&gt;";
    default:
        return NULL;
    }
}

/* Only blanks stand between the start of the line and byte `at`; before the text stands what is out. */
static bool is_line_start(const struct html *html, struct str text, size_t at)
{
    size_t out = html->out.len;
    while (at > 0 && (text.ptr[at - 1] == ' ' || text.ptr[at - 1] == '\t'))
        at--;
    if (at > 0)
        return text.ptr[at - 1] == '\n';
    while (out > 0 && (html->out.ptr[out - 1] == ' ' || html->out.ptr[out - 1] == '\t'))
        out--;
    return out == 0 || html->out.ptr[out - 1] == '\n';
}

/* What a page says may land in the log of a build: no line of it is a workflow command (shown.h). */
static const char *command_escape_of(const struct html *html, struct str text, size_t at)
{
    struct str rest = str_slice(text, at, text.len);
    if (str_starts(rest, STR("::")) && is_line_start(html, text, at))
        return "&#58;";
    return rest.ptr[0] == '[' && str_ends(str_slice(text, 0, at), STR("##")) ? "&#91;" : NULL;
}

/* HTML has no control characters: U+FFFD for them, and for what turns a line round. */
static bool is_refused(uint32_t point)
{
    return point != '\t' && point != '\n' && shown_point(point) != point;
}

/* What is written for the character at `*at`, NULL: itself; `*at` moves past it. */
static const char *escape_at(const struct html *html, struct str text, size_t *at)
{
    size_t begin = *at;
    if (is_refused(unicode_next(text, at)))
        return "\xEF\xBF\xBD";
    const char *escape = escape_of((uint8_t)text.ptr[begin]);
    return escape != NULL ? escape : command_escape_of(html, text, begin);
}

void html_text(struct html *html, placard_bytes bytes)
{
    struct str text = facts_str(bytes);
    size_t done = 0;
    for (size_t at = 0, next = 0; at < text.len; at = next) {
        const char *escape = escape_at(html, text, &next);
        if (escape == NULL)
            continue;
        buf_str(&html->out, str_slice(text, done, at));
        html_raw(html, escape);
        done = next;
    }
    if (done < text.len)
        buf_str(&html->out, str_slice(text, done, text.len));
}

/* What a line's end must not part is marked as such, on pages. */
static void print_whole(struct html *html, placard_bytes bytes)
{
    struct str text = facts_str(bytes);
    size_t done = 0, begin = 0, end = 0;
    for (; html->is_page && whole_find(text, &begin, &end); done = begin = end) {
        html_text(html, facts_bytes(str_slice(text, done, begin)));
        html_raw(html, "<span class=\"whole\">");
        html_text(html, facts_bytes(str_slice(text, begin, end)));
        html_raw(html, "</span>");
    }
    if (done < text.len)
        html_text(html, facts_bytes(str_slice(text, done, text.len)));
}

typedef void print_piece(struct html *html, placard_bytes piece);

/* `text` with `open` and `close` round each run that must not be turned round, its pieces written by `print`.
 */
static void print_isolated(struct html *html, placard_bytes text, const char *open, const char *close,
                           print_piece *print)
{
    struct str all = {(const char *)text.data, text.size};
    size_t done = 0, begin = 0, end = 0;
    for (; html->is_rtl && bidi_find_run(all, &begin, &end); done = begin = end) {
        print(html, (placard_bytes){text.data + done, begin - done});
        html_raw(html, open);
        print(html, (placard_bytes){text.data + begin, end - begin});
        html_raw(html, close);
    }
    if (done < text.size)
        print(html, (placard_bytes){text.data + done, text.size - done});
}

void html_shown(struct html *html, placard_bytes text)
{
    print_isolated(html, text, "<bdi dir=\"ltr\">", "</bdi>", print_whole);
}

/* U+2066 and U+2069. */
void html_option(struct html *html, placard_bytes text)
{
    print_isolated(html, text, "\xE2\x81\xA6", "\xE2\x81\xA9", html_text);
}

/* Bytes that cmark-gfm leaves alone in a URL; what it writes for & and ' is
 * handled apart, the rest becomes %XX (RFC 3986 section 2.1). */
static bool is_url_byte(uint8_t byte)
{
    bool is_letter = (byte | 0x20) >= 'a' && (byte | 0x20) <= 'z';
    bool is_digit = byte >= '0' && byte <= '9';
    return byte != 0 && (is_letter || is_digit || strchr("-_.~+!*(),%#@?=;:/$", byte) != NULL);
}

void html_url(struct html *html, placard_bytes url)
{
    for (size_t i = 0; i < url.size; i++) {
        uint8_t byte = url.data[i];
        if (is_url_byte(byte))
            buf_byte(&html->out, (char)byte);
        else if (byte == '&')
            html_raw(html, "&amp;");
        else if (byte == '\'')
            html_raw(html, "&#x27;");
        else
            html_format(html, "%%%02X", byte);
    }
}

void html_label(struct html *html, enum labels_id id)
{
    html_raw(html, labels_text(html->labels, id));
}

/* RFC 4648 section 4. */
void html_base64(struct html *html, const uint8_t *bytes, size_t size)
{
    static const char digits[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    for (size_t i = 0; i < size; i += 3) {
        size_t left = size - i;
        uint32_t bits = (uint32_t)bytes[i] << 16;
        bits |= left > 1 ? (uint32_t)bytes[i + 1] << 8 : 0;
        bits |= left > 2 ? (uint32_t)bytes[i + 2] : 0;
        char four[4] = {digits[bits >> 18], digits[bits >> 12 & 63], digits[bits >> 6 & 63],
                        digits[bits & 63]};
        if (left < 3)
            four[3] = '=';
        if (left < 2)
            four[2] = '=';
        buf_bytes(&html->out, four, sizeof four);
    }
}

void html_line(struct html *html)
{
    if (html->out.len > 0 && html->out.ptr[html->out.len - 1] != '\n')
        buf_byte(&html->out, '\n');
}

void html_begin(struct html *html, struct arena *arena, const placard_module *module,
                const placard_document *document, uint32_t language, bool is_page)
{
    *html = (struct html){.module = module, .document = document, .language = language, .is_page = is_page};
    html->out.arena = arena;
    html->is_rtl = is_page && placard_language_is_rtl(module, language) != 0;
    html->labels = labels_language_of(placard_language_tag(module, language));
    uint32_t count = placard_node_count(document);
    for (placard_node node = 0; node < count; node++)
        html->footnote_count += placard_node_kind(document, node) == PLACARD_FOOTNOTE;
    html->ref_total = arena_array(arena, uint32_t, html->footnote_count + 1);
    html->ref_seen = arena_array(arena, uint32_t, html->footnote_count + 1);
    html->picture_uses = arena_array(arena, uint32_t, placard_media_count(module) + 1);
    for (placard_node node = 0; node < count; node++) {
        uint32_t number = placard_node_number(document, node);
        if (placard_node_kind(document, node) == PLACARD_IMAGE)
            html->picture_uses[number]++;
        bool is_ref = placard_node_kind(document, node) == PLACARD_FOOTNOTE_REF;
        if (is_ref && number >= 1 && number <= html->footnote_count)
            html->ref_total[number - 1]++;
    }
}

/* ---- Blocks ------------------------------------------------------------ */

static void print_paragraph(struct html *html, placard_node node, bool is_tight)
{
    if (is_tight) {
        html_inlines(html, node);
        return;
    }
    html_line(html);
    html_wrapped(html, node, "p");
    html_raw(html, "\n");
}

static void print_heading(struct html *html, placard_node node)
{
    char tag[3] = {'h', (char)('0' + placard_node_number(html->document, node) % 10), '\0'};
    html_line(html);
    html_wrapped(html, node, tag);
    html_raw(html, "\n");
}

static void print_list(struct html *html, placard_node node, const char *tag, uint32_t start)
{
    html_line(html);
    if (start == 1)
        html_format(html, "<%s>\n", tag);
    else
        html_format(html, "<%s start=\"%u\">\n", tag, start);
    html_blocks(html, node, PLACARD_LIST_IS_TIGHT(placard_node_number(html->document, node)));
    html_line(html);
    html_format(html, "</%s>\n", tag);
}

static void print_item(struct html *html, placard_node node, bool is_tight)
{
    html_line(html);
    html_raw(html, "<li>");
    html_blocks(html, node, is_tight);
    html_raw(html, "</li>\n");
}

/* On the page a checklist is there to be ticked. */
static void print_task(struct html *html, placard_node node, bool is_tight)
{
    bool is_ticked = placard_node_number(html->document, node) == 1;
    html_line(html);
    html_raw(html,
             html->is_page ? "<li class=\"task\"><input type=\"checkbox\"" : "<li><input type=\"checkbox\"");
    html_raw(html, is_ticked ? " checked=\"\"" : "");
    if (html->is_page) {
        html_raw(html, " aria-label=\"");
        html_plain(html, placard_node_first(html->document, node));
        html_raw(html, "\" /><div>");
    } else {
        html_raw(html, " disabled=\"\" /> ");
    }
    html_blocks(html, node, is_tight);
    html_raw(html, html->is_page ? "</div></li>\n" : "</li>\n");
}

static void print_quote(struct html *html, placard_node node)
{
    html_line(html);
    html_raw(html, "<blockquote>\n");
    html_blocks(html, node, false);
    html_line(html);
    html_raw(html, "</blockquote>\n");
}

static void print_code_block(struct html *html, placard_node node)
{
    placard_node child = placard_node_first(html->document, node);
    placard_bytes info = placard_node_text(html->document, child);
    size_t word = 0;
    while (word < info.size && strchr(" \t\n\v\f\r", info.data[word]) == NULL)
        word++;
    html_line(html);
    html_raw(html, "<pre><code");
    if (info.size > 0) {
        html_raw(html, " class=\"language-");
        html_text(html, (placard_bytes){info.data, word});
        html_raw(html, "\"");
    }
    html_raw(html, ">");
    html_text(html, placard_node_text(html->document, node));
    html_raw(html, "</code></pre>\n");
}

static void print_cell(struct html *html, placard_node node, bool is_header)
{
    static const char *const alignments[] = {"", " align=\"left\"", " align=\"center\"", " align=\"right\""};
    const char *tag = is_header ? "th" : "td";
    html_format(html, "<%s%s>", tag, alignments[placard_node_number(html->document, node) & 3]);
    html_inlines(html, node);
    html_format(html, "</%s>\n", tag);
}

static void print_row(struct html *html, placard_node row)
{
    bool is_header = placard_node_number(html->document, row) == 1;
    html_raw(html, "<tr>\n");
    placard_node cell = placard_node_first(html->document, row);
    for (; cell != PLACARD_NONE; cell = placard_node_next(html->document, row, cell))
        print_cell(html, cell, is_header);
    html_raw(html, "</tr>\n");
}

/* One header row, then the body, which may be empty. */
static void print_table(struct html *html, placard_node node)
{
    html_line(html);
    html_raw(html, html->is_page ? "<div class=\"scroll\" tabindex=\"0\">\n<table>\n" : "<table>\n");
    bool has_body = false;
    placard_node row = placard_node_first(html->document, node);
    for (; row != PLACARD_NONE; row = placard_node_next(html->document, node, row)) {
        bool is_header = placard_node_number(html->document, row) == 1;
        if (is_header)
            html_raw(html, "<thead>\n");
        else if (!has_body)
            html_raw(html, "<tbody>\n");
        has_body = has_body || !is_header;
        print_row(html, row);
        html_raw(html, is_header ? "</thead>\n" : "");
    }
    html_raw(html, has_body ? "</tbody>\n</table>\n" : "</table>\n");
    html_raw(html, html->is_page ? "</div>\n" : "");
}

static void print_rule(struct html *html)
{
    html_line(html);
    html_raw(html, "<hr />\n");
}

void html_block(struct html *html, placard_node node, bool is_tight)
{
    uint32_t number = placard_node_number(html->document, node);
    switch (placard_node_kind(html->document, node)) {
    case PLACARD_PARAGRAPH:
        print_paragraph(html, node, is_tight);
        break;
    case PLACARD_HEADING:
        print_heading(html, node);
        break;
    case PLACARD_BULLET_LIST:
        print_list(html, node, "ul", 1);
        break;
    case PLACARD_ORDERED_LIST:
        print_list(html, node, "ol", PLACARD_LIST_FIRST(number));
        break;
    case PLACARD_ITEM:
        print_item(html, node, is_tight);
        break;
    case PLACARD_TASK:
        print_task(html, node, is_tight);
        break;
    case PLACARD_QUOTE:
        print_quote(html, node);
        break;
    case PLACARD_CODE_BLOCK:
        print_code_block(html, node);
        break;
    case PLACARD_RULE:
        print_rule(html);
        break;
    case PLACARD_TABLE:
        print_table(html, node);
        break;
    case PLACARD_PHASE:
        html_module_phase(html, node);
        break;
    case PLACARD_PROCEDURE:
        html_module_procedure(html, node);
        break;
    case PLACARD_NOTICE:
        html_module_notice(html, node);
        break;
    case PLACARD_QUIZ:
        html_quiz_section(html, node);
        break;
    default:
        break; /* parts stand in the page's head, footnotes at its end */
    }
}

void html_blocks(struct html *html, placard_node parent, bool is_tight)
{
    placard_node node = placard_node_first(html->document, parent);
    for (; node != PLACARD_NONE; node = placard_node_next(html->document, parent, node))
        html_block(html, node, is_tight);
}
