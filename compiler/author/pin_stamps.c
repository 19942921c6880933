/*
 * pin_stamps.c - the `translates` of a translation that somebody has checked.
 */
#include "author/pin_stamps.h"

#include "author/translation.h"
#include "pipeline/1-text/intake.h"

bool pin_stamps_are_written(struct arena *arena, const struct module *source,
                            const struct module *translation)
{
    size_t count;
    struct str *stamps = module_stamps(arena, source, &count);
    const struct scalars *parts = &translation->fields.translates.parts;
    if (!translation->fields.translates.is_set || parts->count != count ||
        !str_eq(translation->fields.translates.version.text, source->fields.version.text))
        return false;
    for (size_t i = 0; i < count; i++)
        if (!str_eq(parts->items[i].text, stamps[i]))
            return false;
    return true;
}

static struct span line_at(struct str text, size_t begin, size_t end)
{
    size_t newline = str_find_byte(text, '\n', begin);
    return (struct span){(uint32_t)begin, (uint32_t)(newline >= end ? end : newline + 1)};
}

static bool is_key(struct str line)
{
    struct str key = STR("translates");
    return str_starts(line, key) && str_starts(str_trim(str_slice(line, key.len, line.len)), STR(":"));
}

/* The lines of the key `translates`: its own and the indented ones below; empty, at the end, when there is
 * none. */
static struct span find_block(struct str text, struct span front_matter)
{
    struct span block = {front_matter.end, front_matter.end};
    bool is_inside = false;
    for (uint32_t at = front_matter.begin; at < front_matter.end;) {
        struct span line = line_at(text, at, front_matter.end);
        struct str words = str_slice(text, line.begin, line.end);
        bool is_empty = str_trim(words).len == 0, is_indented = words.ptr[0] == ' ' || words.ptr[0] == '\t';
        if (!is_inside && is_key(words)) {
            block = line;
            is_inside = true;
        } else if (is_inside && is_indented && !is_empty) {
            block.end = line.end;
        } else if (is_inside && !is_empty && words.ptr[0] != '#') {
            break;
        }
        at = line.end;
    }
    return block;
}

/* With the line ends that the file has. */
static struct str as_in(struct arena *arena, struct str file, struct str text)
{
    size_t first = str_find_byte(file, '\n', 0);
    struct buf out = {.arena = arena};
    if (first == SIZE_MAX || first == 0 || file.ptr[first - 1] != '\r')
        return text;
    for (size_t i = 0; i < text.len; i++) {
        if (text.ptr[i] == '\n')
            buf_byte(&out, '\r');
        buf_byte(&out, text.ptr[i]);
    }
    return buf_view(&out);
}

static size_t count_lines(struct str text)
{
    size_t count = 0;
    for (size_t i = 0; i < text.len; i++)
        count += text.ptr[i] == '\n';
    return count;
}

/* Only the lines that differ, where both have as many; else all of them. */
static struct edits line_edits(struct arena *arena, struct str text, struct span block, struct str new)
{
    struct str old = str_slice(text, block.begin, block.end);
    size_t count = count_lines(old);
    bool is_by_line = count == count_lines(new);
    struct edits edits = {arena_array(arena, struct edit, is_by_line ? count + 1 : 1), 0};
    if (!is_by_line) {
        edits.items[edits.count++] = (struct edit){block, new};
        return edits;
    }
    for (size_t at = 0, there = 0; at < old.len && there < new.len;) {
        struct span line = line_at(old, at, old.len), other = line_at(new, there, new.len);
        struct str words = str_slice(new, other.begin, other.end);
        if (!str_eq(str_slice(old, line.begin, line.end), words))
            edits.items[edits.count++] =
                (struct edit){{block.begin + line.begin, block.begin + line.end}, words};
        at = line.end;
        there = other.end;
    }
    return edits;
}

struct edits pin_stamps(struct arena *arena, const struct module *source, const struct module *translation)
{
    struct source_parts parts;
    struct diags ignored = {.arena = arena};
    struct stage stage = {arena, &ignored, translation->source};
    if (pin_stamps_are_written(arena, source, translation) || !intake_check(&stage, &parts))
        return (struct edits){NULL, 0};
    struct buf stamps = {.arena = arena};
    translation_put_stamps(&stamps, source);
    struct str text = translation->source->text;
    return line_edits(arena, text, find_block(text, parts.front_matter),
                      as_in(arena, text, buf_view(&stamps)));
}
