/*
 * references.c - see references.h.
 *
 * Labels are compared by their ASCII letters and digits alone.  What cmark-gfm
 * takes for equal is then equal here too, except where a letter outside ASCII
 * folds to one inside; a label with any such letter counts as a use of the
 * largest definition.  So the sum is never too small.
 */
#include "pipeline/1-text/references.h"

#include <string.h>

#include "pipeline/1-text/limits.h"

#define LABEL_MAX 1000u /* bytes; CommonMark's own limit is 999 characters */

struct label {
    uint64_t hash;
    size_t end;                /* offset of the closing bracket; 0: not a label */
    bool is_blank, is_foreign; /* foreign: has bytes outside ASCII */
};

struct definition {
    uint64_t hash;
    size_t size; /* bytes of target and title; 0: free slot */
    struct span span;
};

struct table {
    struct definition *slots;
    size_t mask;
    struct definition foreign, largest; /* largest of the foreign ones, and of all */
};

struct references references_start(struct stage *stage, struct span body)
{
    return (struct references){stage, body, {.arena = stage->arena}};
}

void references_note(struct references *references, size_t offset)
{
    buf_bytes(&references->starts, &offset, sizeof offset);
}

/* Read `[label]` at `at`; FNV-1a over lower-case letters and digits. */
static struct label read_label(struct str text, size_t at)
{
    struct label label = {.hash = 14695981039346656037u, .is_blank = true};
    for (size_t i = at + 1; i < text.len && i - at <= LABEL_MAX; i++) {
        unsigned char byte = (unsigned char)text.ptr[i];
        if (byte == ']') {
            label.end = i;
            return label;
        }
        if (byte == '[')
            return label;
        i += byte == '\\';
        label.is_blank = label.is_blank && (byte == ' ' || byte == '\t' || byte == '\n' || byte == '\r');
        label.is_foreign = label.is_foreign || byte >= 0x80;
        bool is_upper = byte >= 'A' && byte <= 'Z';
        if (is_upper || (byte >= 'a' && byte <= 'z') || (byte >= '0' && byte <= '9'))
            label.hash = (label.hash ^ (is_upper ? byte + 32u : byte)) * 1099511628211u;
    }
    return label;
}

static bool is_space(char byte)
{
    return byte == ' ' || byte == '\t' || byte == '\n' || byte == '\r';
}

/* White space, and the `>` of continued quotes. */
static size_t skip_space(struct str text, size_t at)
{
    while (at < text.len && (is_space(text.ptr[at]) || text.ptr[at] == '>'))
        at++;
    return at;
}

/* End of a title that opens at `at`, or of the paragraph, or too far to be allowed. */
static size_t title_end(struct str text, size_t at)
{
    char close = text.ptr[at] == '(' ? ')' : text.ptr[at];
    for (size_t i = at + 1; i < text.len; i++) {
        if (text.ptr[i] == close || i - at > LIMIT_LINK_DEFINITION)
            return i + 1;
        i += text.ptr[i] == '\\';
        if (i + 1 < text.len && text.ptr[i] == '\n' && (text.ptr[i + 1] == '\n' || text.ptr[i + 1] == '\r'))
            return i;
    }
    return text.len;
}

/* End of the target and title that follow the colon at `at` - 1. */
static size_t definition_end(struct str text, size_t at)
{
    size_t end = skip_space(text, at);
    while (end < text.len && !is_space(text.ptr[end]))
        end++;
    size_t title = skip_space(text, end);
    if (title < text.len && (text.ptr[title] == '"' || text.ptr[title] == '\'' || text.ptr[title] == '('))
        return title_end(text, title);
    return end;
}

static struct definition *find(struct table *table, uint64_t hash)
{
    size_t slot = hash & table->mask;
    while (table->slots[slot].size != 0 && table->slots[slot].hash != hash)
        slot = (slot + 1) & table->mask;
    return &table->slots[slot];
}

static void keep_larger(struct definition *old, struct definition new)
{
    if (new.size > old->size)
        *old = new;
}

static bool add(struct references *r, struct table *table, size_t at)
{
    struct str text = str_slice(r->stage->source->text, 0, r->body.end);
    struct label label = read_label(text, at);
    if (label.end == 0 || label.is_blank || label.end + 1 >= text.len || text.ptr[label.end + 1] != ':' ||
        text.ptr[at + 1] == '^')
        return true;
    size_t end = definition_end(text, label.end + 2);
    struct definition definition = {label.hash, end - label.end, {(uint32_t)at, (uint32_t)label.end + 1}};
    keep_larger(find(table, label.hash), definition);
    keep_larger(&table->largest, definition);
    if (label.is_foreign)
        keep_larger(&table->foreign, definition);
    if (end - at <= LIMIT_LINK_DEFINITION)
        return true;
    struct diag *diag = diag_add(
        r->stage->diags, DIAG_LINK_DEFINITION_TOO_LONG, (struct place){r->stage->source, definition.span},
        "this link definition has %zu bytes: the limit is %u", end - at, LIMIT_LINK_DEFINITION);
    diag_label(r->stage->diags, diag, "defined here");
    diag_help(r->stage->diags, diag, "shorten the target, or leave the title out");
    return false;
}

static void report_expansion(struct references *r, const struct definition *definition)
{
    struct diag *diag =
        diag_add(r->stage->diags, DIAG_LINK_EXPANSION, (struct place){r->stage->source, definition->span},
                 "the uses of link definitions add up to more than %u bytes", LIMIT_LINK_EXPANSION);
    diag_label(r->stage->diags, diag, "%zu bytes, copied into every use", definition->size);
    diag_help(r->stage->diags, diag, "link once, where the reader needs it");
}

static bool add_up(struct references *r, struct table *table)
{
    struct str text = str_slice(r->stage->source->text, 0, r->body.end);
    size_t sum = 0;
    for (size_t at = str_find_byte(text, '[', r->body.begin); at != SIZE_MAX;
         at = str_find_byte(text, '[', at + 1)) {
        struct label label = read_label(text, at);
        if (label.end == 0 || label.is_blank)
            continue;
        const struct definition *match = find(table, label.hash);
        if (label.is_foreign)
            match = &table->largest;
        else if (match->size < table->foreign.size)
            match = &table->foreign;
        sum += match->size;
        if (sum > LIMIT_LINK_EXPANSION) {
            report_expansion(r, match);
            return false;
        }
    }
    return true;
}

bool references_check(struct references *r)
{
    size_t count = r->starts.len / sizeof(size_t), capacity = 16;
    if (count == 0)
        return true;
    while (capacity < 2 * count)
        capacity *= 2;
    struct table table = {arena_array(r->stage->arena, struct definition, capacity), capacity - 1, {0}, {0}};
    bool is_fine = true;
    for (size_t i = 0; i < count && is_fine; i++) {
        size_t at;
        memcpy(&at, r->starts.ptr + i * sizeof at, sizeof at);
        is_fine = add(r, &table, at);
    }
    return is_fine && (table.largest.size == 0 || add_up(r, &table));
}
