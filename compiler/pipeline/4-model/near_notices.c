/* near_notices.c - what an author meant for a notice, and the page would show as plain text. */
#include "base/signal_words.h"
#include "base/unicode.h"
#include "pipeline/4-model/model.h"

enum {
    LONGEST_LINE = 64, /* bytes; a signal word with all its marks is shorter */
#define X(name, tag) +1
    LANGUAGES = 0 SIGNAL_WORDS_LANGUAGES(X)
#undef X
};

/* The first letter of none of the words becomes several when it is folded: most are told apart by it. */
static bool may_be(struct str word, struct str folded)
{
    size_t a = 0, b = 0;
    return unicode_lower(unicode_next(word, &a)) == unicode_next(folded, &b);
}

uint32_t near_notices_level(struct arena *arena, struct str word)
{
    struct str folded = unicode_fold(arena, word);
    static const char *const words[][LANGUAGES] = {
#define X(name, ...) {__VA_ARGS__},
        SIGNAL_WORDS_LIST(X)
#undef X
    };
    for (uint32_t level = 0; level < sizeof words / sizeof words[0] && folded.len > 0; level++)
        for (size_t i = 0; i < LANGUAGES; i++)
            if (may_be(str_of(words[level][i]), folded) &&
                str_eq(unicode_fold(arena, str_of(words[level][i])), folded))
                return level + 1;
    return 0;
}

static bool is_ascii_word(char c)
{
    return (c >= '0' && c <= '9') || ((c | 0x20) >= 'a' && (c | 0x20) <= 'z');
}

/* Two words that a mark or blank of ASCII parts: seen without folding, and true of most lines. */
static bool has_two_words(struct str line)
{
    bool is_begun = false, is_over = false;
    for (size_t i = 0; i < line.len; i++) {
        bool is_word = is_ascii_word(line.ptr[i]);
        if (is_word && is_over)
            return true;
        is_begun = is_begun || is_word;
        is_over = is_begun && !is_word && (unsigned char)line.ptr[i] < 0x80;
    }
    return false;
}

/* The letters of a line, folded: of "**[! Danger ]**:" only "danger"; empty where there are two words. */
static struct str letters_of(struct arena *arena, struct str line)
{
    struct str folded = unicode_fold(arena, line);
    struct buf out = {.arena = arena};
    bool is_over = false;
    for (size_t at = 0, next; at < folded.len; at = next) {
        next = at;
        uint32_t c = unicode_next(folded, &next);
        if (!unicode_is_word(c)) {
            is_over = out.len > 0;
            continue;
        }
        if (is_over)
            return STR("");
        buf_str(&out, str_slice(folded, at, next));
    }
    return buf_view(&out);
}

/* The first line of a block of inlines as plain text; empty when it is longer than any signal word. */
static struct str first_line(struct arena *arena, const struct node *block)
{
    struct buf out = {.arena = arena};
    for (const struct node *at = node_walk(block, block); at != NULL; at = node_walk(block, at)) {
        if (at->kind == PLACARD_LINE_BREAK)
            break;
        if (at->kind != PLACARD_TEXT && at->kind != PLACARD_CODE)
            continue;
        size_t end = str_find_byte(at->text, '\n', 0);
        buf_str(&out, str_slice(at->text, 0, end));
        if (end != SIZE_MAX || out.len > LONGEST_LINE)
            break;
    }
    return out.len > LONGEST_LINE ? STR("") : buf_view(&out);
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

static void report(struct model *model, const struct node *block, uint32_t level)
{
    static const struct str words[] = {
#define X(name, code, word) {word, sizeof(word) - 1},
        PLACARD_NOTICE_LIST(X)
#undef X
    };
    bool is_heading = block->kind == PLACARD_HEADING;
    enum diag_code code =
        !is_heading && level <= PLACARD_LEVEL_LAST_HAZARD ? DIAG_NEARLY_HAZARD_NOTICE : DIAG_NEARLY_NOTICE;
    struct diag *diag =
        model_report(model, code, source_first_line(model->stage->source, block->span),
                     is_heading ? "a heading that is only a signal word is no notice"
                                : "this signal word opens no notice, and is shown as plain text");
    model_help(model, diag, "write it as a block quote before what it guards:\n> [!%.*s]\n> what can happen",
               STR_FMT(words[level - 1]));
}

static void check_block(struct model *model, const struct node *block)
{
    if (block->kind == PLACARD_PARAGRAPH && is_answer(block))
        return;
    struct str line = first_line(model->stage->arena, block);
    if (block->parent->kind == PLACARD_QUOTE && str_starts(line, STR("[!")) && line.len > 2 &&
        line.ptr[2] != ' ')
        return; /* notices_make() has told of its word */
    if (line.len == 0 || has_two_words(line))
        return;
    struct str letters = letters_of(model->stage->arena, line);
    uint32_t level = letters.len > 0 ? near_notices_level(model->stage->arena, letters) : 0;
    if (level > 0)
        report(model, block, level);
}

void near_notices_check(struct model *model)
{
    const struct node *root = model->module->root;
    for (const struct node *at = root; at != NULL; at = node_walk(root, at))
        if (at->kind == PLACARD_PARAGRAPH || at->kind == PLACARD_HEADING)
            check_block(model, at);
}
