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

/* A backslash before it that is no other's: an author who escapes means the characters. */
static bool is_escaped(struct str source, uint32_t at)
{
    uint32_t begin = at;
    while (begin > 0 && source.ptr[begin - 1] == '\\')
        begin--;
    return (at - begin) % 2 == 1;
}

static void check_undefined(struct stage *stage, const struct node *text)
{
    uint32_t from = text->span.begin; /* of the file: what stands before it is seen to */
    for (size_t at = 0; at < text->text.len;) {
        size_t offset = str_find(str_slice(text->text, at, text->text.len), STR("[^"));
        if (offset == SIZE_MAX)
            return;
        at += offset;
        size_t len = label_length(str_slice(text->text, at, text->text.len));
        struct str label = str_slice(text->text, at, at + len);
        size_t in = str_find(source_text(stage->source, (struct span){from, text->span.end}), label);
        at += len == 0 ? 2 : len;
        if (len == 0 || in == SIZE_MAX)
            continue;
        uint32_t begin = from + (uint32_t)in;
        from = begin + (uint32_t)len;
        if (!is_escaped(stage->source->text, begin))
            report(stage, DIAG_FOOTNOTE_UNKNOWN, (struct span){begin, from}, "there is no footnote %.*s",
                   "write the note on a line of its own: %.*s: text");
    }
}

void footnotes_check(struct stage *stage, const struct positions *positions, const struct fallen *fallen,
                     const struct node *root)
{
    if (str_find(source_text(stage->source, positions->body), STR("[^")) == SIZE_MAX)
        return;
    for (const struct node *at = root; at != NULL; at = node_walk(root, at)) {
        if (at->kind == PLACARD_TEXT)
            check_undefined(stage, at);
        else if (at->kind == PLACARD_FOOTNOTE)
            fallen_check(stage, fallen, positions, at->span);
    }
}
