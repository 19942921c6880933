#include "pipeline/2-markdown/positions.h"

#include <string.h>

enum {
    WIDEST_TAB = 4,      /* columns */
    SEARCH_WINDOW = 512, /* bytes: keeps the search for lost text linear */
    LONGEST_ENTITY = 36, /* bytes, `&CounterClockwiseContourIntegral;` has 33 */
};

/* Behind the line ending at or after `at`. */
static uint32_t next_line(struct str text, uint32_t at, uint32_t end)
{
    at = (uint32_t)str_line_end(str_slice(text, 0, end), at);
    if (at + 1 < end && text.ptr[at] == '\r' && text.ptr[at + 1] == '\n')
        return at + 2;
    return at < end ? at + 1 : end;
}

void positions_init(struct positions *positions, struct stage *stage, struct span body)
{
    *positions = (struct positions){.text = stage->source->text, .body = body};
    size_t count = 1;
    for (uint32_t at = body.begin; at < body.end; at = next_line(positions->text, at, body.end))
        count++;
    positions->lines = arena_array(stage->arena, uint32_t, count);
    for (uint32_t at = body.begin; at < body.end; at = next_line(positions->text, at, body.end))
        positions->lines[positions->line_count++] = at;
}

static bool is_space(char c)
{
    return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

struct span positions_line(const struct positions *positions, int line)
{
    if (line < 1 || (size_t)line > positions->line_count)
        return (struct span){positions->body.end, positions->body.end};
    uint32_t begin = positions->lines[line - 1];
    uint32_t end = (size_t)line < positions->line_count ? positions->lines[line] : positions->body.end;
    while (end > begin && (positions->text.ptr[end - 1] == '\n' || positions->text.ptr[end - 1] == '\r'))
        end--;
    return (struct span){begin, end};
}

size_t positions_line_at(const struct positions *positions, uint32_t offset)
{
    size_t low = 0, high = positions->line_count;
    while (high - low > 1) {
        size_t middle = low + (high - low) / 2;
        if (positions->lines[middle] <= offset)
            low = middle;
        else
            high = middle;
    }
    return low;
}

uint32_t positions_column(struct str text, uint32_t at)
{
    uint32_t begin = at, column = 0;
    while (begin > 0 && text.ptr[begin - 1] != '\n' && text.ptr[begin - 1] != '\r')
        begin--;
    for (; begin < at; begin++)
        column += text.ptr[begin] == '\t' ? WIDEST_TAB - column % WIDEST_TAB : 1;
    return column;
}

struct span positions_block(const struct positions *positions, int first, int column, int last)
{
    struct span line = positions_line(positions, first);
    uint32_t begin = column > 1 ? line.begin + (uint32_t)(column - 1) : line.begin;
    uint32_t end = positions_line(positions, last < first ? first : last).end;
    if (begin > line.end)
        begin = line.end;
    while (end > begin && is_space(positions->text.ptr[end - 1]))
        end--;
    return (struct span){begin, end < begin ? begin : end};
}

/* Only what a delimiter row may hold, a dash among it. */
static bool is_delimiter_row(struct str line)
{
    bool has_dash = false;
    for (size_t i = 0; i < line.len; i++) {
        has_dash = has_dash || line.ptr[i] == '-';
        if (memchr("|:- \t>", line.ptr[i], 6) == NULL)
            return false;
    }
    return has_dash;
}

int positions_table_header(const struct positions *positions, int first, int last)
{
    for (int line = last; line > first; line--) {
        struct span span = positions_line(positions, line);
        if (is_delimiter_row(str_slice(positions->text, span.begin, span.end)))
            return line - 1;
    }
    return first;
}

/* The pipe at or after `at` that is not escaped, or `end`. */
static uint32_t next_pipe(struct str text, uint32_t at, uint32_t end)
{
    while (at < end && text.ptr[at] != '|')
        at += text.ptr[at] == '\\' && at + 1 < end ? 2 : 1;
    return at < end ? at : end;
}

struct span positions_cell(const struct positions *positions, struct span row, int index)
{
    struct str text = positions->text;
    uint32_t begin = row.begin;
    if (begin < row.end && text.ptr[begin] == '|')
        begin++;
    for (; index > 0 && begin < row.end; index--) {
        begin = next_pipe(text, begin, row.end);
        if (begin < row.end)
            begin++;
    }
    uint32_t end = next_pipe(text, begin, row.end);
    while (begin < end && is_space(text.ptr[begin]))
        begin++;
    while (end > begin && is_space(text.ptr[end - 1]))
        end--;
    return begin < end ? (struct span){begin, end} : row;
}

static bool is_alphanumeric(char c)
{
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

/* ASCII that is neither letter nor digit: what may stand between two texts. */
static bool is_markup(char c)
{
    return (unsigned char)c < 0x80 && !is_alphanumeric(c);
}

/* Bytes of the entity or character reference at `at` (`&amp;`, `&#169;`), or 0. */
static uint32_t entity_length(const struct cursor *cursor, uint32_t at)
{
    uint32_t end = at + 1, most = cursor->end - at > LONGEST_ENTITY ? at + LONGEST_ENTITY : cursor->end;
    while (end < most && (is_alphanumeric(cursor->text.ptr[end]) || cursor->text.ptr[end] == '#'))
        end++;
    return end > at + 1 && end < most && cursor->text.ptr[end] == ';' ? end + 1 - at : 0;
}

/* Bytes of the UTF-8 character at `at`. */
static size_t character_length(struct str text, size_t at)
{
    size_t end = at + 1;
    while (end < text.len && ((unsigned char)text.ptr[end] & 0xC0) == 0x80)
        end++;
    return end - at;
}

/* The end of `needle` in the source from `at` on, where escapes and entities stand for one character; 0: not
 * here. */
static uint32_t match(const struct cursor *cursor, uint32_t at, struct str needle)
{
    const char *text = cursor->text.ptr;
    for (size_t i = 0; i < needle.len;) {
        if (at < cursor->end && text[at] == needle.ptr[i] && text[at] != '&') {
            i++;
            at++;
            continue;
        }
        uint32_t entity = at < cursor->end && text[at] == '&' ? entity_length(cursor, at) : 0;
        if (at >= cursor->end)
            return 0;
        if (entity > 0) {
            i += character_length(needle, i);
            at += entity;
        } else if (text[at] == needle.ptr[i]) {
            i++;
            at++;
        } else if (text[at] == '\\' && at + 1 < cursor->end && text[at + 1] == needle.ptr[i]) {
            i++;
            at += 2;
        } else {
            return 0;
        }
    }
    return at;
}

static bool search_window(const struct cursor *cursor, struct str needle, uint32_t *at)
{
    uint32_t end = cursor->end - cursor->at > SEARCH_WINDOW ? cursor->at + SEARCH_WINDOW : cursor->end;
    size_t offset = str_find(str_slice(cursor->text, cursor->at, end), needle);
    *at = cursor->at + (uint32_t)offset;
    return offset != SIZE_MAX;
}

bool cursor_take(struct cursor *cursor, struct str needle, struct span *found)
{
    if (needle.len == 0 || cursor->at >= cursor->end)
        return false;
    uint32_t at = cursor->at, end = 0;
    uint32_t last = cursor->end - at > SEARCH_WINDOW ? at + SEARCH_WINDOW : cursor->end;
    while (at < last && (end = match(cursor, at, needle)) == 0 && is_markup(cursor->text.ptr[at]))
        at++;
    if (end == 0) {
        if (needle.len < 4 || !search_window(cursor, needle, &at))
            return false;
        end = at + (uint32_t)needle.len;
    }
    *found = (struct span){at, end};
    cursor->at = end;
    return true;
}

/* Behind the closing bracket that matches the one at `at`; escapes and <...> passed over. */
static uint32_t skip_brackets(const struct cursor *cursor, uint32_t at, char open, char close)
{
    int depth = 0;
    for (; at < cursor->end; at++) {
        char c = cursor->text.ptr[at];
        if (c == '\\' && at + 1 < cursor->end)
            at++;
        else if (c == open)
            depth++;
        else if (c == close && --depth == 0)
            return at + 1;
    }
    return cursor->end;
}

void cursor_close_link(struct cursor *cursor)
{
    uint32_t at = cursor->at;
    while (at < cursor->end && cursor->text.ptr[at] != ']' && cursor->text.ptr[at] != '>' &&
           is_markup(cursor->text.ptr[at]))
        at++;
    if (at >= cursor->end || (cursor->text.ptr[at] != ']' && cursor->text.ptr[at] != '>'))
        return;
    bool is_bracket = cursor->text.ptr[at++] == ']';
    if (is_bracket && at < cursor->end && cursor->text.ptr[at] == '(')
        at = skip_brackets(cursor, at, '(', ')');
    else if (is_bracket && at < cursor->end && cursor->text.ptr[at] == '[')
        at = skip_brackets(cursor, at, '[', ']');
    cursor->at = at;
}

static uint32_t run_length(const struct cursor *cursor, uint32_t at)
{
    uint32_t end = at;
    while (end < cursor->end && cursor->text.ptr[end] == '`')
        end++;
    return end - at;
}

bool cursor_take_code(struct cursor *cursor, struct span *found)
{
    struct cursor copy = *cursor;
    struct span tick;
    if (!cursor_take(&copy, STR("`"), &tick))
        return false;
    uint32_t length = run_length(cursor, tick.begin);
    for (uint32_t at = tick.begin + length; at < cursor->end;) {
        uint32_t run = run_length(cursor, at);
        if (run == length) {
            *found = (struct span){tick.begin, at + run};
            cursor->at = found->end;
            return true;
        }
        at += run == 0 ? 1 : run;
    }
    return false;
}
