#include "pipeline/2-markdown/cjk.h"

#include <string.h>

#include "base/unicode.h"

enum { PART_MARK = 0xFFFF }; /* a kind of no node: a run of stars while a block is taken apart */

/* One block while its stars are paired anew. */
struct pairing {
    struct stage *stage;
    struct node *parts; /* children of the block, taken apart: texts, marks, other inlines */
    uint32_t kind;      /* PLACARD_STRONG or PLACARD_EMPHASIS */
    uint32_t width;     /* stars of its marks */
    bool is_wanted;     /* a mark that was left as text stands beside a CJK letter */
    bool is_known;      /* each mark was found in the source */
};

static bool is_cjk(uint32_t c)
{
    return (c >= 0x1100 && c <= 0x11FF) || (c >= 0x2E80 && c <= 0x9FFF) || (c >= 0xAC00 && c <= 0xD7AF) ||
           (c >= 0xF900 && c <= 0xFAFF) || (c >= 0xFE30 && c <= 0xFE4F) || (c >= 0xFF00 && c <= 0xFFEF) ||
           (c >= 0x20000 && c <= 0x3FFFF);
}

static bool is_beside_cjk(struct str source, struct span mark)
{
    size_t before = mark.begin, after = mark.end;
    while (before > 0 && ((unsigned char)source.ptr[--before] & 0xC0) == 0x80)
        continue;
    bool is_before = mark.begin > 0 && is_cjk(unicode_next(source, &before));
    return is_before || (after < source.len && is_cjk(unicode_next(source, &after)));
}

static void add_part(struct pairing *pairing, uint32_t kind, struct str text, struct span span)
{
    if (text.len == 0)
        return;
    struct node *part = node_new(pairing->stage->arena, kind, span);
    part->text = text;
    node_append(pairing->parts, part);
}

/* Bytes of the source that say one byte of a text: an escape and a line's indentation are longer; 0: an
 * entity. */
static uint32_t step(struct str source, uint32_t at, char wanted)
{
    uint32_t from = at;
    if (at + 1 < source.len && source.ptr[at] == '\\' && source.ptr[at + 1] == wanted && wanted != '\n')
        return 2;
    while (wanted == '\n' && at < source.len && strchr(" \t\r", source.ptr[at]) != NULL)
        at++;
    if (at >= source.len || source.ptr[at] != wanted)
        return 0;
    at++;
    while (wanted == '\n' && at < source.len && strchr(" \t>", source.ptr[at]) != NULL)
        at++;
    return at - from;
}

/* Stars of one run in `text` from `at` on. */
static uint32_t run_at(struct str text, size_t at)
{
    uint32_t count = 0;
    while (at + count < text.len && text.ptr[at + count] == '*')
        count++;
    return count;
}

static bool is_blank_byte(struct str source, size_t at)
{
    return at >= source.len || strchr(" \t\r\n", source.ptr[at]) != NULL;
}

/* Stars that the source holds as they are; between two blanks they are a sign, as in "2 ** 3". */
static bool is_mark(struct str source, struct span mark, struct str stars)
{
    bool is_alone =
        (mark.begin == 0 || is_blank_byte(source, mark.begin - 1)) && is_blank_byte(source, mark.end);
    return !is_alone && str_eq(str_slice(source, mark.begin, mark.end), stars);
}

/* Take a TEXT apart at its runs of stars, as far as its source is known byte by byte. */
static void split_text(struct pairing *pairing, const struct node *text)
{
    struct str all = text->text;
    uint32_t place = text->span.begin, from = place, size;
    size_t begin = 0, at = 0;
    while (at < all.len && (size = step(pairing->stage->source->text, place, all.ptr[at])) > 0) {
        uint32_t run = size == 1 ? run_at(all, at) : 0;
        struct span mark = {place, place + run};
        struct str stars = str_slice(all, at, at + run);
        if (run == pairing->width && is_mark(pairing->stage->source->text, mark, stars)) {
            add_part(pairing, PLACARD_TEXT, str_slice(all, begin, at), (struct span){from, place});
            add_part(pairing, PART_MARK, stars, mark);
            pairing->is_wanted = pairing->is_wanted || is_beside_cjk(pairing->stage->source->text, mark);
            begin = at + run;
            from = mark.end;
        }
        at += run > 0 ? run : 1;
        place += run > 0 ? run : size;
    }
    uint32_t end = text->span.end > from ? text->span.end : from;
    add_part(pairing, PLACARD_TEXT, str_slice(all, begin, all.len), (struct span){from, end});
}

/* A part that is as it was.  Its children learn of it when the parts are taken. */
static void add_copy(struct pairing *pairing, const struct node *node)
{
    struct node *copy = node_new(pairing->stage->arena, node->kind, node->span);
    *copy = *node;
    copy->parent = copy->prev = copy->next = NULL;
    node_append(pairing->parts, copy);
}

/* Strong text that CommonMark made becomes two marks and what stands between them: of "**“停”**和**“开”**" it
 * took the two in the middle. */
static void open_strong(struct pairing *pairing, const struct node *strong)
{
    struct span span = strong->span;
    struct str marks = str_slice(STR("**"), 0, pairing->width);
    if (span.end - span.begin <= 2 * pairing->width) {
        pairing->is_known = false;
        return;
    }
    struct span first = {span.begin, span.begin + pairing->width},
                last = {span.end - pairing->width, span.end};
    pairing->is_known = pairing->is_known && str_eq(source_text(pairing->stage->source, first), marks) &&
                        str_eq(source_text(pairing->stage->source, last), marks);
    add_part(pairing, PART_MARK, marks, first);
    for (const struct node *at = strong->first; at != NULL; at = at->next)
        add_copy(pairing, at);
    add_part(pairing, PART_MARK, marks, last);
}

/* Do the marks come in pairs that hold something, with no blank inside? */
static bool is_paired(const struct pairing *pairing)
{
    struct str source = pairing->stage->source->text;
    bool is_open = false;
    for (const struct node *at = pairing->parts->first; at != NULL; at = at->next) {
        if (at->kind != PART_MARK)
            continue;
        bool is_empty = is_open && at->prev->kind == PART_MARK;
        size_t inside = is_open ? at->span.begin - 1 : at->span.end;
        if (is_empty || is_blank_byte(source, inside))
            return false;
        is_open = !is_open;
    }
    return !is_open;
}

/* Put the parts in the place of a block's children. */
static void take_parts(struct pairing *pairing, struct node *block)
{
    struct node *open = NULL;
    while (block->first != NULL)
        node_remove(block->first);
    for (struct node *at = pairing->parts->first, *next; at != NULL; at = next) {
        next = at->next;
        if (at->kind != PART_MARK) {
            for (struct node *child = at->first; child != NULL; child = child->next)
                child->parent = at;
            node_move(open != NULL ? open : block, at);
        } else if (open == NULL) {
            open = node_new(pairing->stage->arena, pairing->kind, at->span);
            node_append(block, open);
        } else {
            open->span.end = at->span.end;
            open = NULL;
        }
    }
}

static void pair_marks(struct stage *stage, struct node *block, uint32_t kind, uint32_t width)
{
    struct pairing pairing = {.stage = stage, .kind = kind, .width = width, .is_known = true};
    pairing.parts = node_new(stage->arena, PLACARD_PARAGRAPH, block->span);
    for (const struct node *at = block->first; at != NULL; at = at->next) {
        if (at->kind == PLACARD_TEXT)
            split_text(&pairing, at);
        else if (at->kind == kind)
            open_strong(&pairing, at);
        else
            add_copy(&pairing, at);
    }
    if (pairing.is_wanted && pairing.is_known && is_paired(&pairing))
        take_parts(&pairing, block);
}

static bool has_star(const struct node *block)
{
    for (const struct node *at = block->first; at != NULL; at = at->next)
        if (at->kind == PLACARD_TEXT && str_find_byte(at->text, '*', 0) != SIZE_MAX)
            return true;
    return false;
}

void cjk_emphasis(struct stage *stage, struct node *root)
{
    for (struct node *at = root; at != NULL; at = node_walk(root, at)) {
        bool is_leaf =
            at->kind == PLACARD_PARAGRAPH || at->kind == PLACARD_HEADING || at->kind == PLACARD_CELL;
        if (!is_leaf || !has_star(at))
            continue;
        pair_marks(stage, at, PLACARD_STRONG, 2);
        pair_marks(stage, at, PLACARD_EMPHASIS, 1);
    }
}
