#include "base/signal.h"
#include "pipeline/4-model/model.h"

#include <string.h>

static const struct str words[] = {
#define X(name, code, word) {word, sizeof(word) - 1},
    PLACARD_NOTICE_LIST(X)
#undef X
};
enum { WORD_COUNT = PLACARD_LEVEL_LAST_WRITTEN }; /* what an author may write */

/* The word of a marker `[!WORD]` that `text` begins with, or empty. */
static struct str marker_word(struct str text)
{
    size_t end = str_find_byte(text, ']', 0);
    if (!str_starts(text, STR("[!")) || end == SIZE_MAX || end < 3)
        return STR("");
    for (size_t i = 2; i < end; i++) {
        char c = text.ptr[i];
        bool is_letter = (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || c == '-' || c == '_' ||
                         (unsigned char)c >= 0x80;
        if (!is_letter)
            return STR("");
    }
    return str_slice(text, 2, end);
}

/* Code of a signal word, or 0. */
static uint32_t level_of(struct str word)
{
    for (uint32_t i = 0; i < WORD_COUNT; i++) {
        if (str_eq_nocase(words[i], word))
            return i + 1;
    }
    return 0;
}

static struct str upper_case(struct model *model, struct str word)
{
    struct str copy = str_copy(model->stage->arena, word);
    char *bytes = (char *)(uintptr_t)copy.ptr;
    for (size_t i = 0; i < copy.len; i++)
        bytes[i] = bytes[i] >= 'a' && bytes[i] <= 'z' ? (char)(bytes[i] - 'a' + 'A') : bytes[i];
    return copy;
}

/* The marker's place in the file: its brackets and word. */
static struct span marker_span(const struct model *model, const struct node *text, struct str word)
{
    size_t at = str_find(source_text(model->stage->source, text->span), word);
    if (at == SIZE_MAX || at < 2)
        return text->span;
    uint32_t begin = text->span.begin + (uint32_t)at - 2;
    return (struct span){begin, begin + (uint32_t)word.len + 3};
}

static void report_unknown(struct model *model, struct str word, struct span span)
{
    struct str upper = upper_case(model, word);
    struct str near = str_nearest(upper, words, WORD_COUNT);
    struct diag *diag =
        model_report(model, DIAG_NOTICE_UNKNOWN, span, "`%.*s` is not a signal word", STR_FMT(word));
    model_label(model, diag, "would be shown as plain text");
    uint32_t level = signal_of(model->stage->arena, word);
    if (level > 0)
        model_help(model, diag, "write [!%.*s]: the page shows it in the worker's language",
                   STR_FMT(words[level - 1]));
    else if (near.len > 0)
        model_help(model, diag, "did you mean [!%.*s]?", STR_FMT(near));
    else
        model_help(model, diag,
                   "write [!DANGER], [!WARNING], [!CAUTION], [!NOTICE], [!IMPORTANT], [!NOTE] or [!TIP]");
}

static void warn_lower_case(struct model *model, struct str word, struct span span)
{
    struct str upper = upper_case(model, word);
    struct diag *diag =
        model_report(model, DIAG_NOTICE_LOWER_CASE, span, "signal words are written in capitals");
    model_help(model, diag, "write [!%.*s]", STR_FMT(upper));
    diag->fix = str_format(model->stage->arena, "[!%.*s]", STR_FMT(upper));
}

/* Cut the marker, and the line break or blanks behind it, off the first paragraph. */
static void cut_marker(struct node *quote, size_t len)
{
    struct node *paragraph = quote->first, *text = paragraph->first;
    struct str rest = str_slice(text->text, len, text->text.len);
    while (rest.len > 0 && (rest.ptr[0] == ' ' || rest.ptr[0] == '\n')) {
        rest.ptr++;
        rest.len--;
    }
    text->text = rest;
    if (rest.len > 0)
        return;
    struct node *next = text->next;
    node_remove(text);
    if (next != NULL && next->kind == PLACARD_LINE_BREAK)
        node_remove(next);
    if (paragraph->first == NULL)
        node_remove(paragraph);
}

/* The word of the marker that a quote opens with, or empty. */
static struct str quote_word(const struct node *quote)
{
    const struct node *paragraph = quote->kind == PLACARD_QUOTE ? quote->first : NULL;
    const struct node *text = paragraph == NULL ? NULL : paragraph->first;
    if (text == NULL || paragraph->kind != PLACARD_PARAGRAPH || text->kind != PLACARD_TEXT)
        return STR("");
    return marker_word(text->text);
}

bool notices_has_marker(const struct node *quote)
{
    return quote_word(quote).len > 0;
}

/* "[!DANGER]: 480 V", "[!danger]+ Title", "[!DANGER][]": marks of other tools right behind a marker. */
static void check_rest(struct model *model, struct str text, size_t end, struct span span)
{
    struct str rest = str_slice(text, end, text.len);
    size_t at = 0;
    while (at < rest.len && rest.ptr[at] == ' ')
        at++;
    if (at >= rest.len || strchr(":+-[]|!*", rest.ptr[at]) == NULL || (rest.ptr[at] == '[' && at > 0))
        return;
    struct diag *diag =
        model_report(model, DIAG_NEARLY_NOTICE, span,
                     "the mark behind this marker is shown as the first of what the notice says");
    model_help(model, diag, "write the marker alone on its line, and what can happen on the next one");
}

static void make_notice(struct model *model, struct node *quote)
{
    struct str word = quote_word(quote);
    if (word.len == 0)
        return;
    struct span span = marker_span(model, quote->first->first, word);
    uint32_t level = level_of(word);
    if (level == 0) {
        report_unknown(model, word, span);
        return;
    }
    if (!str_eq(words[level - 1], word))
        warn_lower_case(model, word, span);
    check_rest(model, quote->first->first->text, word.len + 3, span);
    quote->kind = PLACARD_NOTICE;
    quote->number = level;
    cut_marker(quote, word.len + 3);
    if (node_is_blank(quote)) {
        struct diag *diag = model_report(model, DIAG_NOTICE_EMPTY, span, "this notice says nothing");
        model_help(model, diag, "write the hazard, what it can do and how to avoid it, each line after >");
    }
}

void notices_make(struct model *model)
{
    struct node *root = model->module->root;
    for (struct node *at = root; at != NULL; at = node_walk(root, at)) {
        if (at->kind == PLACARD_QUOTE)
            make_notice(model, at);
    }
}

/* ---- What a notice guards ---- */

static bool is_hazard(const struct node *notice)
{
    return notice->number <= PLACARD_LEVEL_LAST_HAZARD;
}

static struct node *step_around(const struct node *node)
{
    struct node *at = node->parent;
    while (at != NULL && at->kind != PLACARD_STEP)
        at = at->parent;
    return at;
}

/* The next sibling of a kind that readers act on: not a notice, comment or footnote. */
static struct node *next_block(const struct node *node)
{
    struct node *next = node->next;
    while (next != NULL &&
           (next->kind == PLACARD_NOTICE || next->kind == NODE_COMMENT || next->kind == PLACARD_FOOTNOTE))
        next = next->next;
    return next;
}

static struct node *find_beside(const struct node *node, uint32_t kind, bool is_before)
{
    struct node *at = is_before ? node->prev : node->next;
    while (at != NULL && at->kind != kind)
        at = is_before ? at->prev : at->next;
    return at;
}

static void report_late(struct model *model, const struct node *notice, const struct node *step,
                        bool is_inside)
{
    struct str word = words[notice->number - 1];
    struct span line = source_first_line(model->stage->source, notice->span);
    struct diag *diag = model_report(model, DIAG_NOTICE_TOO_LATE, line,
                                     "this %.*s comes after the step it is about", STR_FMT(word));
    model_label(model, diag, "too late: the worker has done it by now");
    model_other(model, diag, source_first_line(model->stage->source, step->span), "the step before it");
    if (is_inside)
        model_help(model, diag, "move it above the step, or inside the step above its instruction");
    else
        model_help(model, diag,
                   "move it above the step it is about, or below the heading of the phase it is about");
}

/* A notice in a step guards what follows in the step. */
static struct node *guard_inside(struct model *model, const struct node *notice, struct node *step)
{
    bool is_last = next_block(notice) == NULL;
    for (const struct node *at = notice->parent; at != step && is_last; at = at->parent)
        is_last = next_block(at) == NULL;
    if (!is_last)
        return step;
    if (is_hazard(notice))
        report_late(model, notice, step, true);
    return NULL;
}

static struct node *guard_outside(struct model *model, const struct node *notice)
{
    struct node *holder = notice->parent;
    struct node *before = find_beside(notice, PLACARD_PROCEDURE, true);
    struct node *after = find_beside(notice, PLACARD_PROCEDURE, false);
    bool is_phase = holder->kind == PLACARD_PHASE;
    if (before == NULL && is_phase)
        return holder;
    if (after != NULL && (before != NULL || next_block(notice) == after))
        return after->first;
    if (before == NULL)
        return holder; /* the document */
    /* Behind the last step of its phase, whatever else follows; before a phase it guards that one. */
    const struct node *next = next_block(notice);
    bool guards_phase = next != NULL && next->kind == PLACARD_PHASE;
    if (!guards_phase && is_hazard(notice) && before->last != NULL)
        report_late(model, notice, before->last, false);
    return guards_phase ? next_block(notice) : NULL;
}

/* A note stands at the end of the module, whatever refers to it. */
static void check_place(struct model *model, const struct node *notice)
{
    const struct node *at = notice->parent;
    while (at != NULL && at->kind != PLACARD_FOOTNOTE)
        at = at->parent;
    if (at == NULL || !is_hazard(notice))
        return;
    struct diag *diag = model_report(
        model, DIAG_NOTICE_TOO_LATE, source_first_line(model->stage->source, notice->span),
        "this %.*s stands in a footnote, and is shown at the end", STR_FMT(words[notice->number - 1]));
    model_help(model, diag, "move it above the step it is about, as a block quote of its own");
}

static struct notice guard(struct model *model, struct node *node)
{
    check_place(model, node);
    struct notice notice = {
        .node = node, .level = (placard_notice_level)node->number, .inside = step_around(node)};
    bool is_procedure = model->module->fields.kind == PLACARD_MODULE_PROCEDURE;
    if (notice.inside != NULL)
        notice.guards = guard_inside(model, node, notice.inside);
    else if (node->parent->kind == PLACARD_PHASE || (node->parent == model->module->root && is_procedure))
        notice.guards = guard_outside(model, node);
    else if (node->parent == model->module->root)
        notice.guards = model->module->root;
    return notice;
}

void notices_guard(struct model *model)
{
    struct module *module = model->module;
    size_t count;
    struct node **notices = node_all(model->stage->arena, module->root, PLACARD_NOTICE, &count);
    module->notices = arena_array(model->stage->arena, struct notice, count);
    for (size_t i = 0; i < count; i++)
        module->notices[module->notice_count++] = guard(model, notices[i]);
}
