#include "render/text_parts.h"

/* Columns past this many are printed row by row, as lists. */
#define TABLE_COLUMNS 32u

struct table {
    size_t widths[TABLE_COLUMNS];
    struct str heads[TABLE_COLUMNS];
    uint32_t count;
    size_t total; /* columns with the bars between */
};

static struct str cell_text(struct text *text, placard_node cell, unsigned style)
{
    struct buf marked = {.arena = text->arena};
    flow_mark(&marked, style);
    text_mark_inlines(text, &marked, cell, style);
    flow_mark(&marked, FLOW_PLAIN);
    for (size_t i = 0; i < marked.len; i++)
        marked.ptr[i] = marked.ptr[i] == '\n' ? ' ' : marked.ptr[i];
    return buf_view(&marked);
}

static bool is_header(struct text *text, placard_node row)
{
    return placard_node_number(text->document, row) == 1;
}

static void measure_row(struct text *text, placard_node row, struct table *table)
{
    placard_node cell = placard_node_first(text->document, row);
    for (uint32_t i = 0; cell != PLACARD_NONE && i < TABLE_COLUMNS; i++) {
        struct str shown = cell_text(text, cell, FLOW_PLAIN);
        size_t width = flow_width(shown);
        table->widths[i] = width > table->widths[i] ? width : table->widths[i];
        table->count = i + 1 > table->count ? i + 1 : table->count;
        if (is_header(text, row))
            table->heads[i] = shown;
        cell = placard_node_next(text->document, row, cell);
    }
}

static struct table measure(struct text *text, placard_node node)
{
    struct table table = {.total = 0};
    placard_node row = placard_node_first(text->document, node);
    for (; row != PLACARD_NONE; row = placard_node_next(text->document, node, row))
        measure_row(text, row, &table);
    for (uint32_t i = 0; i < table.count; i++)
        table.total += table.widths[i] + (i > 0 ? 3 : 0);
    return table;
}

static void pad(struct buf *line, size_t columns)
{
    while (columns-- > 0)
        buf_byte(line, ' ');
}

static void print_grid_row(struct text *text, placard_node row, const struct table *table)
{
    struct buf line = {.arena = text->arena};
    placard_node cell = placard_node_first(text->document, row);
    for (uint32_t i = 0; cell != PLACARD_NONE && i < table->count; i++) {
        struct str shown = cell_text(text, cell, is_header(text, row) ? FLOW_BOLD : FLOW_PLAIN);
        uint32_t alignment = placard_node_number(text->document, cell);
        size_t slack = table->widths[i] - flow_width(shown);
        size_t before = alignment == 3 ? slack : alignment == 2 ? slack / 2 : 0;
        buf_str(&line, i > 0 ? STR(" \xE2\x94\x82 ") : STR(""));
        pad(&line, before);
        buf_str(&line, shown);
        pad(&line, slack - before);
        cell = placard_node_next(text->document, row, cell);
    }
    flow_verbatim(&text->flow, buf_view(&line));
}

static void print_grid_rule(struct text *text, const struct table *table)
{
    struct buf line = {.arena = text->arena};
    for (uint32_t i = 0; i < table->count; i++) {
        buf_str(&line, i > 0 ? STR("\xE2\x94\x80\xE2\x94\xBC\xE2\x94\x80") : STR(""));
        for (size_t j = 0; j < table->widths[i]; j++)
            buf_str(&line, STR("\xE2\x94\x80"));
    }
    flow_line(&text->flow, buf_view(&line), "2");
}

/* Too wide for the terminal: a row becomes "head: cell" lines. */
static void print_stacked_row(struct text *text, placard_node row, const struct table *table)
{
    placard_node cell = placard_node_first(text->document, row);
    flow_push(&text->flow, "\xE2\x80\xA2 ", "  ", NULL);
    for (uint32_t i = 0; cell != PLACARD_NONE; i++) {
        struct buf marked = {.arena = text->arena};
        if (i < TABLE_COLUMNS && table->heads[i].len > 0) {
            flow_mark(&marked, FLOW_BOLD);
            buf_str(&marked, table->heads[i]);
            flow_mark(&marked, FLOW_PLAIN);
            buf_str(&marked, STR(": "));
        }
        buf_str(&marked, cell_text(text, cell, FLOW_PLAIN));
        flow_paragraph(&text->flow, buf_view(&marked));
        cell = placard_node_next(text->document, row, cell);
    }
    flow_pop(&text->flow);
}

void text_table(struct text *text, placard_node node)
{
    struct table table = measure(text, node);
    bool is_grid = table.total <= flow_room(&text->flow);
    placard_node row = placard_node_first(text->document, node);
    for (; row != PLACARD_NONE; row = placard_node_next(text->document, node, row)) {
        if (is_grid)
            print_grid_row(text, row, &table);
        else if (!is_header(text, row))
            print_stacked_row(text, row, &table);
        if (is_grid && is_header(text, row))
            print_grid_rule(text, &table);
    }
}
