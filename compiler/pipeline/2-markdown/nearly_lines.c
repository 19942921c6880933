/* nearly_lines.c - the forms of a line: what looks like a heading, a box, a table, another tool's mark. Those
 * of lists stand in nearly_lists.c. */
#include "pipeline/2-markdown/nearly_report.h"

#include <string.h>

#include "base/unicode.h"

static bool starts_with_one(struct str text, const char *const *words, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        if (text.len == 0 || ((text.ptr[0] ^ words[i][0]) & ~0x20) != 0)
            continue; /* most are told apart by the first letter */
        struct str word = str_of(words[i]);
        if (text.len >= word.len && str_eq_nocase(str_slice(text, 0, word.len), word))
            return true;
    }
    return false;
}
#define STARTS_WITH_ONE(text, words) starts_with_one(text, words, sizeof(words) / sizeof((words)[0]))

static size_t count_run(struct str text, char c)
{
    size_t count = 0;
    while (count < text.len && text.ptr[count] == c)
        count++;
    return count;
}

/* ---- Headings ----------------------------------------------------------------- */

/* "##Isolate", "#Isolate" alone on its line, "####### Isolate"; not "#12" or "#!". */
static bool is_glued_heading(const struct line *line)
{
    size_t marks = count_run(line->text, '#');
    bool is_alone = line->index == 0 && (line->is_alone || str_find_byte(line->text, ' ', 0) != SIZE_MAX);
    bool is_capital = !(nearly_byte(line->text, marks) >= 'a' && nearly_byte(line->text, marks) <= 'z');
    if (str_starts(line->text, STR("＃")) || (marks > 6 && nearly_is_blank(line->text, marks)))
        return true;
    return marks > 0 && marks < 7 && nearly_is_text(line->text, marks) &&
           (marks > 1 || (is_alone && (is_capital || !line->is_alone)));
}

/* "== Isolate", "= Isolate =", "h2. Isolate" */
static bool is_foreign_heading(const struct line *line)
{
    size_t marks = count_run(line->text, '=');
    char level = nearly_byte(line->text, 1);
    bool is_textile = nearly_byte(line->text, 0) == 'h' && level >= '1' && level <= '6' &&
                      nearly_byte(line->text, 2) == '.' && nearly_is_blank(line->text, 3);
    bool is_marked = marks > 0 && nearly_is_blank(line->text, marks) && nearly_is_text(line->text, marks + 1);
    return line->index == 0 && (is_textile || is_marked);
}

/* ---- Boxes -------------------------------------------------------------------- */

/* Where the brackets of a box end that begin at `at`, or 0. */
static size_t box_end(struct str text, size_t at)
{
    static const char *const ticks[] = {"x", "X", "v", "V", "*", "o", "O", "-",
                                        "✓", "✔", "✗", "✘", "×", "Х", "х"};
    bool is_wide = str_starts(str_slice(text, at, text.len), STR("【"));
    if (nearly_byte(text, at) != '[' && !is_wide)
        return 0;
    size_t inside = at + (is_wide ? 3 : 1);
    while (nearly_is_blank(text, inside))
        inside++;
    for (size_t i = 0; i < sizeof ticks / sizeof ticks[0]; i++)
        if (str_starts(str_slice(text, inside, text.len), str_of(ticks[i]))) {
            inside += strlen(ticks[i]);
            break;
        }
    while (nearly_is_blank(text, inside))
        inside++;
    if (is_wide)
        return str_starts(str_slice(text, inside, text.len), STR("】")) ? inside + 3 : 0;
    bool is_link = nearly_byte(text, inside + 1) == '(' || nearly_byte(text, inside + 1) == '[';
    return nearly_byte(text, inside) == ']' && inside - at < 7 && !is_link ? inside + 1 : 0;
}

/* Where the box of "-[ ] Run", "*[x] Run", "– [ ] Run", "[] Run" in an item, "[ ] Run" ends; 0: there is
 * none. */
static size_t glued_box(const struct line *line)
{
    static const char *const dashes[] = {"– ", "— ", "• "};
    struct str text = line->text;
    size_t at = 0;
    if (nearly_byte(text, 0) != '\0' && strchr("-*+", text.ptr[0]) != NULL)
        at = 1;
    else if (STARTS_WITH_ONE(text, dashes))
        at = sizeof "–";
    size_t end = box_end(text, at);
    bool is_whole = str_starts(text, STR("[ ] ")) || str_starts(text, STR("[x] "));
    return line->is_in_list || (at > 0 && end < text.len) || is_whole ? end : 0;
}

static bool is_glued_box(const struct line *line)
{
    return glued_box(line) > 0;
}

/* "[(X)] Run", "[[ ]] Run", "(x) Run" of LiaScript and others. */
static bool is_foreign_box(const struct line *line)
{
    static const char *const boxes[] = {"[( )]", "[(x)]", "[()]", "[[ ]]", "[[x]]", "[[]]", "( ) ", "(x) "};
    size_t at = nearly_byte(line->text, 0) != '\0' && strchr("-*+", line->text.ptr[0]) != NULL &&
                        nearly_is_blank(line->text, 1)
                    ? 2
                    : 0;
    return STARTS_WITH_ONE(str_slice(line->text, at, line->text.len), boxes);
}

/* ---- Tables ------------------------------------------------------------------- */

/* Bars of a line that are neither escaped nor inside of code. */
static size_t count_bars(struct str text)
{
    size_t count = 0;
    bool is_code = false;
    for (size_t at = 0; at < text.len; at++) {
        is_code ^= text.ptr[at] == '`';
        at += text.ptr[at] == '\\';
        count += at < text.len && text.ptr[at] == '|' && !is_code;
    }
    return count;
}

static bool is_row_form(struct str text)
{
    return count_bars(text) > (nearly_byte(text, 0) == '|') || str_starts(text, STR("｜"));
}

static bool is_whole_row(struct str text)
{
    return nearly_byte(text, 0) == '|' && nearly_byte(text, text.len - 1) == '|' && count_bars(text) > 2;
}

static bool is_table_row(const struct line *line)
{
    return (line->is_second_row && is_row_form(line->text)) || (is_whole_row(line->text) && line->is_alone);
}

/* A row behind an empty line, the table or the next row on its other side. */
static bool is_parted_row(const struct line *line)
{
    bool is_alone = line->is_alone && is_whole_row(line->text);
    return is_alone && (line->is_behind_table || is_whole_row(line->before) || is_whole_row(line->after));
}

/* "｜ V1 ｜ open ｜", "│ V1 │ open │" */
static bool is_wide_row(const struct line *line)
{
    static const char *const bars[] = {"｜", "│", "┃", "∣"};
    return STARTS_WITH_ONE(line->text, bars);
}

/* "|===" */
static bool is_foreign_table(const struct line *line)
{
    bool is_caret = str_starts(line->text, STR("^ ")) && str_ends(line->text, STR(" ^"));
    return is_caret || str_starts(line->text, STR("|===")) || str_eq(line->text, STR("{|")) ||
           str_starts(line->text, STR("{| class"));
}

/* Bars and dashes, as under the header of a table; `*has_long`: of the dashes some are no hyphens. */
static bool is_divider_form(struct str text, bool *has_long)
{
    static const char *const longs[] = {"–", "—", "−", "‐", "‑", "―", "─"};
    bool has_bar = false, has_dash = false;
    *has_long = false;
    for (size_t at = 0; at < text.len; at++) {
        bool is_long = STARTS_WITH_ONE(str_slice(text, at, text.len), longs);
        has_bar = has_bar || text.ptr[at] == '|';
        has_dash = has_dash || is_long || text.ptr[at] == '-';
        *has_long = *has_long || is_long;
        if (!is_long && memchr("|:- \t", text.ptr[at], 5) == NULL)
            return false;
        at += is_long ? 2 : 0;
    }
    return has_bar && has_dash;
}

static bool is_divider(const struct line *line)
{
    bool has_long;
    return is_divider_form(line->text, &has_long) && !has_long;
}

static bool is_long_divider(const struct line *line)
{
    bool has_long;
    return is_divider_form(line->text, &has_long) && has_long;
}

/* "- | -": the first dash is a bullet. */
static bool is_divider_in_item(const struct line *line)
{
    return line->is_in_list && line->index == 0 && is_divider(line);
}

/* "+---+---+" */
static bool is_grid(const struct line *line)
{
    return str_starts(line->text, STR("+--")) || str_starts(line->text, STR("+=="));
}

/* Cells of a spreadsheet: a tab between two words, here and on the line before or behind. */
static bool is_tabbed(const struct line *line)
{
    return str_find_byte(line->text, '\t', 0) != SIZE_MAX &&
           (str_find_byte(line->before, '\t', 0) != SIZE_MAX ||
            str_find_byte(line->after, '\t', 0) != SIZE_MAX);
}

/* ---- Other tools --------------------------------------------------------------- */

/* What other tools read in Markdown, and Placard does not. */
static bool is_foreign_line(const struct line *line)
{
    static const char *const openings[] = {"!!!",
                                           "???",
                                           "???+ ",
                                           ":::",
                                           "[TOC]",
                                           "[[TOC]]",
                                           "[[_TOC_]]",
                                           "{toc",
                                           "${toc}",
                                           "--8<--",
                                           ";--8<--",
                                           "=== \"",
                                           "$$",
                                           "{{<",
                                           "{!",
                                           ".. ",
                                           "@import ",
                                           "@include",
                                           "@[",
                                           "%%",
                                           "+++",
                                           "<<<",
                                           "\\begin{",
                                           "\\newpage",
                                           "\\pagebreak",
                                           "(:",
                                           "// ",
                                           "|> ",
                                           "!> ",
                                           "?> ",
                                           "x> ",
                                           "W> ",
                                           "T> ",
                                           "*[",
                                           "import {",
                                           "export default ",
                                           "export const ",
                                           "#+BEGIN",
                                           "[//]: #",
                                           "[comment]: ",
                                           "/* ",
                                           "´´´",
                                           "’’’",
                                           "‘‘‘",
                                           "include::",
                                           "!include ",
                                           "@warning ",
                                           "@danger ",
                                           "@caution ",
                                           "@note ",
                                           "\\warning ",
                                           "\\note "};
    struct str text = line->text;
    bool is_import = str_starts(text, STR("import ")) && str_find(text, STR(" from ")) != SIZE_MAX &&
                     strchr("\"';", text.ptr[text.len - 1]) != NULL;
    bool is_abbreviation = str_starts(text, STR("*[")) && str_find(text, STR("]: ")) != SIZE_MAX;
    bool is_directive = str_starts(text, STR(".. ")) && str_find(text, STR("::")) != SIZE_MAX;
    if (str_starts(text, STR("*[")) || str_starts(text, STR(".. ")))
        return is_abbreviation || is_directive;
    if ((str_starts(text, STR("! ")) || str_starts(text, STR("!! "))) && line->index == 0)
        return true;
    if (str_starts(text, STR("!!!")) || str_starts(text, STR("???")))
        return text.len > 3;
    if (str_eq(text, STR("'''")) || str_eq(text, STR("\"\"\"")))
        return true;
    if (str_eq(text, STR("\\[")) || str_eq(text, STR("\\]")))
        return true;
    return is_import || STARTS_WITH_ONE(text, openings);
}

/* A term, and on the line below ": what it means". */
static bool is_definition(const struct line *line)
{
    return line->index > 0 && nearly_byte(line->text, 0) == ':' && nearly_is_blank(line->text, 1);
}

/* What a merge left; the marks behind it begin a heading and a quote. */
static bool is_conflict(const struct line *line)
{
    return str_starts(line->text, STR("<<<<<<< ")) && line->text.len > 8;
}

static const struct form {
    bool (*is_it)(const struct line *line);
    enum diag_code code;
    const char *reason, *mend;
} forms[] = {
    {is_conflict, DIAG_MERGE_CONFLICT, "a merge was left open here: both variants are shown",
     "keep the variant that is right, and take the lines of <, = and > out"},
    {is_glued_heading, DIAG_NEARLY_HEADING, "this is no heading: a blank is missing behind the #",
     NULL /* as_heading() */},
    {is_foreign_heading, DIAG_NEARLY_HEADING, "this is a heading for another tool, and plain text here",
     "write ## and a blank instead of its marks"},
    {is_glued_box, DIAG_NEARLY_TASK, "this is no box to tick", NULL /* as_box() */},
    {is_foreign_box, DIAG_NEARLY_TASK, "this box of another tool is no box to tick",
     "write - [ ] or - [x] and a blank behind it, each on a line of its own"},
    {is_divider_in_item, DIAG_NEARLY_TABLE,
     "this line of dashes begins a list: the rows around it are no table",
     "begin and end each row of the table with a bar, as in | --- | --- |"},
    {is_parted_row, DIAG_NEARLY_TABLE,
     "an empty line parts the rows of this table, and they are shown with bars",
     "take the empty lines between its rows out"},
    {is_long_divider, DIAG_NEARLY_TABLE, "this line makes no table: its dashes are no hyphens",
     "write hyphens, a cell for each of the header's: | --- | --- |"},
    {is_wide_row, DIAG_NEARLY_TABLE, "these rows are no table: their bars are other characters",
     "write | for each of them, and a line of dashes under the first row, with as many cells: | --- | --- |"},
    {is_foreign_table, DIAG_NEARLY_TABLE, "this table of another tool is none, and its lines run together",
     "write a row on a line, | V1 | open |, and a line of dashes under the first: | --- | --- |"},
    {is_divider, DIAG_NEARLY_TABLE, "this line of dashes makes no table",
     "give it as many cells as the header on the line above it has: | --- | --- |"},
    {is_table_row, DIAG_NEARLY_TABLE, "these rows are no table: the line under the header is missing",
     "put a line of dashes above this row, with as many cells: | --- | --- |"},
    {is_grid, DIAG_NEARLY_TABLE, "this drawn table is none, and its lines run together",
     "write a row on a line, | V1 | open |, and a line of dashes under the first: | --- | --- |"},
    {is_tabbed, DIAG_NEARLY_TABLE,
     "columns with tabs between them are no table, and their lines run together",
     "write bars for the tabs, | V1 | open |, and a line of dashes under the first row: | --- | --- |"},
    {is_definition, DIAG_OTHER_DIALECT, "a term with its definition is shown as one line of plain text",
     "write a bullet with the term in bold: - **Term**: definition"},
    {is_foreign_line, DIAG_OTHER_DIALECT, "this mark belongs to another tool and is shown as plain text",
     "write what it stands for in plain Markdown; to show the mark itself, put it between backticks"},
};

/* The line that begins at `at`, without quote marks and blanks before it. */
static struct str line_of(struct str source, uint32_t end, uint32_t *at)
{
    while (*at < end && strchr(" \t>", source.ptr[*at]) != NULL)
        (*at)++;
    uint32_t stop = *at;
    while (stop < end && source.ptr[stop] != '\n' && source.ptr[stop] != '\r')
        stop++;
    return str_trim(str_slice(source, *at, stop));
}

static uint32_t next_line(struct str source, uint32_t end, uint32_t at)
{
    while (at < end && source.ptr[at] != '\n' && source.ptr[at] != '\r')
        at++;
    while (at < end && (source.ptr[at] == '\n' || source.ptr[at] == '\r'))
        at++;
    return at;
}

/* "##Isolate" as it is meant. */
static struct str as_heading(struct stage *stage, const struct line *line)
{
    bool is_wide = str_starts(line->text, STR("＃"));
    size_t marks = count_run(line->text, '#'), level = is_wide || marks > 6 || marks == 1 ? 2 : marks;
    struct str rest = str_trim(str_slice(line->text, is_wide ? strlen("＃") : marks, line->text.len));
    return str_format(stage->arena, "write %.*s and a blank:\n%.*s %.*s", (int)level, "######", (int)level,
                      "######", STR_FMT(rest));
}

/* "-[] Run" as it is meant; "[x" is ticked, whatever the mark. */
static struct str as_box(struct stage *stage, const struct line *line)
{
    size_t end = glued_box(line);
    bool is_ticked = false;
    for (size_t at = str_find_byte(line->text, '[', 0); at < end; at++)
        is_ticked |= strchr("-[]* \t", line->text.ptr[at]) == NULL;
    struct str rest = str_trim(str_slice(line->text, end, line->text.len));
    return str_format(stage->arena, "write - and a box, each with a blank behind it:\n- [%c] %.*s",
                      is_ticked ? 'x' : ' ', STR_FMT(rest));
}

static struct str mend_of(struct stage *stage, const struct line *line, const struct form *form)
{
    if (form->mend != NULL)
        return str_of(form->mend);
    return form->code == DIAG_NEARLY_HEADING ? as_heading(stage, line) : as_box(stage, line);
}

/* The line; of a merge all lines to the mark that ends it. */
static struct span span_of(const struct stage *stage, const struct line *line, const struct form *form)
{
    struct span span = {line->begin, line->begin + (uint32_t)line->text.len};
    struct str source = stage->source->text;
    size_t end = form->is_it == is_conflict
                     ? str_find(str_slice(source, span.end, source.len), STR("\n>>>>>>> "))
                     : SIZE_MAX;
    if (end != SIZE_MAX)
        span.end = (uint32_t)str_line_end(source, span.end + end + 1);
    return span;
}

/* Rows of one table, and lines of one block of another tool, are told once. */
static void check_line(struct stage *stage, const struct line *line, enum diag_code *told)
{
    for (size_t i = 0; i < sizeof forms / sizeof forms[0]; i++) {
        if (!forms[i].is_it(line))
            continue;
        bool is_block = forms[i].code == DIAG_NEARLY_TABLE || forms[i].code == DIAG_OTHER_DIALECT;
        if (forms[i].is_it == is_parted_row && is_whole_row(line->before))
            return; /* told with that row */
        if (!is_block || *told != forms[i].code)
            nearly_report(stage, forms[i].code, span_of(stage, line, &forms[i]), forms[i].reason,
                          mend_of(stage, line, &forms[i]).ptr);
        *told = forms[i].code;
        return;
    }
    if (nearly_check_item(stage, line) || nearly_check_run_on(stage, line))
        *told = DIAG_NEARLY_LIST;
}

/* The first or last line of a paragraph beside this one. */
static struct str beside(struct str source, const struct node *paragraph, bool is_last)
{
    if (paragraph == NULL || paragraph->kind != PLACARD_PARAGRAPH)
        return STR("");
    uint32_t at = paragraph->span.begin, end = paragraph->span.end;
    if (is_last && end > at) {
        uint32_t first = at;
        for (at = end - 1; at > first && source.ptr[at - 1] != '\n' && source.ptr[at - 1] != '\r';)
            at--;
    }
    return line_of(source, end, &at);
}

/* Of an item, or of the last item of a list; 0: it has none. */
static uint32_t item_number(struct str source, const struct node *node)
{
    const struct node *item = node != NULL && node->kind == PLACARD_ORDERED_LIST ? node->last : node;
    bool is_counted =
        item != NULL && item->kind == PLACARD_ITEM && item->parent->kind == PLACARD_ORDERED_LIST;
    return is_counted ? nearly_item_number(source, item->span.begin) : 0;
}

static struct line first_line(struct str source, const struct node *paragraph)
{
    const struct node *parent = paragraph->parent, *prev = paragraph->prev;
    bool is_in_list = parent->kind == PLACARD_ITEM || parent->kind == PLACARD_TASK;
    bool is_behind = !is_in_list && prev != NULL && prev->kind == PLACARD_ORDERED_LIST;
    const struct node *next = is_in_list ? parent->next : paragraph->next;
    if (next != NULL && next->kind == PLACARD_ORDERED_LIST)
        next = next->first;
    return (struct line){.is_in_list = is_in_list,
                         .is_behind_list = is_behind,
                         .is_behind_table = prev != NULL && prev->kind == PLACARD_TABLE,
                         .item = item_number(source, is_behind ? prev : parent),
                         .next_item = item_number(source, next),
                         .before = beside(source, prev, true),
                         .is_alone = next_line(source, paragraph->span.end, paragraph->span.begin) >=
                                     paragraph->span.end};
}

void nearly_check_paragraph(struct stage *stage, const struct node *paragraph)
{
    struct str source = stage->source->text;
    enum diag_code told = (enum diag_code)0;
    uint32_t at = paragraph->span.begin, end = paragraph->span.end;
    struct line line = first_line(source, paragraph);
    for (; at < end; line.index++) {
        line.text = line_of(source, end, &at);
        line.begin = at;
        at = next_line(source, end, at);
        uint32_t next = at;
        line.after = at < end ? line_of(source, end, &next) : beside(source, paragraph->next, false);
        check_line(stage, &line, &told);
        line.is_second_row = is_row_form(line.text);
        line.before = line.text;
    }
}
