/* near_notices.c - what an author meant for a notice, and the page would show as plain text. */
#include <string.h>

#include "base/codes.h"
#include "base/signal.h"
#include "base/unicode.h"
#include "pipeline/4-model/model.h"

/* How a block of inlines begins, as plain text: its first line, cut off where no signal word goes on. */
static struct str beginning(struct arena *arena, const struct node *block)
{
    struct buf out = {.arena = arena};
    for (const struct node *at = node_walk(block, block); at != NULL; at = node_walk(block, at)) {
        if (at->kind == PLACARD_LINE_BREAK)
            break;
        if (at->kind != PLACARD_TEXT && at->kind != PLACARD_CODE)
            continue;
        size_t end = str_find_byte(at->text, '\n', 0);
        buf_str(&out, str_slice(at->text, 0, end));
        if (end != SIZE_MAX || out.len > SIGNAL_MOST)
            break;
    }
    return str_slice(buf_view(&out), 0, SIGNAL_MOST + 1);
}

/* Is it all that an item or a choice says?  A question may ask for a signal word. */
static bool is_answer(const struct node *block)
{
    const struct node *item = block->parent;
    bool is_item = item->kind == PLACARD_ITEM || item->kind == PLACARD_TASK;
    const struct node *only = block->first;
    bool is_one_line = only != NULL && only == block->last && str_find_byte(only->text, '\n', 0) == SIZE_MAX;
    return is_item && item->first == block && is_one_line;
}

static void report_at(struct model *model, bool is_heading, struct span line, uint32_t level)
{
    enum diag_code code =
        !is_heading && level <= PLACARD_LEVEL_LAST_HAZARD ? DIAG_NEARLY_HAZARD_NOTICE : DIAG_NEARLY_NOTICE;
    struct diag *diag =
        model_report(model, code, line,
                     is_heading ? "a heading with a signal word is no notice"
                                : "this signal word opens no notice, and is shown as plain text");
    struct place place = {model->stage->source, line};
    if (diag_find(model->stage->diags, DIAG_INVISIBLE_CHARACTER, place) != NULL)
        model_help(model, diag,
                   "take the invisible character out of this line: type all of it again\n> [!%s]",
                   codes_notice(level));
    else
        model_help(model, diag, CODES_NOTICE_FORM, codes_notice(level));
}

static void report(struct model *model, const struct node *block, uint32_t level)
{
    report_at(model, block->kind == PLACARD_HEADING, source_first_line(model->stage->source, block->span),
              level);
}

/* The marker that a line opens with, and what fingers or a picture's mark make of it: "[l DANGER]",
 * "![DANGER]". */
static bool is_marker_opening(struct str rest)
{
    static const char *const openings[] = {"[!", "![", "[l ", "[I ", "[i ", "[1 ", "[| ", "[¡", "[！"};
    for (size_t i = 0; i < sizeof openings / sizeof openings[0]; i++)
        if (str_starts(rest, str_of(openings[i])))
            return true;
    return false;
}

/* The level of the word behind "[!", however that goes on: "[!DANGER - 480 V", "> [!GEFAHR|hoch]". */
static uint32_t marker_level(struct arena *arena, struct str line)
{
    size_t at = 0;
    while (at < line.len && (line.ptr[at] == ' ' || line.ptr[at] == '>'))
        at++;
    struct str rest = str_slice(line, at, line.len);
    if (!is_marker_opening(rest))
        return 0;
    size_t open = rest.ptr[0] == '[' && rest.ptr[1] != '!' && (unsigned char)rest.ptr[1] < 0x80 ? 3 : 0;
    return signal_at_start(arena, str_slice(rest, open, rest.len)).level;
}

/* "DANGER: 480 V" as a heading warns of a hazard, and guards nothing. */
static uint32_t heading_level(struct arena *arena, struct str line)
{
    struct signal signal = signal_at_start(arena, line);
    struct str rest = str_trim(str_slice(line, signal.end, line.len));
    bool is_hazard = signal.level > 0 && signal.level <= PLACARD_LEVEL_LAST_HAZARD;
    return is_hazard && (str_starts(rest, STR(":")) || str_starts(rest, STR("："))) ? signal.level : 0;
}

/* "**DANGER**" on a line of its own, not a word that a sentence breaks at. */
static bool is_set_off(struct str line)
{
    size_t at = 0;
    while (at < line.len && (line.ptr[at] == ' ' || line.ptr[at] == '>'))
        at++;
    return at + 1 < line.len && ((line.ptr[at] == '*' && line.ptr[at + 1] == '*') ||
                                 (line.ptr[at] == '_' && line.ptr[at + 1] == '_'));
}

/* "Warning: hot.", below another sentence; one that begins its paragraph is told by a rule on words. */
static void check_imitation(struct model *model, struct str text, struct span line)
{
    size_t at = 0;
    while (at < text.len && strchr(" >*_", text.ptr[at]) != NULL)
        at++;
    bool is_small = at < text.len && text.ptr[at] >= 'a' && text.ptr[at] <= 'z';
    text = str_slice(text, at, text.len);
    struct signal signal = signal_at_start(model->stage->arena, text);
    size_t end = signal.end;
    while (end < text.len && strchr("*_", text.ptr[end]) != NULL)
        end++;
    struct str rest = str_slice(text, end, text.len);
    bool is_marked = str_starts(rest, STR(":")) || str_starts(rest, STR("："));
    bool is_hazard = signal.level > 0 && signal.level <= PLACARD_LEVEL_LAST_HAZARD && signal.begin == 0;
    if (is_small || !is_hazard || !is_marked)
        return;
    struct diag *diag = model_report(model, DIAG_IMITATED_NOTICE, line,
                                     "this looks like a notice, but is plain text to every client");
    model_help(model, diag, CODES_NOTICE_FORM, codes_notice(signal.level));
}

/* A marker on a later line opens no notice: a second one in a quote, or one below a sentence. */
static void check_later_lines(struct model *model, const struct node *block)
{
    struct str source = model->stage->source->text;
    struct span line = block->span;
    size_t end;
    while ((end = str_line_end(source, line.begin)) < block->span.end) {
        line.begin = (uint32_t)end + 1;
        line.end = (uint32_t)str_line_end(source, line.begin);
        struct str text = source_text(model->stage->source, line);
        uint32_t level = marker_level(model->stage->arena, text);
        if (level == 0 && block->parent->kind != PLACARD_NOTICE && is_set_off(text))
            level = signal_of(model->stage->arena, text);
        if (level == 0 && block->parent->kind != PLACARD_NOTICE)
            check_imitation(model, text, line);
        if (level > 0)
            report_at(model, false, line, level);
    }
}

/* "**DANGER**" below "[!DANGER]", or below "[!NOTE]", which it makes worse. */
static void report_below_marker(struct model *model, const struct node *block, uint32_t level)
{
    const struct node *notice = block->parent;
    struct str source = model->stage->source->text;
    struct span line = {block->span.begin, (uint32_t)str_line_end(source, block->span.begin)};
    if (str_find(source_text(model->stage->source, line), STR("[!")) != SIZE_MAX &&
        line.end < block->span.end)
        line = (struct span){line.end + 1, (uint32_t)str_line_end(source, line.end + 1)};
    bool is_worse = level < notice->number && level <= PLACARD_LEVEL_LAST_HAZARD;
    struct diag *diag = model_report(model, is_worse ? DIAG_NEARLY_HAZARD_NOTICE : DIAG_NEARLY_NOTICE, line,
                                     "this signal word stands below the marker of a notice");
    if (is_worse)
        model_help(model, diag, "open the notice with [!%s], and take this line out", codes_notice(level));
    else
        model_help(model, diag, "take this line out: the page shows the word of the marker");
}

static void check_block(struct model *model, const struct node *block)
{
    struct arena *arena = model->stage->arena;
    bool is_paragraph = block->kind == PLACARD_PARAGRAPH;
    if (is_paragraph && block->parent->first == block && notices_has_marker(block->parent)) {
        check_later_lines(model, block);
        return; /* notices_make() has told of its word */
    }
    struct str line = beginning(arena, block);
    uint32_t level = marker_level(arena, line);
    if (str_starts(line, STR("[x] ")) || str_starts(line, STR("[ ] ")))
        line = str_slice(line, strlen("[x] "), line.len); /* of a form that was ticked */
    if (level == 0 && !(is_paragraph && is_answer(block)))
        level = signal_of(arena, line);
    if (block->parent->kind == PLACARD_FOOTNOTE && level > PLACARD_LEVEL_LAST_HAZARD)
        return; /* "Note", said of a word */
    if (level == 0 && block->kind == PLACARD_HEADING)
        level = heading_level(arena, line);
    bool is_below = block->parent->kind == PLACARD_NOTICE && block->parent->first == block;
    if (is_below && level > 0 && marker_level(arena, line) == 0) /* that is told with the later lines */
        report_below_marker(model, block, level);
    else if (level > 0 && !is_below)
        report(model, block, level);
    check_later_lines(model, block);
}

/* "    > [!DANGER]", which a blank too many makes code, and a fence that is called ```danger. */
static void check_code(struct model *model, const struct node *block)
{
    struct arena *arena = model->stage->arena;
    struct str source = source_text(model->stage->source, block->span);
    struct str line = str_slice(source, 0, str_line_end(source, 0));
    bool is_fence = str_starts(line, STR("```")) || str_starts(line, STR("~~~"));
    uint32_t level = is_fence ? signal_of(arena, line) : marker_level(arena, str_trim(line));
    if (level > 0 && level <= PLACARD_LEVEL_LAST_HAZARD)
        report(model, block, level);
}

/* A table of one column, as a word processor makes of a framed text. */
static void check_cell(struct model *model, const struct node *cell)
{
    const struct node *row = cell->parent, *table = row->parent;
    bool is_frame = table->kind == PLACARD_TABLE && table->number == 1 && table->first == row;
    struct str line = beginning(model->stage->arena, cell);
    uint32_t level =
        is_frame ? signal_of(model->stage->arena, line) : marker_level(model->stage->arena, line);
    if (level > 0 && level <= PLACARD_LEVEL_LAST_HAZARD)
        report(model, cell, level);
}

void near_notices_check(struct model *model)
{
    const struct node *root = model->module->root;
    for (const struct node *at = root; at != NULL; at = node_walk(root, at)) {
        if (at->kind == PLACARD_PARAGRAPH || at->kind == PLACARD_HEADING)
            check_block(model, at);
        else if (at->kind == PLACARD_CODE_BLOCK)
            check_code(model, at);
        else if (at->kind == PLACARD_CELL)
            check_cell(model, at);
    }
}
