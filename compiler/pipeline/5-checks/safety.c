/* safety.c - what looks like a notice and is none, and what is told as a step and should be one. */
#include "pipeline/5-checks/rules.h"

#include <string.h>

#include "base/unicode.h"
#include "pipeline/5-checks/words.h"

/* What opens a paragraph that imitates a notice, and the word to write instead. */
static const struct {
    const char *opening;
    const char *word;
} imitations[] = {
    {"danger", "DANGER"},
    {"warning", "WARNING"},
    {"caution", "CAUTION"},
    {"attention", "CAUTION"},
    {"important", "IMPORTANT"},
    {"notice", "NOTICE"},
    {"note", "NOTE"},
    {"tip", "TIP"},
    {"⚠", "WARNING"},
    {"☠", "DANGER"},
    {"🚨", "DANGER"},
    {"❗", "IMPORTANT"},
    {"⛔", "DANGER"},
    {"ℹ", "NOTE"},
    {"💡", "TIP"},
};

static bool is_all_upper(struct str text)
{
    for (size_t i = 0; i < text.len; i++)
        if (text.ptr[i] >= 'a' && text.ptr[i] <= 'z')
            return false;
    return true;
}

/* Past the openers that other tools use: "!!! warning" and "::: caution". */
static size_t skip_opener(struct str text)
{
    size_t at = 0;
    while (at < text.len && (text.ptr[at] == '!' || text.ptr[at] == ':'))
        at++;
    if (at < 3)
        return 0;
    while (at < text.len && text.ptr[at] == ' ')
        at++;
    return at;
}

static bool starts_nocase(struct str text, struct str opening)
{
    return text.len >= opening.len && str_eq_nocase(str_slice(text, 0, opening.len), opening);
}

static bool opens_strong(const struct node *paragraph)
{
    const struct node *first = paragraph->first;
    return first != NULL &&
           (first->kind == PLACARD_STRONG || (first->kind == PLACARD_EMPHASIS && first->first != NULL &&
                                              first->first->kind == PLACARD_STRONG));
}

/*
 * A signal word counts when something sets it off: a symbol, an opener of
 * another tool, strong text or capitals with a colon or mark after it.
 */
static const char *imitated_word(const struct prose *prose, struct range *range)
{
    struct str text = prose->text;
    size_t begin = skip_opener(text);
    struct str rest = str_slice(text, begin, text.len);
    for (size_t i = 0; i < sizeof imitations / sizeof imitations[0]; i++) {
        struct str opening = str_of(imitations[i].opening);
        if (!starts_nocase(rest, opening))
            continue;
        struct str word = str_slice(rest, 0, opening.len);
        char next = opening.len < rest.len ? rest.ptr[opening.len] : '\0';
        bool is_marked = next == ':' || next == '!' || next == '\0';
        bool is_set_off = opens_strong(prose->node) || is_all_upper(word) || opening.ptr[0] == 'd' ||
                          opening.ptr[0] == 'w' || opening.ptr[0] == 'c';
        bool is_symbol = (unsigned char)opening.ptr[0] >= 0x80;
        bool is_foreign = begin > 0 && (next == ' ' || next == '\0');
        if (!is_symbol && !is_foreign && !(is_marked && is_set_off))
            continue;
        *range = (struct range){0, (uint32_t)(begin + opening.len)};
        return imitations[i].word;
    }
    return NULL;
}

/* Where its first line is one word alone, the model has told of it; but for items, which may be answers. */
static bool is_told(const struct check *check, const struct node *paragraph)
{
    struct place place = check_first_line(check, paragraph->span);
    struct str line = source_text(place.source, place.span);
    size_t words = 0;
    bool is_inside = false;
    for (size_t at = 0; at < line.len;) {
        bool is_letter = unicode_is_word(unicode_next(line, &at));
        words += is_letter && !is_inside;
        is_inside = is_letter;
    }
    return words == 1 && paragraph->parent->kind != PLACARD_ITEM && paragraph->parent->kind != PLACARD_TASK;
}

void rule_imitated_notice(struct check *check)
{
    for (size_t i = 0; i < check->text.prose_count; i++) {
        const struct prose *prose = &check->text.proses[i];
        bool is_paragraph = prose->node != NULL && prose->node->kind == PLACARD_PARAGRAPH;
        struct range range;
        if (!is_paragraph || prose->origin == PROSE_NOTICE || prose->origin == PROSE_QUIZ)
            continue;
        const char *word = imitated_word(prose, &range);
        if (word == NULL || is_told(check, prose->node))
            continue;
        struct diag *diag = check_report(check, DIAG_IMITATED_NOTICE, prose_place(prose, range),
                                         "this looks like a notice, but is plain text to every client");
        check_label(check, diag, "shown without colour, symbol or signal word");
        check_help(check, diag,
                   "write it as a notice, on lines of its own before what it guards:\n> [!%s]\n> ...", word);
    }
}

/* "Do not lift alone: ask a colleague", "Don't forget to ...": there is something to do after all. */
static bool says_action(const struct hit *hit)
{
    static const char *const forgets[] = {"forget", "hesitate", "worry", "fail",
                                          "panic",  "just",     "only",  NULL};
    const struct prose *prose = hit->prose;
    if (words_is_one_of(words_at(prose, words_index(prose, hit->range.end)), forgets))
        return true;
    struct str rest = str_slice(prose->text, hit->range.end, prose->text.len);
    static const char *const joints[] = {";", " - ", " – ", "—", " but ", " instead", ", and "};
    for (size_t i = 0; i < sizeof joints / sizeof joints[0]; i++)
        if (str_find(rest, str_of(joints[i])) != SIZE_MAX)
            return true;
    return prose->sentence_count > 1 || prose->node->next != NULL;
}

void rule_prohibition_as_step(struct check *check)
{
    const struct hit *hit = NULL;
    while ((hit = text_next(&check->text, PHRASE_PROHIBITION, hit)) != NULL) {
        if (hit->prose->origin != PROSE_STEP || hit->range.begin > 0 || says_action(hit))
            continue;
        struct diag *diag =
            check_report(check, DIAG_PROHIBITION_AS_STEP, hit_place(hit),
                         "this step says what not to do; there is nothing to do and tick off");
        check_help(check, diag, "make it a notice before the step where it matters:\n> [!CAUTION]\n> %.*s",
                   STR_FMT(prose_written(check->stage->arena, hit->prose)));
    }
}
