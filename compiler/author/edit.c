#include "author/edit.h"

#include "base/arena.h"

struct str edit_apply(struct arena *arena, struct str text, const struct edits *edits)
{
    struct buf out = {.arena = arena};
    size_t at = 0;
    for (size_t i = 0; i < edits->count; i++) {
        const struct edit *edit = &edits->items[i];
        buf_str(&out, str_slice(text, at, edit->at.begin));
        buf_str(&out, edit->text);
        at = edit->at.end;
    }
    buf_str(&out, str_slice(text, at, text.len));
    return buf_view(&out);
}

/* ---- Showing ------------------------------------------------------------------ */

static size_t count_lines(struct str text)
{
    size_t count = 0;
    for (size_t at = 0; at < text.len; count++) {
        size_t end = str_find_byte(text, '\n', at);
        at = end == SIZE_MAX ? text.len : end + 1;
    }
    return count;
}

static void put_lines(struct buf *out, char mark, struct str text)
{
    for (size_t at = 0; at < text.len;) {
        size_t end = str_find_byte(text, '\n', at);
        struct str line = str_slice(text, at, end == SIZE_MAX ? text.len : end + 1);
        buf_byte(out, mark);
        buf_str(out, line);
        if (end == SIZE_MAX)
            buf_str(out, STR("\n\\ No newline at end of file\n"));
        at += line.len;
    }
}

/* "41" for one line, "41,3" for three, "40,0" for none after line 40. */
static void put_range(struct buf *out, char mark, size_t before, size_t count)
{
    buf_format(out, "%c%zu", mark, count == 0 ? before : before + 1);
    if (count != 1)
        buf_format(out, ",%zu", count);
}

/* The whole lines that an edit touches; none when it only adds lines. */
static struct span lines_of(struct str text, const struct edit *edit)
{
    struct span lines = edit->at;
    while (lines.begin > 0 && text.ptr[lines.begin - 1] != '\n')
        lines.begin--;
    bool adds_lines =
        lines.begin == edit->at.begin && edit->at.begin == edit->at.end && str_ends(edit->text, STR("\n"));
    bool ends_line = lines.end > lines.begin && text.ptr[lines.end - 1] == '\n';
    if (adds_lines || ends_line)
        return lines;
    size_t end = str_find_byte(text, '\n', lines.end);
    lines.end = (uint32_t)(end == SIZE_MAX ? text.len : end + 1);
    return lines;
}

struct str edit_diff(struct arena *arena, const char *path, struct str text, const struct edits *edits)
{
    struct buf out = {.arena = arena};
    size_t before = 0, at = 0, shift = 0; /* lines passed; where; lines added less lines removed, wrapping */
    buf_format(&out, "--- %s\n+++ %s\n", path, path);
    for (size_t i = 0; i < edits->count; i++) {
        const struct edit *edit = &edits->items[i];
        struct span span = lines_of(text, edit);
        struct str old = str_slice(text, span.begin, span.end);
        struct edit moved = {{edit->at.begin - span.begin, edit->at.end - span.begin}, edit->text};
        struct str new = edit_apply(arena, old, &(struct edits){&moved, 1});
        before += count_lines(str_slice(text, at, span.begin));
        buf_str(&out, STR("@@ "));
        put_range(&out, '-', before, count_lines(old));
        buf_byte(&out, ' ');
        put_range(&out, '+', before + shift, count_lines(new));
        buf_str(&out, STR(" @@\n"));
        put_lines(&out, '-', old);
        put_lines(&out, '+', new);
        before += count_lines(old);
        shift += count_lines(new) - count_lines(old);
        at = span.end;
    }
    return buf_view(&out);
}

/* ---- Writing ------------------------------------------------------------------ */

int edit_write(struct arena *arena, const struct os *os, const char *path, struct str text)
{
    const char *beside = str_z(arena, str_format(arena, "%s.placard-%u", path, os->process_id(os->context)));
    int error = os->create_file(os->context, beside, text);
    if (error != 0)
        return error;
    error = os->rename(os->context, beside, path);
    if (error != 0)
        os->remove_file(os->context, beside);
    return error;
}
