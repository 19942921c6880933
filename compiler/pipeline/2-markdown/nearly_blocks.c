/* nearly_blocks.c - lists, tables and fences that are not what they look like. */
#include <string.h>

#include "base/signal.h"
#include "pipeline/2-markdown/nearly_report.h"
#include "pipeline/2-markdown/positions.h"

uint32_t nearly_item_number(struct str source, uint32_t at)
{
    uint32_t number = 0;
    while (at < source.len && source.ptr[at] >= '0' && source.ptr[at] <= '9' && number < 100000000)
        number = number * 10 + (uint32_t)(source.ptr[at++] - '0');
    return number;
}

/* "12. bar is too much", on a line that goes on with a sentence. */
static bool goes_on(struct str line)
{
    size_t at = 0;
    while (nearly_byte(line, at) >= '0' && nearly_byte(line, at) <= '9')
        at++;
    at += nearly_byte(line, at) == '.' || nearly_byte(line, at) == ')';
    while (nearly_is_blank(line, at))
        at++;
    return nearly_byte(line, at) >= 'a' && nearly_byte(line, at) <= 'z';
}

static void report_number(struct stage *stage, struct span line, bool is_shallow)
{
    if (is_shallow)
        nearly_report(stage, DIAG_LIST_NUMBERS, line,
                      "this sub-step is shown as a step: it is not indented enough",
                      "indent it until it stands under the first letter of the step above it");
    else if (goes_on(source_text(stage->source, line)))
        nearly_report(
            stage, DIAG_LIST_NUMBERS, line,
            "this number begins an item: it is out of row, and is shown in row",
            "where the line goes on with the sentence above it, write \\ before the full stop, as in "
            "12\\. bar; else write the number that follows the one above it");
    else
        nearly_report(stage, DIAG_LIST_NUMBERS, line, "this number is out of row, and is shown in row",
                      "write the number that follows the one above it");
}

/* Items of one list that stand at different columns were meant for two lists; numbers out of row are shown in
 * row.  "1. 1. 1." counts by itself and is well. */
static void check_list(struct stage *stage, const struct node *list)
{
    struct str source = stage->source->text;
    const struct node *first = list->first;
    if (first == NULL)
        return;
    uint32_t column = positions_column(source, first->span.begin),
             number = nearly_item_number(source, first->span.begin);
    uint32_t second = first->next != NULL ? nearly_item_number(source, first->next->span.begin) : number + 1;
    bool is_counted = second != number, is_told = false;
    for (const struct node *item = first->next; item != NULL && !is_told; item = item->next) {
        struct span line = source_first_line(stage->source, item->span);
        number += is_counted;
        is_told = true;
        uint32_t found = nearly_item_number(source, item->span.begin);
        if (found != number && nearly_holds_item(source_text(stage->source, item->prev->span), number)) {
            is_told = false; /* where the one before it stands */
            number = found;
        } else if (found != number || (positions_column(source, item->span.begin) > column && !is_counted))
            report_number(stage, line, positions_column(source, item->span.begin) > column);
        else
            is_told = false;
    }
}

/* Cells of a row as written: bars that are not escaped part them. */
static uint32_t count_cells(struct str row)
{
    row = str_trim(row);
    uint32_t count = 0;
    size_t at = row.len > 0 && row.ptr[0] == '|';
    bool is_open = false;
    for (; at < row.len; at++) {
        is_open = true;
        if (row.ptr[at] == '\\' && at + 1 < row.len)
            at++;
        else if (row.ptr[at] == '|') {
            count++;
            is_open = false;
        }
    }
    return count + is_open;
}

static void check_row(struct stage *stage, const struct node *row)
{
    struct span line = source_first_line(stage->source, row->span);
    if (row->parent->kind == PLACARD_TABLE &&
        str_find_byte(source_text(stage->source, line), '|', 0) == SIZE_MAX && row->parent->number > 1)
        nearly_report(stage, DIAG_NEARLY_TABLE, line,
                      "this line has no bar, and is shown as a row of the table above it",
                      "put an empty line before it");
    else if (row->parent->kind == PLACARD_TABLE &&
             count_cells(source_text(stage->source, line)) > row->parent->number)
        nearly_report(stage, DIAG_NEARLY_TABLE, line,
                      "this row has more cells than the header: what stands in them is lost",
                      "give the header a cell for each; a bar inside of a cell is written \\|");
}

/* The fence of a code block's first line: its character and length; 0: indented code. */
static size_t fence_of(struct str text)
{
    size_t count = 0;
    while (count < text.len && (text.ptr[count] == '`' || text.ptr[count] == '~') &&
           text.ptr[count] == text.ptr[0])
        count++;
    return count >= 3 ? count : 0;
}

static bool is_closed(struct str last, struct str first, size_t count)
{
    size_t marks = 0;
    while (last.len > 0 && strchr(" \t>", last.ptr[0]) != NULL)
        last = str_slice(last, 1, last.len);
    last = str_trim(last);
    while (marks < last.len && last.ptr[marks] == first.ptr[0])
        marks++;
    return marks >= count && marks == last.len;
}

/* "```mermaid", "```{figure}": what another tool would draw or set. */
static bool is_foreign_fence(struct str info)
{
    static const char *const tools[] = {"mermaid",   "plantuml", "puml",       "math", "flow",
                                        "flowchart", "sequence", "admonition", "tabs", "figure"};
    if (info.len > 2 && info.ptr[0] == '{' && info.ptr[info.len - 1] == '}')
        return true;
    for (size_t i = 0; i < sizeof tools / sizeof tools[0]; i++)
        if (str_eq_nocase(info, str_of(tools[i])))
            return true;
    return false;
}

/* Indented code that begins like a step, a phase or a notice. */
static bool is_indented_text(struct str code)
{
    size_t at = 0;
    while (at < code.len && at < 3 && code.ptr[at] >= '0' && code.ptr[at] <= '9')
        at++;
    bool is_step = at > 0 && str_starts(str_slice(code, at, code.len), STR(". "));
    return is_step || str_starts(code, STR("## ")) || str_starts(code, STR("- [ ] ")) ||
           str_starts(code, STR("- [x] "));
}

static void check_code(struct stage *stage, const struct node *block)
{
    struct str text = source_text(stage->source, block->span);
    struct span line = source_first_line(stage->source, block->span);
    const struct node *info = node_child(block, PLACARD_INFO);
    size_t count = fence_of(text), begin = text.len;
    while (begin > 0 && text.ptr[begin - 1] != '\n' && text.ptr[begin - 1] != '\r')
        begin--;
    if (count > 0 && (begin == 0 || !is_closed(str_slice(text, begin, text.len), text, count)))
        nearly_report(stage, DIAG_FENCE_OPEN, line,
                      "this fence is never closed: all that follows is shown as code",
                      "write the same marks on a line of their own where the code ends");
    if (info != NULL && is_foreign_fence(info->text) && signal_of(stage->arena, info->text) == 0)
        nearly_report(stage, DIAG_OTHER_DIALECT, line, "this block is for another tool, and is shown as code",
                      "show what it stands for: a picture, a notice, text");
    if (count == 0 && is_indented_text(block->text))
        nearly_report(
            stage, DIAG_NEARLY_LIST, line, "this is shown as code: it is indented by four columns or more",
            "begin it in the first column, or under the first letter of the item that it belongs to; code "
            "stands between two lines of ```");
}

/* "![the pump|100](pump.png)" */
static void check_image(struct stage *stage, const struct node *image)
{
    size_t bar = image->text.len;
    while (bar > 0 && strchr("0123456789x", image->text.ptr[bar - 1]) != NULL)
        bar--;
    if (bar > 0 && bar < image->text.len && image->text.ptr[bar - 1] == '|')
        nearly_report(stage, DIAG_ATTRIBUTES, image->span,
                      "a size in the alternative text is read out with it",
                      "take it out, and the bar before it: a client shows a picture as wide as its screen");
}

/* The paragraph whose last line is the one above a block, no empty line between; NULL: there is none. */
static const struct node *paragraph_above(struct str source, const struct node *block)
{
    const struct node *above = block->prev;
    while (above != NULL && above->kind != PLACARD_PARAGRAPH &&
           (above->kind == PLACARD_ORDERED_LIST || above->kind == PLACARD_ITEM))
        above = above->last;
    if (above == NULL || above->kind != PLACARD_PARAGRAPH)
        return NULL;
    size_t lines = 0;
    for (uint32_t at = above->span.end; at < block->span.begin; at++)
        lines += source.ptr[at] == '\n';
    return lines == 1 ? above : NULL;
}

/* "Wait until the pressure is", and on the next line "> 5 bar". */
static void check_sign(struct stage *stage, const struct node *block)
{
    struct str source = stage->source->text;
    const struct node *above = paragraph_above(source, block);
    bool is_one = block->first != NULL && block->first == block->last;
    size_t at = block->span.begin + 1;
    while (nearly_is_blank(source, at) || nearly_byte(source, at) == '=')
        at++;
    char digit = nearly_byte(source, at);
    if (above == NULL || !is_one || digit < '0' || digit > '9')
        return;
    struct str before = str_trim(source_text(stage->source, above->span));
    while (before.len > 0 && strchr("*_)\"", before.ptr[before.len - 1]) != NULL)
        before.len--;
    if (before.len == 0 || strchr(".!?:;", before.ptr[before.len - 1]) != NULL)
        return;
    nearly_report(stage, DIAG_EATEN_SIGN, source_first_line(stage->source, block->span),
                  "the sign at the beginning of this line is not shown: Markdown takes it for a mark",
                  "write it behind the last word of the line above, or in words");
}

void nearly_check_block(struct stage *stage, const struct node *block)
{
    if (block->kind == PLACARD_ORDERED_LIST)
        check_list(stage, block);
    else if (block->kind == PLACARD_ROW)
        check_row(stage, block);
    else if (block->kind == PLACARD_CODE_BLOCK)
        check_code(stage, block);
    else if (block->kind == PLACARD_IMAGE)
        check_image(stage, block);
    else if (block->kind == PLACARD_QUOTE || block->kind == PLACARD_BULLET_LIST)
        check_sign(stage, block);
}
