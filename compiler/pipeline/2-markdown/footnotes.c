#include "pipeline/2-markdown/footnotes.h"

/* Bytes of a label `[^x]` that `text` begins with, or 0. */
static size_t label_length(struct str text)
{
    size_t end = str_find_byte(text, ']', 0);
    if (!str_starts(text, STR("[^")) || end == SIZE_MAX || end < 3 || end > 64)
        return 0;
    for (size_t i = 2; i < end; i++) {
        if (text.ptr[i] == ' ' || text.ptr[i] == '\n' || text.ptr[i] == '[')
            return 0;
    }
    return end + 1;
}

static void report(struct stage *stage, enum diag_code code, struct span span, const char *message,
                   const char *help)
{
    struct str label = source_text(stage->source, span);
    struct diag *diag =
        diag_add(stage->diags, code, (struct place){stage->source, span}, message, STR_FMT(label));
    diag_help(stage->diags, diag, help, STR_FMT(label));
}

/* Index of the line that holds `offset`. */
static size_t line_at(const struct positions *positions, uint32_t offset)
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

static void check_line(struct stage *stage, struct span line)
{
    struct str text = source_text(stage->source, line);
    size_t indent = 0;
    while (indent < 3 && indent < text.len && text.ptr[indent] == ' ')
        indent++;
    size_t len = label_length(str_slice(text, indent, text.len));
    uint32_t begin = line.begin + (uint32_t)indent;
    if (len > 0 && indent + len < text.len && text.ptr[indent + len] == ':')
        report(stage, DIAG_FOOTNOTE_UNUSED, (struct span){begin, begin + (uint32_t)len},
               "nothing refers to the footnote %.*s",
               "write %.*s where the note belongs, or remove the note");
}

/* The parser drops a note that nothing refers to, so its lines lie in no block. */
static void check_unused(struct stage *stage, const struct positions *positions, const struct node *root)
{
    bool *is_held = arena_array(stage->arena, bool, positions->line_count + 1);
    for (const struct node *block = root->first; block != NULL; block = block->next) {
        size_t line = line_at(positions, block->span.begin);
        for (; line < positions->line_count && positions->lines[line] < block->span.end; line++)
            is_held[line] = true;
    }
    for (size_t line = 0; line < positions->line_count; line++) {
        if (!is_held[line])
            check_line(stage, positions_line(positions, (int)line + 1));
    }
}

static void check_undefined(struct stage *stage, const struct node *text)
{
    for (size_t at = 0; at < text->text.len;) {
        size_t offset = str_find(str_slice(text->text, at, text->text.len), STR("[^"));
        if (offset == SIZE_MAX)
            return;
        at += offset;
        size_t len = label_length(str_slice(text->text, at, text->text.len));
        struct str label = str_slice(text->text, at, at + len);
        size_t in = str_find(source_text(stage->source, text->span), label);
        at += len == 0 ? 2 : len;
        if (len == 0 || in == SIZE_MAX)
            continue;
        uint32_t begin = text->span.begin + (uint32_t)in;
        report(stage, DIAG_FOOTNOTE_UNKNOWN, (struct span){begin, begin + (uint32_t)len},
               "there is no footnote %.*s", "write the note on a line of its own: %.*s: text");
    }
}

void footnotes_check(struct stage *stage, const struct positions *positions, const struct node *root)
{
    if (str_find(source_text(stage->source, positions->body), STR("[^")) == SIZE_MAX)
        return;
    check_unused(stage, positions, root);
    for (const struct node *at = root; at != NULL; at = node_walk(root, at)) {
        if (at->kind == PLACARD_TEXT)
            check_undefined(stage, at);
    }
}
