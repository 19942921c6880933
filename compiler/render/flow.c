#include "render/flow.h"

#include <string.h>

#include "base/shown.h"
#include "base/unicode.h"

/* A mark is this byte, which authors' text never holds, and 0x40 + style. */
#define MARK '\x1b'

void flow_mark(struct buf *marked, unsigned style)
{
    buf_byte(marked, MARK);
    buf_byte(marked, (char)(0x40 + (style & 63)));
}

void flow_author(struct buf *marked, placard_bytes text)
{
    struct str s = {text.size > 0 ? (const char *)text.data : "", text.size};
    for (size_t at = 0; at < s.len;) {
        size_t begin = at;
        uint32_t code_point = unicode_next(s, &at);
        uint32_t shown = code_point == '\n' ? code_point : shown_point(code_point);
        if (code_point == '\t')
            buf_byte(marked, ' ');
        else if (shown != code_point)
            unicode_append(marked, shown);
        else
            buf_bytes(marked, s.ptr + begin, at - begin);
    }
}

size_t flow_width(struct str marked)
{
    size_t width = 0, begin = 0;
    for (size_t i = 0; i < marked.len; i++) {
        if (marked.ptr[i] != MARK)
            continue;
        width += unicode_width(str_slice(marked, begin, i));
        begin = ++i + 1;
    }
    return width + unicode_width(str_slice(marked, begin, marked.len));
}

/* ---- Margins ----------------------------------------------------------- */

static struct str coloured(struct flow *flow, const char *text, const char *sgr)
{
    if (!flow->is_colour || sgr == NULL)
        return str_format(flow->out.arena, "%s", text);
    return str_format(flow->out.arena, "\x1b[%sm%s\x1b[0m", sgr, text);
}

void flow_push(struct flow *flow, const char *first, const char *rest, const char *sgr)
{
    struct flow_margin margin = {.is_used = false, .width = unicode_width(str_of(first))};
    margin.first = coloured(flow, first, sgr);
    margin.rest = coloured(flow, rest, sgr);
    if (flow->margin_count < FLOW_MARGINS)
        flow->margins[flow->margin_count] = margin;
    flow->margin_count++;
    flow->is_fresh = true;
}

void flow_pop(struct flow *flow)
{
    if (flow->margin_count > 0)
        flow->margin_count--;
}

static size_t shown_margins(const struct flow *flow)
{
    return flow->margin_count < FLOW_MARGINS ? flow->margin_count : FLOW_MARGINS;
}

size_t flow_room(const struct flow *flow)
{
    size_t taken = 0;
    for (size_t i = 0; i < shown_margins(flow); i++)
        taken += flow->margins[i].width;
    return flow->columns > taken + 8 ? flow->columns - taken : 8;
}

/* ---- Lines ------------------------------------------------------------- */

static void begin_line(struct flow *flow)
{
    for (size_t i = 0; i < shown_margins(flow); i++) {
        struct flow_margin *margin = &flow->margins[i];
        buf_str(&flow->out, margin->is_used ? margin->rest : margin->first);
        margin->is_used = true;
    }
    flow->is_fresh = false;
    flow->has_gap = false;
}

static void end_line(struct flow *flow)
{
    while (flow->out.len > 0 && flow->out.ptr[flow->out.len - 1] == ' ')
        flow->out.len--;
    buf_byte(&flow->out, '\n');
}

void flow_line(struct flow *flow, struct str line, const char *sgr)
{
    begin_line(flow);
    buf_str(&flow->out, coloured(flow, str_z(flow->out.arena, line), sgr));
    end_line(flow);
}

void flow_gap(struct flow *flow)
{
    if (flow->is_fresh || flow->has_gap)
        return;
    begin_line(flow);
    end_line(flow);
    flow->has_gap = true;
}

/* ---- Wrapping ---------------------------------------------------------- */

/* A line in the making. */
struct wrap {
    struct flow *flow;
    struct buf line;
    size_t width, room; /* columns */
    unsigned style;     /* where reading stands */
    unsigned shown;     /* what the line's end has */
};

static void show_style(struct wrap *wrap, unsigned style)
{
    static const char *const codes[] = {"1", "3", "4", "9", "2", "36"};
    if (style == wrap->shown || !wrap->flow->is_colour)
        return;
    buf_str(&wrap->line, STR("\x1b[0"));
    for (size_t i = 0; i < sizeof codes / sizeof *codes; i++)
        if (style >> i & 1)
            buf_format(&wrap->line, ";%s", codes[i]);
    buf_byte(&wrap->line, 'm');
    wrap->shown = style;
}

static void finish_line(struct wrap *wrap)
{
    show_style(wrap, FLOW_PLAIN);
    begin_line(wrap->flow);
    buf_str(&wrap->flow->out, buf_view(&wrap->line));
    end_line(wrap->flow);
    wrap->line.len = 0;
    wrap->width = 0;
}

static void add_space(struct wrap *wrap)
{
    show_style(wrap, wrap->style & ~(unsigned)FLOW_UNDERLINE);
    buf_byte(&wrap->line, ' ');
    wrap->width++;
}

/* Append marked text, on a further line where it passes the edge. */
static void add_text(struct wrap *wrap, struct str marked)
{
    for (size_t at = 0; at < marked.len;) {
        if (marked.ptr[at] == MARK && at + 1 < marked.len) {
            wrap->style = (unsigned)(marked.ptr[at + 1] - 0x40);
            at += 2;
            continue;
        }
        size_t begin = at;
        unicode_next(marked, &at);
        struct str character = str_slice(marked, begin, at);
        size_t width = unicode_width(character);
        if (wrap->width > 0 && wrap->width + width > wrap->room)
            finish_line(wrap);
        show_style(wrap, wrap->style);
        buf_str(&wrap->line, character);
        wrap->width += width;
    }
}

/* Closing marks and full stops of East Asian text, which may not begin a line
 * (JIS X 4051, line-start prohibition; the common ones). */
static bool is_closing(uint32_t code_point)
{
    static const uint32_t closing[] = {0x3001, 0x3002, 0x300D, 0x300F, 0x3011, 0x30FC, 0xFF01,
                                       0xFF09, 0xFF0C, 0xFF0E, 0xFF1A, 0xFF1B, 0xFF1F};
    for (size_t i = 0; i < sizeof closing / sizeof *closing; i++)
        if (closing[i] == code_point)
            return true;
    return false;
}

/* End of the word at `begin`: up to white space, or between wide characters. */
static size_t word_end(struct str marked, size_t begin)
{
    size_t at = begin;
    uint32_t last = 0;
    while (at < marked.len) {
        if (marked.ptr[at] == MARK && at + 1 < marked.len) {
            at += 2;
            continue;
        }
        size_t next = at;
        uint32_t code_point = unicode_next(marked, &next);
        if (code_point == ' ' || code_point == '\n')
            break;
        bool is_between = last != 0 && (unicode_is_wide(last) || unicode_is_wide(code_point));
        if (is_between && !is_closing(code_point))
            break;
        last = code_point;
        at = next;
    }
    return at;
}

void flow_paragraph(struct flow *flow, struct str marked)
{
    struct wrap wrap = {.flow = flow, .line = {.arena = flow->out.arena}, .room = flow_room(flow)};
    bool has_space = false, is_begun = false;
    for (size_t at = 0; at < marked.len;) {
        if (marked.ptr[at] == '\n')
            finish_line(&wrap);
        if (marked.ptr[at] == '\n' || marked.ptr[at] == ' ') {
            has_space = marked.ptr[at++] == ' ';
            continue;
        }
        size_t end = word_end(marked, at);
        struct str word = str_slice(marked, at, end);
        size_t width = flow_width(word), gap = has_space && wrap.width > 0 ? 1 : 0;
        if (wrap.width > 0 && wrap.width + gap + width > wrap.room)
            finish_line(&wrap);
        else if (gap > 0)
            add_space(&wrap);
        add_text(&wrap, word);
        has_space = false;
        is_begun = true;
        at = end;
    }
    if (wrap.width > 0 || !is_begun)
        finish_line(&wrap);
}

void flow_verbatim(struct flow *flow, struct str marked)
{
    struct wrap wrap = {.flow = flow, .line = {.arena = flow->out.arena}, .room = flow_room(flow)};
    add_text(&wrap, marked);
    finish_line(&wrap);
}
