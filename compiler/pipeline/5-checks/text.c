/* text.c - a module's text read into proses, and the phrases of the lexicon found in it. */
#include "pipeline/5-checks/text.h"

#include <string.h>

#include "base/array.h"

/* Of one module, so that a file of nothing but findings takes no quadratic time. */
enum { MOST_FINDINGS = 1000 };

static char lower(char c)
{
    return c >= 'A' && c <= 'Z' ? (char)(c - 'A' + 'a') : c;
}

static bool is_upper(char c)
{
    return c >= 'A' && c <= 'Z';
}

/* ---- Reading the tree into proses ---------------------------------------- */

struct text_reader {
    struct arena *arena;
    const struct module *module;
    ARRAY(struct prose) proses;
    ARRAY(struct hit) hits;
    size_t finding_count;
    ARRAY(struct prose_piece) pieces; /* of the prose being read */
    struct buf buf;
};

static void add_piece(struct text_reader *reader, struct str text, struct span span, bool is_code)
{
    *array_add(reader->arena, &reader->pieces) = (struct prose_piece){(uint32_t)reader->buf.len, text, span};
    size_t begin = reader->buf.len;
    buf_str(&reader->buf, text);
    char *copy = reader->buf.ptr + begin;
    if (is_code && text.len > 0)
        memset(copy, PROSE_CODE, text.len);
    for (size_t i = 0; i < text.len; i++)
        if (copy[i] == '\n' || copy[i] == '\t')
            copy[i] = ' ';
}

/* Inline nodes only: a list item's own blocks are proses of their own. */
static void read_inlines(struct text_reader *reader, const struct node *block)
{
    for (const struct node *node = node_walk(block, block); node != NULL; node = node_walk(block, node)) {
        if (node->kind == PLACARD_TEXT || node->kind == PLACARD_CODE)
            add_piece(reader, node->text, node->span, node->kind == PLACARD_CODE);
        else if (node->kind == PLACARD_LINE_BREAK)
            buf_byte(&reader->buf, '\n');
    }
}

static bool is_word_byte(struct str text, size_t at)
{
    unsigned char c = (unsigned char)text.ptr[at];
    if ((c | 0x20) >= 'a' && (c | 0x20) <= 'z')
        return true;
    if (c == ' ')
        return false;
    if (c == 0xE2 && at + 2 < text.len && (unsigned char)text.ptr[at + 1] == 0x80)
        return (unsigned char)text.ptr[at + 2] == 0x99; /* General Punctuation, but for the apostrophe */
    return (c >= '0' && c <= '9') || c == '\'' || c == '-' || c >= 0x80 || c == (unsigned char)PROSE_CODE;
}

static size_t char_len(struct str text, size_t at)
{
    unsigned char c = (unsigned char)text.ptr[at];
    return c == 0xE2 && at + 2 < text.len ? 3 : 1;
}

static void split_words(struct arena *arena, struct prose *prose)
{
    ARRAY(struct range) words = {0};
    for (size_t at = 0; at < prose->text.len;) {
        if (!is_word_byte(prose->text, at)) {
            at += char_len(prose->text, at);
            continue;
        }
        size_t begin = at;
        while (at < prose->text.len && is_word_byte(prose->text, at))
            at += char_len(prose->text, at);
        if (at > prose->text.len)
            at = prose->text.len;
        *array_add(arena, &words) = (struct range){(uint32_t)begin, (uint32_t)at};
    }
    prose->words = words.items;
    prose->word_count = words.count;
}

static void finish_prose(struct text_reader *reader, enum prose_origin origin, const struct node *node,
                         const struct node *step)
{
    struct prose *prose = array_add(reader->arena, &reader->proses);
    *prose = (struct prose){.source = reader->module->source, .origin = origin, .node = node, .step = step};
    prose->text = str_copy(reader->arena, buf_view(&reader->buf));
    prose->piece_count = reader->pieces.count;
    prose->pieces = arena_array(reader->arena, struct prose_piece, prose->piece_count);
    if (prose->piece_count > 0)
        memcpy(prose->pieces, reader->pieces.items, prose->piece_count * sizeof *prose->pieces);
    reader->pieces.count = 0;
    reader->buf.len = 0;
    split_words(reader->arena, prose);
    prose->sentences = sentence_split(reader->arena, prose->text, &prose->sentence_count);
}

static void read_field(struct text_reader *reader, enum prose_origin origin, const struct scalar *field)
{
    if (field->text.ptr == NULL)
        return;
    add_piece(reader, field->text, field->span, false);
    finish_prose(reader, origin, NULL, NULL);
}

static bool holds_inlines(uint32_t kind)
{
    return kind == PLACARD_PARAGRAPH || kind == PLACARD_HEADING || kind == PLACARD_CELL ||
           kind == PLACARD_PROMPT || kind == PLACARD_LEFT || kind == PLACARD_RIGHT;
}

/* The instruction is a step's first paragraph. */
static bool is_instruction(const struct node *step, const struct node *block)
{
    return block->kind == PLACARD_PARAGRAPH && block->parent == step &&
           (block->prev == NULL || block->prev->kind == NODE_COMMENT);
}

static void read_block(struct text_reader *reader, const struct node *block)
{
    enum prose_origin origin = block->kind == PLACARD_HEADING ? PROSE_HEADING : PROSE_FREE;
    const struct node *step = NULL;
    for (const struct node *at = block->parent; at != NULL; at = at->parent) {
        if (at->kind == PLACARD_QUIZ)
            origin = PROSE_QUIZ;
        else if (at->kind == PLACARD_NOTICE && origin != PROSE_QUIZ)
            origin = PROSE_NOTICE;
        else if (at->kind == PLACARD_STEP && step == NULL) {
            step = at;
            if (origin == PROSE_FREE)
                origin = is_instruction(at, block) ? PROSE_STEP : PROSE_DETAIL;
        }
    }
    read_inlines(reader, block);
    finish_prose(reader, origin, block, step);
}

/* ---- Finding phrases ------------------------------------------------------ */

static bool is_word_end(struct str text, size_t at)
{
    return at >= text.len || !is_word_byte(text, at);
}

/* "the saw's blade" */
static bool is_possessive(struct str text, size_t at)
{
    struct str rest = str_slice(text, at, text.len);
    size_t mark = str_starts(rest, STR("'")) ? 1 : str_starts(rest, STR("’")) ? 3 : 0;
    return mark > 0 && at + mark < text.len && lower(text.ptr[at + mark]) == 's' &&
           is_word_end(text, at + mark + 1);
}

/* The end of a phrase in `text` when it stands at `at` as whole words, else 0. */
static size_t match(struct str text, size_t at, const struct phrase *phrase)
{
    bool is_exact = is_upper(phrase->text[0]), is_thing = lexicon_is_thing(phrase->class);
    for (const char *wanted = phrase->text; *wanted != '\0'; wanted++, at++) {
        if (at >= text.len)
            return 0;
        char c = text.ptr[at] == '-' && *wanted == ' ' && is_thing ? ' ' : text.ptr[at];
        if (c != *wanted && (is_exact || lower(c) != lower(*wanted)))
            return 0;
        while (*wanted == ' ' && at + 1 < text.len && text.ptr[at + 1] == ' ')
            at++;
    }
    if (is_word_end(text, at) || (is_thing && is_possessive(text, at)))
        return at;
    bool is_plural = is_thing && lower(text.ptr[at]) == 's' && is_word_end(text, at + 1);
    return is_plural ? at + 1 : 0;
}

/* Phrases of the classes that are reported one by one; verbs never are. */
static bool is_finding(const struct phrase *phrase)
{
    return phrase->class != PHRASE_VERB && phrase->class != PHRASE_NOUN_VERB;
}

static void add_hit(struct text_reader *reader, const struct prose *prose, const struct phrase *phrase,
                    struct range range)
{
    if (is_finding(phrase) && reader->finding_count++ >= MOST_FINDINGS)
        return;
    *array_add(reader->arena, &reader->hits) = (struct hit){prose, phrase, range};
}

/* A word without the ending of a plural or possessive. */
static struct str without_ending(struct str word)
{
    static const char *const endings[] = {"'s", "’s", "s", "S"};
    if (word.len == 0 || (word.ptr[word.len - 1] | 0x20) != 's')
        return word;
    for (size_t i = 0; i < sizeof endings / sizeof endings[0]; i++)
        if (str_ends(word, str_of(endings[i])))
            return str_slice(word, 0, word.len - str_of(endings[i]).len);
    return word;
}

static void add_matches(struct text_reader *reader, const struct prose *prose, const struct phrases *phrases,
                        uint32_t at)
{
    for (size_t i = 0; i < phrases->count; i++) {
        size_t end = match(prose->text, at, phrases->items[i]);
        if (end > 0)
            add_hit(reader, prose, phrases->items[i], (struct range){at, (uint32_t)end});
    }
}

/* Phrases by the whole word, by what stands before a hyphen ("high-voltage"), and by the singular
 * ("forklifts"). */
static void find_at_word(struct text_reader *reader, const struct lexicon *lexicon, const struct prose *prose,
                         struct range range)
{
    struct str word = str_slice(prose->text, range.begin, range.end);
    struct str keys[] = {word, str_slice(word, 0, str_find_byte(word, '-', 0)), without_ending(word)};
    struct phrases found[3] = {{NULL, 0}};
    for (size_t k = 0; k < 3; k++) {
        bool is_again = k > 0 && keys[k].len == word.len;
        if (!is_again)
            found[k] = lexicon_find(lexicon, keys[k]);
        for (size_t i = 0; i < k; i++)
            is_again = is_again || found[i].items == found[k].items;
        if (!is_again)
            add_matches(reader, prose, &found[k], range.begin);
    }
}

static void find_phrases(struct text_reader *reader, const struct lexicon *lexicon, struct prose *prose)
{
    prose->first_hit = reader->hits.count;
    for (size_t i = 0; i < prose->word_count; i++)
        find_at_word(reader, lexicon, prose, prose->words[i]);
    prose->hit_count = reader->hits.count - prose->first_hit;
}

bool text_is_english(struct str language)
{
    return str_eq_nocase(str_slice(language, 0, 2), STR("en")) &&
           (language.len == 2 || language.ptr[2] == '-');
}

struct text text_read(struct arena *arena, const struct lexicon *lexicon, const struct module *module)
{
    struct text_reader reader = {.arena = arena, .module = module, .buf = {.arena = arena}};
    read_field(&reader, PROSE_TITLE, &module->fields.title);
    read_field(&reader, PROSE_TASK, &module->fields.task);
    for (const struct node *node = module->root; node != NULL; node = node_walk(module->root, node))
        if (holds_inlines(node->kind))
            read_block(&reader, node);
    if (text_is_english(module->language)) {
        lexicon = lexicon != NULL ? lexicon : lexicon_new(arena);
        for (size_t i = 0; i < reader.proses.count; i++)
            find_phrases(&reader, lexicon, &reader.proses.items[i]);
    }
    return (struct text){reader.proses.items, reader.proses.count, reader.hits.items, reader.hits.count};
}

const struct hit *text_next(const struct text *text, enum phrase_class class, const struct hit *hit)
{
    size_t next = hit == NULL ? 0 : (size_t)(hit - text->hits) + 1;
    for (; next < text->hit_count; next++)
        if (text->hits[next].phrase->class == class)
            return &text->hits[next];
    return NULL;
}

bool text_holds(struct str text, struct str needle)
{
    for (size_t at = 0; at + needle.len <= text.len; at++)
        if (str_eq_nocase(str_slice(text, at, at + needle.len), needle))
            return true;
    return false;
}
