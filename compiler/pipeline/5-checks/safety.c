/* safety.c - what looks like a notice and is none, and what is told as a step and should be one. */
#include "pipeline/5-checks/rules.h"

#include <string.h>

#include "base/codes.h"
#include "base/signal.h"
#include "base/unicode.h"
#include "pipeline/5-checks/words.h"

enum { LONGEST_MARKS = 16 }; /* bytes before a signal word: "{% hint style=" is too much */

/* Signs that open a paragraph as a notice would, and the word to write instead. */
static const struct {
    const char *sign, *word;
} signs[] = {
    {"⚠", "WARNING"}, {"☠", "DANGER"}, {"🚨", "DANGER"},     {"❗", "IMPORTANT"}, {"⛔", "DANGER"},
    {"ℹ", "NOTE"},    {"💡", "TIP"},    {"/!\\", "WARNING"}, {"<!>", "WARNING"}, {"(!)", "WARNING"},
    {"☢", "DANGER"},  {"☣", "DANGER"}, {"🛑", "WARNING"},
};

/* Capitals alone; scripts without them have none. */
static bool is_all_upper(struct str text)
{
    size_t capitals = 0;
    for (size_t at = 0; at < text.len;) {
        uint32_t c = unicode_next(text, &at);
        if (unicode_upper(c) != c)
            return false;
        capitals += unicode_lower(c) != c;
    }
    return capitals > 0;
}

/* "【注意】": in scripts without capitals brackets set a word off. */
static bool is_bracketed(struct str text, const struct signal *signal)
{
    static const char *const brackets[] = {"(", "[", "<", "（", "【", "［", "〔", "＜", "《"};
    struct str word = str_slice(text, signal->begin, signal->end);
    if (word.len == 0 || (unsigned char)word.ptr[0] < 0x80)
        return false;
    for (size_t at = 0; at < word.len;) {
        uint32_t c = unicode_next(word, &at);
        if (unicode_upper(c) != c || unicode_lower(c) != c)
            return false;
    }
    for (size_t i = 0; i < sizeof brackets / sizeof brackets[0]; i++)
        if (str_starts(text, str_of(brackets[i])))
            return signal->begin > 0;
    return false;
}

/* The openers that other tools use: "!!! warning", "::: caution" and "{danger}". */
static bool is_opener(struct str marks)
{
    size_t count = 0;
    while (count < marks.len && (marks.ptr[count] == '!' || marks.ptr[count] == ':'))
        count++;
    return count >= 3 || str_ends(marks, STR("{"));
}

static const struct node *first_mark(const struct node *paragraph)
{
    const struct node *first = paragraph->first;
    return first != NULL && first->kind == PLACARD_EMPHASIS && first->first != NULL &&
                   first->first->kind == PLACARD_STRONG
               ? first->first
               : first;
}

/* **Danger** 480 V: strong, stressed or as code, and nothing else of the sentence. */
static bool is_word_set_off(struct arena *arena, const struct node *paragraph)
{
    const struct node *mark = first_mark(paragraph);
    if (mark == NULL || mark->kind == PLACARD_TEXT)
        return false;
    return signal_of(arena, mark->kind == PLACARD_CODE ? mark->text : node_plain(arena, mark)) > 0;
}

/* What is called by a signal word and is none: "DANGER tags hang in the box." */
static bool is_name(const struct prose *prose, size_t end)
{
    static const char *const things[] = {
        "sign",   "signs",   "label", "labels", "tag",     "tags",    "tape",     "light",
        "lights", "lamp",    "lamps", "symbol", "symbols", "message", "messages", "level",
        "levels", "log",     "logs",  "status", "zone",    "zones",   "area",     "areas",
        "notice", "notices", "led",   "line",   "lines",   "alert",   "alerts",   "severity",
        "or",     "and",     "event", "events", "state",   "means",   "is",       NULL};
    return words_is_one_of(words_at(prose, words_index(prose, (uint32_t)end)), things);
}

/* Marks that close what opens before a word: "(DANGER) 480 V". */
static size_t skip_closers(struct str text, size_t at)
{
    while (at < text.len && strchr(")]*=_} ", text.ptr[at]) != NULL)
        at++;
    return at;
}

static bool is_mark_at(struct str text, size_t at)
{
    struct str rest = str_slice(text, at, text.len);
    return rest.len == 0 || *rest.ptr == ':' || *rest.ptr == '!' || str_starts(rest, STR("：")) ||
           str_starts(rest, STR("！"));
}

/*
 * A signal word counts when something sets it off: a sign, an opener of another tool; a mark behind it, when
 * it is strong, in capitals, or the word of a hazard; and a hazard's word that is itself set off, whatever
 * follows.
 */
static const char *imitated_word(struct arena *arena, const struct prose *prose, struct range *range)
{
    struct str text = prose->text;
    for (size_t i = 0; i < sizeof signs / sizeof signs[0]; i++) {
        *range = (struct range){0, (uint32_t)strlen(signs[i].sign)};
        if (str_starts(text, str_of(signs[i].sign)))
            return signs[i].word;
    }
    bool is_set_off = is_word_set_off(arena, prose->node);
    struct signal signal = signal_at_start(arena, text);
    if (*text.ptr == PROSE_CODE && is_set_off) /* whose letters are masked */
        signal = (struct signal){signal_of(arena, prose->node->first->text), 0, prose->node->first->text.len};
    if (signal.level == 0 || signal.begin > LONGEST_MARKS || str_starts(text, STR("[!")))
        return NULL;
    size_t next = skip_closers(text, signal.end);
    if (prose->node->kind == PLACARD_CELL && (next >= text.len || !is_set_off))
        return NULL; /* a word in a table: of a scale, or told by the model */
    bool is_hazard = signal.level <= PLACARD_LEVEL_LAST_HAZARD;
    bool is_strong = first_mark(prose->node)->kind == PLACARD_STRONG;
    is_set_off =
        is_set_off || is_all_upper(str_slice(text, signal.begin, signal.end)) || is_bracketed(text, &signal);
    bool is_marked = is_mark_at(text, next) && (is_set_off || is_strong || is_hazard);
    bool is_foreign = is_opener(str_slice(text, 0, signal.begin));
    if (!is_marked && !is_foreign && !(is_hazard && is_set_off && !is_name(prose, signal.end)))
        return NULL;
    *range = (struct range){0, (uint32_t)signal.end};
    return codes_notice(signal.level);
}

/* Where its first line is the word alone, the model has told of it; but for items, which may be answers. */
static bool is_told(const struct check *check, const struct node *paragraph)
{
    struct place place = check_first_line(check, paragraph->span);
    return signal_of(check->stage->arena, source_text(place.source, place.span)) > 0 &&
           paragraph->parent->kind != PLACARD_ITEM && paragraph->parent->kind != PLACARD_TASK;
}

void rule_imitated_notice(struct check *check)
{
    for (size_t i = 0; i < check->text.prose_count; i++) {
        const struct prose *prose = &check->text.proses[i];
        bool is_text = prose->node != NULL &&
                       (prose->node->kind == PLACARD_PARAGRAPH || prose->node->kind == PLACARD_CELL);
        struct range range;
        if (!is_text || prose->text.len == 0 || prose->origin == PROSE_NOTICE || prose->origin == PROSE_QUIZ)
            continue;
        const char *word = imitated_word(check->stage->arena, prose, &range);
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
