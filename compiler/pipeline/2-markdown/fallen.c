#include "pipeline/2-markdown/fallen.h"

enum {
    LEAST_INDENT = 2, /* columns deeper than the note; one is a slip, and no indent */
    FULL_INDENT = 4,  /* columns from the margin, at which a note goes on that is in no list */
};

/* Where the text of a line begins, and how deep it stands: in so many quotes, in that column. */
struct start {
    uint32_t at, quotes, column;
};

/* Behind blanks and at most `quotes` marks of quotes. */
static struct start start_of(struct str source, struct span line, uint32_t quotes)
{
    struct start start = {.at = line.begin};
    for (; start.at < line.end; start.at++) {
        char c = source.ptr[start.at];
        if (c != ' ' && c != '\t' && (c != '>' || start.quotes == quotes))
            break;
        start.quotes += c == '>';
    }
    start.column = positions_column(source, start.at);
    return start;
}

/* The same of the label of a note, before which the marks of lists may stand too. */
static struct start start_of_label(struct str source, uint32_t line, uint32_t label)
{
    struct start start = {.at = label, .column = positions_column(source, label)};
    for (uint32_t at = line; at < label; at++)
        start.quotes += source.ptr[at] == '>';
    return start;
}

struct fallen fallen_start(struct stage *stage, const struct positions *positions)
{
    size_t count = positions->line_count, content = count;
    struct fallen fallen = {arena_array(stage->arena, size_t, count + 1),
                            arena_array(stage->arena, bool, count + 1)};
    fallen.content[count] = count;
    for (size_t line = count; line-- > 0;) {
        struct span span = positions_line(positions, (int)line + 1);
        if (start_of(positions->text, span, UINT32_MAX).at < span.end)
            content = line;
        fallen.content[line] = content;
    }
    return fallen;
}

/* Is it a line that goes on with what stands at `note`: deeper, in the same quotes, and no note, definition
 * or comment of its own? */
static bool is_meant(const struct positions *positions, size_t line, struct start note)
{
    struct span span = positions_line(positions, (int)line + 1);
    struct start start = start_of(positions->text, span, note.quotes);
    struct str text = str_slice(positions->text, start.at, span.end);
    bool is_definition = str_starts(text, STR("[")) && str_find(text, STR("]:")) != SIZE_MAX;
    bool is_deeper = start.column >= note.column + LEAST_INDENT ||
                     (start.column >= FULL_INDENT && start.column > note.column);
    return is_deeper && start.quotes == note.quotes && !is_definition && !str_starts(text, STR("<!--"));
}

static void report(struct stage *stage, struct span fallen, struct span note, bool is_in_quote)
{
    struct diag *diag =
        diag_add(stage->diags, DIAG_FOOTNOTE_CUT, (struct place){stage->source, fallen},
                 "this is indented like a part of the footnote above it, and is shown in the text");
    diag_other(stage->diags, diag, (struct place){stage->source, note}, "the footnote ends here");
    if (is_in_quote)
        diag_help(stage->diags, diag,
                  "in a quote a footnote has one paragraph: write the footnote behind the quote");
    else
        diag_help(stage->diags, diag,
                  "indent it by four columns more than the footnote, and leave nothing on the empty lines "
                  "above it");
}

void fallen_check(struct stage *stage, const struct fallen *fallen, const struct positions *positions,
                  struct span note)
{
    size_t own = positions_line_at(positions, note.begin), end = positions_line_at(positions, note.end);
    struct start start = start_of_label(positions->text, positions->lines[own], note.begin);
    size_t first = fallen->content[end + 1], last = first;
    if (first == positions->line_count || fallen->is_told[first] || !is_meant(positions, first, start))
        return;
    for (size_t line = first; line < positions->line_count && is_meant(positions, line, start);
         line = fallen->content[line + 1]) {
        fallen->is_told[line] = true;
        last = line;
    }
    struct span begin = positions_line(positions, (int)first + 1),
                stop = positions_line(positions, (int)last + 1);
    report(stage, (struct span){start_of(positions->text, begin, start.quotes).at, stop.end},
           source_first_line(stage->source, note), start.quotes > 0);
}
