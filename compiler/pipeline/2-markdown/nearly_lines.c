/* nearly_lines.c - the forms of a line: what looks like a list, a heading, a box, a table, another tool's
 * mark. */
#include "pipeline/2-markdown/nearly_report.h"

#include <string.h>

#include "base/unicode.h"

/* ---- Small readers: bytes of `text` from `at` on that are of a kind ---------- */

static size_t digits(struct str text, size_t at)
{
    size_t end = at;
    while (end < text.len && text.ptr[end] >= '0' && text.ptr[end] <= '9')
        end++;
    return end - at;
}

static bool is_ascii_letter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

static char byte_at(struct str text, size_t at)
{
    return at < text.len ? text.ptr[at] : '\0';
}

static bool is_blank_at(struct str text, size_t at)
{
    return byte_at(text, at) == ' ' || byte_at(text, at) == '\t';
}

/* Does a text begin here: a letter of any script, or a mark that opens one? */
static bool is_text_at(struct str text, size_t at)
{
    char c = byte_at(text, at);
    return is_ascii_letter(c) || (unsigned char)c >= 0x80 || c == '*' || c == '[' || c == '`';
}

static bool has_blank(struct str text)
{
    return str_find_byte(text, ' ', 0) != SIZE_MAX;
}

static bool begins(struct str text, const char *word)
{
    return text.len > 0 && text.ptr[0] == word[0] && str_starts(text, str_of(word));
}

/* ---- Forms of a line --------------------------------------------------------- */

/* A line of a paragraph, without what indents or quotes it. */
struct line {
    struct str text;
    uint32_t begin;     /* in the file */
    size_t index;       /* in its paragraph, from 0 */
    bool is_in_list;    /* the paragraph stands in an item */
    bool is_second_row; /* the line before it has the form of a row, too */
};

/* "2.Open", "2)Open"; not "2.5 bar", "1.png". */
static bool is_glued_number(const struct line *line)
{
    size_t count = digits(line->text, 0);
    char mark = byte_at(line->text, count);
    if (count == 0 || count > 3 || (mark != '.' && mark != ')') || !is_text_at(line->text, count + 1))
        return false;
    return has_blank(line->text);
}

/* "(1) Open" */
static bool is_number_in_brackets(const struct line *line)
{
    size_t count = digits(line->text, 1);
    return byte_at(line->text, 0) == '(' && count > 0 && count < 3 && byte_at(line->text, count + 1) == ')' &&
           is_text_at(line->text, count + 1 + 1 + is_blank_at(line->text, count + 2));
}

/* "1a. Wait" */
static bool is_lettered_number(const struct line *line)
{
    size_t count = digits(line->text, 0);
    char letter = byte_at(line->text, count), mark = byte_at(line->text, count + 1);
    return count > 0 && count < 3 && letter >= 'a' && letter <= 'z' && (mark == '.' || mark == ')') &&
           is_blank_at(line->text, count + 2);
}

/* "a) Wait", "b. Wait" */
static bool is_letter_item(const struct line *line)
{
    char letter = byte_at(line->text, 0), mark = byte_at(line->text, 1);
    bool is_lower = letter >= 'a' && letter <= 'z';
    return is_blank_at(line->text, 2) &&
           ((mark == ')' && is_ascii_letter(letter)) || (mark == '.' && is_lower));
}

/* A bullet of a word processor, and ticked or empty boxes that are pictures of themselves. */
static bool is_foreign_bullet(const struct line *line)
{
    static const char *const bullets[] = {"•",           "‣", "◦", "▪", "●", "○", "■", "□", "☐",
                                          "☑",           "☒", "➢", "➤", "►", "✓", "✔", "·", "\xEF\x82\xB7",
                                          "\xEF\x83\x98"};
    for (size_t i = 0; i < sizeof bullets / sizeof bullets[0]; i++)
        if (begins(line->text, bullets[i]))
            return true;
    return false;
}

/* "Step 1: Open", in the languages of the pages. */
static bool is_step_word(const struct line *line)
{
    static const char *const words[] = {"Step ", "Paso ", "Étape ", "Schritt ", "Passo ",
                                        "Krok ", "步骤",  "手順",   "ステップ"};
    for (size_t i = 0; i < sizeof words / sizeof words[0]; i++) {
        if (line->text.len == 0 || ((line->text.ptr[0] ^ words[i][0]) & ~0x20) != 0)
            continue; /* most are told apart by the first letter */
        struct str word = str_of(words[i]);
        if (line->text.len < word.len || !str_eq_nocase(str_slice(line->text, 0, word.len), word))
            continue;
        size_t at = word.len + is_blank_at(line->text, word.len), count = digits(line->text, at);
        char mark = byte_at(line->text, at + count);
        return count > 0 &&
               (mark == ':' || mark == '.' || mark == ')' || mark == '-' || (unsigned char)mark >= 0x80);
    }
    return false;
}

/* "3. Open it" on a line inside of a paragraph, where no list can begin. */
static bool is_number_inside(const struct line *line)
{
    size_t count = digits(line->text, 0);
    char mark = byte_at(line->text, count);
    return line->index > 0 && count > 0 && count < 3 && (mark == '.' || mark == ')') &&
           is_blank_at(line->text, count + 1) && is_text_at(line->text, count + 2);
}

/* A number of full-width digits or with a full-width stop: "１．", "1、" */
static bool is_wide_number(const struct line *line)
{
    static const char *const marks[] = {"．", "、", "）", "。"};
    size_t at = 0, next = 0, count = 0;
    while (at < line->text.len) {
        next = at;
        uint32_t c = unicode_next(line->text, &next);
        if (!(c >= '0' && c <= '9') && !(c >= 0xFF10 && c <= 0xFF19))
            break;
        at = next;
        count++;
    }
    struct str rest = str_slice(line->text, at, line->text.len);
    bool is_marked = at > count && (byte_at(rest, 0) == '.' || byte_at(rest, 0) == ')');
    for (size_t i = 0; i < sizeof marks / sizeof marks[0]; i++)
        is_marked = is_marked || str_starts(rest, str_of(marks[i]));
    return count > 0 && count < 4 && is_marked;
}

/* "##Isolate", "#Isolate" alone on its line; not "#12" or "#!". */
static bool is_glued_heading(const struct line *line)
{
    size_t marks = 0;
    while (byte_at(line->text, marks) == '#')
        marks++;
    bool is_wide = str_starts(line->text, STR("＃"));
    bool is_text = marks > 0 && marks < 7 && is_text_at(line->text, marks);
    return is_wide || (is_text && (marks > 1 || (line->index == 0 && has_blank(line->text))));
}

/* "-[ ] Run", "*[x] Run", "- [] Run" with the marker or without it. */
static bool is_glued_box(const struct line *line)
{
    struct str text = line->text;
    size_t at = 0;
    bool has_marker = byte_at(text, 0) != '\0' && strchr("-*+", byte_at(text, 0)) != NULL;
    at += has_marker;
    if (byte_at(text, at) != '[')
        return false;
    size_t inside = at + 1;
    while (is_blank_at(text, inside))
        inside++;
    if (byte_at(text, inside) != '\0' && strchr("xXvV*", byte_at(text, inside)) != NULL)
        inside++;
    while (is_blank_at(text, inside))
        inside++;
    bool is_box = byte_at(text, inside) == ']' && inside - at < 5 && byte_at(text, inside + 1) != '(' &&
                  byte_at(text, inside + 1) != '[' && inside + 1 < text.len;
    return is_box && (has_marker || line->is_in_list);
}

/* "[(X)] Run", "[[ ]] Run", "(x) Run" of LiaScript and others. */
static bool is_foreign_box(const struct line *line)
{
    static const char *const boxes[] = {"[( )]", "[(x)]", "[(X)]", "[()]", "[[ ]]", "[[x]]",
                                        "[[X]]", "[[]]",  "( ) ",  "(x) ", "(X) ",  "(*) "};
    size_t at = strchr("-*+", byte_at(line->text, 0)) != NULL && is_blank_at(line->text, 1) ? 2 : 0;
    struct str text = str_slice(line->text, at, line->text.len);
    for (size_t i = 0; i < sizeof boxes / sizeof boxes[0]; i++) {
        bool is_mark = boxes[i][0] == '(' && boxes[i][1] != ' '; /* "(x)" counts, outside of lists */
        if (begins(text, boxes[i]) && (!is_mark || line->is_in_list))
            return true;
    }
    return false;
}

static bool is_table_row(const struct line *line)
{
    struct str text = line->text;
    return text.len > 2 && text.ptr[0] == '|' && text.ptr[text.len - 1] == '|' && line->is_second_row;
}

/* Bars and dashes, as under the header of a table. */
static bool is_divider(const struct line *line)
{
    bool has_bar = false, has_dash = false;
    for (size_t i = 0; i < line->text.len; i++) {
        has_bar = has_bar || line->text.ptr[i] == '|';
        has_dash = has_dash || line->text.ptr[i] == '-';
        if (memchr("|:- \t", line->text.ptr[i], 5) == NULL)
            return false;
    }
    return has_bar && has_dash;
}

/* "- | -": the first dash is a bullet. */
static bool is_divider_in_item(const struct line *line)
{
    return line->is_in_list && line->index == 0 && is_divider(line);
}

/* What other tools read in Markdown, and Placard does not. */
static bool is_foreign_line(const struct line *line)
{
    static const char *const openings[] = {
        "!!! ",     "??? ",   "???+ ", ":::", "[TOC]",     "[[TOC]]",      "[[_TOC_]]",
        "--8<--",   "=== \"", "$$",    "{{<", ".. note::", ".. warning::", ".. image::",
        "@import ", "%%",     "+++",   "<<<", "\\begin{",  "\\newpage",    "\\pagebreak"};
    for (size_t i = 0; i < sizeof openings / sizeof openings[0]; i++)
        if (begins(line->text, openings[i]))
            return true;
    return false;
}

static const struct form {
    bool (*is_it)(const struct line *line);
    enum diag_code code;
    const char *reason, *mend;
} forms[] = {
    {is_glued_number, DIAG_NEARLY_LIST, "this number begins no item of a list: a blank is missing behind it",
     "write a blank behind the number, as in \"2. Open\", on a line that continues the list or follows an "
     "empty one"},
    {is_lettered_number, DIAG_NEARLY_LIST, "a number with a letter begins no item of a list",
     "make it a step of its own with the next number, or a sub-step: indent it under its step and write 1."},
    {is_number_in_brackets, DIAG_NEARLY_LIST, "a number in brackets begins no item of a list",
     "write the number with a full stop: 1. Open; put an empty line before the list"},
    {is_letter_item, DIAG_NEARLY_LIST, "a letter begins no item of a list",
     "write a number, as in \"1. Open\", or a bullet: - Open"},
    {is_wide_number, DIAG_NEARLY_LIST, "a full-width number or mark begins no item of a list",
     "write the number with the digits 0 to 9, a full stop and a blank: 1. "},
    {is_foreign_bullet, DIAG_NEARLY_LIST, "this bullet of a word processor begins no item of a list",
     "write - and a blank instead of it, each item on a line of its own"},
    {is_step_word, DIAG_NEARLY_LIST, "a step that is numbered in words is no item of a list",
     "write the number with a full stop, as in \"1. Open\", and leave the word out"},
    {is_number_inside, DIAG_NEARLY_LIST,
     "this number stands inside of a paragraph and begins no item of a list",
     "put an empty line before the list"},
    {is_glued_heading, DIAG_NEARLY_HEADING, "this is no heading: a blank is missing behind the #",
     "write a blank behind the #: ## Isolate"},
    {is_glued_box, DIAG_NEARLY_TASK, "this is no box to tick",
     "write - [ ] or - [x] and a blank behind it, outside of a block quote"},
    {is_foreign_box, DIAG_NEARLY_TASK, "this box of another tool is no box to tick",
     "write - [ ] or - [x] and a blank behind it, each on a line of its own"},
    {is_divider_in_item, DIAG_NEARLY_TABLE,
     "this line of dashes begins a list: the rows around it are no table",
     "begin and end each row of the table with a bar, as in | --- | --- |"},
    {is_divider, DIAG_NEARLY_TABLE, "this line of dashes makes no table",
     "give it as many cells as the header on the line above it has: | --- | --- |"},
    {is_table_row, DIAG_NEARLY_TABLE, "these rows are no table: the line under the header is missing",
     "put a line of dashes above this row, with as many cells: | --- | --- |"},
    {is_foreign_line, DIAG_OTHER_DIALECT, "this mark belongs to another tool and is shown as plain text",
     "write what it stands for in plain Markdown; to show the mark itself, put it between backticks"},
};

static bool is_row_form(struct str text)
{
    return text.len > 2 && text.ptr[0] == '|' && text.ptr[text.len - 1] == '|';
}

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

/* Rows of one table, and lines of one block of another tool, are told once. */
static void check_line(struct stage *stage, const struct line *line, enum diag_code *told)
{
    for (size_t i = 0; i < sizeof forms / sizeof forms[0]; i++) {
        if (!forms[i].is_it(line))
            continue;
        bool is_block = forms[i].code == DIAG_NEARLY_TABLE || forms[i].code == DIAG_OTHER_DIALECT;
        if (!is_block || *told != forms[i].code)
            nearly_report(stage, forms[i].code,
                          (struct span){line->begin, line->begin + (uint32_t)line->text.len}, forms[i].reason,
                          forms[i].mend);
        *told = forms[i].code;
        return;
    }
}

void nearly_check_paragraph(struct stage *stage, const struct node *paragraph)
{
    struct str source = stage->source->text;
    enum diag_code told = (enum diag_code)0;
    bool is_in_list = paragraph->parent->kind == PLACARD_ITEM || paragraph->parent->kind == PLACARD_TASK;
    uint32_t at = paragraph->span.begin, end = paragraph->span.end;
    bool is_row = false;
    for (size_t index = 0; at < end; index++) {
        struct line line = {.text = line_of(source, end, &at), .index = index, .is_in_list = is_in_list};
        line.begin = at;
        at = next_line(source, end, at);
        line.is_second_row = is_row;
        is_row = is_row_form(line.text);
        check_line(stage, &line, &told);
    }
}
