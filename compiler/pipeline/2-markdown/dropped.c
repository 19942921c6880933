#include "pipeline/2-markdown/dropped.h"

#include <string.h>

#include "base/array.h"
#include "base/codes.h"
#include "base/signal.h"
#include "base/unicode.h"

enum { LONGEST_LABEL = 1000 }; /* bytes; CommonMark's own limit is 999 characters */

/* A definition `[label]: target` or a note `[^label]: text` that the parser took out. */
struct drop {
    struct span label; /* with its brackets */
    struct span span;  /* all of its lines */
    struct str folded; /* label without brackets, as labels are compared */
    bool is_note, is_used;
    const struct drop *first; /* the definition that counts, when this is a second one of its label */
};

struct drops {
    ARRAY(struct drop) all;
    struct drop **slots; /* first definitions by their labels; NULL: free */
    size_t mask;
};

struct dropped dropped_start(struct stage *stage, const struct positions *positions)
{
    return (struct dropped){arena_array(stage->arena, bool, positions->line_count + 1)};
}

void dropped_hold(struct dropped *dropped, const struct positions *positions, struct span span)
{
    size_t line = positions_line_at(positions, span.begin);
    dropped->is_held[line] = true;
    for (line++; line < positions->line_count && positions->lines[line] < span.end; line++)
        dropped->is_held[line] = true;
}

/* ---- What was dropped ---- */

static bool is_blank(char c)
{
    return c == ' ' || c == '\t';
}

/* Bytes of a list marker with the blank behind it, or 0. */
static size_t marker_length(struct str text)
{
    size_t digits = 0;
    while (digits < text.len && digits < 9 && text.ptr[digits] >= '0' && text.ptr[digits] <= '9')
        digits++;
    if (digits + 1 >= text.len || !is_blank(text.ptr[digits + 1]))
        return 0;
    return memchr(digits > 0 ? ".)" : "-+*", text.ptr[digits], digits > 0 ? 2 : 3) != NULL ? digits + 2 : 0;
}

/* The line without the marks of the lists and quotes that it stands in. */
static struct span without_containers(const struct stage *stage, struct span line)
{
    for (;;) {
        struct str text = source_text(stage->source, line);
        size_t skip = text.len > 0 && (is_blank(text.ptr[0]) || text.ptr[0] == '>') ? 1 : marker_length(text);
        if (skip == 0)
            return line;
        line.begin += (uint32_t)skip;
    }
}

/* Bytes of the `[label]` that `text` begins with, or 0.  In the label of a note an opening bracket may stand.
 */
static size_t label_length(struct str text)
{
    bool is_note = str_starts(text, STR("[^"));
    for (size_t i = 1; i < text.len && i <= LONGEST_LABEL && (is_note || text.ptr[i] != '['); i++) {
        if (text.ptr[i] == ']')
            return i > 1 ? i + 1 : 0;
        i += text.ptr[i] == '\\';
    }
    return 0;
}

/* Does a definition or a note begin at `begin`?  Its label, or an empty span. */
static struct span label_at(const struct stage *stage, uint32_t begin, uint32_t end)
{
    struct str text = source_text(stage->source, (struct span){begin, end});
    size_t len = text.len > 0 && text.ptr[0] == '[' ? label_length(text) : 0;
    bool is_it = len > 0 && len < text.len && text.ptr[len] == ':';
    return (struct span){begin, begin + (is_it ? (uint32_t)len : 0)};
}

static void add(struct stage *stage, struct drops *drops, struct span label, uint32_t end)
{
    struct str text = source_text(stage->source, label);
    text = str_slice(text, 1, text.len - 1);
    struct drop *drop = array_add(stage->arena, &drops->all);
    drop->label = label;
    drop->span = (struct span){label.begin, end};
    drop->is_note = text.ptr[0] == '^';
    drop->folded = unicode_fold(stage->arena, text);
}

/* Lines that no leaf holds begin something that was dropped, or go on with it. */
static void collect(struct stage *stage, struct drops *drops, const bool *is_held,
                    const struct positions *positions)
{
    bool is_open = false;
    for (size_t i = 0; i < positions->line_count; i++) {
        struct span line = without_containers(stage, positions_line(positions, (int)i + 1));
        struct span label = label_at(stage, line.begin, positions->body.end);
        bool begins = !is_held[i] && label.end > label.begin;
        if (is_held[i])
            is_open = false;
        else if (begins)
            add(stage, drops, label, line.end);
        else if (is_open && line.end > line.begin)
            drops->all.items[drops->all.count - 1].span.end = line.end;
        is_open = is_open || begins;
    }
}

/* ---- Definitions and their uses ---- */

static struct drop **find(const struct drops *drops, struct str folded)
{
    size_t slot = 0;
    for (size_t i = 0; i < folded.len; i++)
        slot = (slot ^ (unsigned char)folded.ptr[i]) * 16777619u; /* FNV-1a */
    while (drops->slots[slot & drops->mask] != NULL &&
           !str_eq(drops->slots[slot & drops->mask]->folded, folded))
        slot++;
    return &drops->slots[slot & drops->mask];
}

static bool index_labels(struct stage *stage, struct drops *drops)
{
    size_t room = 16;
    bool has_definition = false;
    while (room < 2 * drops->all.count)
        room *= 2;
    drops->slots = arena_array(stage->arena, struct drop *, room);
    drops->mask = room - 1;
    for (size_t i = 0; i < drops->all.count; i++) {
        struct drop *drop = &drops->all.items[i], **slot = find(drops, drop->folded);
        has_definition = has_definition || !drop->is_note;
        if (*slot == NULL)
            *slot = drop;
        else
            drop->first = *slot;
    }
    return has_definition;
}

/* Is what follows the text of a link its own target, so that the text is no label? */
static bool is_inline(struct str rest, struct str target)
{
    return str_starts(rest, STR("(")) && (target.len == 0 || str_find(rest, target) != SIZE_MAX);
}

/* All that stands in brackets in a link or picture: its label is among it. */
static void note_uses(struct stage *stage, const struct drops *drops, struct str link, struct str target)
{
    for (size_t at = str_find_byte(link, '[', 0); at != SIZE_MAX; at = str_find_byte(link, '[', at + 1)) {
        size_t len = label_length(str_slice(link, at, link.len));
        if (len == 0 || is_inline(str_slice(link, at + len, link.len), target))
            continue;
        struct drop *drop = *find(drops, unicode_fold(stage->arena, str_slice(link, at + 1, at + len - 1)));
        if (drop != NULL)
            drop->is_used = true;
    }
}

/* Where the place of a link is not known it has that of its block, which is read once for all of them. */
static void find_uses(struct stage *stage, const struct drops *drops, const struct node *root)
{
    struct span last = {0};
    for (const struct node *at = root; at != NULL; at = node_walk(root, at)) {
        bool is_new = at->span.begin != last.begin || at->span.end != last.end;
        if ((at->kind != PLACARD_LINK && at->kind != PLACARD_IMAGE) || !is_new)
            continue;
        const struct node *target = at->kind == PLACARD_LINK ? at : node_child(at, NODE_TARGET);
        note_uses(stage, drops, source_text(stage->source, at->span), target->text);
        last = at->span;
    }
}

/* ---- Messages ---- */

static void report_note(struct stage *stage, const struct drop *drop)
{
    struct str label = source_text(stage->source, drop->label);
    struct diag *diag =
        diag_add(stage->diags, DIAG_FOOTNOTE_UNUSED, (struct place){stage->source, drop->span},
                 "nothing refers to the footnote %.*s", STR_FMT(label));
    diag_help(stage->diags, diag, "write %.*s where the note belongs, or remove the note", STR_FMT(label));
}

/* "[!DANGER]: 480 V", whose colon makes a definition of it, and links of all other such markers. */
static bool report_notice(struct stage *stage, const struct drop *drop)
{
    struct str label = source_text(stage->source, drop->label);
    uint32_t level = signal_of(stage->arena, label);
    if (level == 0 || level > PLACARD_LEVEL_LAST_HAZARD)
        return false;
    struct diag *diag =
        diag_add(stage->diags, DIAG_NEARLY_HAZARD_NOTICE, (struct place){stage->source, drop->span},
                 "this signal word opens no notice: its colon makes the line a definition of a link");
    diag_label(stage->diags, diag, "nobody sees this line");
    diag_help(stage->diags, diag, CODES_NOTICE_FORM, codes_notice(level));
    return true;
}

static void report_definition(struct stage *stage, const struct drop *drop)
{
    struct str label = source_text(stage->source, drop->label);
    struct diags *diags = stage->diags;
    struct diag *diag = diag_add(diags, DIAG_DEFINITION_UNUSED, (struct place){stage->source, drop->span},
                                 drop->first != NULL ? "the target of %.*s is defined twice"
                                                     : "no link uses the definition of %.*s",
                                 STR_FMT(label));
    diag_label(diags, diag, "nobody sees this line");
    if (drop->first != NULL)
        diag_other(diags, diag, (struct place){stage->source, drop->first->span}, "the one that counts");
    if (drop->first != NULL)
        diag_help(diags, diag, "remove this line, or give it another label");
    else
        diag_help(diags, diag,
                  "if workers should read it, write \\ before it; for a link, write %.*s in the text",
                  STR_FMT(label));
}

void dropped_check(struct stage *stage, const struct dropped *dropped, const struct positions *positions,
                   const struct fallen *fallen, const struct node *root)
{
    struct drops drops = {0};
    collect(stage, &drops, dropped->is_held, positions);
    if (index_labels(stage, &drops))
        find_uses(stage, &drops, root);
    for (size_t i = 0; i < drops.all.count; i++) {
        const struct drop *drop = &drops.all.items[i];
        if (drop->is_note) {
            report_note(stage, drop);
            fallen_check(stage, fallen, positions, drop->span);
        } else if (!report_notice(stage, drop) && !drop->is_used)
            report_definition(stage, drop);
    }
}
