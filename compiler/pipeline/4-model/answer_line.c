/*
 * answer_line.c - `**Answer:** 12 V ± 0.5 | 24 V`, and the replies to what is typed behind it.
 *
 * All right answers are numbers, or all are words; docs/guide/answers.md has the grammar.
 */
#include "pipeline/4-model/model.h"

#include <string.h>

#include "pipeline/4-model/alternatives.h"
#include "pipeline/4-model/answer_words.h"
#include "pipeline/4-model/numbers.h"
#include "pipeline/4-model/told.h"
#include "pipeline/4-model/typed.h"

/* ---- The line ---- */

static struct str strong_text(const struct model *model, const struct node *paragraph)
{
    return model_plain(model, paragraph->first);
}

/* A colon at the end of the strong text or behind it. */
static bool has_colon(struct str mark, const struct node *behind)
{
    if (str_ends(mark, STR(":")) || str_ends(mark, STR("：")))
        return true;
    bool is_text = behind != NULL && behind->kind == PLACARD_TEXT;
    return is_text && (str_starts(behind->text, STR(":")) || str_starts(behind->text, STR("：")));
}

bool answers_is_line(const struct model *model, const struct node *paragraph)
{
    struct str text = strong_text(model, paragraph);
    if (paragraph->first->kind != PLACARD_STRONG || !has_colon(text, paragraph->first->next))
        return false;
    bool is_other = model->is_translation && (str_ends(text, STR(":")) || str_ends(text, STR("：")));
    return is_other || answer_word_is_mark(model->module->language, text);
}

bool answers_is_named(const struct model *model, const struct node *paragraph)
{
    struct str any = STR(""), text = model_plain(model, paragraph);
    if (paragraph->first == NULL)
        return false;
    if (paragraph->first->kind == PLACARD_STRONG && answer_word_is_mark(any, strong_text(model, paragraph)))
        return true;
    size_t narrow = str_find_byte(text, ':', 0), wide = str_find(text, STR("："));
    size_t colon = narrow < wide ? narrow : wide;
    return colon != SIZE_MAX && answer_word_is_mark(any, str_slice(text, 0, colon));
}

/* ---- Reports ---- */

static struct str without_separator(struct arena *arena, struct str text)
{
    struct buf out = {.arena = arena};
    text = typed_plain(arena, text);
    for (size_t i = 0; i < text.len; i++) {
        bool is_between = i > 0 && i + 1 < text.len && (text.ptr[i] == ',' || text.ptr[i] == '.') &&
                          text.ptr[i - 1] >= '0' && text.ptr[i - 1] <= '9' && text.ptr[i + 1] >= '0' &&
                          text.ptr[i + 1] <= '9';
        if (!is_between)
            buf_byte(&out, text.ptr[i]);
    }
    return buf_view(&out);
}

static bool report_outcome(struct draft *draft, struct span span, struct str text,
                           enum numbers_outcome outcome)
{
    struct model *model = draft->model;
    struct arena *arena = model->stage->arena;
    struct diag *diag;
    switch (outcome) {
    case NUMBERS_THOUSANDS:
        return draft_report_unreadable(
            draft, span, "one separator and three digits can mean two things",
            str_format(arena,
                       "write %.*s for a thousand; for a decimal number, another digit behind the point",
                       STR_FMT(without_separator(arena, text))));
    case NUMBERS_LARGE:
        return draft_report_unreadable(
            draft, span, "too many digits",
            STR("a number has nine digits before the point and nine behind it at most: take a "
                "larger or smaller unit"));
    case NUMBERS_REVERSED:
        diag = model_report(model, DIAG_ANSWER_REVERSED, span, "this range runs backwards");
        model_help(model, diag, "write the smaller number first");
        return false;
    case NUMBERS_NEGATIVE:
        return draft_report_unreadable(
            draft, span, "a tolerance says how far off a number may be, to both sides",
            STR("write it without a sign: 0 ± 0.5 V; for all numbers up to one write at most 5 V"));
    case NUMBERS_DASH:
        return draft_report_unreadable(
            draft, span, "the dash can mean a range or a power",
            STR("write a unit with raised digits: 5 m s⁻¹; a range with its unit at the end: 1 to 3 V"));
    default:
        return draft_report_unreadable(
            draft, span, "begins like a number",
            STR("write a number, a range and a unit: 0 ± 0.5 V, 12 to 15 mm; for words, put a | "
                "behind them"));
    }
}

/* `200 ± 5 %`: five in a hundred of it, or from 195 to 205 per cent? */
static void report_percent(struct draft *draft, struct span span, const struct number *number)
{
    struct model *model = draft->model;
    struct arena *arena = model->stage->arena;
    struct diag *diag =
        model_report(model, DIAG_ANSWER_PERCENT, span, "a tolerance in per cent of a number without a unit");
    struct str range = str_format(arena, "%.*s to %.*s%s%.*s", STR_FMT(numbers_write(arena, number->low.at)),
                                  STR_FMT(numbers_write(arena, number->high.at)),
                                  number->unit.len > 0 ? " " : "", STR_FMT(number->unit));
    model_label(model, diag, "read as %.*s", STR_FMT(range));
    model_help(
        model, diag,
        "write **Answer:** %.*s; or the unit behind the first number, too: 230 V ± 10 %%, 20 %% ± 1 %%",
        STR_FMT(range));
}

/* ---- Numbers ---- */

/* `0815`, a part number: `815` would be right, too. */
static void check_zeros(struct draft *draft, struct span span, struct str text, const struct number *number)
{
    struct model *model = draft->model;
    struct str plain = str_trim(typed_plain(model->stage->arena, text));
    size_t zeros = 0;
    while (str_digit_at(plain, zeros) && plain.ptr[zeros] == '0' && str_digit_at(plain, zeros + 1))
        zeros++;
    if (zeros == 0 || number->unit.len > 0 || model->is_translation)
        return;
    struct str rest = str_slice(plain, zeros, plain.len);
    struct diag *diag =
        model_report(model, DIAG_ANSWER_ZEROS, span, "this answer is read as a number, its zeros are not");
    model_label(model, diag, "a worker who types %.*s is told that it is right", STR_FMT(rest));
    model_help(model, diag,
               "for a code or a part number put a | behind it: **Answer:** %.*s |; for a number write %.*s",
               STR_FMT(text), STR_FMT(rest));
}

/* What the parts are, one by one. */
struct numbers {
    struct number items[PLACARD_MAX_CHOICES];
    enum numbers_outcome outcomes[PLACARD_MAX_CHOICES];
    struct told told[PLACARD_MAX_CHOICES];
    bool is_told[PLACARD_MAX_CHOICES];
};

static struct numbers *numbers_of(const struct draft *draft, const struct alternatives *parts)
{
    struct arena *arena = draft->model->stage->arena;
    struct str language = draft->model->module->language;
    struct numbers *numbers = arena_new(arena, struct numbers);
    for (size_t i = 0; i < parts->count; i++) {
        numbers->outcomes[i] = numbers_read(arena, language, parts->items[i], &numbers->items[i]);
        bool may_be = numbers->outcomes[i] == NUMBERS_NONE || numbers->outcomes[i] == NUMBERS_UNCLEAR ||
                      numbers->outcomes[i] == NUMBERS_THOUSANDS || numbers->outcomes[i] == NUMBERS_REVERSED;
        numbers->is_told[i] = may_be && told_find(arena, language, parts->items[i], &numbers->told[i]);
    }
    return numbers;
}

/* Are all parts numbers, if some of them bad ones? */
static bool are_numbers(const struct alternatives *parts, const struct numbers *numbers)
{
    bool is_number = parts->count > 0 && !parts->is_words;
    for (size_t i = 0; i < parts->count; i++)
        is_number = is_number && numbers->outcomes[i] != NUMBERS_NONE && !numbers->is_told[i];
    return is_number;
}

static bool check_numbers(struct draft *draft, const struct alternatives *parts, struct numbers *numbers)
{
    bool is_good = true;
    for (size_t i = 0; i < parts->count; i++) {
        if (numbers->outcomes[i] != NUMBERS_READ)
            is_good = report_outcome(draft, parts->span, parts->items[i], numbers->outcomes[i]);
        else if (numbers->items[i].is_percent_bare)
            report_percent(draft, parts->span, &numbers->items[i]);
        else
            check_zeros(draft, parts->span, parts->items[i], &numbers->items[i]);
    }
    return is_good;
}

/* The one unit of all; false when there are two. */
static bool find_unit(struct draft *draft, const struct alternatives *parts, const struct numbers *numbers,
                      struct str *unit)
{
    for (size_t i = 0; i < parts->count; i++) {
        struct str own = numbers->items[i].unit;
        if (own.len > 0 && unit->len > 0 && !str_eq(own, *unit))
            return draft_report_unreadable(
                draft, parts->span, "two units",
                str_format(draft->model->stage->arena, "write all numbers in %.*s", STR_FMT(*unit)));
        if (own.len > 0)
            *unit = own;
    }
    return true;
}

static bool read_numbers(struct draft *draft, const struct alternatives *parts, struct numbers *numbers,
                         struct str *unit)
{
    if (!check_numbers(draft, parts, numbers) || !find_unit(draft, parts, numbers, unit))
        return false;
    for (size_t i = 0; i < parts->count; i++)
        numbers_add(draft, &numbers->items[i], parts->span);
    return true;
}

/* ---- Words ---- */

static struct diag *report_number(struct draft *draft, struct span span)
{
    return model_report(draft->model, DIAG_ANSWER_NUMBER_AS_WORDS, span,
                        "this answer holds a number, but is compared as words");
}

static void report_told(struct draft *draft, struct span span, const struct told *told)
{
    struct diag *diag = report_number(draft, span);
    model_label(draft->model, diag, "%s", told->label);
    model_help(draft->model, diag, "%.*s", STR_FMT(told->help));
}

/* What stands behind a number of `text`. */
static struct str behind(struct str text, struct str number)
{
    return str_trim(str_slice(text, (size_t)(number.ptr - text.ptr) + number.len, text.len));
}

/* `between 5 and 10 bar`. */
static void help_range(struct draft *draft, struct diag *diag, struct str first, struct str second,
                       struct str unit)
{
    model_help(
        draft->model, diag,
        "write the range that you accept: **Answer:** %.*s to %.*s%s%.*s; when words are meant, put a | "
        "behind them",
        STR_FMT(first), STR_FMT(second), unit.len > 0 ? " " : "", STR_FMT(unit));
}

static bool may_begin_unit(char letter)
{
    bool is_letter = (letter >= 'a' && letter <= 'z') || (letter >= 'A' && letter <= 'Z');
    return is_letter || letter == '%' || (unsigned char)letter >= 0x80;
}

/* `No. 5`: what is to be typed, or only the number? */
static void help_name(struct draft *draft, struct diag *diag, struct str text, struct str number,
                      struct str unit)
{
    struct model *model = draft->model;
    struct number read;
    bool is_number =
        numbers_read(model->stage->arena, model->module->language, number, &read) == NUMBERS_READ;
    if (is_number)
        model_help(model, diag,
                   "when words are meant, put a | behind them: **Answer:** %.*s |; else write the number "
                   "alone: **Answer:** %.*s%s%.*s",
                   STR_FMT(text), STR_FMT(number), unit.len > 0 ? " " : "", STR_FMT(unit));
    else
        model_help(model, diag, "put a | behind it: **Answer:** %.*s |", STR_FMT(text));
}

/* Words that hold a number are compared as words: `about 19.5 %` is right, `19.5` is wrong. */
static void report_number_in(struct draft *draft, struct span span, struct str text)
{
    struct model *model = draft->model;
    struct str number = told_number(text);
    if (number.len == 0)
        return;
    struct str unit = behind(text, number), second = told_number(unit);
    struct diag *diag = report_number(draft, span);
    model_label(model, diag, "a worker who types %.*s is told that it is wrong", STR_FMT(number));
    if (second.len > 0) {
        help_range(draft, diag, number, second, behind(unit, second));
        return;
    }
    struct arena *arena = model->stage->arena;
    unit = str_slice(unit, 0, str_find_byte(unit, ' ', 0));
    unit = unit.len > 0 && may_begin_unit(unit.ptr[0]) ? unit : STR("");
    if (told_is_about(str_slice(text, 0, (size_t)(number.ptr - text.ptr))))
        model_help(model, diag,
                   "write the number with the range that you accept: **Answer:** %.*s; when words are meant, "
                   "put a | behind them",
                   STR_FMT(told_range(arena, number, unit)));
    else
        help_name(draft, diag, text, number, unit);
}

/* `15 min | a quarter of an hour`: with words beside it a number is words, too. */
static void report_beside_words(struct draft *draft, const struct alternatives *parts,
                                const struct number *number)
{
    struct model *model = draft->model;
    struct arena *arena = model->stage->arena;
    struct str bare = numbers_write(arena, number->low.is_set ? number->low.at : number->high.at);
    bool is_bare = number->unit.len == 0 && number->low.is_set && number->high.is_set &&
                   number->low.at.billionths == number->high.at.billionths;
    if (is_bare)
        return; /* typed as it stands, it is right */
    struct diag *diag = report_number(draft, parts->span);
    model_label(model, diag, "a worker who types %.*s is told that it is wrong", STR_FMT(bare));
    struct buf all = {.arena = arena};
    for (size_t i = 0; i < parts->count; i++)
        buf_format(&all, "%.*s | ", STR_FMT(parts->items[i]));
    model_help(model, diag,
               "write numbers alone on the line, or every way to type them, and a | at the end: **Answer:** "
               "%.*s%.*s |",
               STR_FMT(buf_view(&all)), STR_FMT(bare));
}

/* A | behind them says that words are meant as they stand.  Answers of a translation come from the source. */
static void check_words(struct draft *draft, const struct alternatives *parts, const struct numbers *numbers)
{
    bool is_alone = parts->count == 1;
    if (parts->is_words || draft->model->is_translation)
        return;
    for (size_t i = 0; i < parts->count; i++) {
        struct str text = parts->items[i];
        if (numbers->is_told[i])
            report_told(draft, parts->span, &numbers->told[i]);
        else if (numbers->outcomes[i] == NUMBERS_READ)
            report_beside_words(draft, parts, &numbers->items[i]);
        else if (is_alone && !near_answers_tell_list(draft, parts->span, text))
            report_number_in(draft, parts->span, text);
    }
}

/* Too long for what a worker may type; or folds for more spellings than a question may have. */
static bool check_sizes(struct draft *draft, struct span span)
{
    size_t folds = 0;
    for (const struct node *at = draft->node->first; at != draft->answers; at = at->next) {
        folds += at->kind == PLACARD_FOLD ? at->text.len : 0;
        if (at->kind == PLACARD_ACCEPT && at->text.len > PLACARD_MAX_TYPED)
            return draft_report_unreadable(draft, span, "longer than what can be typed, 255 bytes",
                                           STR("ask for a word or two, or offer choices"));
    }
    if (folds <= PLACARD_MAX_FOLDS)
        return true;
    return draft_report_unreadable(draft, span, "too many letters that can be typed in several ways",
                                   STR("accept fewer words"));
}

static bool read_words(struct draft *draft, const struct alternatives *parts)
{
    bool is_good = true;
    for (size_t i = 0; i < parts->count; i++) {
        if (!accepted_add(draft, parts->items[i], parts->span))
            is_good = draft_report_unreadable(
                draft, parts->span, "nothing that could be typed",
                STR("write the words that count as right: **Answer:** lock | padlock"));
    }
    return is_good;
}

static void read_folds(struct draft *draft, const struct alternatives *parts)
{
    for (size_t i = 0; i < parts->count; i++)
        accepted_add_folds(draft, parts->items[i], parts->span);
}

/* `**Answer:** lock` and `Because it holds.` on the next line: one answer, that nobody types. */
static bool report_next_line(struct draft *draft, const struct alternatives *parts)
{
    struct str help = str_format(
        draft->model->stage->arena,
        "when both are right, put a | between them: %.*s | %.*s; what explains stands behind an empty line",
        STR_FMT(parts->first_line), STR_FMT(parts->next_line));
    return draft_report_unreadable(draft, parts->span, "the next line is a part of the answer", help);
}

static bool check_parts(struct draft *draft, const struct alternatives *parts)
{
    if (parts->next_line.len > 0)
        return report_next_line(draft, parts);
    if (parts->count > 0 && !parts->is_too_many)
        return true;
    return draft_report_unreadable(draft, parts->span,
                                   parts->count == 0 ? "nothing stands behind it" : "more than 32 words",
                                   STR("write the words that count as right: **Answer:** lock | padlock"));
}

/* ---- Replies ---- */

bool answers_are_replies(const struct node *list)
{
    for (const struct node *item = list->first; item != NULL; item = item->next) {
        bool has_words = item->first != NULL && item->first->kind == PLACARD_PARAGRAPH;
        if (item->kind != PLACARD_TASK || !has_words || node_child(item, PLACARD_QUOTE) == NULL)
            return false;
    }
    return true;
}

/* The question's right answers, and what a reply is said to. */
struct replies {
    struct draft *draft;
    bool is_number;
    struct numbers *right;
    size_t right_count;
    struct str *unit;
};

static struct span first_line(const struct replies *replies, const struct node *node)
{
    return source_first_line(replies->draft->model->stage->source, node->span);
}

/* A wrong answer that is right elsewhere would never be told that it is wrong. */
static bool report_right(const struct replies *replies, const struct node *item)
{
    struct model *model = replies->draft->model;
    struct diag *diag = model_report(model, DIAG_CHOICE_TWICE, first_line(replies, item),
                                     "this wrong answer is a right one, too");
    model_other(model, diag, first_line(replies, replies->draft->answers), "what is right");
    model_help(model, diag, "tick its box, or write another answer");
    return false;
}

static bool check_wrong_words(const struct replies *replies, const struct alternatives *parts,
                              const struct node *item)
{
    for (size_t i = 0; i < parts->count && item->number == 0; i++) {
        if (draft_has(replies->draft, PLACARD_ACCEPT, accepted_fold(replies->draft, parts->items[i])))
            return report_right(replies, item);
    }
    return true;
}

static bool check_wrong_numbers(const struct replies *replies, const struct alternatives *parts,
                                const struct numbers *numbers, const struct node *item)
{
    for (size_t i = 0; i < parts->count && item->number == 0; i++) {
        for (size_t right = 0; right < replies->right_count; right++) {
            if (numbers_cover(&replies->right->items[right], &numbers->items[i]))
                return report_right(replies, item);
        }
    }
    return true;
}

static void add_reply(struct draft *draft, const struct alternatives *parts, struct node *item)
{
    struct node *reply =
        draft_add(draft, PLACARD_REPLY, item->span, alternatives_shown(draft->model->stage->arena, parts));
    reply->number = item->number;
    for (struct node *at = item->first->next, *next; at != NULL; at = next) {
        next = at->next;
        if (at->kind != PLACARD_QUOTE) {
            node_move(reply, at);
            continue;
        }
        for (struct node *block = at->first, *after; block != NULL; block = after) {
            after = block->next;
            node_move(reply, block);
        }
    }
}

static bool read_reply_numbers(struct replies *replies, const struct alternatives *parts, struct node *item)
{
    struct draft *draft = replies->draft;
    struct numbers *numbers = numbers_of(draft, parts);
    if (!are_numbers(parts, numbers))
        return draft_report_unreadable(draft, parts->span, "no number, as the answer is",
                                       STR("write a number or a range: 240 V, above 30 V"));
    add_reply(draft, parts, item);
    return read_numbers(draft, parts, numbers, replies->unit) &&
           check_wrong_numbers(replies, parts, numbers, item);
}

static bool read_reply(struct replies *replies, struct node *item)
{
    struct draft *draft = replies->draft;
    struct model *model = draft->model;
    options_take(model, item->first, 0);
    if (!near_answers_check_line(draft, item->first))
        return false;
    struct str text = alternatives_text(model, item->first, item->first->first);
    struct alternatives parts = alternatives_of(model->stage->arena, text, first_line(replies, item));
    if (!check_parts(draft, &parts))
        return false;
    if (replies->is_number)
        return read_reply_numbers(replies, &parts, item);
    if (!check_wrong_words(replies, &parts, item))
        return false;
    add_reply(draft, &parts, item);
    bool is_good = read_words(draft, &parts);
    read_folds(draft, &parts);
    return is_good;
}

static bool read_replies(struct replies *replies)
{
    struct node *list = replies->draft->replies;
    bool is_good = true;
    for (struct node *item = list == NULL ? NULL : list->first; item != NULL; item = item->next)
        is_good = read_reply(replies, item) && is_good;
    return is_good;
}

/* ---- All of it ---- */

static struct alternatives read_line(struct draft *draft)
{
    struct model *model = draft->model;
    struct node *paragraph = draft->answers;
    struct options options = options_take(model, paragraph, OPTION_EXACT);
    draft->is_exact = options.is_exact;
    struct str text = alternatives_text(model, paragraph, paragraph->first);
    struct str mark = strong_text(model, paragraph);
    text = str_trim(str_slice(text, mark.len, text.len));
    size_t colon = str_starts(text, STR(":")) ? 1 : str_starts(text, STR("：")) ? STR("：").len : 0;
    text = str_trim(str_slice(text, colon, text.len));
    return alternatives_of(model->stage->arena, text, paragraph->span);
}

/* Right answers, replies, unit or folds, what is shown: in this order. */
static bool read_answers(struct draft *draft, const struct alternatives *parts, struct numbers *numbers)
{
    struct str unit = {NULL, 0};
    struct replies replies = {draft, draft->question->type == PLACARD_TYPE_NUMERIC, numbers, parts->count,
                              &unit};
    bool is_good = replies.is_number ? read_numbers(draft, parts, numbers, &unit) : read_words(draft, parts);
    if (is_good && !replies.is_number)
        read_folds(draft, parts);
    is_good = is_good && read_replies(&replies);
    if (is_good && unit.len > 0)
        units_add(draft, unit, parts->span);
    is_good = is_good && check_sizes(draft, parts->span);
    if (is_good)
        accepted_settle(draft->model->stage->arena, draft->node, draft->question->written, draft->is_exact);
    return is_good;
}

bool answers_read_line(struct draft *draft)
{
    struct alternatives parts = read_line(draft);
    struct numbers *numbers = numbers_of(draft, &parts);
    bool is_number = are_numbers(&parts, numbers);
    draft->question->type = is_number ? PLACARD_TYPE_NUMERIC : PLACARD_TYPE_SHORT_TEXT;
    bool is_good = near_answers_check_line(draft, draft->answers) && check_parts(draft, &parts) &&
                   read_answers(draft, &parts, numbers);
    if (is_good && !is_number)
        check_words(draft, &parts, numbers);
    if (is_good)
        draft_add(draft, PLACARD_SHOWN, parts.span, alternatives_shown(draft->model->stage->arena, &parts));
    draft->is_exact = draft->is_exact && !is_number;
    node_remove(draft->answers);
    return is_good;
}
