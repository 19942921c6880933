/* shapes.c - see shapes.h.  references.c does the link definitions. */
#include "pipeline/1-text/shapes.h"

#include "pipeline/1-text/limits.h"
#include "pipeline/1-text/references.h"

/* cmark-gfm reads the whole paragraph again at each row that could open a
 * table, at a cost that grows with the square of the lines above it. */
#define LEAD_BUDGET 400000000u

struct container {
    bool is_quote;
    size_t column; /* items: where their content stands, columns from 0 */
};

/* What could begin or end emphasis, links, pictures and raw HTML in one run. */
struct marks {
    uint64_t emphasis; /* runs of '*' and '_' */
    uint64_t tildes;   /* runs of '~' */
    uint64_t pictures; /* "![" */
    uint64_t brackets; /* ']' */
    uint64_t html;     /* "<!" and "<?" */
    uint64_t bytes;
    size_t begin; /* offset of the run */
};

struct shapes {
    struct stage *stage;
    struct str text;
    struct references references;
    struct container open[LIMIT_NESTING];
    size_t depth;
    /* The run: lines since the last blank one. */
    size_t run_lines, run_columns, run_cells;
    struct marks marks;
    uint64_t marks_work; /* of the runs that are over */
    size_t file_cells;
    uint64_t lead_cost;
    char fence; /* '`' or '~' inside a fenced code block, else 0 */
    size_t fence_len;
    size_t marker_reports;
    bool has_tab_report, has_failed;
};

/* A place in a line, with tabs to the next multiple of 4. */
struct cursor {
    struct str line;
    size_t at, column;
};

static struct diag *refuse(struct shapes *s, enum diag_code code, size_t begin, size_t end,
                           const char *message)
{
    struct place place = {s->stage->source, {(uint32_t)begin, (uint32_t)end}};
    s->has_failed = true;
    return diag_add(s->stage->diags, code, place, "%s", message);
}

static char peek(const struct cursor *c, size_t ahead)
{
    return c->at + ahead < c->line.len ? c->line.ptr[c->at + ahead] : '\0';
}

static void step(struct cursor *c)
{
    c->column += c->line.ptr[c->at] == '\t' ? 4 - c->column % 4 : 1;
    c->at++;
}

/* The column of the first thing that is not white space. */
static struct cursor skip_space(struct cursor c)
{
    while (peek(&c, 0) == ' ' || peek(&c, 0) == '\t')
        step(&c);
    return c;
}

static bool is_blank(const struct cursor *c)
{
    return skip_space(*c).at == c->line.len;
}

/* `* * *`: a rule, not a nest of lists. */
static bool is_rule(struct cursor c)
{
    char mark = peek(&c, 0);
    size_t count = 0;
    if (mark != '-' && mark != '*' && mark != '_')
        return false;
    for (; c.at < c.line.len; c.at++) {
        if (peek(&c, 0) == mark)
            count++;
        else if (peek(&c, 0) != ' ' && peek(&c, 0) != '\t')
            return false;
    }
    return count >= 3;
}

/* Bytes of a list marker here, or 0. */
static size_t list_marker(const struct cursor *c)
{
    size_t size = 0;
    if (peek(c, 0) == '-' || peek(c, 0) == '*' || peek(c, 0) == '+')
        return 1;
    while (size < 9 && peek(c, size) >= '0' && peek(c, size) <= '9')
        size++;
    return size > 0 && (peek(c, size) == '.' || peek(c, size) == ')') ? size + 1 : 0;
}

/* Bytes of `[^label]:` here, or 0: footnotes hold blocks too. */
static size_t footnote_marker(const struct cursor *c)
{
    if (peek(c, 0) != '[' || peek(c, 1) != '^')
        return 0;
    size_t close = str_find_byte(c->line, ']', c->at);
    return close != SIZE_MAX && close + 1 < c->line.len && c->line.ptr[close + 1] == ':' ? close + 2 - c->at
                                                                                         : 0;
}

static void push(struct shapes *s, size_t *depth, struct container container, size_t offset)
{
    if (*depth < LIMIT_NESTING) {
        s->open[(*depth)++] = container;
        return;
    }
    if (s->has_failed)
        return;
    struct diag *diag =
        refuse(s, DIAG_NESTED_TOO_DEEP, offset, offset + 1, "lists and quotes are nested too deep");
    diag_label(s->stage->diags, diag, "level %u: the limit is %u", LIMIT_NESTING + 1, LIMIT_NESTING);
    diag_help(s->stage->diags, diag, "two levels of steps are what a worker can follow: use a new section");
}

/* Pass the containers that go on in this line; returns how many do. */
static size_t match_open(const struct shapes *s, struct cursor *c)
{
    size_t matched = 0;
    for (; matched < s->depth; matched++) {
        struct cursor next = skip_space(*c);
        if (!s->open[matched].is_quote) {
            if (next.at < next.line.len && next.column < s->open[matched].column)
                break;
            while (c->at < next.at && c->column < s->open[matched].column)
                step(c);
            continue;
        }
        if (next.column - c->column >= 4 || peek(&next, 0) != '>')
            break;
        *c = next;
        step(c);
        if (peek(c, 0) == ' ')
            step(c);
    }
    return matched;
}

/* Open what opens here, marker by marker. */
static size_t open_new(struct shapes *s, struct cursor *c, size_t depth, size_t line)
{
    for (;;) {
        struct cursor next = skip_space(*c);
        if (next.column - c->column >= 4 || is_rule(next))
            return depth;
        bool is_quote = peek(&next, 0) == '>';
        size_t footnote = footnote_marker(&next);
        size_t marker = is_quote ? 1 : footnote ? footnote : list_marker(&next);
        char after = peek(&next, marker);
        if (marker == 0 || (!is_quote && !footnote && after != ' ' && after != '\t' && after != '\0'))
            return depth;
        size_t begin = line + next.at, indent = next.column;
        for (size_t i = 0; i < marker; i++)
            step(&next);
        *c = next;
        struct cursor content = skip_space(next);
        size_t column = content.at == content.line.len || content.column - next.column > 4 ? next.column + 1
                                                                                           : content.column;
        push(s, &depth, (struct container){is_quote, footnote ? indent + 4 : column}, begin);
        if (peek(c, 0) == ' ' || (peek(c, 0) == '\t' && !is_quote))
            step(c);
    }
}

static void check_fence(struct shapes *s, struct cursor c)
{
    char mark = peek(&c, 0);
    size_t len = 0;
    if (mark != '`' && mark != '~')
        return;
    while (peek(&c, len) == mark)
        len++;
    if (s->fence == 0 && len >= 3) {
        s->fence = mark;
        s->fence_len = len;
    } else if (s->fence == mark && len >= s->fence_len) {
        s->fence = 0;
    }
}

/* Bytes of a no-break space here (U+00A0, U+202F, U+3000), or 0. */
static size_t hard_space(const struct cursor *c, size_t ahead)
{
    struct str rest = str_slice(c->line, c->at + ahead, c->line.len);
    if (str_starts(rest, STR("\xC2\xA0")))
        return 2;
    return str_starts(rest, STR("\xE2\x80\xAF")) || str_starts(rest, STR("\xE3\x80\x80")) ? 3 : 0;
}

static void report_marker(struct shapes *s, size_t begin, size_t size, const char *what)
{
    if (s->marker_reports++ >= 8)
        return;
    struct place place = {s->stage->source, {(uint32_t)begin, (uint32_t)(begin + size)}};
    struct diag *diag = diag_add(s->stage->diags, DIAG_NO_BREAK_MARKER, place,
                                 "a no-break space keeps this from being a %s", what);
    diag_label(s->stage->diags, diag, "not an ordinary space");
    diag_help(s->stage->diags, diag, "type a space here instead");
    diag->fix = STR(" ");
}

/* `*<nbsp>text*` has a partner on the line: stars of a text, not a list that was meant. */
static bool has_partner(const struct cursor *c, size_t marker)
{
    return peek(c, 0) == '*' && str_find_byte(c->line, '*', c->at + marker) != SIZE_MAX;
}

/* `-<nbsp>text`, `1.<nbsp>text`, `#<nbsp>text`: Markdown takes them for text. */
static void check_hard_marker(struct shapes *s, const struct cursor *c, size_t line)
{
    size_t hashes = 0;
    while (hashes < 7 && peek(c, hashes) == '#')
        hashes++;
    size_t marker = hashes > 0 && hashes < 7 ? hashes : list_marker(c);
    if (marker > 0 && hard_space(c, marker) > 0 && !has_partner(c, marker))
        report_marker(s, line + c->at + marker, hard_space(c, marker), hashes ? "heading" : "list item");
}

/* `- [<nbsp>]` and `- [ ]<nbsp>`: boxes that nobody can tick. */
static void check_hard_box(struct shapes *s, const struct cursor *c, size_t line)
{
    if (peek(c, 0) != '[')
        return;
    size_t inside = hard_space(c, 1);
    size_t width = inside ? inside : 1;
    char mark = peek(c, 1);
    if (peek(c, 1 + width) != ']' || (!inside && mark != ' ' && mark != 'x' && mark != 'X'))
        return;
    size_t after = hard_space(c, 2 + width);
    if (inside)
        report_marker(s, line + c->at + 1, inside, "task box");
    if (after)
        report_marker(s, line + c->at + 2 + width, after, "task box");
}

static void check_tab(struct shapes *s, struct str line, size_t begin)
{
    size_t at = 0;
    while (at < line.len && (line.ptr[at] == ' ' || line.ptr[at] == '>'))
        at++;
    if (s->has_tab_report || at == line.len || line.ptr[at] != '\t')
        return;
    size_t end = at;
    while (end < line.len && line.ptr[end] == '\t')
        end++;
    if (end == line.len)
        return;
    s->has_tab_report = true;
    struct place place = {s->stage->source, {(uint32_t)(begin + at), (uint32_t)(begin + end)}};
    struct diag *diag = diag_add(s->stage->diags, DIAG_TAB_INDENT, place, "a tab indents this line");
    diag_label(s->stage->diags, diag,
               "editors show it 2, 4 or 8 columns wide; Markdown counts to the next 4");
    diag_help(s->stage->diags, diag, "indent with spaces: under `1. `, three of them");
}

/* Columns of a line that could be the row of hyphens under a table's header;
 * 0: it could not.  Hyphens alone underline a heading, which is cheap. */
static size_t delimiter_columns(struct str line)
{
    size_t columns = 0;
    bool has_hyphen = false, has_sign = false;
    for (size_t i = 0; i < line.len; i++) {
        char byte = line.ptr[i];
        if (byte == '-') {
            columns += !has_hyphen;
            has_hyphen = true;
        } else if (byte == '|' || byte == ':') {
            has_sign = true;
            has_hyphen = has_hyphen && byte == ':';
        } else if (byte != ' ' && byte != '\t' && byte != '>') {
            return 0;
        }
    }
    return has_sign ? columns : 0;
}

static void check_delimiter(struct shapes *s, size_t columns, size_t begin, size_t end)
{
    if (columns > LIMIT_TABLE_COLUMNS) {
        struct diag *diag = refuse(s, DIAG_TABLE_TOO_WIDE, begin, end, "this table has too many columns");
        diag_label(s->stage->diags, diag, "%zu columns: the limit is %u", columns, LIMIT_TABLE_COLUMNS);
        diag_help(s->stage->diags, diag,
                  "a phone shows three or four columns: split the table, or turn it on its side");
    }
    s->lead_cost += (uint64_t)s->run_lines * s->run_lines;
    if (s->run_lines > LIMIT_TABLE_LEAD || s->lead_cost > LEAD_BUDGET) {
        struct diag *diag =
            refuse(s, DIAG_TABLE_LEAD, begin, end, "too many lines stand directly above this row");
        diag_label(s->stage->diags, diag, "%zu lines without a blank one: the limit is %u", s->run_lines,
                   LIMIT_TABLE_LEAD);
        diag_help(s->stage->diags, diag, "put a blank line above the table's header row");
    }
}

/* Every line of a run from the row of hyphens on is a row, filled up with empty cells. */
static void check_table(struct shapes *s, struct str line, size_t begin)
{
    size_t columns = delimiter_columns(line);
    if (columns > 0)
        check_delimiter(s, columns, begin, begin + line.len);
    if (columns > s->run_columns)
        s->run_columns = columns;
    s->run_cells += s->run_columns;
    s->file_cells += s->run_columns;
    if (s->run_cells <= LIMIT_TABLE_CELLS && s->file_cells <= LIMIT_FILE_CELLS)
        return;
    bool is_one = s->run_cells > LIMIT_TABLE_CELLS;
    struct diag *diag =
        refuse(s, DIAG_TABLE_TOO_LARGE, begin, begin + line.len,
               is_one ? "this table has too many cells" : "the tables of this file have too many cells");
    diag_label(s->stage->diags, diag, "here it passes %u cells",
               is_one ? LIMIT_TABLE_CELLS : LIMIT_FILE_CELLS);
    diag_help(s->stage->diags, diag, "keep the rows that this task needs, and link to the rest");
}

static void count_marks(struct marks *marks, struct str line, size_t begin)
{
    static const bool is_mark[256] = {
        ['*'] = true, ['_'] = true, ['~'] = true, ['['] = true, [']'] = true, ['!'] = true, ['?'] = true,
    };
    if (marks->bytes == 0)
        marks->begin = begin;
    marks->bytes += line.len + 1;
    for (size_t i = 0; i < line.len; i++) {
        char byte = line.ptr[i], last = i > 0 ? line.ptr[i - 1] : '\n';
        if (!is_mark[(unsigned char)byte])
            continue;
        marks->emphasis += (byte == '*' || byte == '_') && byte != last;
        marks->tildes += byte == '~' && byte != last;
        marks->pictures += byte == '[' && last == '!';
        marks->brackets += byte == ']';
        marks->html += (byte == '!' || byte == '?') && last == '<';
    }
}

/*
 * What cmark-gfm 0.29.0.gfm.6 does with the marks of one paragraph at worst, as
 * measured, in steps of about 4 ns: a mark of emphasis that closes looks at all
 * before it; a link that closes walks all marks of emphasis and all open
 * pictures; a declaration is looked for up to the end of the paragraph.
 */
static uint64_t work_of(const struct marks *m)
{
    return m->emphasis * m->emphasis / 16 + m->emphasis * m->brackets + m->tildes * m->tildes / 8 +
           m->pictures * m->brackets + m->html * m->bytes / 12;
}

static void end_run(struct shapes *s, size_t end)
{
    s->marks_work += work_of(&s->marks);
    if (s->marks_work > LIMIT_MARKS) {
        struct str text = str_slice(s->text, s->marks.begin, end);
        struct diag *diag =
            refuse(s, DIAG_TOO_MANY_MARKS, s->marks.begin, s->marks.begin + str_line_end(text, 0),
                   "too many marks stand without a blank line between");
        diag_label(s->stage->diags, diag, "from here on, %llu of * and _, %llu of ~, %llu of ![, %llu of ]",
                   (unsigned long long)s->marks.emphasis, (unsigned long long)s->marks.tildes,
                   (unsigned long long)s->marks.pictures, (unsigned long long)s->marks.brackets);
        diag_help(s->stage->diags, diag, "put blank lines between the paragraphs");
    }
    s->marks = (struct marks){0};
    s->run_lines = s->run_columns = s->run_cells = 0;
}

/* What authors should know, and where definitions begin. */
static void check_content(struct shapes *s, const struct cursor *c, struct str line, size_t begin)
{
    struct cursor content = skip_space(*c);
    if (peek(&content, 0) == '[')
        references_note(&s->references, begin + content.at);
    bool was_code = s->fence != 0;
    check_fence(s, content);
    if (was_code || s->fence != 0)
        return;
    check_tab(s, line, begin);
    check_hard_marker(s, &content, begin);
    if (c->at > 0)
        check_hard_box(s, &content, begin);
}

static void check_line(struct shapes *s, size_t begin, size_t end)
{
    struct cursor c = {str_slice(s->text, begin, end), 0, 0};
    if (is_blank(&c)) {
        end_run(s, begin);
        return;
    }
    size_t matched = match_open(s, &c);
    size_t depth = open_new(s, &c, matched, begin);
    /* A line that opens nothing may lazily go on with the paragraph above. */
    if (depth > matched || s->run_lines == 0 || depth > s->depth)
        s->depth = depth;
    check_table(s, str_slice(s->text, begin, end), begin);
    count_marks(&s->marks, str_slice(s->text, begin, end), begin);
    check_content(s, &c, str_slice(s->text, begin, end), begin);
    s->run_lines++;
}

bool shapes_check(struct stage *stage, struct span body)
{
    struct shapes *s = arena_new(stage->arena, struct shapes);
    s->stage = stage;
    s->text = str_slice(stage->source->text, 0, body.end);
    s->references = references_start(stage, body);
    for (size_t begin = body.begin, end; begin < body.end && !s->has_failed; begin = end + 1) {
        end = str_line_end(s->text, begin);
        check_line(s, begin, end);
        if (end + 1 < body.end && s->text.ptr[end] == '\r' && s->text.ptr[end + 1] == '\n')
            end++;
    }
    if (!s->has_failed)
        end_run(s, body.end);
    return !s->has_failed && references_check(&s->references);
}
